/** The folder of an export: tables as CSV, results as JSON, and the descriptor that says what they are. */

import { createHash } from 'node:crypto';
import { licence, logTables, resultsJson } from '@saylau/views/tables';
import type { FileToWrite } from '../write-folder.js';
import { type Described, dataPackage, type Written } from './data-package.js';
import type { FiguresRead } from './figures.js';

/** The files in the order in which they are to be written: the descriptor, last, knows what became of the others. */
export function* dataFiles(figures: FiguresRead): Generator<FileToWrite> {
  const written: (Described & Written)[] = [];
  for (const make of Object.values(logTables)) {
    const table = make(figures);
    const about = { path: `${table.name}.csv`, title: table.title.en, description: table.description.en, table };
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
