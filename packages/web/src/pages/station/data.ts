/** A station: its protocols line by line, every act on them, equations, neighbours, proofs. */

import type { Leaf, RecordState } from '@saylau/acts';
import type { ProtocolFinding, Text } from '@saylau/core';
import { toHex } from '@saylau/log';
import { copiesFrom, type GivenPapers, type ProtocolView, papersIn, papersLeaf, stationView } from '@saylau/views';
import type { Figures, Rule } from '../../data/equations.js';
import { ballotLaw, type FormLine, formLines, rulesOf } from '../../data/form.js';
import { idOf, plainId } from '../../data/ids.js';
import { type AreaName, areaName, trailOf } from '../../data/places.js';
import type { RecordSource } from '../../data/source.js';
import { type Standing, standingOf } from '../../data/stage.js';
import { reportedDay, type TurnoutDay } from '../../data/turnout-day.js';
import { type ActLine, actLines, type CopyLine, copyLines, type IndexedLeaf } from './acts.js';
import { type Neighbours, neighboursOf } from './neighbours.js';

export interface StationPageData {
  readonly station: string;
  readonly name?: string;
  readonly state: string;
  /** The areas in which it lies, the country first; and those of other hierarchies. */
  readonly trail: readonly AreaName[];
  readonly areas: readonly AreaName[];
  readonly registered?: number;
  readonly ballots?: number;
  readonly keys: number;
  /** Through the day. */
  readonly turnout?: TurnoutDay;
  readonly forms: readonly ProtocolForm[];
  readonly protocols: readonly StationProtocol[];
  /** Of other elections of the day. */
  readonly elsewhere: readonly ElsewhereProtocol[];
  /** What the leaves of the log come to, hex. */
  readonly root?: string;
}

/** What the protocols of ballots have in common: said once for all that have it. */
export interface ProtocolForm {
  /** Of lines of the form, in the words of the law. */
  readonly names: Readonly<Record<string, Text>>;
  readonly rules: readonly Rule[];
}

export interface ProtocolLine extends Omit<FormLine, 'name'> {
  /** Of an option: lines of the form have theirs in it. */
  readonly name?: Text;
  readonly value?: number;
}

export interface ProtocolState {
  readonly contest: string;
  readonly contestName: Text;
  readonly state: string;
  readonly version: number;
  readonly counted: boolean;
}

/** Told in full on its own election's page of the station. */
export interface ElsewhereProtocol extends ProtocolState {
  readonly election: string;
  readonly electionName: Text;
}

export interface StationProtocol extends ProtocolState {
  readonly withheld: boolean;
  /** Which of the forms it is. */
  readonly form: number;
  readonly lines: readonly ProtocolLine[];
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
): Promise<(Standing & { readonly data: StationPageData }) | undefined> {
  const look = await source.log.read((state, root) => {
    const looked = lookAt(state, source.election, word);
    return (
      looked && {
        ...looked,
        ...standingOf(state, source.election),
        ...(root === undefined ? {} : { root: toHex(root) }),
      }
    );
  });
  if (look === undefined) return undefined;
  const { size, stage, protocols, copies, station, data, root } = look;
  const copied = await leavesOf(source, copies);
  const made = await Promise.all(protocols.map((one) => withActs(source, { ...one, station, size }, copied)));
  return { size, stage, data: { ...data, protocols: made, ...(root === undefined ? {} : { root }) } };
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
  const { name, registered, ballots, keys, turnout } = view;
  const list = registered === undefined ? {} : { registered };
  const day = reportedDay(turnout.map((report) => ({ ...report, ...list })));
  const held = new Set(state.election(election)?.election.contests.map((contest) => contest.area));
  const { forms, protocols } = withForms(view.protocols.flatMap((one) => lookedProtocol(state, election, one) ?? []));
  return {
    size: state.size,
    station: id,
    data: {
      station: plainId(id),
      ...(name === undefined ? {} : { name }),
      state: view.state,
      trail: trailOf(stations, territory ?? -1),
      areas: others.flatMap((area) => {
        const own = stations.areas[area];
        // A constituency of another election has its page there.
        return own !== undefined && (own.kind !== 'constituency' || held.has(own.id)) ? [areaName(own)] : [];
      }),
      ...(registered === undefined ? {} : { registered }),
      ...(ballots === undefined ? {} : { ballots }),
      keys,
      ...(day === undefined ? {} : { turnout: day }),
      forms,
      elsewhere: view.protocols.flatMap((one) => elsewhereIn(state, election, one)),
    },
    protocols,
    copies: copiesFrom(state, id) ?? [],
  };
}

function elsewhereIn(state: RecordState, election: string, view: ProtocolView): readonly ElsewhereProtocol[] {
  const opened = state.election(view.election);
  const contest = opened?.election.contests.find((one) => one.id === view.contest);
  if (view.election === election || opened === undefined || contest === undefined) return [];
  const { contest: id, version, counted } = view;
  return [
    {
      election: view.election,
      electionName: opened.election.name,
      contest: id,
      contestName: contest.name,
      ...{ state: view.state, version, counted },
    },
  ];
}

type Shape = Omit<LookedProtocol, 'protocol'> & {
  readonly form: ProtocolForm;
  readonly protocol: Omit<LookedProtocol['protocol'], 'form'>;
};

function lookedProtocol(state: RecordState, election: string, view: ProtocolView): Shape | undefined {
  const { election: of, contest: id, leaf, version, withheld, counted, papersDiffer } = view;
  const opened = state.election(of);
  const totals = state.totals(of).find(({ table }) => table.ballot.contests.some((one) => one.id === id));
  const contest = totals?.table.ballot.contests.find((one) => one.id === id);
  if (of !== election || opened === undefined || totals === undefined || contest === undefined) return undefined;
  const { ballot } = totals.table;
  const own = ballotLaw(state, opened);
  const lines = formLines(own, ballot, contest);
  const inForm = new Set(ballot.form.lines.map(({ line }) => line));
  const neighbours = version === 0 || withheld ? undefined : neighboursOf(state, totals, view);
  return {
    form: {
      names: Object.fromEntries(lines.flatMap(({ line, name }) => (inForm.has(line) ? [[line, name]] : []))),
      rules: rulesOf(own, ballot),
    },
    protocol: {
      contest: id,
      contestName: contest.name,
      ...{ state: view.state, version, counted, withheld, papersDiffer },
      lines: lines.map(({ name, ...line }) => ({
        ...line,
        ...(inForm.has(line.line) ? {} : { name }),
        ...valueAt(view.figures, line.line),
      })),
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

/** Forms that say the same are one. */
function withForms(
  shapes: readonly Shape[],
): Pick<StationPageData, 'forms'> & { readonly protocols: readonly LookedProtocol[] } {
  const forms: ProtocolForm[] = [];
  const places = new Map<string, number>();
  const protocols = shapes.map(({ form, protocol, ...shape }) => {
    const key = JSON.stringify(form);
    const place = places.get(key) ?? forms.push(form) - 1;
    places.set(key, place);
    return { ...shape, protocol: { ...protocol, form: place } };
  });
  return { forms, protocols };
}

function valueAt(figures: Figures, line: string): { readonly value?: number } {
  const value = Object.hasOwn(figures, line) ? figures[line] : undefined;
  return value === undefined ? {} : { value };
}
