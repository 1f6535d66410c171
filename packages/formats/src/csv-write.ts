/** Writes CSV (RFC 4180) as blocks of text, so that a file of any length needs little memory. */

const blockLength = 65_536;

/** Rows as text, in blocks of some 64 KB; each row ends in a line end. */
export function* csvBlocks(header: readonly string[], rows: Iterable<readonly string[]>): Generator<string> {
  let block = csvRow(header);
  for (const row of rows) {
    block += csvRow(row);
    if (block.length < blockLength) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}

function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

/**
 * A cell, in quotes where it needs them. Throws RangeError for one that no reader would take: with a tab or line end, or with what
 * a spreadsheet would run (`=`, `+`, `@` or `-` in front).
 */
export function csvCell(cell: string): string {
  if (/^[\w./:-]*$/.test(cell) && !cell.startsWith('-')) return cell;
  if (/^[=+@-]|[\t\r\n]/.test(cell)) throw new RangeError(`no cell: ${JSON.stringify(cell)}`);
  return /[",;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
