/**
 * YAML 1.2 (core schema), of which only the plain parts are allowed: no anchors, aliases, merge keys, tags or directives, one document.
 * What could hurt is found in the tokens, before the text is composed.
 */

import { isMap, isNode, isScalar, isSeq, parseDocument, type Scalar, type YAMLMap } from 'yaml';
import { Faults, pointerPart, type Report } from './at.js';
import type { Read } from './faults.js';
import { limits } from './limits.js';
import { numeral, type Parsed, type Plain, setKey } from './plain.js';
import { guardText, type LineColumn, lineColumns, refusedIn } from './text.js';
import { checkTokens } from './yaml-tokens.js';

/** Reads one YAML document; every fault of syntax with its place. */
export function readYaml(file: string, text: string): Read<Parsed> {
  const guarded = guardText(file, text, limits.yaml);
  if (!guarded.ok) return guarded;
  const faults = new Faults();
  const place = lineColumns(guarded.value);
  const report: Report = (code, offset, params = {}) => faults.add({ code, file, place: place(offset), params });
  checkTokens(guarded.value, report);
  // A text with refused tokens is not composed: what they would make of it cannot be trusted.
  if (faults.count > 0) return faults.read(() => ({ value: null, locate: () => undefined }));
  const offsets = new Map<string, number>();
  const value = compose(guarded.value, offsets, report);
  return faults.read(() => ({ value, locate: locator(offsets, place) }));
}

function locator(offsets: ReadonlyMap<string, number>, place: LineColumn): Parsed['locate'] {
  return (pointer) => {
    const offset = offsets.get(pointer);
    return offset === undefined ? undefined : place(offset);
  };
}

/** Composes a text whose tokens were checked. Never throws: a stack that overflows in the parser is a text too deep. */
function compose(text: string, offsets: Map<string, number>, report: Report): Plain {
  try {
    const document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      strict: true,
      // Found by `recordOf`, in linear time.
      uniqueKeys: false,
      merge: false,
      prettyErrors: false,
    });
    for (const { message, pos } of [...document.errors, ...document.warnings]) {
      report('yaml-syntax', pos[0], { reason: message });
    }
    return document.errors.length > 0 ? null : plainOf(document.contents, '', 0, { offsets, report });
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
    report('too-deep', 0, { limit: limits.depth });
    return null;
  }
}

/** What a node is read with: where places are gathered, and where faults go. */
interface Reading {
  readonly offsets: Map<string, number>;
  readonly report: Report;
}

/** A node as plain value; places are gathered on the way. `depth` counts the collections around it. */
function plainOf(node: unknown, path: string, depth: number, reading: Reading): Plain {
  if (!isNode(node)) return null;
  const offset = node.range?.[0] ?? 0;
  reading.offsets.set(path, offset);
  if (depth > limits.depth) {
    reading.report('too-deep', offset, { limit: limits.depth });
    return null;
  }
  if (isSeq(node)) return node.items.map((item, index) => plainOf(item, `${path}/${index}`, depth + 1, reading));
  if (isMap(node)) return recordOf(node, path, depth, reading);
  return isScalar(node) ? scalarOf(node, offset, reading.report) : null;
}

function recordOf(node: YAMLMap, path: string, depth: number, reading: Reading): Plain {
  const record: Record<string, Plain> = {};
  for (const { key, value } of node.items) {
    const offset = (isNode(key) ? key : node).range?.[0] ?? 0;
    const name = isScalar(key) ? keyOf(key.value, key.source) : undefined;
    const wrong = name === undefined ? undefined : refusedIn(name);
    if (wrong !== undefined) reading.report(wrong.code, offset, { character: wrong.character });
    if (name === undefined) reading.report('yaml-syntax', offset, { reason: 'a key must be plain text' });
    else if (Object.hasOwn(record, name)) reading.report('duplicate-key', offset, { key: name });
    else setKey(record, name, plainOf(value, `${path}/${pointerPart(name)}`, depth + 1, reading));
  }
  return record;
}

/** Keys are words: `no:` and `2023:` are the texts that stand there. */
function keyOf(value: unknown, source: string | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return source === undefined || source === '' ? undefined : source;
}

function scalarOf({ value, source, type }: Scalar, offset: number, report: Report): Plain {
  if (typeof value === 'number') return numberOf(source ?? '', offset, report);
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  // A block is how people write a long text: its lines are one, joined by spaces.
  const line = type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL' ? value.trim().replace(/[\t ]*\n\s*/g, ' ') : value;
  const wrong = refusedIn(line);
  if (wrong !== undefined) report(wrong.code, offset, { character: wrong.character });
  return line;
}

function numberOf(source: string, offset: number, report: Report): Plain {
  const value = /^-?\d+(\.\d+)?$/.test(source) ? numeral(source) : undefined;
  if (value === undefined) report('number-unsafe', offset, { found: source });
  return value ?? source;
}
