/** Reads tables of protocols as streams: of stations into a target, of commissions above them into a list (docs/formats/protocols.md). */

import type { ProtocolTable, TerritorialProtocol } from '@saylau/core';
import { CsvLines, type FaultSink } from '../csv-lines.js';
import { Guess } from '../guess.js';
import { AreaTarget } from './area-target.js';
import { ProtocolRows } from './rows.js';
import type { Target } from './target.js';

/** Text in pieces of any size; the result is the same wherever they are cut. */
export type Chunks = AsyncIterable<string> | Iterable<string>;

/** How a file was read. With any fault nothing of it may be counted. */
export interface ProtocolsRead {
  /** Rows read, with and without faults. */
  readonly rows: number;
  /** Rows without faults. */
  readonly accepted: number;
  /** Faults given to the sink. */
  readonly faults: number;
}

/**
 * Reads protocols of stations into `target`, whose tables then hold them, the highest version of each. Every fault of every row goes
 * to the sink. Memory beside the tables: a chunk, a line, and a few numbers a protocol. Never throws but what `chunks` throws.
 */
export async function readProtocols(
  file: string,
  chunks: Chunks,
  target: Target,
  sink: FaultSink,
): Promise<ProtocolsRead> {
  const rows: ProtocolRows = new ProtocolRows(target, () => lines, new Guess());
  const lines: CsvLines = new CsvLines(file, sink, rows);
  for await (const chunk of chunks) {
    lines.push(chunk);
    if (lines.done) break;
  }
  lines.end();
  return { rows: rows.rows, accepted: rows.accepted, faults: lines.faults };
}

/** What territorial protocols are read for: the tables of the day, and whether it is a rehearsal. */
export interface Commissions {
  readonly tables: readonly ProtocolTable[];
  readonly rehearsal: boolean;
}

/** The same for protocols of commissions above the stations: those that stand, by ballot. */
export async function readTerritorial(
  file: string,
  chunks: Chunks,
  { tables, rehearsal }: Commissions,
  sink: FaultSink,
): Promise<ProtocolsRead & { readonly protocols: readonly TerritorialProtocol[] }> {
  const target = new AreaTarget(tables, rehearsal);
  const read = await readProtocols(file, chunks, target, sink);
  return { ...read, protocols: target.protocols };
}
