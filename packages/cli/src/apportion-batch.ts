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

/** Characters of one line that are read at most. What is longer is answered with a fault, and never kept. */
const longestLine = 1_000_000;

/** Answers every line. Nothing waits for a line: chunks are cut into lines, answers go out in chunks. */
export async function batch(session: Session): Promise<number> {
  const { io, texts } = session;
  const answers = new Answers(
    { ...(await import('@saylau/formats/json')), ...(await import('@saylau/formats/apportion-case')) },
    texts,
  );
  const rest = new OpenLine();
  io.stdin.setEncoding('utf8');
  for await (const chunk of io.stdin) {
    const [first = '', ...more] = String(chunk).split('\n');
    rest.add(first);
    for (const row of more) {
      answers.add(rest.take());
      rest.add(row);
    }
    io.out(answers.take());
    session.progress(texts.say('progress.cases', { number: answers.cases }));
    await io.drained();
  }
  if (!rest.isEmpty) answers.add(rest.take());
  io.out(answers.take());
  session.progress();
  if (answers.cases === 0) throw new InputProblem('problem.no-cases');
  return answers.faults > 0 ? exitCodes.faults : exitCodes.fine;
}

/** A line whose end has not come yet, in the pieces that have. Of one that is too long only that is kept. */
class OpenLine {
  #pieces: string[] = [];
  #length = 0;

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  add(piece: string): void {
    this.#length += piece.length;
    if (this.#length > longestLine) this.#pieces = [];
    else if (piece !== '') this.#pieces.push(piece);
  }

  /** The line, or undefined where it was too long; the next one begins. */
  take(): string | undefined {
    const line = this.#length > longestLine ? undefined : this.#pieces.join('');
    this.#pieces = [];
    this.#length = 0;
    return line;
  }
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

  /** Answers one line, undefined where it was too long; an empty one is passed over. */
  add(row: string | undefined): void {
    this.line += 1;
    if (row?.trim() === '') return;
    this.cases += 1;
    this.#waiting += `${row === undefined ? this.#tooLong() : answerOf(this.#readers, this.#texts, row, this)}\n`;
  }

  #tooLong(): string {
    this.faults += 1;
    const message = this.#texts.say('apportion.line-too-long', { limit: longestLine });
    return JSON.stringify(this.#readers.apportionErrorValue({ line: this.line, code: 'text-too-large', message }));
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
