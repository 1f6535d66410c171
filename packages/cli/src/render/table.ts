/** Tables of aligned columns that fit the width: cells wrap at spaces, numbers never break. */

/** A cell: its text, and how it is coloured once it is laid out. */
export type Cell = string | { readonly text: string; readonly style: Style };
export type Style = (text: string) => string;
export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** May be narrowed and wrapped; other columns are as wide as their cells. */
  readonly flexible?: true;
}
/** A row of cells, or a thin line. */
export type Row = readonly Cell[] | 'rule';

const gap = '  ';
const leastFlexible = 10;

export interface TableStyle {
  readonly width: number;
  readonly indent?: string;
  readonly head: Style;
  readonly rule: Style;
}

/** The lines of a table. No line is wider than `width`, except where a single word is. */
export function table(columns: readonly Column[], rows: readonly Row[], style: TableStyle): string[] {
  const indent = style.indent ?? '  ';
  const widths = fit(columns, rows, style.width - indent.length);
  const total = widths.reduce((sum, width) => sum + width, 0) + gap.length * (widths.length - 1);
  const rule = style.rule('─'.repeat(Math.max(total, 0)));
  const head = columns.some((column) => column.head !== '')
    ? [
        ...laid(
          columns.map((column) => ({ text: column.head, style: style.head })),
          columns,
          widths,
          'bottom',
        ),
        rule,
      ]
    : [];
  const body = rows.flatMap((row) => (row === 'rule' ? [rule] : laid(row, columns, widths, 'top')));
  return [...head, ...body].map((line) => `${indent}${line}`.trimEnd());
}

export function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

/** Widths of the columns: natural; where they do not fit, heads wrap first, then flexible cells, the widest first. */
function fit(columns: readonly Column[], rows: readonly Row[], width: number): number[] {
  const widths = columns.map((column, index) => naturalWidth(column, index, rows));
  const wrapped = columns.map(({ head }, index) => Math.max(bodyWidth(index, rows), longestWord(head)));
  const narrow = columns.map((column, index) => {
    const least = Math.max(leastFlexible, longestWord(column.head));
    return column.flexible === true ? Math.min(wrapped[index] ?? 0, least) : (wrapped[index] ?? 0);
  });
  return narrowed(narrowed(widths, wrapped, width), narrow, width);
}

/** Takes columns off the widest that is above its least, until the table fits or nothing is left to take. */
function narrowed(widths: readonly number[], least: readonly number[], width: number): number[] {
  const fitted = [...widths];
  let over = fitted.reduce((sum, own) => sum + own, 0) + gap.length * (fitted.length - 1) - width;
  while (over > 0) {
    const candidates = fitted.flatMap((own, index) => (own > (least[index] ?? 0) ? [{ own, index }] : []));
    const widest = candidates.reduce((best, one) => (one.own > best.own ? one : best), { own: -1, index: -1 });
    if (widest.index < 0) break;
    fitted[widest.index] = widest.own - 1;
    over -= 1;
  }
  return fitted;
}

function naturalWidth({ head }: Column, index: number, rows: readonly Row[]): number {
  return Math.max(bodyWidth(index, rows), widthOfText(head));
}

function bodyWidth(index: number, rows: readonly Row[]): number {
  return rows.reduce((most, row) => (row === 'rule' ? most : Math.max(most, widthOfText(textOf(row[index] ?? '')))), 0);
}

function longestWord(text: string): number {
  return text.split(' ').reduce((most, word) => Math.max(most, widthOfText(word)), 0);
}

/** The lines of one row; shorter cells are filled at the bottom, or at the top for heads. */
function laid(
  row: readonly Cell[],
  columns: readonly Column[],
  widths: readonly number[],
  stand: 'top' | 'bottom',
): string[] {
  const cells = columns.map((_, index) => wrap(textOf(row[index] ?? ''), widths[index] ?? 0));
  const height = cells.reduce((most, lines) => Math.max(most, lines.length), 1);
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, index) => {
        const text = lines[stand === 'top' ? line : line - (height - lines.length)] ?? '';
        const cell = row[index] ?? '';
        const padded = pad(text, widths[index] ?? 0, columns[index]?.align ?? 'left');
        return typeof cell === 'string' || text === '' ? padded : padded.replace(text, () => cell.style(text));
      })
      .join(gap),
  );
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const fill = ' '.repeat(Math.max(0, width - widthOfText(text)));
  return align === 'right' ? fill + text : text + fill;
}

/** Breaks a text at spaces into lines of at most `width` columns; a longer word is cut. */
export function wrap(text: string, width: number): string[] {
  if (widthOfText(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => cut(one, Math.max(width, 1)))) {
    if (line !== '' && widthOfText(line) + 1 + widthOfText(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function cut(word: string, width: number): string[] {
  if (widthOfText(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && widthOfText(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

/** Columns that a text takes on a terminal: none for combining marks, two for wide characters of East Asia. */
export function widthOfText(text: string): number {
  if (narrow.test(text)) return text.length;
  let width = 0;
  for (const character of text) {
    if (noWidth.test(character)) continue;
    width += wide.test(character) ? 2 : 1;
  }
  return width;
}

/** Latin and Cyrillic letters, digits, punctuation, and the signs that tables use: a column each. */
const narrow =
  /^[\u0020-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2026\u202f\u2190-\u21ff\u2200-\u22ff\u2500-\u259f\u2713\u2717]*$/;
const noWidth = /^[\p{Mn}\p{Me}\u200b-\u200f]$/u;
const wide = /^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]$/u;
