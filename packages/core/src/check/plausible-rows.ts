/** What the checks of plausibility look at: the protocols that have arrived from stations in the country, and their votes. */

import type { LineId } from '../figures.js';
import type { Row, Stations } from '../protocol/stations.js';
import { hasBit, type ProtocolTable, slotOptions } from '../protocol/table.js';
import { type FindingCode, findingSeverities, type ProtocolFinding } from './finding.js';
import { addedAt, type Column } from './turnout-lines.js';

/** One column with the name that it has for the contest at hand. */
export interface VoteColumn extends Column {
  readonly line: LineId;
}

/** The column of a line of the form; undefined where the form has no such line. */
function columnOf(table: ProtocolTable, line: LineId): VoteColumn | undefined {
  return columnAt(table, table.lines.indexOf(line), line);
}

function columnAt(table: ProtocolTable, index: number, line: LineId): VoteColumn | undefined {
  const figures = table.columns[index];
  return figures === undefined ? undefined : { line, figures, absent: table.absent[index] };
}

/** By contest, the columns that hold votes: its options, and the line against all where its ballot has one. */
export function voteColumns(table: ProtocolTable): readonly (readonly VoteColumn[])[] {
  return table.ballot.contests.map((contest) => {
    const slots = slotOptions(contest).map((id, slot) => columnAt(table, table.lines.length + slot, id));
    const against = contest.options.some(({ role }) => role === 'against-all')
      ? columnOf(table, 'against-all')
      : undefined;
    return [...slots, against].filter((column) => column !== undefined);
  });
}

/** Whether a row has a protocol to look at. Stations abroad are left out: lists that grow on the day and full turnout are ordinary there. */
export function judgedRows({ stations, contestOf, arrived }: ProtocolTable): (row: Row) => boolean {
  const abroad = abroadRows(stations);
  return (row) => (contestOf[row] ?? -1) >= 0 && hasBit(arrived, row) && !abroad(row);
}

/** Whether a station lies in an area of the kind `abroad`, or below one. */
export function abroadRows({ areas, parents, hierarchies }: Stations): (row: Row) => boolean {
  const abroad = new Uint8Array(areas.length);
  for (const [number, { kind }] of areas.entries()) {
    abroad[number] = kind === 'abroad' ? 1 : (abroad[parents[number] ?? -1] ?? 0);
  }
  const leaves = hierarchies[0]?.leaves;
  return (row) => abroad[leaves?.[row] ?? -1] === 1;
}

/** By row, the sum of all votes of a judged protocol; -1 where it is not to be judged, or one of its votes is absent. */
export function sumsOfVotes(table: ProtocolTable): Float64Array {
  const columns = voteColumns(table);
  const judged = judgedRows(table);
  const sums = new Float64Array(table.stations.ids.length).fill(-1);
  for (let row = 0; row < sums.length; row++) {
    if (judged(row)) sums[row] = addedAt(columns[table.contestOf[row] ?? -1] ?? [], row);
  }
  return sums;
}

/** A finding about the protocol at a row. */
export function rowFinding(
  { ballot, stations, contestOf }: ProtocolTable,
  row: Row,
  code: FindingCode,
  lines: readonly LineId[],
  params: ProtocolFinding['params'],
): ProtocolFinding {
  const { election, round, contests } = ballot;
  const contest = contests[contestOf[row] ?? -1]?.id ?? '';
  const severity = findingSeverities[code];
  return { code, severity, station: stations.ids[row] ?? '', election, contest, round, lines, params, causes: [] };
}
