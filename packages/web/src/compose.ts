/** Which data stands behind an address: one function a kind of page, by what it is made from. */

import type { Election } from '@saylau/core';
import type { Library } from './data/library.js';
import { isOneVote } from './data/one-vote.js';
import type { ElectionSource, RecordSource } from './data/source.js';
import { type Stage, type Standing, stageOf } from './data/stage.js';
import { allDataPage } from './pages/all-data/data.js';
import { apiPage } from './pages/api/data.js';
import { countedArea, publishedArea } from './pages/area/data.js';
import { aroundPage } from './pages/around/data.js';
import { changesOfThePast, changesPage } from './pages/changes/data.js';
import { checkPage } from './pages/check/data.js';
import { checksPage } from './pages/checks/data.js';
import { contestPage } from './pages/contest/data.js';
import { dataPage } from './pages/data/data.js';
import { electionPage } from './pages/election/data.js';
import { homePage } from './pages/home/data.js';
import { institutionsPage } from './pages/institutions/data.js';
import { laboratoryPage } from './pages/laboratory/data.js';
import { lawPage } from './pages/law/data.js';
import { lawChangesPage } from './pages/law-changes/data.js';
import { lawDaysPage } from './pages/law-days/data.js';
import { lawOfficePage } from './pages/law-office/data.js';
import { lawSubjectPage } from './pages/law-subject/data.js';
import { countedMap, hasMap, publishedMap } from './pages/map/data.js';
import { openPage } from './pages/open/data.js';
import { provisionPage } from './pages/provision/data.js';
import { provisionsPage } from './pages/provisions/data.js';
import { rehearsalsPage } from './pages/rehearsals/data.js';
import { screenPage } from './pages/screen/data.js';
import { seatsPage } from './pages/seats/data.js';
import { stationPage } from './pages/station/data.js';
import { stationIndex } from './pages/station-index/data.js';
import { stationsPage } from './pages/stations/data.js';
import { thenAndNowPage } from './pages/then-and-now/data.js';
import type { PageKind, Place } from './site/address.js';
import type { PageData } from './site/kinds.js';
import { electionPages, type PageElection } from './site/page.js';

/** Data of a page and how far its result is; undefined where there is nothing of that name. */
type Made<K extends keyof PageData> =
  | {
      readonly data: PageData[K];
      readonly stage?: Stage;
    }
  | undefined;

/** Of a log's acts: its size and stage are those of the state that the figures are of. */
type MadeAt<K extends keyof PageData> = (Standing & { readonly data: PageData[K] }) | undefined;

type Makers<S> = {
  readonly [K in keyof PageData]?: (source: S, rest: readonly string[]) => Made<K>;
};

/** Made from an election as it was counted. */
const fromElection = {
  area: (source, rest) => made(publishedArea(source, rest)),
  around: (source) => ({ data: aroundPage(source) }),
  changes: (source, rest) => (rest.length === 0 ? { data: changesOfThePast(source) } : undefined),
  check: (source) => ({ data: checkPage(source) }),
  contest: (source, rest) => made(contestPage(source, rest)),
  data: (source) => ({ data: dataPage(source) }),
  election: (source) => ({ data: electionPage(source) }),
  laboratory: (source) => ({ data: laboratoryPage(source) }),
  open: (source) => made(openPage(source)),
  screen: (source) => ({ data: screenPage(source) }),
  seats: (source) => ({ data: seatsPage(source) }),
  map: (source) => made(publishedMap(source)),
} satisfies Makers<ElectionSource>;

/** Made from the acts of a log, where there is one; for elections of the past from what is above. */
const fromRecord = {
  changes: changesPage,
  area: countedArea,
  map: countedMap,
  station: stationPage,
  'station-index': stationIndex,
  stations: stationsPage,
} satisfies {
  readonly [K in keyof PageData]?: (source: RecordSource, rest: readonly string[]) => Promise<MadeAt<K>>;
};

