/** What the description of the API promises, and whether answers keep it. No part of the product. */

import type { FastifyInstance } from 'fastify';
import { Errors } from 'typebox/schema';

type Json = Readonly<Record<string, unknown>>;

export interface Operation {
  /** `GET` */
  readonly method: string;
  readonly path: string;
  /** Status → content type → schema. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, Json>>;
}

/** Every operation that the document describes. */
export function operationsOf(app: FastifyInstance): readonly Operation[] {
  const { paths = {} } = app.swagger() as unknown as {
    readonly paths?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses = {} }]) => ({
      method: method.toUpperCase(),
      path,
      answers: new Map(
        Object.entries(responses as Json).map(([status, answer]) => [status, contentOf(answer as Json)]),
      ),
    })),
  );
}

function contentOf({ content = {} }: Json): ReadonlyMap<string, Json> {
  const all = Object.entries(content as Readonly<Record<string, Json>>);
  return new Map(all.map(([type, { schema = {} }]) => [type, schema as Json]));
}

/** What a value has otherwise than the schema says; a member that is not described is a fault too. */
export function faultsIn(schema: Json, value: unknown): readonly string[] {
  const [isRight, errors] = Errors(strict(schema) as Parameters<typeof Errors>[0], value);
  return isRight ? [] : errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strict(value)]));
  const isClosed = 'properties' in inner && !('additionalProperties' in inner);
  return isClosed ? { ...inner, additionalProperties: false } : inner;
}
