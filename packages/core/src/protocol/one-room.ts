/** The protocols of one station as tables of one row: a single protocol is checked as a national file is. */

import type { Contest } from '../election.js';
import type { Figure, LineId, OptionId } from '../figures.js';
import type { Form } from '../form.js';
import type { Turnout } from '../rules.js';
import { setProtocol } from './change.js';
import type { Stations } from './stations.js';
import { emptyTable, type ProtocolTable } from './table.js';

/** A protocol by itself: its form, the options of its contest without the line against all, its figures (at most `largestFigure`). */
export interface SingleProtocol {
  readonly form: Form;
  /** Which lines are turnout, where the rules are known and say it. */
  readonly turnout?: Turnout;
  readonly options: readonly OptionId[];
  readonly figures: ReadonlyMap<LineId, Figure>;
}

/** One table of one row for each protocol; all are of the same station. The ballots are named by their place, from 1. */
export function roomTables(protocols: readonly SingleProtocol[]): readonly ProtocolTable[] {
  const stations = oneStation();
  return protocols.map((protocol, index) => tableOf(protocol, String(index + 1), stations));
}

function oneStation(): Stations {
  const area = { id: 'area', name: {}, kind: 'district', weight: { num: 1n, den: 1n } };
  return {
    ids: ['station'],
    rows: new Map([['station', 0]]),
    areas: [area],
    areaNumbers: new Map([['area', 0]]),
    parents: Int32Array.of(-1),
    hierarchies: [{ name: 'area', leaves: Int32Array.of(0) }],
  };
}

function tableOf({ form, turnout, options, figures }: SingleProtocol, id: string, stations: Stations): ProtocolTable {
  const contests = [contestOf(id, form, options)];
  const own = turnout === undefined ? {} : { turnout };
  const table = emptyTable({ election: '', part: id, round: 1, form, ...own, contests }, stations, Int32Array.of(0));
  const columns = [...table.lines, ...options].map((line) => figures.get(line));
  setProtocol(
    table,
    0,
    columns.map((figure) => (figure === undefined ? undefined : Number(figure))),
  );
  return table;
}

function contestOf(id: string, form: Form, options: readonly OptionId[]): Contest {
  const against = form.lines.some(({ line }) => line === 'against-all') ? ['against-all'] : [];
  return {
    id,
    name: {},
    part: id,
    area: 'area',
    options: [
      ...options.map((option) => ({ id: option, name: {}, role: 'list' as const, tags: [] })),
      ...against.map((option) => ({ id: option, name: {}, role: 'against-all' as const, tags: [] })),
    ],
    polls: [],
    declared: {},
  };
}
