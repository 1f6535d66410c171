/** Which data stands behind an address: one function a kind of page, by what it is made from. */

import type { ElectionSource, Library, RecordSource } from './data/source.js';
import { electionPage } from './pages/election/data.js';
import { homePage } from './pages/home/data.js';
import type { PageKind } from './site/address.js';
import type { PageData } from './site/kinds.js';
import type { Stage } from './site/page.js';

/** Data of a page and how far its result is; undefined where there is nothing of that name. */
type Made<K extends keyof PageData> = { readonly data: PageData[K]; readonly stage?: Stage } | undefined;

type Makers<S> = {
  readonly [K in keyof PageData]?: (source: S, rest: readonly string[]) => Made<K> | Promise<Made<K>>;
};

/** Made from an election as it was counted. */
const fromElection = {
  election: (source) => ({ data: electionPage(source) }),
} satisfies Makers<ElectionSource>;

/** Made from the acts of a log, where there is one; for elections of the past from what is above. */
const fromRecord = {} satisfies Makers<RecordSource>;

/** About no one election. */
const fromLibrary = {
  home: (library) => ({ data: homePage(library) }),
} satisfies Makers<Library>;

export interface MadePage {
  readonly data: unknown;
  readonly stage?: Stage;
}

type AnyMakers<S> = Readonly<Record<string, ((source: S, rest: readonly string[]) => unknown) | undefined>>;

export function isFromRecord(kind: PageKind): boolean {
  return Object.hasOwn(fromRecord, kind);
}

/** Without waiting: counting runs in a thread that answers at once. */
export function pageOfElection(kind: PageKind, source: ElectionSource, rest: readonly string[]): MadePage | undefined {
  return madeBy(fromElection, kind, source, rest) as MadePage | undefined;
}

export async function pageOfRecord(
  kind: PageKind,
  source: RecordSource,
  rest: readonly string[],
): Promise<MadePage | undefined> {
  return (await madeBy(fromRecord, kind, source, rest)) as MadePage | undefined;
}

export function pageOfLibrary(kind: PageKind, library: Library, rest: readonly string[]): MadePage | undefined {
  return madeBy(fromLibrary, kind, library, rest) as MadePage | undefined;
}

function madeBy<S>(makers: AnyMakers<S>, kind: PageKind, source: S, rest: readonly string[]): unknown {
  return Object.hasOwn(makers, kind) ? makers[kind]?.(source, rest) : undefined;
}
