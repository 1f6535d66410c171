/** Lines of standard input as they come, for answers that have to be waited for. */

import type { Io } from '../io.js';
import { longestLine } from '../json-lines.js';

/** The lines that a chunk ends, together; undefined in place of one that was too long, of which nothing is kept. */
export async function* linesOf(stdin: Io['stdin']): AsyncGenerator<readonly (string | undefined)[]> {
  const open = new OpenLine();
  stdin.setEncoding('utf8');
  for await (const chunk of stdin) {
    const [first = '', ...more] = String(chunk).split('\n');
    open.add(first);
    yield more.map((row) => open.next(row));
  }
  if (!open.isEmpty) yield [open.next('')];
}

/** The line whose end has not come yet. */
class OpenLine {
  #pieces: string[] = [];
  #length = 0;

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  add(piece: string): void {
    this.#length += piece.length;
    if (this.#length > longestLine) this.#pieces = [];
    else this.#pieces.push(piece);
  }

  /** Ends the line; the next one begins with what is given. */
  next(begins: string): string | undefined {
    const line = this.#length > longestLine ? undefined : this.#pieces.join('').replace(/\r$/, '');
    this.#pieces = [];
    this.#length = 0;
    this.add(begins);
    return line;
  }
}
