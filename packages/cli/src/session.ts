/** One invocation: where it writes, in which language, with which colours. */

import type { Language } from '@saylau/core';
import picocolors from 'picocolors';
import type { Io } from './io.js';
import { Page } from './render/page.js';
import { Texts } from './text.js';

export class Session {
  readonly io: Io;
  readonly texts: Texts;
  readonly page: Page;

  constructor(io: Io, language: Language) {
    this.io = io;
    this.texts = new Texts(language);
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
}
