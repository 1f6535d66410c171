/** Questions at a terminal: a line, or one that is not shown while it is typed. */

import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { InputProblem, UsageProblem } from '../problems.js';
import type { Session } from '../session.js';

/** A terminal as Node has it. */
interface TerminalInput extends Readable {
  setRawMode(raw: boolean): unknown;
}

/** Whether somebody is there who can be asked. */
export function canAsk({ io }: Session): boolean {
  return io.stdin.isTTY === true && 'setRawMode' in io.stdin;
}

/** A line, without spaces around it. `option`: what says the same where nobody can be asked. Throws UsageProblem, InputProblem. */
export async function askLine(session: Session, question: string, option: string): Promise<string> {
  const terminal = terminalOf(session, option);
  session.io.err(`${question}: `);
  return (await new Typing(terminal).done()).trim();
}

/** A line that is not shown. Throws as `askLine`. */
export async function askHidden(session: Session, question: string, option: string): Promise<string> {
  const terminal = terminalOf(session, option);
  // What is pasted before the question stands there is not shown either.
  terminal.setRawMode(true);
  session.io.err(`${question}: `);
  try {
    return await new Typing(terminal).done();
  } finally {
    terminal.setRawMode(false);
    session.io.err('\n');
  }
}

function terminalOf(session: Session, option: string): TerminalInput {
  if (!canAsk(session)) throw new UsageProblem('usage.no-terminal', { what: option });
  return session.io.stdin as TerminalInput;
}

const interrupt = '\u0003';
const end = '\u0004';
const rubouts = ['\u007f', '\b'];

/** What is typed up to the end of a line. What came after it is left for the next question. */
class Typing {
  readonly #input: Readable;
  readonly #decoder = new StringDecoder('utf8');
  readonly #characters: string[] = [];

  constructor(input: Readable) {
    this.#input = input;
  }

  done(): Promise<string> {
    return new Promise((typed, failed) => {
      const finish = (settle: () => void): void => {
        this.#input.pause();
        this.#input.off('data', take).off('end', cut);
        settle();
      };
      const cut = (): void => finish(() => failed(new InputProblem('problem.interrupted')));
      const take = (data: Buffer | string): void => {
        const text = typeof data === 'string' ? data : this.#decoder.write(data);
        const at = this.#take(text);
        if (at === 'interrupted') cut();
        else if (at !== undefined) {
          finish(() => typed(this.#characters.join('')));
          if (at < text.length) this.#input.unshift(Buffer.from(text.slice(at)));
        }
      };
      this.#input.on('data', take).on('end', cut).resume();
    });
  }

  /** Where the line ended; undefined where it goes on. */
  #take(text: string): number | 'interrupted' | undefined {
    let at = 0;
    for (const character of text) {
      at += character.length;
      if (character === '\r' || character === '\n') return at;
      if (character === interrupt || character === end) return 'interrupted';
      if (rubouts.includes(character)) this.#characters.pop();
      // Keys that move a cursor are none that can be part of a line.
      else if (!/\p{Cc}/u.test(character)) this.#characters.push(character);
    }
    return undefined;
  }
}
