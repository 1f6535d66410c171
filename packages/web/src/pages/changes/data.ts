/** Changes of public figures: of a log each act that changed one, the newest first; of the past what was announced before and what sources say otherwise. */

import type { Change, RecordState } from '@saylau/acts';
import type { Text } from '@saylau/core';
import type { ChangeList } from '@saylau/views';
import { type Clock, clockOf } from '../../data/clock.js';
import { type FormLine, namedLines } from '../../data/form.js';
import { stationNumber, wordOf } from '../../data/ids.js';
import type { ElectionSource, RecordSource } from '../../data/source.js';
import { type Standing, standingOf } from '../../data/stage.js';
import { type PastChanges, pastChanges } from './past.js';

export interface ChangesData {
  readonly name: Text;
  readonly record?: RecordChanges;
  readonly past?: PastChanges;
}

export interface RecordChanges {
  /** Of all pages together. */
  readonly total: number;
  /** The latest by the clock of the log; the last hour ends there. */
  readonly until: string;
  /** Changes of the hour before, of all. */
  readonly inLastHour: number;
  /** The newest first. */
  readonly changes: readonly ChangeLine[];
  /** Numbers of the pages before and after this one; the first page has none after. */
  readonly older?: string;
  readonly newer?: string;
}

export interface ChangeLine {
  readonly leaf: number;
  /** The number of the page on which it stays. */
  readonly page: string;
  /** When it was done, as its author says; and when the log took it in. */
  readonly at: string;
  readonly received: string;
  readonly isInLastHour: boolean;
  readonly act: string;
  /** Why a new paper was made: a word of the acts. */
  readonly cause?: string;
  readonly reason?: string;
  readonly ground?: string;
  readonly by: { readonly office: string; readonly area?: Text };
  readonly contests: readonly { readonly id: string; readonly name: Text }[];
  readonly stations: readonly { readonly word: string; readonly name: string; readonly area?: Text }[];
  /** Of a declared total. */
  readonly area?: Text;
  /** Figures that differ. */
  readonly lines: readonly ChangedLine[];
}

export interface ChangedLine {
  readonly line: string;
  readonly number?: string;
  readonly name: Text;
  readonly before?: number;
  readonly after?: number;
}

/** Changes on one page. A page that is full never changes again. */
export const perPage = 50;
const hour = 3_600_000;

/** Undefined where there is no page of that number. */
export async function changesPage(
  source: RecordSource,
  [part]: readonly string[],
): Promise<(Standing & { readonly data: ChangesData }) | undefined> {
  const { size, stage } = await source.log.read((state) => standingOf(state, source.election));
  const all = await changesOf(source, size);
  const { from, to, ...ways } = shown(all.length, part) ?? {};
  if (from === undefined || to === undefined) return undefined;
  const record = await source.log.read((state): RecordChanges => {
    const tell = new Telling(state);
    return {
      total: all.length,
      until: tell.clock.last,
      inLastHour: all.filter((change) => tell.isInLastHour(change)).length,
      changes: all
        .slice(from, to)
        .reverse()
        .map((change, at) => tell.line(change, to - 1 - at)),
      ...ways,
    };
  });
  const name = await source.log.read((state) => state.election(source.election)?.election.name);
  return name && { data: { name, record }, size, stage };
}

/** Of elections of the past. */
export function changesOfThePast({ loaded }: ElectionSource): ChangesData {
  return { name: loaded.election.name, past: pastChanges(loaded.election) };
}

/**
 * Pages with a number count from the oldest change, so that each change stays on its own. The first page has the newest ones:
 * those that do not fill a page, and the last page that is full.
 */
