/** What every renderer needs: texts, colours, width. Renderers are pure: values in, lines out. */

import type { Texts } from '../text.js';
import { type Column, type Row, table, wrap } from './table.js';

/** How words are marked on a terminal; each gives its text back unchanged where there are no colours. */
export interface Colours {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly red: (text: string) => string;
  readonly cyan: (text: string) => string;
}

export class Page {
  readonly texts: Texts;
  readonly colours: Colours;
  readonly width: number;

  constructor(texts: Texts, colours: Colours, width: number) {
    this.texts = texts;
    this.colours = colours;
    this.width = width;
  }

  /** The same page with less room: for what stands inside something indented. */
  narrower(by: number): Page {
    return new Page(this.texts, this.colours, this.width - by);
  }

  /** The title of the whole output, underlined. */
  title(text: string): string[] {
    const lines = wrap(text, this.width);
    const longest = Math.min(this.width, Math.max(...lines.map((line) => line.length)));
    return [...lines.map((line) => this.colours.bold(line)), this.colours.dim('═'.repeat(longest))];
  }

  /** A heading, after an empty line; `note` stands behind it, less loud. */
  heading(text: string, note = ''): string[] {
    const whole = note === '' ? text : `${text} · ${note}`;
    if (whole.length > this.width || note === '')
      return ['', ...wrap(whole, this.width).map((line) => this.colours.bold(line))];
    return ['', `${this.colours.bold(text)}${this.colours.dim(` · ${note}`)}`];
  }

  /** A paragraph, wrapped, indented; the first line may begin with a mark (`• `, `1. `). */
  paragraph(text: string, indent = '  ', mark = ''): string[] {
    const lines = wrap(text, this.width - indent.length - mark.length);
    return lines.map((line, index) => `${indent}${index === 0 ? mark : ' '.repeat(mark.length)}${line}`);
  }

  /** A paragraph in a dim colour. */
  note(text: string, indent = '  '): string[] {
    return this.paragraph(text, indent).map(this.colours.dim);
  }

  /** Labels and what belongs to them, in two columns. */
  pairs(pairs: readonly (readonly [string, string])[], indent = '  '): string[] {
    const widest = Math.min(Math.max(0, ...pairs.map(([label]) => label.length)), Math.floor(this.width * 0.4));
    return pairs.flatMap(([label, value]) => {
      const labels = wrap(label, widest);
      const values = wrap(value, Math.max(20, this.width - indent.length - widest - 2));
      return Array.from({ length: Math.max(labels.length, values.length) }, (_, line) =>
        `${indent}${this.colours.dim((labels[line] ?? '').padEnd(widest))}  ${values[line] ?? ''}`.trimEnd(),
      );
    });
  }

  table(columns: readonly Column[], rows: readonly Row[], indent = '  '): string[] {
    return table(columns, rows, { width: this.width, indent, head: this.colours.dim, rule: this.colours.dim });
  }
}
