/** Values with maps and big integers as JSON, and back: for what a browser counts with. */

import type { Json } from '@saylau/formats/outcome-json';

/** Before a text that stands for something else: "~n12" is 12n, "~u" is absent, "~~x" is the text "~x". */
const mark = '~';

export function packed(value: unknown): Json {
  if (typeof value === 'bigint') return `${mark}n${value}`;
  if (value === undefined) return `${mark}u`;
  if (typeof value === 'string') return value.startsWith(mark) ? mark + value : value;
  if (value instanceof Map) return { [mark]: [...value].map(([key, own]) => [packed(key), packed(own)]) };
  if (Array.isArray(value)) return value.map(packed);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, own]) => (own === undefined ? [] : [[key, packed(own)]])),
    );
  // Numbers, yes and no, null.
  return value as Json;
}

/** What `packed` was given, as long as it was plain data. */
export function unpacked(json: Json): unknown {
  if (typeof json === 'string') return textOf(json);
  if (typeof json !== 'object' || json === null) return json;
  if (isList(json)) return json.map(unpacked);
  const entries = json[mark];
  if (entries !== undefined && isList(entries)) return new Map(entries.map((entry) => pairOf(entry)));
  return Object.fromEntries(Object.entries(json).map(([key, own]) => [key, unpacked(own)]));
}

function textOf(text: string): unknown {
  if (text === `${mark}u`) return undefined;
  if (text.startsWith(`${mark}n`)) return BigInt(text.slice(2));
  return text.startsWith(mark) ? text.slice(1) : text;
}

function pairOf(entry: Json): readonly [unknown, unknown] {
  const [key, own] = isList(entry) ? entry : [];
  return [unpacked(key ?? null), unpacked(own ?? null)];
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}
