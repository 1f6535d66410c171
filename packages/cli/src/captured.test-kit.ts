/** Runs the command in this process and keeps what it prints, for tests. */

import { Readable } from 'node:stream';
import type { Io } from './io.js';
import { main } from './main.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Given {
  /** Standard input; undefined: a terminal. */
  readonly stdin?: string;
  readonly env?: Io['env'];
  readonly colours?: boolean;
  readonly width?: number;
}

/** Exit code and everything printed by `saylau <argv>`. */
export async function captured(argv: readonly string[], given: Given = {}): Promise<Ran> {
  const printed = { out: '', err: '' };
  const input = Readable.from(given.stdin === undefined ? [] : [given.stdin]);
  const code = await main(argv, {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    stdin: Object.assign(input, { isTTY: given.stdin === undefined }),
    env: given.env ?? {},
    width: given.width ?? 100,
    colours: given.colours ?? false,
    progress: false,
    drained: () => Promise.resolve(),
  });
  return { code, ...printed };
}