/** About no one election. */
const fromLibrary = {
  'all-data': (library) => ({ data: allDataPage(library) }),
  api: (library) => ({ data: apiPage(library) }),
  checks: (library) => ({ data: checksPage(library) }),
  home: (library) => ({ data: homePage(library) }),
  rehearsals: (library) => ({ data: rehearsalsPage(library) }),
  institutions: (library, { rest }) => made(institutionsPage(library, rest)),
  law: (library, { rest }) => made(lawPage(library, rest[0])),
  'law-changes': (library, { rest }) => made(lawChangesPage(library, rest, isMade('laboratory'))),
  'law-days': (library, { rest }) => made(lawDaysPage(library, rest)),
  'law-office': (library, { rest }) => made(lawOfficePage(library, rest)),
  'law-subject': (library, { rest }) => made(lawSubjectPage(library, rest)),
  provision: (library, { rest }) => made(provisionPage(library, rest)),
  provisions: (library, { rest }) => made(provisionsPage(library, rest)),
  'then-and-now': (library) => ({ data: thenAndNowPage(library) }),
} satisfies { readonly [K in keyof PageData]?: (library: Library, place: Place) => Made<K> };

function made<D>(data: D | undefined): { readonly data: D } | undefined {
  return data && { data };
}

export interface MadePage {
  readonly data: unknown;
  readonly stage?: Stage;
  readonly size?: number;
  readonly about?: PageElection;
}

/** Pages that only a record of acts can fill. */
const ofRecords: readonly PageKind[] = ['stations', 'open'];
/** … and that only votes for seats can. */
const ofSeats: readonly PageKind[] = ['seats', 'laboratory'];

function aboutElection(election: Election, hasRecord: boolean): PageElection {
  const { name, date, contests } = election;
  const hasVotes = hasRecord || contests.some(({ polls }) => polls.length > 0);
  const pages = electionPages.filter(
    (kind) =>
      isMade(kind) &&
      (hasRecord || !ofRecords.includes(kind)) &&
      (hasVotes || !ofSeats.includes(kind)) &&
      (kind !== 'map' || hasMap(election, hasRecord)),
  );
  return { name, date, pages, ...(isOneVote(election) ? { isOneVote: true } : {}) };
}

function isMade(kind: PageKind): boolean {
  return Object.hasOwn(fromElection, kind) || Object.hasOwn(fromRecord, kind);
}

type AnyMakers<S> = Readonly<Record<string, ((source: S, rest: readonly string[]) => unknown) | undefined>>;

export function isFromRecord(kind: PageKind): boolean {
  return Object.hasOwn(fromRecord, kind);
}

/** Without waiting: counting runs in a thread that answers at once. */
export function pageOfElection(kind: PageKind, source: ElectionSource, rest: readonly string[]): MadePage | undefined {
  const made = madeBy(fromElection, kind, source, rest) as MadePage | undefined;
  return (
    made && {
      stage: stageOf(source),
      ...made,
      about: aboutElection(source.loaded.election, source.record !== undefined),
    }
  );
}

export async function pageOfRecord(
  kind: PageKind,
  source: RecordSource,
  rest: readonly string[],
): Promise<MadePage | undefined> {
  const made = (await madeBy(fromRecord, kind, source, rest)) as MadePage | undefined;
  if (made === undefined) return undefined;
  const election = await source.log.read((state) => state.election(source.election)?.election);
  return election && { ...made, about: aboutElection(election, true) };
}

export function pageOfLibrary(place: Place, library: Library): MadePage | undefined {
  const makers: Readonly<Record<string, ((library: Library, place: Place) => MadePage | undefined) | undefined>> =
    fromLibrary;
  return Object.hasOwn(makers, place.kind) ? makers[place.kind]?.(library, place) : undefined;
}

function madeBy<S>(makers: AnyMakers<S>, kind: PageKind, source: S, rest: readonly string[]): unknown {
  return Object.hasOwn(makers, kind) ? makers[kind]?.(source, rest) : undefined;
}
