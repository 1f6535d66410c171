/** Votes in a CSV file: two columns, name and votes. Nothing is guessed: what is no number, or no second column, is a fault. */

import { type Fault, readCsv } from '@saylau/formats';
import { faultyVotes, type ListVotes, plainDigits } from './apportion-votes.js';
import { valueIn } from './load.js';
import { FilesAtFault } from './problems.js';

/** The lists of a file, in its order; throws all its faults. A first row whose votes are words is the heading. */
export function listsInCsv(file: string, text: string): readonly ListVotes[] {
  const body = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  // The reader needs a heading; with one of its own put above, the file's is a row like others, a line further down.
  const headed = `name${delimiterOf(body)}votes\n${body}`;
  const read = readCsv(file, headed, { required: ['name', 'votes'] });
  const rows = valueIn(read.ok ? read : { ok: false, faults: read.faults.map(lineAbove) }).map(({ line, cells }) => ({
    line: line - 1,
    name: cells.get('name') ?? '',
    votes: cells.get('votes') ?? '',
  }));
  const [first] = rows;
  const lists = first !== undefined && isHeading(first.votes) ? rows.slice(1) : rows;
  const faults =
    lists.length === 0 ? [{ code: 'empty', file, place: '', params: {} } as const] : faultyVotes(file, lists);
  if (faults.length > 0) throw new FilesAtFault(faults);
  return lists.map(({ name, votes }) => ({ name, votes: plainDigits(votes) ?? votes }));
}

/** Words and no digit of any script. */
function isHeading(votes: string): boolean {
  return /\p{L}/u.test(votes) && !/\p{N}/u.test(votes);
}

/** The separator that the first line has outside quotes; a comma comes last, as it stands in numbers too. */
function delimiterOf(text: string): string {
  const first = (/^[^\n]*/.exec(text.trimStart())?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  return ['\t', ';'].find((sign) => first.includes(sign)) ?? ',';
}

function lineAbove(fault: Fault): Fault {
  return { ...fault, place: fault.place.replace(/^\d+/, (line) => String(Number(line) - 1)) };
}
