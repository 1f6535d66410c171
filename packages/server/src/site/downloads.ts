/** Files with figures, the law and whole records, by their addresses below `/data/` (docs/formats/site.md). */

import { setImmediate as turn } from 'node:timers/promises';
import { provisionsOf } from '@saylau/core';
import { jsonOf, jsonOfOutcome, jsonOfProvisions, partsOf } from '@saylau/formats/outcome-json';
import { toHex } from '@saylau/log';
import {
  type CountedFile,
  type CountedTable,
  changeRows,
  changesTable,
  countedTables,
  type Figures,
  isPastTable,
  logSaid,
  pastTables,
  shownFigures,
  stationsTable,
  type TableForm,
  tableForms,
  tableIn,
} from '@saylau/views/tables';
import { type DataFile, dataFileAt, dataPath, type ElectionRef, type ElectionSource } from '@saylau/web';
import type { ApiContext } from '../http/context.js';
import type { Download, LargeFile, Standing, WholeBytes, WholeFile } from './download.js';
import { recordBundle } from './record-bundle.js';
import type { FoundLog, SitePages } from './site-pages.js';

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  gz: 'application/gzip',
};

export class Downloads {
  readonly #context: ApiContext;
  readonly #pages: SitePages;

  constructor(context: ApiContext, pages: SitePages) {
    this.#context = context;
    this.#pages = pages;
  }

  /** `path`: "/data/…". Undefined where there is no such file. Throws StoreError. */
  async at(path: string): Promise<Download | undefined> {
    const asked = dataFileAt(path);
    const file = asked && (await this.#file(asked));
    if (asked === undefined || file === undefined) return undefined;
    const own = dataPath(asked);
    const end = own.split('.').at(-1) ?? '';
    return { type: types[end] ?? 'application/octet-stream', name: nameOf(own), path: own, file };
  }

  async #file({ of, file }: DataFile): Promise<WholeFile | LargeFile | undefined> {
    if (of === undefined) return this.#law(file);
    const found = await this.#pages.logOf(of);
    if (found !== undefined) return await this.#ofLog(found, of, file);
    const source = of.rehearsal === undefined ? this.#pages.past(of.election) : undefined;
    return source && pastFile(source, file);
  }

  #law(file: string): WholeFile | undefined {
    const statute = this.#context.statutes.get(file.replace(/\.json$/, ''));
    return statute && lasting(() => JSON.stringify(jsonOfProvisions(statute, [...provisionsOf(statute).values()])));
  }

  async #ofLog(found: FoundLog, of: ElectionRef, file: string): Promise<WholeFile | LargeFile | undefined> {
    const { log, mode } = found;
    if (file === 'record.saylau.gz') return await recordBundle(log, mode.store);
    if (file === 'outcome.json') return await this.#counted(found, undefined);
    if (file === 'summary.json') return await this.#counted(found, 'summary');
    const { table, form } = tableNamed(file) ?? {};
    if (table === undefined || form === undefined) return undefined;
    if (isCounted(table)) return await this.#counted(found, { table, form });
    if (table === 'stations') return await stationsFile(found, form);
    if (table !== 'changes') return undefined;
    const make = () => this.#changes(found, of, form);
    return { version: log.size, deletions: log.deletions, make };
  }

  /** By the thread that counts, and kept by it. */
  async #counted({ log, election }: FoundLog, file: CountedFile | undefined): Promise<WholeFile | undefined> {
    const asked =
      file === undefined ? ({ kind: 'outcome', election } as const) : ({ kind: 'file', election, file } as const);
    const { deletions } = log;
    const view = await this.#context.counting.view(log, asked);
    if (view === undefined) return undefined;
    const { version, plain } = view;
    return { version, deletions, make: () => Promise.resolve({ version, content: plain.bytes }) };
  }

  /** Whole: there are few, and each has to be looked up. */
  async #changes(found: FoundLog, of: ElectionRef, form: TableForm): Promise<WholeBytes | undefined> {
    const { changes, election } = this.#pages.recordOf(found, of);
    const figures = await figuresNow(found);
    if (figures === undefined) return undefined;
    const rows: Figures['changes'][number][] = [];
    for (const leaf of await changes.from(0, figures.log.size)) {
      const change = await changes.change(leaf);
      if (change?.election === election) rows.push(...changeRows(change));
    }
    const text = [...tableIn(changesTable({ ...figures, changes: rows }), form, logSaid(figures))].join('');
    return { version: figures.log.size, content: Buffer.from(text) };
  }
}

function figuresNow({ log, election }: FoundLog): Promise<Figures | undefined> {
  return log.read((state, root) =>
    shownFigures(state, election, { log: { origin: log.origin, size: state.size, root } }),
  );
}

async function stationsFile(found: FoundLog, form: TableForm): Promise<LargeFile> {
  const { log, election } = found;
  const standing = (size: number, root: Uint8Array): Standing => ({
    version: size,
    of: `${log.origin} ${toHex(root)} ${log.deletions}`,
  });
  const begin = () =>
    log.read((state, root) => {
      const figures = shownFigures(state, election, { log: { origin: log.origin, size: state.size, root } });
      return figures && { ...standing(state.size, root), pieces: stationRows(figures, form) };
    });
  return { ...(await log.read((state, root) => standing(state.size, root))), begin };
}

/** Begins at once: its rows are those of this moment, however long they take to leave. */
function stationRows(figures: Figures, form: TableForm): AsyncIterable<Uint8Array> {
  const pieces = tableIn(stationsTable(figures), form, logSaid(figures))[Symbol.iterator]();
  return begun(pieces.next(), pieces);
}

function isCounted(table: string): table is CountedTable {
  return Object.hasOwn(countedTables, table);
}

/** Between two pieces others have their turn. */
async function* begun(first: IteratorResult<string>, rest: Iterator<string>): AsyncGenerator<Uint8Array> {
  for (let piece = first; piece.done !== true; piece = rest.next()) {
    yield Buffer.from(piece.value);
    await turn();
  }
}

function tableNamed(file: string): { readonly table: string; readonly form: TableForm } | undefined {
  const [, table = '', end] = /^([a-z-]+)\.([a-z]+)$/.exec(file) ?? [];
  const form = tableForms.find((one) => one === end);
  return form && { table, form };
}

function pastFile({ loaded, outcome }: ElectionSource, file: string): WholeFile | undefined {
  const { election } = loaded;
  if (file === 'election.json')
    return lasting(() => JSON.stringify({ format: 'saylau-election-data/1', ...(jsonOf(election) as object) }));
  if (file === 'outcome.json')
    return lasting(() => JSON.stringify(jsonOfOutcome(outcome(), loaded, partsOf(loaded).names)));
  const { table, form } = tableNamed(file) ?? {};
  if (table === undefined || form === undefined || !isPastTable(table)) return undefined;
  return lasting(() => {
    const made = pastTables[table]({ election, outcome: outcome() });
    return [...tableIn(made, form, { rehearsal: false, elections: [election.id] })].join('');
  });
}

/** Of what does not change while the server runs. */
function lasting(text: () => string): WholeFile {
  return { version: 0, deletions: 0, make: () => Promise.resolve({ version: 0, content: Buffer.from(text()) }) };
}

/** "/data/rehearsal/kz-2023-03-19/7/kz-2023-mazhilis/areas.csv" → "rehearsal-kz-2023-03-19-7-kz-2023-mazhilis-areas.csv" */
function nameOf(path: string): string {
  return path
    .replace(/^\/data\/(?:elections\/)?/, '')
    .replaceAll('/', '-')
    .replaceAll(/[^\w.-]/g, '');
}
