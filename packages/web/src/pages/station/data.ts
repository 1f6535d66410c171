/** A station: its protocols line by line, every act on them, equations, neighbours, proofs. */

import type { Leaf, RecordState } from '@saylau/acts';
import type { Contest, ProtocolFinding, Text, Totals } from '@saylau/core';
import { toHex } from '@saylau/log';
import { copiesFrom, type GivenPapers, type ProtocolView, papersIn, papersLeaf, stationView } from '@saylau/views';
import { ballotLaw } from '../../data/ballots.js';
import { type BallotLaw, type Equation, equationsOf, type Figures, type FormLine, formLines } from '../../data/form.js';
import { idOf, plainId } from '../../data/ids.js';
import { type AreaName, areaName, trailOf } from '../../data/places.js';
import type { RecordSource } from '../../data/source.js';
import { reportedDay, type TurnoutDay } from '../../data/turnout-day.js';
import { type ActLine, actLines, type CopyLine, copyLines, type IndexedLeaf } from './acts.js';
import { type Neighbours, neighboursOf } from './neighbours.js';

export interface StationPageData {
  readonly station: string;
  readonly state: string;
  /** The areas in which it lies, the country first; and those of other hierarchies. */
  readonly trail: readonly AreaName[];
  readonly areas: readonly AreaName[];
  readonly registered?: number;
  readonly ballots?: number;
  readonly keys: number;
  /** Through the day. */
  readonly turnout?: TurnoutDay;
  /** Those of this election first. */
  readonly protocols: readonly StationProtocol[];
  /** What the leaves of the log come to, hex. */
  readonly root?: string;
}

export interface StationProtocol {
  readonly election: string;
  readonly electionName: Text;
  readonly contest: string;
  readonly contestName: Text;
  readonly isOfThisElection: boolean;
  readonly state: string;
  readonly version: number;
  readonly counted: boolean;
  readonly withheld: boolean;
  readonly lines: readonly (FormLine & { readonly value?: number })[];
  readonly equations: readonly Equation[];
  readonly findings: readonly Finding[];
  readonly papers?: GivenPapers;
  readonly papersDiffer: boolean;
  readonly acts: readonly ActLine[];
  readonly copies: readonly CopyLine[];
  readonly neighbours?: Neighbours;
  /** The leaf that brought its version. */
  readonly leaf?: number;
}

export type Finding = Pick<ProtocolFinding, 'code' | 'severity' | 'control' | 'lines' | 'params' | 'causes'>;

/** Undefined where there is no such station. Throws what reading a leaf throws. */
export async function stationPage(
  source: RecordSource,
  [word = '']: readonly string[],
): Promise<{ size: number; data: StationPageData } | undefined> {
  const look = await source.log.read((state, root) => {
    const looked = lookAt(state, source.election, word);
    return looked && { ...looked, ...(root === undefined ? {} : { root: toHex(root) }) };
  });
  if (look === undefined) return undefined;
  const { size, protocols, copies, station, data, root } = look;
  const copied = await leavesOf(source, copies);
  const made = await Promise.all(
    protocols.map(async (one): Promise<StationProtocol> => {
      const { protocol } = one;
      // Those of other elections are told in full on its own page of the station.
      if (!protocol.isOfThisElection) return { ...protocol, acts: [], copies: [] };
      return await withActs(source, { ...one, station, size }, copied);
    }),
  );
  return { size, data: { ...data, protocols: made, ...(root === undefined ? {} : { root }) } };
}

async function withActs(
  source: RecordSource,
  { protocol, place, papers, order, station, size }: LookedProtocol & Pick<Looked, 'station' | 'size'>,
  copied: readonly IndexedLeaf[],
): Promise<StationProtocol> {
  const [indexes, [paper]] = await Promise.all([
    source.log.onProtocol({ ...place, station }),
    leavesOf(source, papers === undefined ? [] : [papers]),
  ]);
  const own = await leavesOf(
    source,
    indexes.filter((index) => index < size),
  );
  // An order of repeat voting is about several stations: what was entered under it names it, or the protocol waits for it.
  const named = own.flatMap(({ leaf: { act } }) => ('repeat' in act.body ? (act.body.repeat ?? []) : []));
  const orders = await leavesOf(source, [...new Set([...named, ...(order === undefined ? [] : [order])])]);
  const acts = [...own, ...orders].sort((one, other) => one.index - other.index);
  const given = paper && papersIn(paper.leaf);
  const { lines, withheld } = protocol;
  const open = lines.filter(({ colour }) => colour === undefined).map(({ line }) => line);
  return {
    ...protocol,
    ...(given === undefined ? {} : { papers: given }),
    acts: actLines(acts, withheld ? new Set(open) : undefined),
    copies: withheld ? [] : copyLines(copied, place, lines),
  };
}

