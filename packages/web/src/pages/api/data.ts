/** The interface for programs, as its OpenAPI document describes it: grouped, each route with what it takes and answers. */

import type { Library } from '../../data/library.js';
import type { ApiDocument, Content, Operation, Parameter } from './document.js';
import { kindOf, type SchemaLine, schemaLines } from './schema-lines.js';

/** Groups of routes, in the order in which they are shown. */
export const apiGroups = [
  'logs',
  'views',
  'live',
  'past',
  'law',
  'acts',
  'private',
  'plays',
  'access',
  'operations',
] as const;
export type ApiGroup = (typeof apiGroups)[number];

export interface ApiParameter {
  readonly name: string;
  readonly where: string;
  readonly kind: string;
  readonly isRequired?: true;
  readonly about?: string;
}

/** What is sent or answered. */
export interface ApiContent {
  readonly status?: string;
  readonly type: string;
  readonly kind: string;
  readonly about?: string;
  readonly lines: readonly SchemaLine[];
}

export interface ApiRoute {
  readonly method: string;
  /** "/api/v1/logs/{log}" */
  readonly path: string;
  /** In English, as in the document. */
  readonly summary: string;
  readonly isSignedIn?: true;
  readonly parameters: readonly ApiParameter[];
  readonly body: readonly ApiContent[];
  readonly answers: readonly ApiContent[];
}

export interface ApiData {
  readonly groups: readonly { readonly group: ApiGroup; readonly routes: readonly ApiRoute[] }[];
  readonly problems: readonly ApiContent[];
  /** Something to try: values for a parameter's name. */
  readonly examples: Readonly<Record<string, readonly string[]>>;
}

export function apiPage({ api = {}, archive, logs, statutes }: Library): ApiData {
  const routes = Object.entries(api.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ operation, route: routeOf(method, path, operation) })),
  );
  // Those with elections first: of them most can be asked.
  const tried = [...logs].sort((one, other) => other.elections.length - one.elections.length);
  return {
    groups: apiGroups
      .map((group) => ({
        group,
        routes: routes.filter(({ operation }) => operation.tags?.includes(group) === true).map(({ route }) => route),
      }))
      .filter((group) => group.routes.length > 0),
    problems: problemsOf(api),
    examples: {
      log: tried.map(({ origin }) => origin),
      election: tried.flatMap(({ elections }) => elections.map(({ id }) => id)),
      statute: [...statutes.keys()],
      id: archive.map(({ loaded }) => loaded.election.id),
      index: ['0'],
    },
  };
}

function routeOf(method: string, path: string, operation: Operation): ApiRoute {
  const { summary = '', security, parameters = [], requestBody, responses = {} } = operation;
  return {
    ...{ method: method.toUpperCase(), path, summary },
    ...(security === undefined ? {} : { isSignedIn: true }),
    // As they stand in the address, then the query.
    parameters: [...parameters].sort((one, other) => rank(one, path) - rank(other, path)).map(parameterOf),
    body: contentOf(requestBody?.content),
    answers: Object.entries(responses)
      .filter(([status]) => !isProblem(status))
      .flatMap(([status, { content }]) => contentOf(content, status)),
  };
}

function rank({ name, in: where }: Parameter, path: string): number {
  const at = path.indexOf(`{${name}}`);
  return where === 'path' && at >= 0 ? at : path.length;
}

function parameterOf({ name, in: where, required, description, schema = {} }: Parameter): ApiParameter {
  const about = description ?? schema.description;
  return {
    ...{ name, where, kind: kindOf(schema) },
    ...(required === true ? { isRequired: true } : {}),
    ...(about === undefined ? {} : { about }),
  };
}

function contentOf(content: Content | undefined, status?: string): readonly ApiContent[] {
  return Object.entries(content ?? {}).map(([type, { schema = {} }]) => ({
    ...(status === undefined ? {} : { status }),
    ...{ type, kind: kindOf(schema), lines: schemaLines(schema) },
    ...(schema.description === undefined ? {} : { about: schema.description }),
  }));
}

/** Problems may come from everywhere: they are shown once. */
function isProblem(status: string): boolean {
  return /^[45]XX$/i.test(status);
}

function problemsOf({ paths = {} }: ApiDocument): readonly ApiContent[] {
  const [first] = Object.values(paths).flatMap((methods) => Object.values(methods));
  return contentOf(Object.entries(first?.responses ?? {}).find(([status]) => isProblem(status))?.[1].content);
}
