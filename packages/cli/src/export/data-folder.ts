/** The folder of an export: tables as CSV, results as JSON, and the descriptor that says what they are. */

import { createHash } from 'node:crypto';
import type { FileToWrite } from '../write-folder.js';
import { type Described, dataPackage, licence, type Written } from './data-package.js';
import type { Figures } from './figures.js';
import { resultsJson } from './results-json.js';
import { areaNamesTable, areasTable } from './tables/areas.js';
import { changesTable } from './tables/changes.js';
import { contestsTable } from './tables/contests.js';
import { resultsTable } from './tables/results.js';
import { stationsTable, turnoutTable } from './tables/stations.js';

const tables = [
  resultsTable,
  contestsTable,
  stationsTable,
  turnoutTable,
  areasTable,
  areaNamesTable,
  changesTable,
] as const;

/** The files in the order in which they are to be written: the descriptor, last, knows what became of the others. */
export function* dataFiles(figures: Figures): Generator<FileToWrite> {
  const written: (Described & Written)[] = [];
  for (const make of tables) {
    const table = make(figures);
    const { title, description } = table;
    const about = { path: `${table.name}.csv`, title, description, table };
    yield [about.path, measured(table.csv(), (measures) => written.push({ ...about, ...measures }))];
  }
  const about = {
    path: 'results.json',
    title: 'Results as JSON',
    description: 'The results of all contests as one value: counted, announced, established.',
  };
  const text = resultsJson(figures, licence.name);
  yield [about.path, measured([text], (measures) => written.push({ ...about, ...measures }))];
  yield ['datapackage.json', [dataPackage(figures, written)]];
}

/** Passes a text on and tells at its end how long it was, and its hash. */
function* measured(
  pieces: Iterable<string>,
  told: (measures: Pick<Written, 'bytes' | 'sha256'>) => void,
): Generator<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const piece of pieces) {
    hash.update(piece, 'utf8');
    bytes += Buffer.byteLength(piece, 'utf8');
    yield piece;
  }
  told({ bytes, sha256: hash.digest('hex') });
}