async function leavesOf({ log }: RecordSource, indexes: readonly number[]): Promise<readonly IndexedLeaf[]> {
  const leaves = await Promise.all(indexes.map((index) => log.leaf(index)));
  return leaves.flatMap((leaf: Leaf | undefined, at) =>
    leaf === undefined ? [] : [{ index: indexes[at] ?? 0, leaf }],
  );
}

interface Looked {
  readonly size: number;
  /** Its id in the log. */
  readonly station: string;
  readonly data: Omit<StationPageData, 'protocols' | 'root'>;
  readonly protocols: readonly LookedProtocol[];
  readonly copies: readonly number[];
}

interface LookedProtocol {
  readonly protocol: Omit<StationProtocol, 'acts' | 'copies' | 'papers'>;
  readonly place: { readonly election: string; readonly contest: string };
  readonly papers: number | undefined;
  /** Of repeat voting. */
  readonly order: number | undefined;
}

function lookAt(state: RecordState, election: string, word: string): Looked | undefined {
  const stations = state.definition?.day.stations;
  const id = stations && idOf(word, (one) => stations.rows.has(one));
  const view = id === undefined ? undefined : stationView(state, id);
  if (stations === undefined || id === undefined || view === undefined) return undefined;
  const [territory, ...others] = stations.hierarchies.map(({ leaves }) => leaves[stations.rows.get(id) ?? -1] ?? -1);
  const { registered, ballots, keys, turnout } = view;
  const list = registered === undefined ? {} : { registered };
  const day = reportedDay(turnout.map((report) => ({ ...report, ...list })));
  const protocols = view.protocols.flatMap((one) => lookedProtocol(state, election, one) ?? []);
  return {
    size: state.size,
    station: id,
    data: {
      station: plainId(id),
      state: view.state,
      trail: trailOf(stations, territory ?? -1),
      areas: others.flatMap((area) => {
        const own = stations.areas[area];
        return own === undefined ? [] : [areaName(own)];
      }),
      ...(registered === undefined ? {} : { registered }),
      ...(ballots === undefined ? {} : { ballots }),
      keys,
      ...(day === undefined ? {} : { turnout: day }),
    },
    protocols: [
      ...protocols.filter(({ protocol }) => protocol.isOfThisElection),
      ...protocols.filter(({ protocol }) => !protocol.isOfThisElection),
    ],
    copies: copiesFrom(state, id) ?? [],
  };
}

function lookedProtocol(state: RecordState, election: string, view: ProtocolView): LookedProtocol | undefined {
  const opened = state.election(view.election);
  const totals = state
    .totals(view.election)
    .find(({ table }) => table.ballot.contests.some(({ id }) => id === view.contest));
  const contest = totals?.table.ballot.contests.find(({ id }) => id === view.contest);
  if (opened === undefined || totals === undefined || contest === undefined) return undefined;
  const { election: of, contest: id, leaf, version, withheld, counted, papersDiffer } = view;
  const isOfThisElection = of === election;
  const neighbours =
    version === 0 || withheld || !isOfThisElection ? undefined : neighboursOf(totals, view, opened.disclosure);
  return {
    protocol: {
      election: of,
      electionName: opened.election.name,
      contest: id,
      contestName: contest.name,
      isOfThisElection,
      ...{ state: view.state, version, counted, withheld, papersDiffer },
      ...formOf(ballotLaw(state, opened), totals, contest, view),
      ...(isOfThisElection ? {} : { equations: [] }),
      // The view gives findings of one protocol as JSON.
      findings: view.findings as readonly Finding[],
      ...(leaf === undefined ? {} : { leaf }),
      ...(neighbours === undefined ? {} : { neighbours }),
    },
    place: { election: of, contest: id },
    papers: papersLeaf(state, view),
    order: state.protocol(of, id, view.station)?.order,
  };
}

function formOf(
  own: BallotLaw,
  { table }: Totals,
  contest: Contest,
  { figures, version, withheld }: ProtocolView,
): Pick<StationProtocol, 'lines' | 'equations'> {
  return {
    lines: formLines(own, table.ballot, contest).map((line) => ({ ...line, ...valueAt(figures, line.line) })),
    equations: version === 0 || withheld ? [] : equationsOf(own, table.ballot, contest, figures),
  };
}

function valueAt(figures: Figures, line: string): { readonly value?: number } {
  const value = Object.hasOwn(figures, line) ? figures[line] : undefined;
  return value === undefined ? {} : { value };
}
