/** The site's addresses: readable, lasting, the same on a server and in a folder of static files. */

/** Which election: of the past, or live; or one of a rehearsal, which is never among them. */
export interface ElectionRef {
  /** Without `rehearsal/`. */
  readonly election: string;
  readonly rehearsal?: RehearsalRef;
}

/** The log of a rehearsal: `<plan>/<seed>`. */
export interface RehearsalRef {
  readonly plan: string;
  readonly seed: string;
}

/** What stands behind an address: a kind of page, and what it is about. */
export interface Place {
  readonly kind: PageKind;
  readonly of?: ElectionRef;
  /** Of a page about a day of rehearsal. */
  readonly day?: RehearsalRef;
  /** What is named after the kind's own word: an area, a station, a provision, two days. */
  readonly rest: readonly string[];
}

/** Kinds of pages by where they lie: below the root, below a rehearsal’s day, below an election. `*` is a word; `?` is one that may be left out. */
export const rootKinds = {
  home: [],
  rehearsals: ['rehearsal'],
  // Without a statute's id: the first one there is.
  law: ['law', '?'],
  'law-subject': ['law', '*', 'subjects', '*'],
  'law-office': ['law', '*', 'offices', '*'],
  provisions: ['law', '*', 'provisions'],
  provision: ['law', '*', 'provisions', '*'],
  'law-days': ['law', '*', 'changes'],
  'law-changes': ['law', '*', 'changes', '*', '*'],
  institutions: ['law', '*', 'institutions'],
  'then-and-now': ['then-and-now'],
  api: ['api'],
  'all-data': ['data'],
  checks: ['check'],
} as const;

export const electionKinds = {
  election: [],
  map: ['map'],
  area: ['areas', '*'],
  contest: ['contests', '*'],
  stations: ['stations'],
  'station-index': ['all-stations'],
  station: ['stations', '*'],
  seats: ['seats'],
  laboratory: ['laboratory'],
  open: ['open'],
  around: ['around'],
  changes: ['changes', '?'],
  data: ['data'],
  check: ['check'],
  screen: ['screen'],
} as const;

export type PageKind = keyof typeof rootKinds | keyof typeof electionKinds | 'rehearsal-day';

/** What the ids of a rehearsal's elections and stations begin with, in its log. */
export const rehearsalPrefix = 'rehearsal/';

/** "/elections/kz-2023-mazhilis/areas/abai", without a language. */
export function pathOf({ kind, of, day, rest }: Place): string {
  if (kind === 'rehearsal-day') return day === undefined ? '/rehearsal' : joined(['rehearsal', day.plan, day.seed]);
  const words = [...wordsOf(kind)];
  const named = [...rest];
  const filled = words.map((word) => (word === '*' || word === '?' ? (named.shift() ?? '') : word));
  return joined([...baseOf(of), ...filled.filter((word, at) => word !== '' || words[at] !== '?')]);
}

/** The place behind a path without its language; undefined where there is none of that form. */
export function placeAt(path: string): Place | undefined {
  const words = split(path);
  if (words === undefined) return undefined;
  const [first, second = '', third = '', fourth = ''] = words;
  if (first === 'elections' && second !== '') return below({ election: second }, words.slice(2));
  if (first === 'rehearsal' && words.length === 3)
    return { kind: 'rehearsal-day', day: { plan: second, seed: third }, rest: [] };
  if (first === 'rehearsal' && words.length > 3)
    return below({ election: fourth, rehearsal: { plan: second, seed: third } }, words.slice(4));
  return matching(rootKinds, words);
}

function below(of: ElectionRef, words: readonly string[]): Place | undefined {
  const found = matching(electionKinds, words);
  return found && { ...found, of };
}

function matching(kinds: Readonly<Record<string, readonly string[]>>, words: readonly string[]): Place | undefined {
  for (const [kind, pattern] of Object.entries(kinds)) {
    // The keys of both tables are kinds.
    if (fits(pattern, words)) return { kind: kind as PageKind, rest: words.filter((_, at) => isNamed(pattern[at])) };
  }
  return undefined;
}

/** `*` is any word; `?` is one that may be left out at the end. */
function fits(pattern: readonly string[], words: readonly string[]): boolean {
  const least = pattern.at(-1) === '?' ? pattern.length - 1 : pattern.length;
  const isLong = words.length === pattern.length || words.length === least;
  return isLong && words.every((word, at) => isNamed(pattern[at]) || word === pattern[at]);
}

function isNamed(word: string | undefined): boolean {
  return word === '*' || word === '?';
}

function wordsOf(kind: Exclude<PageKind, 'rehearsal-day'>): readonly string[] {
  return { ...rootKinds, ...electionKinds }[kind];
}

function baseOf(of: ElectionRef | undefined): readonly string[] {
  if (of === undefined) return [];
  const { election, rehearsal } = of;
  return rehearsal === undefined ? ['elections', election] : ['rehearsal', rehearsal.plan, rehearsal.seed, election];
}

function joined(words: readonly string[]): string {
  return `/${words.map(encodeURIComponent).join('/')}`;
}

/** Undefined where the path is no text. */
function split(path: string): readonly string[] | undefined {
  try {
    return path
      .split('/')
      .filter((word) => word !== '')
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