function shown(
  total: number,
  part: string | undefined,
): { readonly from: number; readonly to: number; readonly older?: string; readonly newer?: string } | undefined {
  const full = Math.floor(total / perPage);
  const first = Math.max(0, (full - 1) * perPage);
  const numbered = (number: number): { readonly older?: string } => (number > 0 ? { older: String(number) } : {});
  if (part === undefined) return { from: first, to: total, ...numbered(full - 1) };
  const number = Number(part);
  const pages = Math.ceil(total / perPage);
  if (!/^[1-9]\d{0,6}$/.test(part) || number > pages) return undefined;
  const newer = number === pages ? '' : String(number + 1);
  const to = Math.min(number * perPage, total);
  return { from: (number - 1) * perPage, to, ...numbered(number - 1), newer };
}

/** A leaf says the same for ever: what it changed is found once. */
const known = new WeakMap<ChangeList, Map<number, Change | undefined>>();

/** All changes of the election, in the order of the log. */
export async function changesOf(
  { changes, election }: Pick<RecordSource, 'changes' | 'election'>,
  size: number,
): Promise<readonly Change[]> {
  const kept = known.get(changes) ?? new Map<number, Change | undefined>();
  known.set(changes, kept);
  const found: Change[] = [];
  for (const leaf of await changes.from(0, size)) {
    if (!kept.has(leaf)) kept.set(leaf, await changes.change(leaf));
    const change = kept.get(leaf);
    if (change?.election === election) found.push(change);
  }
  return found;
}

/** Says changes by the state of now: names of lines, contests, stations. */
class Telling {
  readonly #state: RecordState;
  readonly #names = new Map<string, ReadonlyMap<string, FormLine>>();

  readonly clock: Clock;

  constructor(state: RecordState) {
    this.#state = state;
    this.clock = clockOf(state);
  }

  isInLastHour(change: Pick<Change, 'at' | 'received'>): boolean {
    return Date.parse(this.clock.of(change)) > Date.parse(this.clock.last) - hour;
  }

  /** `place`: among all changes, from 0. */
  line(change: Change, place: number): ChangeLine {
    const { leaf, at, received, act, cause, reason, ground, as, election, area } = change;
    const of = this.#state.election(election)?.election;
    return {
      page: String(Math.floor(place / perPage) + 1),
      ...{ leaf, at, received, act, isInLastHour: this.isInLastHour(change) },
      ...(cause === undefined ? {} : { cause }),
      ...(reason === undefined ? {} : { reason }),
      ...(ground === undefined ? {} : { ground }),
      by: { office: as.office, ...this.#area(as.area) },
      contests: change.contests.map((id) => ({ id, name: of?.contests.find((one) => one.id === id)?.name ?? {} })),
      stations: change.stations.map((id) => this.#station(id)),
      ...this.#area(area),
      lines: this.#lines(change),
    };
  }

  #area(id: string | undefined): { readonly area?: Text } {
    const name = this.#state.definition?.day.stations.areas.find((area) => area.id === id)?.name;
    return name === undefined ? {} : { area: name };
  }

  #station(id: string): ChangeLine['stations'][number] {
    const stations = this.#state.definition?.day.stations;
    const row = stations?.ids.indexOf(id) ?? -1;
    const leaf = stations?.hierarchies[0]?.leaves[row];
    const area = leaf === undefined ? undefined : stations?.areas[leaf]?.name;
    return { word: wordOf(id), name: stationNumber(id), ...(area === undefined ? {} : { area }) };
  }

  #lines({ election, contests: [contest = ''], before = {}, after = {} }: Change): readonly ChangedLine[] {
    // An annulled version has nothing after it: all its figures go.
    const lines = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const names = this.#namesOf(election, contest);
    const order = [...names.keys()];
    return lines
      .filter((line) => before[line] !== after[line])
      .sort((one, other) => order.indexOf(one) - order.indexOf(other))
      .map((line) => ({
        line,
        ...(names.get(line) ?? { name: {} }),
        ...(before[line] === undefined ? {} : { before: before[line] }),
        ...(after[line] === undefined ? {} : { after: after[line] }),
      }));
  }

  #namesOf(election: string, contest: string): ReadonlyMap<string, FormLine> {
    const key = `${election} ${contest}`;
    const names = this.#names.get(key) ?? namedLines(this.#state, election, contest);
    this.#names.set(key, names);
    return names;
  }
}
