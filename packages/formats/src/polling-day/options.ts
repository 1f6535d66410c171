/** `options.csv`: what stands on the ballots, in their order. */

import type { Option } from '@saylau/core';
import type { RowReader, Sheet } from '../csv-sheet.js';
import { isDay } from '../leaves.js';
import { limits } from '../limits.js';
import { groups, lineIds } from '../lines.js';
import { type Begun, type ContestsBegun, electionReader, type Ruled } from './begun.js';
import { cellOf, type DayFiles, idsIn, nameColumns, namesIn, wholesIn } from './cells.js';

/** Columns of `options.csv`. */
export const optionColumns = {
  required: ['election', 'contest', 'option'],
  optional: ['role', 'party', 'order', 'registered', 'born', 'candidates', 'group', ...nameColumns],
};

/** The role, and where nothing else is said the id, of the line against all. */
export const againstAll = 'against-all';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Adds each row's option to its contest. */
export function optionReader(
  sheet: Sheet,
  day: DayFiles,
  elections: ReadonlyMap<string, Ruled>,
  found: ContestsBegun,
): RowReader {
  const [electionAt, ruledAt, contestAt] = [
    electionReader(sheet, day, found),
    cellOf(sheet, 'election'),
    cellOf(sheet, 'contest'),
  ];
  const [idAt, nameAt, roleAt] = [idsIn(sheet, 'option', day), namesIn(sheet), roleReader(sheet)];
  const [partyAt, factsAt] = [partyReader(sheet, day), factReader(sheet)];
  return (cells, row) => {
    const own = electionAt(cells, row);
    const ruled = elections.get(ruledAt(cells));
    const contest = own?.get(contestAt(cells));
    if (own !== undefined && contest === undefined) {
      const id = contestAt(cells);
      sheet.fault('unknown-contest', row, sheet.column('contest'), { found: id, ...day.guess.of(id, own) });
    }
    const id = idAt(cells, row);
    const role = roleAt(cells, row, id, ruled?.rules?.parts.get(contest?.contest.part ?? '')?.rule.rule);
    const option: Mutable<Option> = { id, name: nameAt(cells), role, tags: noTags };
    partyAt(cells, row, option, ruled);
    factsAt(cells, row, option);
    if (placed(sheet, row, option, contest)) contest?.options.push(option);
  };
}

const noTags: readonly string[] = [];

function partyReader(sheet: Sheet, { guess }: DayFiles) {
  const column = sheet.column('party');
  return (cells: readonly string[], row: number, option: Mutable<Option>, ruled: Ruled | undefined): void => {
    const found = cells[column] ?? '';
    if (found === '') return;
    option.party = found === 'unknown' ? null : found;
    const parties = ruled?.shell.parties;
    if (found !== 'unknown' && parties?.has(found) === false)
      sheet.fault('unknown-party', row, column, { found, ...guess.of(found, parties) });
  };
}

/** Reads what ties and caps ask for. */
function factReader(sheet: Sheet) {
  const orderAt = wholesIn(sheet, sheet.column('order'));
  const candidatesAt = wholesIn(sheet, sheet.column('candidates'));
  const [bornAt, registeredAt, groupAt] = [
    dayReader(sheet, 'born'),
    dayReader(sheet, 'registered'),
    cellOf(sheet, 'group'),
  ];
  return (cells: readonly string[], row: number, option: Mutable<Option>): void => {
    const [order, candidates, group] = [orderAt(cells, row), candidatesAt(cells, row), groupAt(cells)];
    const [born, registered] = [bornAt(cells, row), registeredAt(cells, row)];
    if (order !== undefined) option.order = order;
    if (candidates !== undefined) option.candidates = candidates;
    if (group !== '') option.group = group;
    if (born !== '') option.born = born;
    if (registered !== '') option.registered = registered;
  };
}

function dayReader(sheet: Sheet, name: string): (cells: readonly string[], row: number) => string {
  const column = sheet.column(name);
  return (cells, row) => {
    const found = cells[column] ?? '';
    if (found !== '' && !isDay(found)) sheet.fault('bad-date', row, column, { found });
    return found;
  };
}

const roles: readonly Option['role'][] = ['list', 'candidate', 'answer', 'others', againstAll];

/** The role in a cell; where it is empty, what the part's rule has. */
function roleReader(sheet: Sheet) {
  const column = sheet.column('role');
  return (cells: readonly string[], row: number, id: string, rule: string | undefined): Option['role'] => {
    const found = cells[column] ?? '';
    const role = found === '' ? undefined : roles.find((one) => one === found);
    if (role !== undefined) return role;
    if (found !== '') sheet.fault('not-one-of', row, column, { found, allowed: roles.join(', ') });
    if (id === againstAll) return againstAll;
    return rule === 'list' ? 'list' : rule === 'question' ? 'answer' : 'candidate';
  };
}

/** Whether an option has its place on the ballot: it stands there once, and there are not more than any ballot has. */
function placed(sheet: Sheet, row: number, { id, role }: Option, contest: Begun | undefined): boolean {
  const column = sheet.column('option');
  const others = contest?.options ?? [];
  if (others.length >= limits.options) {
    sheet.fault('too-many', row, column, { what: 'options', limit: limits.options });
    return false;
  }
  const twice = others.some((one) => one.id === id || (role === againstAll && one.role === role));
  if (twice && id !== '') sheet.fault('duplicate-id', row, column, { id });
  if (lineIds.has(id) || (groups.has(id) && role !== id) || isPlace(id))
    sheet.fault('option-is-line', row, column, { id });
  return true;
}

/** Whether an id reads as the place of an option in the header of protocols: `o1`. */
function isPlace(id: string): boolean {
  return /^o[1-9]\d*$/.test(id);
}
