/** Reads an exported folder back and holds every file to what its descriptor says of it, for tests. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Field } from '@saylau/views/tables';
import { expect } from 'vitest';

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly title: string;
  readonly bytes: number;
  readonly hash: string;
  readonly licenses: readonly { readonly name: string }[];
  readonly sources: readonly object[];
  readonly saylau: object;
  readonly schema?: { readonly fields: readonly Field[]; readonly primaryKey?: readonly string[] };
}

export interface Package {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly saylau: {
    readonly status: string;
    readonly rehearsal: boolean;
    readonly size: number;
    readonly root: string;
  };
  readonly resources: readonly Resource[];
}

export type Row = Readonly<Record<string, string>>;

/** The tables by name, once every cell was found to be what its column says. */
export interface ReadPackage {
  readonly about: Package;
  readonly tables: ReadonlyMap<string, readonly Row[]>;
  readonly results: unknown;
}

export function readPackage(folder: string): ReadPackage {
  const about = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')) as Package;
  const named = about.resources.map(({ path }) => path);
  expect([...named, 'datapackage.json'].sort()).toEqual(readdirSync(folder).sort());
  const tables = new Map<string, readonly Row[]>();
  for (const resource of about.resources) {
    const bytes = readFileSync(join(folder, resource.path));
    expect(resource).toMatchObject({ bytes: bytes.length, saylau: about.saylau });
    expect(resource.hash).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
    expect(resource.licenses.map(({ name }) => name)).toEqual(['CC-BY-4.0']);
    if (resource.schema !== undefined) tables.set(resource.name, rowsIn(bytes.toString('utf8'), resource.schema));
  }
  const results: unknown = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'));
  return { about, tables, results };
}

function rowsIn(text: string, { fields, primaryKey }: NonNullable<Resource['schema']>): readonly Row[] {
  const [header = [], ...rows] = parsed(text);
  expect(header).toEqual(fields.map(({ name }) => name));
  const read = rows.map((cells) => {
    expect(cells).toHaveLength(fields.length);
    for (const [at, field] of fields.entries()) checkCell(cells[at] ?? '', field);
    return Object.fromEntries(fields.map(({ name }, at) => [name, cells[at] ?? '']));
  });
  if (primaryKey !== undefined) {
    const keys = read.map((row) => primaryKey.map((name) => row[name]).join('\n'));
    expect(new Set(keys).size).toBe(keys.length);
  }
  return read;
}

const forms = {
  string: /^[^\n\t]*$/,
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
} as const;

function checkCell(cell: string, { name, type, constraints }: Field): void {
  if (cell === '') expect([name, constraints?.required]).toEqual([name, undefined]);
  else {
    expect(cell, name).toMatch(forms[type]);
    if (constraints?.enum !== undefined) expect(constraints.enum, name).toContain(cell);
  }
}

/** RFC 4180, read without the program's own writer. */
function parsed(text: string): readonly (readonly string[])[] {
  expect(text.endsWith('\n')).toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, bare]) =>
        quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
      ),
    );
}
