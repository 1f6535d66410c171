/** Tables for the tests of plausibility, written as rows of figures. No part of the product. */

import { contest, sum } from '../count/election.test-kit.js';
import type { Control, Form } from '../form.js';
import { formOf, stationsOf, tableOf } from '../protocol/day.test-kit.js';
import type { ProtocolTable } from '../protocol/table.js';
import type { Turnout } from '../rules.js';
import type { FindingSink, ProtocolFinding } from './finding.js';

/** A station with its figures by line or option. No figures: its protocol has not arrived. */
export interface StationGiven {
  readonly area?: string;
  readonly figures?: Readonly<Record<string, number>>;
}

export const usualForm: Form = formOf([
  'registered',
  'ballots-received',
  'took-part',
  'outside-station',
  'options',
  'against-all',
  'invalid',
]);

/** A table of one ballot with a contest in the country. Stations are `s0`, `s1`, …, in the district `d` where nothing else is said; `abroad` is abroad. */
export function tableOfRows(
  rows: readonly StationGiven[],
  ballot: readonly string[] = ['a', 'b', 'against-all'],
  form: Form = usualForm,
): ProtocolTable {
  const areas = { country: undefined, d: 'country', e: 'country', abroad: 'country', embassy: 'abroad' };
  const given = stationsOf({
    areas,
    stations: Object.fromEntries(rows.map(({ area = 'd' }, row) => [`s${row}`, [area]])),
  });
  const kinds = given.areas.map((area) => (area.id === 'abroad' ? { ...area, kind: 'abroad' } : area));
  return tableOf({
    form,
    contests: [contest({ id: 'list', area: 'country', ballot, polls: [] })],
    stations: { ...given, areas: kinds },
    sheets: rows.flatMap(({ figures }, row) => (figures === undefined ? [] : [{ station: `s${row}`, figures }])),
  });
}

/** The table with rules that say what turnout is. */
export function withTurnout(table: ProtocolTable, turnout: Turnout): ProtocolTable {
  return { ...table, ballot: { ...table.ballot, turnout } };
}

/** `turnout('took-part', 'registered')` */
export function turnout(count: string, of: string): Turnout {
  return { count: sum(count), of: sum(of) };
}

/** The form with these equations. */
export function withControls(controls: Form['controls']): Form {
  return { ...usualForm, controls };
}

/** `low <= high` for two lines. */
export function atMost(low: string, high: string, is: Control['is'] = '<='): Control {
  const line = (id: string): Control['left'] => ({ terms: [{ sign: 1, line: id }] });
  return { id: 'e', left: line(low), is, right: line(high), severity: 'error' };
}

/** What a check gives. */
export function gathered(check: (sink: FindingSink) => void): readonly ProtocolFinding[] {
  const found: ProtocolFinding[] = [];
  check((finding) => found.push(finding));
  return found;
}

/** Findings in short: `s0 invalid-share invalid took-part`. */
export function short(found: readonly ProtocolFinding[]): readonly string[] {
  return found.map(({ station, area, code, lines }) => [station ?? area, code, ...lines].join(' '));
}
