/** JSON Lines on standard input: one case a line, one answer a line, in order, as the lines come. */

import type { Fault, Plain } from '@saylau/formats';
import { exitCodes } from './exit-codes.js';
import { sentenceOf } from './fault-lines.js';
import { InputProblem } from './problems.js';
import type { Session } from './session.js';
import type { Texts } from './text.js';

/** Characters of one line that are read at most. What is longer is answered with a fault, and never kept. */
export const longestLine = 1_000_000;

/** The answer to a line, as one line of JSON. */
export interface Answer {
  readonly text: string;
  readonly isFault: boolean;
}

/** Answers the line of this number (from 1); undefined: it was too long. Never throws for what a line says. */
export type Answerer = (row: string | undefined, line: number) => Answer;

/** Answers every line. Nothing waits for a line: chunks are cut into lines, answers go out in chunks. */
export async function answerLines(session: Session, answerer: Answerer): Promise<number> {
  const { io, texts } = session;
  const answers = new Answers(answerer);
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
    return line?.endsWith('\r') === true ? line.slice(0, -1) : line;
  }
}

/** The answers that are not written yet, and how many there were. */
class Answers {
  readonly #answerer: Answerer;
  #waiting = '';
  #line = 0;
  cases = 0;
  faults = 0;

  constructor(answerer: Answerer) {
    this.#answerer = answerer;
  }

  /** Answers one line; an empty one is passed over. */
  add(row: string | undefined): void {
    this.#line += 1;
    if (row?.trim() === '') return;
    this.cases += 1;
    const { text, isFault } = this.#answerer(row, this.#line);
    if (isFault) this.faults += 1;
    this.#waiting += `${text}\n`;
  }

  take(): string {
    const waiting = this.#waiting;
    this.#waiting = '';
    return waiting;
  }
}

/** The first fault, with its place; how many more there are. */
export function errorOf(texts: Texts, faults: readonly Fault[]): { readonly code: string; readonly message: string } {
  const [first] = faults;
  if (first === undefined) return { code: 'bad-value', message: '' };
  const more = faults.length > 1 ? ` (+${faults.length - 1})` : '';
  const place = first.place.replace(/^\d+:\d+\s*/, '');
  return { code: first.code, message: `${place === '' ? '' : `${place}: `}${sentenceOf(texts, first)}${more}` };
}

/** The id that a case says it has, for the answer to one that cannot be read. */
export function idOf(value: Plain): string | number | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined;
  const { id } = value;
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}
