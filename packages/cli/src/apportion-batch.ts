/** JSON Lines on standard input: one case a line, one answer a line, in order, as the lines come. */

import { solveCase } from '@saylau/core';
import type { Fault, Plain } from '@saylau/formats';
import { exitCodes } from './exit-codes.js';
import { sentenceOf } from './fault-lines.js';
import { InputProblem } from './problems.js';
import type { Session } from './session.js';
import type { Texts } from './text.js';

type Readers = Pick<
  typeof import('@saylau/formats'),
  'readJson' | 'readApportionCase' | 'apportionResultValue' | 'apportionErrorValue'
>;

/** Characters of one line that are read at most: beyond it the input is no list of cases. */
const longestLine = 64_000_000;

/** Answers every line. Nothing waits for a line: chunks are cut into lines, answers go out in chunks. */
export async function batch({ io, texts }: Session): Promise<number> {
  const answers = new Answers(
    { ...(await import('@saylau/formats/json')), ...(await import('@saylau/formats/apportion-case')) },
    texts,
  );
  let rest = '';
  io.stdin.setEncoding('utf8');
  for await (const chunk of io.stdin) {
    const rows = `${rest}${String(chunk)}`.split('\n');
    rest = rows.pop() ?? '';
    if (rest.length > longestLine) throw new InputProblem('problem.line-too-long', { line: answers.line + 1 });
    for (const row of rows) answers.add(row);
    io.out(answers.take());
    if (io.progress) io.err(`\r\u001b[K${texts.say('progress.cases', { number: answers.cases })}`);
    await io.drained();
  }
  if (rest !== '') answers.add(rest);
  io.out(answers.take());
  if (io.progress) io.err('\r\u001b[K');
  if (answers.cases === 0) throw new InputProblem('problem.no-cases');
  return answers.faults > 0 ? exitCodes.faults : exitCodes.fine;
}

/** The answers that are not written yet, and how many there were. */
class Answers {
  readonly #readers: Readers;
  readonly #texts: Texts;
  #waiting = '';
  line = 0;
  cases = 0;
  faults = 0;

  constructor(readers: Readers, texts: Texts) {
    this.#readers = readers;
    this.#texts = texts;
  }

  /** Answers one line; an empty one is passed over. */
  add(row: string): void {
    this.line += 1;
    if (row.trim() === '') return;
    this.cases += 1;
    this.#waiting += `${answerOf(this.#readers, this.#texts, row, this)}\n`;
  }

  take(): string {
    const waiting = this.#waiting;
    this.#waiting = '';
    return waiting;
  }
}

/** The answer to one line, as one line of JSON. Never throws for what the line says. */
function answerOf(readers: Readers, texts: Texts, row: string, counter: { line: number; faults: number }): string {
  const parsed = readers.readJson('', row.endsWith('\r') ? row.slice(0, -1) : row);
  const read = parsed.ok ? readers.readApportionCase('', parsed.value.value, counter.line) : parsed;
  if (!read.ok) {
    counter.faults += 1;
    const id = parsed.ok ? idOf(parsed.value.value) : undefined;
    return JSON.stringify(readers.apportionErrorValue({ id, line: counter.line, ...errorOf(texts, read.faults) }));
  }
  const result = solveCase(read.value);
  if (!result.ok) {
    counter.faults += 1;
    const message = texts.sayIf(`apportion-error.${result.code}`) ?? result.code;
    const { id, code } = result;
    return JSON.stringify(readers.apportionErrorValue({ id, line: counter.line, code, message }));
  }
  return JSON.stringify(readers.apportionResultValue(result, read.value.problem.seats));
}

function idOf(value: Plain): string | number | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined;
  const { id } = value;
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}

/** The first fault, with its place; how many more there are. */
function errorOf(texts: Texts, faults: readonly Fault[]): { readonly code: string; readonly message: string } {
  const [first] = faults;
  if (first === undefined) return { code: 'bad-value', message: '' };
  const more = faults.length > 1 ? ` (+${faults.length - 1})` : '';
  const place = first.place.replace(/^\d+:\d+\s*/, '');
  return { code: first.code, message: `${place === '' ? '' : `${place}: `}${sentenceOf(texts, first)}${more}` };
}
