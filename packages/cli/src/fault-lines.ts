/** Faults as lines for people: file, place, code, and a sentence in their language. */

import type { Fault } from '@saylau/formats';
import { oneLine } from '@saylau/texts';
import type { Texts } from './text.js';

/** "laws/kz/mazhilis.yaml:12:5 /provisions/x: unknown-key: …". */
export function faultLine(texts: Texts, { file, place, code, params }: Fault): string {
  const where = place === '' ? file : /^\d/.test(place) ? `${file}:${place}` : `${file} ${place}`;
  return oneLine(`${where}: ${code}: ${sentenceOf(texts, { code, params })}`);
}

/** The sentence for a fault's code, with the nearest known word where the reader found one. */
export function sentenceOf(texts: Texts, { code, params }: Pick<Fault, 'code' | 'params'>): string {
  const near = params.nearest === undefined ? '' : ` ${texts.say('problem.did-you-mean', { near: params.nearest })}`;
  return `${texts.sayIf(`fault.${code}`, withAll(params)) ?? code}${near}`;
}

/** Parameters that a sentence may name although this fault lacks them stay empty. */
function withAll(params: Fault['params']): Fault['params'] {
  const empty = Object.fromEntries(faultParams.map((name) => [name, '']));
  return { ...empty, ...params };
}

const faultParams = [
  'allowed',
  'expected',
  'file',
  'found',
  'key',
  'keys',
  'language',
  'least',
  'limit',
  'most',
  'reason',
  'character',
  'id',
  'state',
  'value',
  'what',
  'type',
  'from',
  'to',
] as const;
