/** Protocols as a table, looked at without entering them: faults of rows, and what is wrong in those that could be read. */

import type { Definition } from '@saylau/acts';
import { checkTable, type ProtocolFinding } from '@saylau/core';
import type { Fault } from '@saylau/formats';
import { jsonRecord } from '@saylau/formats/outcome-json';
import { dayTarget, readProtocols } from '@saylau/formats/protocols';
import { withFreshTables } from '../record/copied.js';

/** Faults, and findings, that are told; of others the number is. */
const mostTold = 10_000;

/** A line of the answer; the last one sums up. `line`: of the file. */
export type CheckAnswer =
  | { readonly fault: object }
  | { readonly line?: number; readonly finding: object }
  | { readonly rows: number; readonly accepted: number; readonly faults: number; readonly findings: number };

/** Reads a table (docs/formats/protocols.md) into tables of its own. Throws what `body` throws. */
export async function checkProtocols(
  definition: Definition,
  body: AsyncIterable<Uint8Array>,
  tell: (answer: CheckAnswer) => void,
): Promise<void> {
  const { day, tables, laws } = withFreshTables(definition);
  const target = dayTarget({ day, tables, laws });
  // By ballot: station → line of the file.
  const lines = tables.map(() => new Map<string, number>());
  const keep: typeof target.keep = (row, found, figures) => {
    lines[found.ballot]?.set(found.where, found.line);
    target.keep(row, found, figures);
  };
  let told = 0;
  const read = await readProtocols('', textOf(body), { ...target, keep }, (fault) => {
    told += 1;
    if (told <= mostTold) tell({ fault: faultOf(fault) });
  });
  let findings = 0;
  for (const [ballot, table] of tables.entries()) {
    checkTable(table, (finding) => {
      findings += 1;
      if (findings <= mostTold) tell(findingOf(finding, lines[ballot]));
    });
  }
  tell({ ...read, findings });
}

function faultOf({ code, place, params }: Fault): object {
  return { code, place, params };
}

function findingOf(finding: ProtocolFinding, lines: ReadonlyMap<string, number> | undefined): CheckAnswer {
  const line = lines?.get(finding.station ?? '');
  return { ...(line === undefined ? {} : { line }), finding: jsonRecord(finding) };
}

/** Bytes that are no text become characters that the reader reports. */
async function* textOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const utf8 = new TextDecoder();
  for await (const chunk of body) yield utf8.decode(chunk, { stream: true });
  yield utf8.decode();
}
