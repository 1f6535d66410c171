/** The files of an election: each table with its columns, and whole values and records. */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Source, Text } from '@saylau/core';
import {
  countedTables,
  type Field,
  isPastTable,
  type LogTable,
  logTables,
  type PastTable,
  pastTables,
  shownFigures,
  type Table,
  tableForms,
  tableIn,
} from '@saylau/views/tables';
import type { ElectionRecord, ElectionSource } from '../../data/source.js';
import type { ElectionRef } from '../../site/address.js';
import { dataPath } from '../../site/data-files.js';

export interface DataColumn {
  readonly name: string;
  readonly type: Field['type'];
  readonly description: Text;
}

export interface DataLink {
  readonly form: 'csv' | 'json';
  /** Below the site's own. */
  readonly path: string;
  /** Of what does not change any more. */
  readonly bytes?: number;
  readonly sha256?: string;
}

export interface DataTable {
  readonly table: LogTable | PastTable;
  readonly title: Text;
  readonly description: Text;
  /** Left out where only writing it would tell. */
  readonly rows?: number;
  readonly columns: readonly DataColumn[];
  readonly links: readonly DataLink[];
}

export interface DataPageData {
  readonly tables: readonly DataTable[];
  /** Whole values as JSON. */
  readonly values: readonly { readonly value: 'outcome' | 'summary' | 'election'; readonly path: string }[];
  /** The record itself, as a bundle. */
  readonly record?: string;
  /** Of an election of the past. */
  readonly sources: readonly Source[];
}

export function dataPage({ ref, loaded, outcome, record }: ElectionSource): DataPageData {
  if (record !== undefined) return ofRecord(ref, record);
  const { election } = loaded;
  const past = { election, outcome: outcome() };
  return {
    tables: Object.entries(pastTables)
      .filter(([name]) => isPastTable(name))
      .map(([name, make]) => publishedTable(ref, name as PastTable, make(past), election.id))
      .filter(({ rows }) => rows !== 0),
    values: [valueAt(ref, 'outcome'), valueAt(ref, 'election')],
    sources: election.sources,
  };
}

/** What was published does not change: its files have a size and a hash. */
function publishedTable(ref: ElectionRef, name: PastTable, table: Table, election: string): DataTable {
  return {
    table: name,
    ...saidOf(table),
    rows: table.length(),
    links: tableForms.map((form) => {
      const about = { rehearsal: false, elections: [election] };
      const bytes = new TextEncoder().encode([...tableIn(table, form, about)].join(''));
      const path = dataPath({ of: ref, file: `${name}.${form}` });
      return { form, path, bytes: bytes.length, sha256: bytesToHex(sha256(bytes)) };
    }),
  };
}

function ofRecord(ref: ElectionRef, { counter, election }: ElectionRecord): DataPageData {
  const { state, size } = counter;
  const figures = shownFigures(state, election, { log: { origin: '', size, root: new Uint8Array() } });
  return {
    tables:
      figures === undefined
        ? []
        : Object.entries(logTables).map(([name, make]) => {
            const table = make(figures);
            const isShort = name !== 'areas' && Object.hasOwn(countedTables, name);
            return {
              // The keys of that table are its names.
              table: name as LogTable,
              ...saidOf(table),
              ...(isShort ? { rows: table.length() } : {}),
              links: tableForms.map((form) => ({ form, path: dataPath({ of: ref, file: `${name}.${form}` }) })),
            };
          }),
    values: [valueAt(ref, 'outcome'), valueAt(ref, 'summary')],
    record: dataPath({ of: ref, file: 'record.saylau.gz' }),
    sources: [],
  };
}

function valueAt(of: ElectionRef, value: DataPageData['values'][number]['value']): DataPageData['values'][number] {
  return { value, path: dataPath({ of, file: `${value}.json` }) };
}

function saidOf({ title, description, fields }: Table): Pick<DataTable, 'title' | 'description' | 'columns'> {
  const columns = fields.map(({ name, type, description: what }) => ({ name, type, description: what }));
  return { title, description, columns };
}
