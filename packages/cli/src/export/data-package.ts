/** datapackage.json: what the files of an export hold, where they come from, and under which licence (Frictionless Data Package). */

import { languages } from '@saylau/core';
import { toHex } from '@saylau/log';
import { type Figures, licence, schemaFields, type Table } from '@saylau/views/tables';
import { type MessageKey, Texts } from '../text.js';

/** A file as it was written. */
export interface Written {
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** A file and what it is; a table where it has columns. */
export interface Described {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly table?: Table;
}

/** The descriptor's text: version 2, with the properties by which readers of version 1 know a table. */
export function dataPackage(figures: Figures, files: readonly (Described & Written)[]): string {
  const value = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    profile: 'data-package',
    name: nameOf(figures),
    title: titleOf(figures),
    description: inAll('export.status', figures).concat(inAll('export.licence', figures)).join('\n\n'),
    licenses: [licence],
    sources: sourcesOf(figures),
    saylau: provenance(figures),
    resources: files.map((file) => resourceOf(figures, file)),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function resourceOf(figures: Figures, { path, title, description, table, bytes, sha256 }: Described & Written): object {
  const about = {
    name: path.replace(/\.csv$/, '').replace('.', '-'),
    path,
    title: `${mark(figures)}${title}`,
    description,
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
    licenses: [licence],
    sources: sourcesOf(figures),
    saylau: provenance(figures),
  };
  if (table === undefined) return { ...about, format: 'json', mediatype: 'application/json' };
  const { fields, primaryKey } = table;
  return {
    ...about,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    dialect: { delimiter: ',', quoteChar: '"', doubleQuote: true, header: true, lineTerminator: '\n' },
    schema: { fields: schemaFields(fields), missingValues: [''], ...(primaryKey === undefined ? {} : { primaryKey }) },
  };
}

/** From which leaves all this was counted: whoever holds the log comes to the same. */
function provenance({ log, status }: Figures): object {
  return { status, rehearsal: status === 'rehearsal', origin: log.origin, size: log.size, root: toHex(log.root) };
}

function sourcesOf({ log }: Figures): readonly object[] {
  return [{ title: `${log.origin}, ${log.size} leaves, root ${toHex(log.root)}` }];
}

/** Letters, digits, dots, dashes: the origin with its slashes. */
function nameOf({ log }: Figures): string {
  return log.origin.toLowerCase().replaceAll(/[^a-z0-9./_-]/g, '-');
}

function titleOf(figures: Figures): string {
  const { name, id } = figures.state.definition?.day ?? { name: {}, id: figures.log.origin };
  const names = languages.flatMap((language) => name[language] ?? []);
  return `${mark(figures)}${names.length === 0 ? id : names.join(' · ')}`;
}

/** What stands in front of the title of everything that is made up. */
function mark({ status }: Figures): string {
  return status === 'rehearsal' ? 'REHEARSAL / ЖАТТЫҒУ / РЕПЕТИЦИЯ: ' : '';
}

function inAll(key: 'export.status' | 'export.licence', { status, log }: Figures): readonly string[] {
  const full: MessageKey = key === 'export.licence' ? key : `export.status-${status}`;
  return languages.map((language) => new Texts(language).say(full, { what: log.origin }));
}
