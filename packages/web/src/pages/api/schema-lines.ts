/** A JSON schema as lines that people can read: the members of an object one below the other. */

import type { Schema } from './document.js';

/** A member of an answer, at its depth. */
export interface SchemaLine {
  readonly depth: number;
  readonly name: string;
  readonly kind: string;
  readonly isRequired?: true;
  readonly about?: string;
}

const deepest = 5;

/** What may stand there, in a word or two. */
export function kindOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.anyOf !== undefined) return schema.anyOf.map(kindOf).join(' | ');
  if (schema.type === 'array') return `[${schema.items === undefined ? '' : kindOf(schema.items)}]`;
  if (schema.patternProperties !== undefined && schema.properties === undefined)
    return `{…: ${Object.values(schema.patternProperties).map(kindOf).join(' | ')}}`;
  return [schema.type ?? 'JSON'].flat().join(' | ');
}

/** Of an object, or of what an array or record holds. */
export function schemaLines(schema: Schema, depth = 0): readonly SchemaLine[] {
  if (depth > deepest) return [];
  const inner = innerOf(schema);
  const members = Object.entries(inner.properties ?? {}).flatMap(([name, own]) => [
    {
      ...{ depth, name, kind: kindOf(own) },
      ...(inner.required?.includes(name) === true ? { isRequired: true as const } : {}),
      ...(own.description === undefined ? {} : { about: own.description }),
    },
    ...schemaLines(own, depth + 1),
  ]);
  return [...members, ...(inner.anyOf ?? []).flatMap((one) => schemaLines(one, depth + 1))];
}

function innerOf(schema: Schema): Schema {
  if (schema.items !== undefined) return innerOf(schema.items);
  const [only] = Object.values(schema.patternProperties ?? {});
  return only !== undefined && schema.properties === undefined ? innerOf(only) : schema;
}
