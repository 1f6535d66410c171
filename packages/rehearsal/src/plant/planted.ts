/** What was planted: each error with its place, and what the checks have to say of it (docs/formats/planted.md). */

import type { AreaId, Cause, FindingCode, LineId } from '@saylau/core';

/** One planted error: the finding that it has to give, the lines changed, and the slip that was made. */
export interface Planted {
  readonly code: FindingCode;
  /** Of `control`: the equation broken. */
  readonly control?: string;
  /** A station, or the area of a territorial protocol. */
  readonly station?: string;
  readonly area?: AreaId;
  readonly election?: string;
  readonly contest?: string;
  /** The lines changed, at least one of them named in the finding; none where it was a turnout report. */
  readonly lines: readonly LineId[];
  /** The slip, where it is one: `from` stands in the rehearsal now, `to` stood there. Of `line-follows`: `to` stood there. */
  readonly cause?: Cause;
}

const header = [
  'code',
  'control',
  'station',
  'area',
  'election',
  'contest',
  'lines',
  'cause',
  'line',
  'from',
  'to',
] as const;

/** Rows of `faults.csv`, the header first. Several lines in one cell are joined by a space. */
export function faultsTable(planted: readonly Planted[]): readonly (readonly string[])[] {
  const rows = planted.map(({ code, control, station, area, election, contest, lines, cause }) => [
    ...[code, control ?? '', station ?? '', area ?? '', election ?? '', contest ?? '', lines.join(' ')],
    ...slipCells(cause),
  ]);
  return [header, ...rows];
}

/** `cause`, `line`, `from`, `to`. */
function slipCells(cause: Cause | undefined): readonly string[] {
  if (cause === undefined) return ['', '', '', ''];
  if (cause.kind === 'lines-swapped') return [cause.kind, cause.lines.join(' '), '', ''];
  return [cause.kind, cause.line, 'from' in cause ? String(cause.from) : '', String(cause.to)];
}
