/** Withheld votes that are deleted are gone: from the state of every process, from what is kept of it, and from backups. */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { backup } from '../store/backup/backup.js';
import { restore } from '../store/backup/restore.js';
import { newFolder } from '../store/folder.test-kit.js';
import { type Bench, describeOnEach } from '../store/lanes.test-kit.js';
import { openStore, type Place, type Store } from '../store/open-store.js';
import { SqlRecordStore } from './log-store.js';
import type { OpenLog } from './open-log.js';
import { Records, type RecordsSettings } from './records.js';
import { playWithheld, quietly, sumsIn, withheldLeaves, withheldNight, withheldOrigin } from './withheld.test-kit.js';

const night = withheldNight();
const withVotes = { registered: 500, 'took-part': 300, a: 140, b: 100, c: 10, 'against-all': 20, invalid: 30 };

describeOnEach('votes that are deleted', (bench: () => Bench) => {
  let place: Place;
  let store: Store;
  let record: SqlRecordStore;
  let keys: string;
  const open: Records[] = [];

  async function opened(beside: Partial<RecordsSettings> = {}): Promise<Records> {
    const settings = { database: store.database('saylau_rehearsal'), store: record, keys };
    const records = await Records.open(quietly({ ...settings, ...beside }));
    open.push(records);
    return records;
  }
  const stop = async (): Promise<void> => {
    for (const records of open.splice(0)) await records.close();
  };
  const openPlace = async (where: Place): Promise<void> => {
    place = where;
    store = await openStore(place);
    record = new SqlRecordStore(store.database('saylau_rehearsal'));
  };
  const found = (records: Records): OpenLog => {
    const log = records.find(withheldOrigin);
    if (log === undefined) throw new Error('the log is not there');
    return log;
  };
  const deleteVotes = async (log: OpenLog): Promise<void> => {
    for (const leaf of withheldLeaves) await record.deletePrivatePart(log.number, leaf, 'figures');
  };

  beforeEach(async () => {
    keys = newFolder('deleted-votes');
    await openPlace(await bench().fresh());
    return async () => {
      await stop();
      await store.close();
      rmSync(keys, { recursive: true, force: true });
    };
  });

  test('are gone at once, and after a start; acts are taken as before', async () => {
    const forgotten: OpenLog[] = [];
    const records = await opened({ forgot: (log) => forgotten.push(log) });
    const log = await playWithheld(records, record, night, night.acts.length - 1);
    await expect(sumsIn(log)).resolves.toEqual(withVotes);
    await log.keepState(true);
    await deleteVotes(log);
    await expect(record.keptState(log.number)).resolves.toBeUndefined();
    await records.forgetDeleted(log);
    const without = await sumsIn(log);
    expect(without).toMatchObject({ registered: 500, 'took-part': 300 });
    for (const line of ['a', 'b', 'c', 'against-all', 'invalid']) expect(without[line]).toBeUndefined();
    expect(forgotten).toContain(log);
    expect(await log.submit(night.acts.slice(-2))).toMatchObject([{ again: true }, { again: false }]);
    await stop();
    await expect(record.keptState(log.number)).resolves.toBeDefined();
    await expect(sumsIn(found(await opened()))).resolves.toEqual(without);
  });

  test('are gone from every process on the database, and none of them keeps them again', async () => {
    const writer = await opened();
    const log = await playWithheld(writer, record);
    const follower = await opened();
    const other = found(follower);
    await expect(sumsIn(other)).resolves.toEqual(withVotes);
    expect(other.isWriting).toBe(false);
    await deleteVotes(log);
    for (const one of [log, other])
      await expect.poll(async () => (await sumsIn(one)).a, { timeout: 20_000 }).toBe(undefined);
  });

  test('are in no backup, nor in what is made of one', async () => {
    const records = await opened();
    const log = await playWithheld(records, record);
    await log.keepState(true);
    await deleteVotes(log);
    await records.forgetDeleted(log);
    const without = await sumsIn(log);
    await log.keepState(true);
    const file = join(keys, 'one.saylau-backup.gz');
    onTestFinished(() => rmSync(file, { force: true }));
    await backup(store, file);
    await stop();
    await store.close();
    const empty = await bench().fresh();
    await restore(file, empty);
    await openPlace(empty);
    await expect(record.keptState(log.number)).resolves.toBeDefined();
    await expect(sumsIn(found(await opened()))).resolves.toEqual(without);
  });
});
