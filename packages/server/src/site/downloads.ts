/** Files with figures, the law and whole records, by their addresses below `/data/` (docs/formats/site.md). */

import { setImmediate as turn } from 'node:timers/promises';
import { provisionsOf } from '@saylau/core';
import { type Json, jsonOf, jsonOfOutcome, jsonOfProvisions, partsOf } from '@saylau/formats/outcome-json';
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
import { type DataFile, dataFileAt, type ElectionRef, type ElectionSource } from '@saylau/web';
import type { ApiContext } from '../http/context.js';
import { recordBundle } from './record-bundle.js';
import type { FoundLog, SitePages } from './site-pages.js';

/** A file as it is sent: whole, or in pieces where it is large; of one version. */
export interface Download {
  readonly type: string;
  /** What it is called where it is kept: it says what it is of. */
  readonly name: string;
  /** Leaves of the log; 0 of what does not change while the server runs. */
  readonly version: number;
  /** Deletions of votes that it is of. */
  readonly deletions?: number;
  readonly content: Buffer | AsyncIterable<Uint8Array>;
  /** Already compressed. */
  readonly isPacked?: true;
}

type Made = Pick<Download, 'version' | 'deletions' | 'content' | 'isPacked'>;

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
    const made = asked && (await this.#made(asked));
    const end = path.split('.').at(-1) ?? '';
    return made && { type: types[end] ?? 'application/octet-stream', name: nameOf(path), ...made };
  }

  async #made({ of, file }: DataFile): Promise<Made | undefined> {
    if (of === undefined) return this.#law(file);
    const found = await this.#pages.logOf(of);
    if (found !== undefined) {
      const { deletions } = found.log;
      const made = await this.#ofLog(found, of, file);
      return made && { deletions, ...made };
    }
    const source = of.rehearsal === undefined ? this.#pages.past(of.election) : undefined;
    return source && pastFile(source, file);
  }

  #law(file: string): Made | undefined {
    const statute = this.#context.statutes.get(file.replace(/\.json$/, ''));
    return statute && jsonMade(jsonOfProvisions(statute, [...provisionsOf(statute).values()]));
  }

  async #ofLog(found: FoundLog, of: ElectionRef, file: string): Promise<Made | undefined> {
    const { log, mode, election } = found;
    if (file === 'record.saylau.gz') {
      const bundle = await recordBundle(log, mode.store);
      return bundle && { version: bundle.size, content: bundle.bytes, isPacked: true };
    }
    if (file === 'outcome.json') return await this.#counted(found, undefined);
    if (file === 'summary.json') return await this.#counted(found, 'summary');
    const { table, form } = tableNamed(file) ?? {};
    if (table === undefined || form === undefined) return undefined;
    if (isCounted(table)) return await this.#counted(found, { table, form });
    const changes = table === 'changes' ? await this.#changes(found, of) : [];
    return await log.read((state, root) => {
      const own = { origin: log.origin, size: state.size, root };
      const figures = shownFigures(state, election, { log: own, changes });
      return figures && madeNow(figures, table, form);
    });
  }

  /** By the thread that counts. */
  async #counted({ log, election }: FoundLog, file: CountedFile | undefined): Promise<Made | undefined> {
    const asked =
      file === undefined ? ({ kind: 'outcome', election } as const) : ({ kind: 'file', election, file } as const);
    const view = await this.#context.counting.view(log, asked);
    return view && { version: view.version, content: view.plain.bytes };
  }

  async #changes(found: FoundLog, of: ElectionRef): Promise<Figures['changes']> {
    const { changes, election } = this.#pages.recordOf(found, of);
    const rows: Figures['changes'][number][] = [];
    for (const leaf of await changes.from(0, found.log.size)) {
      const change = await changes.change(leaf);
      if (change?.election === election) rows.push(...changeRows(change));
    }
    return rows;
  }
}

function isCounted(table: string): table is CountedTable {
  return Object.hasOwn(countedTables, table);
}

const tablesNow = { stations: stationsTable, changes: changesTable } as const;

/** Begins at once: its rows are those of this moment, however long they take to leave. */
function madeNow(figures: Figures, table: string, form: TableForm): Made | undefined {
  if (!Object.hasOwn(tablesNow, table)) return undefined;
  const make = tablesNow[table as keyof typeof tablesNow];
  const pieces = tableIn(make(figures), form, logSaid(figures))[Symbol.iterator]();
  const first = pieces.next();
  return { version: figures.log.size, content: begun(first, pieces) };
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

function pastFile({ loaded, outcome }: ElectionSource, file: string): Made | undefined {
  const { election } = loaded;
  if (file === 'election.json') return jsonMade({ format: 'saylau-election-data/1', ...(jsonOf(election) as object) });
  if (file === 'outcome.json') return jsonMade(jsonOfOutcome(outcome(), loaded, partsOf(loaded).names));
  const { table, form } = tableNamed(file) ?? {};
  if (table === undefined || form === undefined || !isPastTable(table)) return undefined;
  const made = pastTables[table]({ election, outcome: outcome() });
  const text = [...tableIn(made, form, { rehearsal: false, elections: [election.id] })].join('');
  return { version: 0, content: Buffer.from(text) };
}

function jsonMade(value: Json | object): Made {
  return { version: 0, content: Buffer.from(JSON.stringify(value)) };
}

/** "/data/rehearsal/kz-2023-03-19/7/kz-2023-mazhilis/areas.csv" → "rehearsal-kz-2023-03-19-7-kz-2023-mazhilis-areas.csv" */
function nameOf(path: string): string {
  return path
    .replace(/^\/data\/(?:elections\/)?/, '')
    .replaceAll('/', '-')
    .replaceAll(/[^\w.-]/g, '');
}
