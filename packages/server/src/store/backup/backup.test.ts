/** Backups: of one moment, checked, and the same on every database. */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Database, StoreError } from '../database.js';
import { newFolder } from '../folder.test-kit.js';
import { type Bench, describeOnEach, embeddedBench } from '../lanes.test-kit.js';
import { openStore, type Place, type Store } from '../open-store.js';
import { backup } from './backup.js';
import { BackupError } from './backup-error.js';
import { restore } from './restore.js';

vi.setConfig({ testTimeout: 90_000 });

const codeOf = (error: unknown): unknown =>
  error instanceof StoreError || error instanceof BackupError ? error.code : error;

let folder: string;
let files = 0;
beforeAll(() => {
  folder = newFolder('backup');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const freshFile = (): string => {
  files += 1;
  return join(folder, `${files}.saylau-backup.gz`);
};

/** Leaves of a log, and its size in the same transaction. */
const grow = (database: Database, log: number, from: number, count: number): Promise<unknown> =>
  database.run([
    { sql: 'update log set size = $2 where id = $1', values: [log, from + count], rows: 1 },
    {
      sql: `insert into leaf (log, index, act_id, bytes, hash, kind)
        select $1, $2 + i, 'act ' || $2 + i, decode(repeat(md5(i::text), 20), 'hex'), sha256(i::text::bytea), 'x' from generate_series(0, $3 - 1) i`,
      values: [log, from, count],
      rows: count,
    },
  ]);

async function fill(store: Store): Promise<void> {
  const strange = 'Ә "quoted" \\ {} \u2028 \u2029 \u0085 line\nend\ttab 😀';
  for (const schema of ['saylau', 'saylau_rehearsal'] as const) {
    const database = store.database(schema);
    await database.run([
      {
        sql: `insert into log (origin, kind, root) values ($1, 'day', '\\x00'), ('second', 'day', '\\xff')`,
        values: [strange],
      },
      {
        sql: `insert into document values (sha256('a'), $1, '2026-03-19 18:02:11.123456+05')`,
        values: [new Uint8Array(600_000).fill(7)],
      },
      { sql: `insert into private_part (log, leaf, name, salt, data) values (2, 0, 'scan', '\\x0102', '')` },
      { sql: `insert into private_part (log, leaf, name, deleted) values (2, 1, 'scan', '2026-03-19T18:02:11Z')` },
      { sql: 'update sequencer set epoch = 9007199254740993, address = null' },
    ]);
    await grow(database, 1, 0, schema === 'saylau' ? 5_000 : 3);
  }
}

describeOnEach('a backup', (bench: () => Bench) => {
  let place: Place;
  let store: Store;
  let file: string;

  beforeAll(async () => {
    place = await bench().fresh();
    store = await openStore(place);
    await fill(store);
    file = freshFile();
    await backup(store, file);
    return () => store.close();
  });

  test('has every row of both schemas, and can be read by its owner only', async () => {
    const { tables } = await backup(store, freshFile());
    const counts = Object.fromEntries(tables.map(({ table, rows }) => [table, rows]));
    expect(counts).toMatchObject({
      'saylau.leaf': 5_000,
      'saylau_rehearsal.leaf': 3,
      'saylau.log': 2,
      'saylau.document': 1,
    });
    expect(tables.length).toBeGreaterThan(20);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('restored is what was there, and goes on from there', async () => {
    const target = await bench().fresh();
    const restored = await restore(file, target);
    const again = await openStore(target);
    const second = await backup(again, freshFile());
    expect(second.tables).toEqual(restored.tables);
    expect(second.sequences).toEqual(restored.sequences);
    const made = await again
      .database('saylau')
      .run([{ sql: `insert into log (origin, kind, root) values ('third', 'day', '\\x01') returning id` }]);
    expect(made).toEqual([[{ id: 3 }]]);
    await again.close();
  });

  test('made while others write is of one moment', async () => {
    const database = store.database('saylau');
    let written = 0;
    let stop = false;
    const writing = (async () => {
      for (; !stop; written += 1) await grow(database, 2, written * 10, 10);
    })();
    await expect.poll(() => written, { interval: 1 }).toBeGreaterThan(3);
    const during = freshFile();
    await backup(store, during);
    await expect.poll(() => written, { interval: 1 }).toBeGreaterThan(10);
    stop = true;
    await writing;
    const target = await bench().fresh();
    await restore(during, target);
    const restored = await openStore(target);
    const [row] = await restored
      .database('saylau')
      .read('select size, (select count(*) from leaf where log = 2) as leaves from log where id = 2');
    expect(Number(row?.size)).toBeGreaterThan(0);
    expect(row?.leaves).toBe(row?.size);
    expect(Number(row?.size)).toBeLessThan(written * 10);
    await restored.close();
  });

  test('is not restored over tables that are there', async () => {
    await expect(restore(file, await used()).catch(codeOf)).resolves.toBe('backup-target-used');
  });

  const used = async (): Promise<Place> => {
    const target = await bench().fresh();
    await (await openStore(target)).close();
    return target;
  };

  test('that fails half-way leaves nothing behind', async () => {
    const target = await bench().fresh();
    const [head = '', ...rows] = linesOf(file);
    // A leaf of a log that is not there: its hashes are right, the database refuses it.
    const wrong = rows.map((line) => line.replace(/^(\{"saylau.leaf":\{"log":)1,/u, '$17,'));
    await expect(restore(written([head, ...wrong], true), target).catch(codeOf)).resolves.toBe('store-failed');
    await restore(file, target);
  });

  test('taken on the embedded database is restored here, and the reverse', async () => {
    const embedded = await embeddedBench();
    const [there, here] = [await embedded.fresh(), await bench().fresh()];
    const taken = await restore(file, there);
    const opened = await openStore(there);
    const way = freshFile();
    await backup(opened, way);
    await opened.close();
    await expect(restore(way, here)).resolves.toMatchObject({ tables: taken.tables, sequences: taken.sequences });
    await embedded.end();
  });
});

/** Lines of a backup, without their ends. */
const linesOf = (file: string): readonly string[] =>
  gunzipSync(readFileSync(file)).toString('utf8').split('\n').slice(0, -1);

/** A backup of these lines. `sealed`: with hashes that are right for them. */
function written(lines: readonly string[], sealed = false): string {
  const file = freshFile();
  writeFileSync(file, gzipSync(`${(sealed ? sealedAgain(lines) : lines).join('\n')}\n`));
  return file;
}

function sealedAgain(lines: readonly string[]): readonly string[] {
  const body = lines.slice(0, -1);
  const { manifest } = JSON.parse(lines.at(-1) ?? '');
  const tables = manifest.tables.map(({ table }: { table: string }) => {
    const prefix = `{"${table}":`;
    const rows = body.filter((line) => line.startsWith(prefix)).map((line) => `${line.slice(prefix.length, -1)}\n`);
    return { table, rows: rows.length, sha256: sha256(rows.join('')) };
  });
  return [
    ...body,
    JSON.stringify({ manifest: { ...manifest, tables, sha256: sha256(body.map((line) => `${line}\n`).join('')) } }),
  ];
}

describe('a file', () => {
  let bench: Bench;
  let good: string;
  let target: Place;

  beforeAll(async () => {
    bench = await embeddedBench();
    const store = await openStore(await bench.fresh());
    await fill(store);
    good = freshFile();
    await backup(store, good);
    await store.close();
    target = await bench.fresh();
  });
  afterAll(() => bench.end());

  const change = (what: (lines: string[]) => void, sealed?: boolean): string => {
    const lines = [...linesOf(good)];
    what(lines);
    return written(lines, sealed);
  };
  const bytes = (what: (bytes: Buffer) => Buffer): string => {
    const file = freshFile();
    writeFileSync(file, what(readFileSync(good)));
    return file;
  };

  test.each<Refused>([
    ['that is not there', () => join(folder, 'none'), 'backup-unreadable'],
    ['that is empty', () => bytes(() => Buffer.alloc(0)), 'backup-damaged'],
    ['that is not packed', () => bytes(() => Buffer.from('{}\n')), 'backup-damaged'],
    ['of something else', () => written(['{"format":"saylau-bundle/1"}']), 'backup-unreadable'],
    [
      'of a later version',
      () => change((lines) => lines.splice(0, 1, (lines[0] ?? '').replace('backup/1', 'backup/2'))),
      'backup-unreadable',
    ],
    ['with one bit turned', () => bytes((all) => flipped(all, Math.floor(all.length / 2))), 'backup-damaged'],
    ['that is cut off', () => bytes((all) => all.subarray(0, -9)), 'backup-damaged'],
    ['whose end is missing', () => change((lines) => lines.pop()), 'backup-damaged'],
    ['with something after its end', () => change((lines) => lines.push(lines[1] ?? '')), 'backup-damaged'],
    [
      'with a row changed',
      () => change((lines) => lines.splice(5, 1, (lines[5] ?? '').replace('"act_id":"act', '"act_id":"art'))),
      'backup-damaged',
    ],
    [
      'with its head changed',
      () => change((lines) => lines.splice(0, 1, (lines[0] ?? '').replace('"made":"2', '"made":"1'))),
      'backup-damaged',
    ],
    ['with a row less', () => change((lines) => lines.splice(5, 1)), 'backup-damaged'],
    [
      'with two rows changed about',
      () => change((lines) => lines.splice(8, 2, lines[9] ?? '', lines[8] ?? '')),
      'backup-damaged',
    ],
    [
      'with a line that is no row',
      () => change((lines) => lines.splice(5, 0, '{"saylau.leaf; drop table log":{}}')),
      'backup-damaged',
    ],
    ['of a newer program', () => change((lines) => lines.splice(0, 1, newer(lines[0] ?? '')), true), 'store-newer'],
    [
      'with other migrations',
      () => change((lines) => lines.splice(0, 1, (lines[0] ?? '').replace(/"sha256":"../u, '"sha256":"zz')), true),
      'store-changed',
    ],
    ['with a head without end', () => written(['a'.repeat(5_000_000)]), 'backup-damaged'],
    ['with a head that is null', () => written(['{"head":null}']), 'backup-unreadable'],
    ...heads.map(([name, schemas]): Refused => [name, () => resealed({ schemas }), 'backup-unreadable']),
    ...ends.map(([name, end]): Refused => [name, () => resealed({}, end), 'backup-damaged']),
    [
      'with a table that is not ours',
      () => change((lines) => lines.splice(5, 0, '{"saylau.other":{"x":1}}'), true),
      'backup-damaged',
    ],
  ])('%s is refused', async (_, file, code) => {
    await expect(restore(file(), target).catch(codeOf)).resolves.toBe(code);
  });

  test('that was refused left the database as it was', async () => {
    await restore(good, target);
  });

  test('that is there already is not written over, and what cannot be written leaves nothing', async () => {
    const store = await openStore(await bench.fresh());
    const before = readFileSync(good);
    await expect(backup(store, good).catch(codeOf)).resolves.toBe('backup-not-written');
    expect(readFileSync(good).equals(before)).toBe(true);
    await expect(backup(store, join(folder, 'no', 'such', 'folder')).catch(codeOf)).resolves.toBe('backup-not-written');
    await expect(backup(store, '/dev/full/x').catch(codeOf)).resolves.toBe('backup-not-written');
    await store.close();
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });

  test('of a database that broke off meanwhile leaves nothing', async () => {
    const store = await openStore(await bench.fresh());
    const file = freshFile();
    const failing = {
      ...store,
      engine: { ...store.engine, use: () => Promise.reject(new StoreError('store-unavailable', 'gone')) },
    };
    await expect(backup(failing, file).catch(codeOf)).resolves.toBe('store-unavailable');
    expect(existsSync(file)).toBe(false);
    await store.close();
  });
});

function flipped(all: Buffer, at: number): Buffer {
  const changed = Buffer.from(all);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

/** What the file is, and the code with which it is refused. */
type Refused = [string, () => string, string];

const heads: readonly (readonly [string, unknown])[] = [
  ['whose migrations are a number', { saylau: 5 }],
  ['with a migration that is null', { saylau: [null] }],
  ['whose schemas are a list', []],
];

const ends: readonly (readonly [string, object])[] = [
  ['with a table that is null', { tables: [null] }],
  ['with a table counted in words', { tables: [{ table: 'saylau.log', rows: 'two', sha256: sha256('') }] }],
  ['with a sequence that is null', { sequences: [null] }],
  ['with a sequence whose name is a number', { sequences: [{ sequence: 5, value: '1' }] }],
  ['with a sequence whose value is no number', { sequences: [{ sequence: 'saylau.log_id_seq', value: 'x' }] }],
  ['with a sequence of a schema that is not ours', { sequences: [{ sequence: 'pg_catalog.x', value: '1' }] }],
];

/** A backup without rows whose hash is right, with these members of its head and of its end. */
function resealed(head: object, end: object = {}): string {
  const first = JSON.stringify({ head: { format: 'saylau-backup/1', made: 'now', schemas: {}, ...head } });
  const manifest = { tables: [], sequences: [], sha256: sha256(`${first}\n`), ...end };
  return written([first, JSON.stringify({ manifest })]);
}

function newer(head: string): string {
  const { head: of } = JSON.parse(head);
  of.schemas.saylau.push({ name: '9999-future', sha256: '00' });
  return JSON.stringify({ head: of });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
