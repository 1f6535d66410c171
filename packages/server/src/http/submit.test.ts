/** Acts brought to a server that does not append: it says where to go, as far as it knows. */

import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MemoryStore, quietDatabase } from '../record/memory-store.test-kit.js';
import { Records, type RecordsSettings } from '../record/records.js';
import { quietly } from '../record/withheld.test-kit.js';
import { newFolder } from '../store/folder.test-kit.js';
import type { Modes } from './context.js';
import { mustWrite } from './submit.js';

const origin = 'example.org/rehearsal/xx-2020/1';
const taken = { ...quietDatabase, lease: () => Promise.resolve(undefined) };
let keys: string;
let store: MemoryStore;
const open: Records[] = [];
beforeEach(() => {
  [keys, store] = [newFolder('submit'), new MemoryStore()];
});
afterEach(async () => {
  for (const records of open.splice(0)) await records.close();
  rmSync(keys, { recursive: true, force: true });
});

async function opened(beside: Partial<RecordsSettings> = {}): Promise<Records> {
  const records = await Records.open(quietly({ database: quietDatabase, store, keys, ...beside }));
  open.push(records);
  return records;
}
async function brought(records: Records): Promise<unknown> {
  const log = records.find(origin);
  if (log === undefined) throw new Error('the log is not there');
  const mode = { records, store };
  return await mustWrite({ real: mode, rehearsal: mode } as Modes, log);
}

test('the process that appends takes them; another says where that one is reached', async () => {
  const writer = await opened({ address: 'https://one.example.org' });
  await writer.create(origin, 'rehearsal');
  await expect(brought(writer)).resolves.toBeUndefined();
  const refusal = { code: 'http-not-writing', params: { writer: 'https://one.example.org' } };
  await expect(brought(await opened({ database: taken }))).rejects.toMatchObject(refusal);
});

test('where the one that appends gave no address none is told', async () => {
  await (await opened()).create(origin, 'rehearsal');
  await expect(brought(await opened({ database: taken }))).rejects.toMatchObject({
    code: 'http-not-writing',
    params: {},
  });
});

test('of a log whose key is elsewhere it says that it is a copy', async () => {
  await (await opened()).create(origin, 'rehearsal');
  const elsewhere = await opened({ keys: `${keys}/none` });
  await expect(brought(elsewhere)).rejects.toMatchObject({ code: 'http-copy', params: { log: origin } });
});
