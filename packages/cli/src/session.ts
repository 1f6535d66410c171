/** One invocation: where it writes, in which language, with which colours. */

import type { Language } from '@saylau/core';
import picocolors from 'picocolors';
import type { Io } from './io.js';
import { Page } from './render/page.js';
import { commandIn, Texts } from './text.js';
import { printable } from './visible.js';

export class Session {
  /** Everything that goes out through it is printable. */
  readonly io: Io;
  readonly texts: Texts;
  readonly page: Page;
  readonly #err: Io['err'];

  constructor(io: Io, language: Language) {
    this.io = {
      ...io,
      out: (text) => io.out(printable(text, io.colours)),
      err: (text) => io.err(printable(text, false)),
    };
    this.#err = io.err;
    this.texts = new Texts(language, commandIn(io.env));
    this.page = new Page(this.texts, picocolors.createColors(io.colours), io.width);
  }

  /** Prints lines on standard output. */
  print(lines: readonly string[]): void {
    this.io.out(`${lines.join('\n').replace(/^\n+/, '')}\n`);
  }

  /** Prints a value as JSON on standard output. */
  printJson(value: unknown): void {
    this.io.out(`${JSON.stringify(value, undefined, 2)}\n`);
  }

  /** Shows on a terminal how far the work is, in the place of what was shown before; without words it is cleared. */
  progress(words = ''): void {
    if (this.io.progress) this.#err(`\r\u001b[K${printable(words, false)}`);
  }
}
