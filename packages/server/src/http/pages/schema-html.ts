/** A JSON schema as a list that people can read. */

import { escaped } from './html.js';

/** As much of a schema as is shown. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly default?: unknown;
}

const deepest = 5;

/** What may stand there, in a word or two. */
export function kindOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.anyOf !== undefined) return schema.anyOf.map(kindOf).join(' | ');
  if (schema.type === 'array') return `[${schema.items === undefined ? '' : kindOf(schema.items)}]`;
  const isRecord = schema.patternProperties !== undefined && schema.properties === undefined;
  if (isRecord)
    return `{…: ${Object.values(schema.patternProperties ?? {})
      .map(kindOf)
      .join(' | ')}}`;
  return [schema.type ?? 'JSON'].flat().join(' | ');
}

/** The members of an object, or of what an array or record holds, one below the other. */
export function schemaHtml(schema: Schema, required: string, depth = 0): string {
  const inner = innerOf(schema);
  const members = Object.entries(inner.properties ?? {}).map(([name, own]) => {
    const isRequired =
      inner.required?.includes(name) === true ? ` <span class="quiet">${escaped(required)}</span>` : '';
    const about = own.description === undefined ? '' : `<dd>${escaped(own.description)}</dd>`;
    const below = depth < deepest ? schemaHtml(own, required, depth + 1) : '';
    return `<dt><code>${escaped(name)}</code> <span class="quiet">${escaped(kindOf(own))}</span>${isRequired}</dt>${about}${below === '' ? '' : `<dd>${below}</dd>`}`;
  });
  const others = (inner.anyOf ?? []).map((one) => schemaHtml(one, required, depth + 1)).filter((html) => html !== '');
  return (members.length === 0 ? '' : `<dl>${members.join('')}</dl>`) + others.join('');
}

function innerOf(schema: Schema): Schema {
  if (schema.items !== undefined) return innerOf(schema.items);
  const [only] = Object.values(schema.patternProperties ?? {});
  return only !== undefined && schema.properties === undefined ? innerOf(only) : schema;
}
