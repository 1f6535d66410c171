/** The description of the API: made from the schemas of its routes. */

import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { csrfHeader, sessionCookie } from './identify.js';
import { RefusalView } from './shapes/acts.js';

/** Groups of routes, in the order in which they are shown. */
export const groups = {
  logs: 'Logs: leaves, proofs, tiles, documents',
  views: 'What a log comes to',
  live: 'Changes as they happen',
  acts: 'The way in: documents, acts',
  private: 'Private parts of leaves',
  law: 'The law',
  past: 'Elections of the past',
  plays: 'Rehearsals played from the server’s own pages',
  access: 'Accounts, sessions, keys, the trail of access',
  operations: 'For those who run the server',
} as const;
export type Group = keyof typeof groups;

const params = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]));
const ProblemView = Type.Object(
  {
    type: Type.String({ description: '/problems/<code>' }),
    title: Type.String({ description: 'What is wrong, in the reader’s language.' }),
    status: Type.Integer(),
    code: Type.String({ description: 'Of the closed lists in docs/formats/api.md.' }),
    detail: Type.Optional(Type.String({ description: 'What to do.' })),
    params: Type.Optional(params),
    refusals: Type.Optional(
      Type.Array(
        Type.Object({
          ...RefusalView.properties,
          wrong: Type.String(),
          where: Type.String(),
          todo: Type.Optional(Type.String()),
        }),
        { description: 'Of an act: all reasons at once.' },
      ),
    ),
  },
  { description: 'Problem details (RFC 9457).' },
);
const problemAnswer = {
  description: 'A problem, with its code',
  content: { 'application/problem+json': { schema: ProblemView } },
};

/** Has to be called before the routes are there: each of them may answer with a problem. */
export function describeProblems(app: FastifyInstance): void {
  app.addHook('onRoute', ({ schema }) => {
    if (schema === undefined || 'hide' in schema) return;
    const own = (schema.response ?? {}) as Readonly<Record<string, unknown>>;
    schema.response = { '4xx': problemAnswer, '5xx': problemAnswer, ...own };
  });
}

export const describing: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Saylau',
      version: '1',
      description: 'Every official act of an election, and what they add up to. The rules of it: docs/formats/api.md.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: Object.entries(groups).map(([name, description]) => ({ name, description })),
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A key for machines.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookie,
          description: `Of a person; changes carry its token in ${csrfHeader}.`,
        },
      },
    },
  },
};
