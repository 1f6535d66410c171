/** For those who run the server: is it alive, can it serve, how does it fare. */

import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { ApiContext } from '../context.js';
import { securityHeaders } from '../security-headers.js';

const Alive = Type.Object({ status: Type.Literal('alive') });
const Ready = Type.Object({
  status: Type.Enum(['ready', 'recovering']),
  writing: Type.Boolean({ description: 'This process appends; of several one does.' }),
  logs: Type.Integer(),
});

const headers = { ...securityHeaders, 'cache-control': 'no-store' };

/** Public. */
export function operationRoutes(app: FastifyInstance, context: ApiContext): void {
  const tags = ['operations'];
  app.get(
    '/health',
    { schema: { tags, summary: 'Is the process alive', response: { 200: Alive } } },
    async (_, reply) => await reply.headers(headers).send({ status: 'alive' }),
  );
  const summary = 'Can it serve, and does it append';
  app.get('/ready', { schema: { tags, summary, response: { 200: Ready, 503: Ready } } }, async (_, reply) => {
    const modes = [context.real, context.rehearsal];
    const failing = modes.flatMap(({ records }) => records.all()).filter(({ failure }) => failure !== undefined);
    const ready = failing.length === 0;
    return await reply
      .code(ready ? 200 : 503)
      .headers(headers)
      .send({
        status: ready ? 'ready' : 'recovering',
        writing: modes.every(({ records }) => records.isWriting),
        logs: modes.reduce((sum, { records }) => sum + records.all().length, 0),
      });
  });
  const response = { 200: { description: 'Text', content: { 'text/plain': { schema: Type.String() } } } };
  app.get('/metrics', { schema: { tags, summary: 'Prometheus metrics', response } }, async (_, reply) => {
    const { registry } = context.metrics;
    return await reply
      .headers(headers)
      .type(registry.contentType)
      .send(await registry.metrics());
  });
}
