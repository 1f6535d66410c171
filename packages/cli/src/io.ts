/** What a command reads from and writes to; tests put their own in its place. */

import process from 'node:process';
import type { Readable } from 'node:stream';

export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Columns of the output. */
  readonly width: number;
  /** Colours on standard output. */
  readonly colours: boolean;
  /** Standard error is a terminal: progress may be shown there. */
  readonly progress: boolean;
  /** Resolves when what was written has left, where a reader is slow. */
  readonly drained: () => Promise<void>;
}

/** Widest lines: longer ones are hard to read. Narrowest: tables need so much. */
const widths = { least: 60, most: 110, usual: 100 } as const;

export function processIo(): Io {
  const { stdout, stderr, stdin, env } = process;
  return {
    out: (text) => {
      stdout.write(text);
    },
    err: (text) => {
      stderr.write(text);
    },
    stdin,
    env,
    width: widthOf(stdout.isTTY ? stdout.columns : undefined),
    colours: wantsColours(env, stdout.isTTY),
    progress: stderr.isTTY,
    drained: () =>
      stdout.writableNeedDrain ? new Promise((resolve) => stdout.once('drain', () => resolve())) : Promise.resolve(),
  };
}

export function widthOf(columns: number | undefined): number {
  if (columns === undefined || columns === 0) return widths.usual;
  return Math.min(Math.max(columns, widths.least), widths.most);
}

/** FORCE_COLOR and NO_COLOR decide, in this order; else whether the output is a terminal. */
export function wantsColours(env: Io['env'], isTerminal: boolean | undefined): boolean {
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  const refused = env.NO_COLOR;
  if (refused !== undefined && refused !== '') return false;
  return isTerminal === true && env.TERM !== 'dumb';
}
