/** What can be set: the provisions that the office's rules of a day are made of, each with the values it can take. */

import {
  fraction,
  heldOn,
  lawOn,
  methods,
  multiply,
  type PlainValue,
  type Provision,
  parseFraction,
  provisionsOf,
  type Statute,
  toDecimal,
} from '@saylau/core';

export type LeverKind =
  /** A share in percent. */
  | {
      readonly is: 'share';
      readonly percent: number | undefined;
      readonly most: number;
      readonly step: number /** The law's own, as it stands there. */;
      readonly bound: PlainValue | undefined;
    }
  | { readonly is: 'number'; readonly value: number | undefined }
  | { readonly is: 'words'; readonly value: string | undefined; readonly words: readonly string[] };

export interface Lever {
  readonly provision: Provision;
  readonly kind: LeverKind;
  /** What a list needs to take part. */
  readonly isThreshold: boolean;
  /** What most readers come for. */
  readonly isMain: boolean;
}

/** Rules of a choice that the law words: what else they could be. */
const choices: Readonly<Record<string, readonly string[]>> = {
  nonePass: ['vacant', 'all'],
  freed: ['passing', 'remainder'],
  remainder: ['before', 'after'],
  quotaRounding: ['exact', 'floor', 'ceil', 'half-up', 'next'],
};

export type CountWord =
  | 'vacant'
  | 'all'
  | 'passing'
  | 'remainder'
  | 'before'
  | 'after'
  | 'exact'
  | 'floor'
  | 'ceil'
  | 'half-up'
  | 'next';

export function isCountWord(word: string): word is CountWord {
  return Object.values(choices).some((words) => words.includes(word));
}

/** Ways to settle equality, as people may want to compare them; a law's own is added. */
const tieOrders = ['registered,lot', 'votes,lot', 'order,lot', 'lot'];

/** Thresholds first, then in the order of the rules; a provision that stands in several places once. */
export function leversOn(statute: Statute, office: string, day: string): readonly Lever[] {
  const law = lawOn(statute, office, day);
  if (law.is !== 'rules') return [];
  const provisions = provisionsOf(statute);
  const seen = new Set<string>();
  const levers = [...law.plain.cites].flatMap(([path, id]): readonly Lever[] => {
    const provision = provisions.get(id);
    if (provision === undefined || seen.has(id)) return [];
    const kind = kindOf(provision, path, valueOn(provision, day));
    if (kind === undefined) return [];
    seen.add(id);
    return [{ provision, kind, isMain: isMain(path), isThreshold: isThreshold(path) }];
  });
  return levers.sort((one, other) => Number(other.isThreshold) - Number(one.isThreshold));
}

function valueOn({ history }: Provision, day: string): PlainValue | undefined {
  const held = heldOn(history, day);
  return held.is === 'version' ? held.version.value : undefined;
}

function isThreshold(path: string): boolean {
  return /\.admit\b/.test(path);
}

function isMain(path: string): boolean {
  return (
    /\.(?:admit|valid|adopt|win)\b.*|\.(?:seats|method|againstAll)$/.test(path) || /^parts\.[^.]+\.ties$/.test(path)
  );
}

function kindOf(provision: Provision, path: string, value: PlainValue | undefined): LeverKind | undefined {
  const key = path.split('.').at(-1) ?? '';
  switch (provision.type) {
    case 'bound':
      return shareOf(value, isThreshold(path));
    case 'count':
      return { is: 'number', value: typeof value === 'number' ? value : undefined };
    case 'method':
      return { is: 'words', value: wordOf(value), words: methods };
    case 'ties':
      return { is: 'words', value: orderOf(value), words: withOwn(tieOrders, orderOf(value)) };
    case 'yes-no':
      return { is: 'words', value: value === undefined ? undefined : String(value), words: ['true', 'false'] };
    case 'choice': {
      const words = choices[key];
      return words === undefined
        ? undefined
        : { is: 'words', value: wordOf(value), words: withOwn(words, wordOf(value)) };
    }
    default:
      return undefined;
  }
}

/** Thresholds are looked at closely, majorities from 0 to 100. A bound in numbers of votes is not offered. */
function shareOf(value: PlainValue | undefined, isSmall: boolean): LeverKind | undefined {
  const text = String(entryOf(value, 'moreThan') ?? entryOf(value, 'atLeast') ?? '');
  const share = parseFraction(text);
  if (value !== undefined && (share === undefined || /^\d+$/.test(text))) return undefined;
  const percent = share === undefined ? undefined : Number(toDecimal(multiply(share, fraction(100n)), 2));
  return {
    is: 'share',
    percent,
    most: isSmall ? 20 : 100,
    step: isSmall ? 0.5 : 1,
    bound: value,
  };
}

function entryOf(value: PlainValue | undefined, key: string): PlainValue | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

function wordOf(value: PlainValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function orderOf(value: PlainValue | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : wordOf(value);
}

function withOwn(words: readonly string[], own: string | undefined): readonly string[] {
  return own === undefined || words.includes(own) || own === 'unspecified' ? words : [own, ...words];
}

/** Days on which the office's rules or what they are made of changed, the newest first. A month alone is told by its second one's first day. */
export function daysOfChange(statute: Statute, office: string): readonly string[] {
  const system = statute.systems.find((one) => one.office === office);
  const starts = [
    ...(system?.versions ?? []).map(({ from }) => from),
    ...[...provisionsOf(statute).values()].flatMap(({ history }) => history.map(({ from }) => from)),
  ];
  return [...new Set(starts.map(dayIn))].sort().reverse();
}

/** A day on which what began within a month surely holds. */
function dayIn(from: string): string {
  if (from.length > 7) return from;
  const [year = 0, month = 0] = from.split('-').map(Number);
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${next[0]}-${String(next[1]).padStart(2, '0')}-01`;
}
