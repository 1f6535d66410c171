import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, must, start, TestDatabase, TestSurroundings, trailOf } from './access.test-kit.js';
import { refused } from './errors.js';
import { Trail } from './trail.js';
import { checkTrail, trailPage } from './trail-check.js';
import { chainHash, emptyTrail } from './trail-entry.js';

let database: TestDatabase;
let trail: Trail;

beforeAll(async () => {
  database = await TestDatabase.open();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.fresh();
  trail = new Trail(database, new TestSurroundings());
});

async function recorded(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    must(await trail.record({ event: 'sign-in-failed', account: `account-${n}`, details: { seconds: n } }));
  }
}

async function swap(one: number, other: number, columns: readonly string[]): Promise<void> {
  const sets = columns.map((column) => `${column} = t.${column}`).join(', ');
  await database.tamper(`with t as (select ${one} + ${other} - index as place, entry, hash from trail where index in (${one}, ${other}))
    update trail set ${sets} from t where trail.index = t.place`);
}

/** What somebody does who holds the database and knows how the chain is made. */
async function rewriteFrom(index: number, change: (entry: string) => string): Promise<void> {
  const rows = await trailPage(database, index);
  let hash = (await trailPage(database, index - 1))[0]?.hash ?? emptyTrail.hash;
  for (const row of rows) {
    const entry = row.index === index ? change(row.entry) : row.entry;
    hash = chainHash(hash, entry);
    await database.tamper(`update trail set entry = '${entry}', hash = '\\x${Buffer.from(hash).toString('hex')}'
      where index = ${row.index}`);
  }
  await database.tamper(`update trail_head set hash = '\\x${Buffer.from(hash).toString('hex')}'`);
}

describe('the trail', () => {
  it('is a chain from nothing: each hash is over the one before and the canonical bytes', async () => {
    expect(await checkTrail(database)).toEqual({ ok: true, head: emptyTrail });
    await recorded(2);
    const [first, second] = await trailPage(database, 0);
    expect(first?.entry).toBe(
      `{"account":"account-0","at":"${start.toISOString()}","details":{"seconds":0},"event":"sign-in-failed","index":0}`,
    );
    // (head -c 32 /dev/zero; printf '%s' '<the entry>') | sha256sum
    expect(Buffer.from(first?.hash ?? []).toString('hex')).toBe(
      'e3936da05e9ebfe287eff54ae3cc8a325cc8acafe57e6bc232bf8582a662c654',
    );
    expect(chainHash(first?.hash ?? emptyTrail.hash, second?.entry ?? '')).toEqual(Buffer.from(second?.hash ?? []));
    expect(await checkTrail(database)).toMatchObject({ ok: true, head: { size: 2, hash: second?.hash } });
  });

  it('takes neither changes nor deletions', async () => {
    await recorded(2);
    for (const sql of ['update trail set index = 9', 'delete from trail', 'truncate trail']) {
      await expect(database.run([{ sql }])).rejects.toThrow('append-only');
    }
    expect((await checkTrail(database)).ok).toBe(true);
  });

  it('is longer than a page', async () => {
    await trail.write(() => {
      const happened = Array.from({ length: 2345 }, () => ({ event: 'signed-out' }) as const);
      return Promise.resolve({ happened, statements: [], value: undefined });
    });
    expect(await checkTrail(database)).toMatchObject({ ok: true, head: { size: 2345 } });
    expect(await trailPage(database, 2000)).toHaveLength(345);
    await database.tamper("update trail set entry = replace(entry, 'out', 'in') where index = 2000");
    expect(await checkTrail(database)).toEqual({ ok: false, index: 2000, fault: 'changed' });
  });

  it('gives nothing for what is no index', async () => {
    await recorded(1);
    for (const from of [Number.NaN, 0.5, 2 ** 60, Number.POSITIVE_INFINITY]) {
      expect(await trailPage(database, from)).toEqual([]);
    }
  });
});

describe('a trail that was tampered with says where first', () => {
  beforeEach(() => recorded(6));

  it('a changed entry', async () => {
    await database.tamper("update trail set entry = replace(entry, 'account-3', 'account-9') where index = 3");
    expect(await checkTrail(database)).toEqual({ ok: false, index: 3, fault: 'changed' });
  });

  it('a changed entry with its own hash made anew', async () => {
    const [, , before, row] = await trailPage(database, 0);
    const entry = row?.entry.replace('account-3', 'account-9') ?? '';
    const hash = Buffer.from(chainHash(before?.hash ?? emptyTrail.hash, entry)).toString('hex');
    await database.tamper(`update trail set entry = '${entry}', hash = '\\x${hash}' where index = 3`);
    expect(await checkTrail(database)).toEqual({ ok: false, index: 4, fault: 'changed' });
  });

  it('a removed entry', async () => {
    await database.tamper('delete from trail where index = 2');
    expect(await checkTrail(database)).toEqual({ ok: false, index: 2, fault: 'missing' });
  });

  it('a removed entry with the gap closed', async () => {
    await database.tamper('delete from trail where index = 2', 'update trail set index = index - 1 where index > 2');
    expect(await checkTrail(database)).toEqual({ ok: false, index: 2, fault: 'misplaced' });
  });

  it('entries in another order, with or without their hashes', async () => {
    await swap(2, 4, ['entry', 'hash']);
    expect(await checkTrail(database)).toEqual({ ok: false, index: 2, fault: 'misplaced' });
    await swap(2, 4, ['hash']);
    expect(await checkTrail(database)).toEqual({ ok: false, index: 2, fault: 'misplaced' });
  });

  it('a removed end', async () => {
    await database.tamper('delete from trail where index >= 4');
    expect(await checkTrail(database)).toEqual({ ok: false, index: 4, fault: 'cut' });
  });

  it('an entry added behind the head', async () => {
    const [row] = await trailPage(database, 5);
    const entry = row?.entry.replace('"index":5', '"index":6') ?? '';
    const hash = Buffer.from(chainHash(row?.hash ?? emptyTrail.hash, entry)).toString('hex');
    await database.tamper(`insert into trail values (6, '${entry}', '\\x${hash}')`);
    expect(await checkTrail(database)).toEqual({ ok: false, index: 7, fault: 'cut' });
  });

  it('text that is no entry', async () => {
    await rewriteFrom(3, () => 'no entry');
    expect(await checkTrail(database)).toEqual({ ok: false, index: 3, fault: 'misplaced' });
  });

  it('a trail cut with its head, or written anew from some entry on: only who kept a head finds out', async () => {
    const kept = await trail.head();
    const early = { size: 2, hash: (await trailPage(database, 1))[0]?.hash ?? emptyTrail.hash };
    expect(await checkTrail(database, [early, kept])).toEqual({ ok: true, head: kept });
    await rewriteFrom(3, (entry) => entry.replace('account-3', 'account-9'));
    expect((await checkTrail(database)).ok).toBe(true);
    expect((await checkTrail(database, [early])).ok).toBe(true);
    expect(await checkTrail(database, [early, kept])).toEqual({ ok: false, index: 5, fault: 'rewritten' });
    const [, , , , row] = await trailPage(database, 0);
    await database.tamper(
      'delete from trail where index = 5',
      `update trail_head
      set size = 5, hash = '\\x${Buffer.from(row?.hash ?? []).toString('hex')}'`,
    );
    expect((await checkTrail(database)).ok).toBe(true);
    expect(await checkTrail(database, [kept])).toEqual({ ok: false, index: 5, fault: 'cut' });
  });
});

describe('a plan', () => {
  it('is made anew when somebody else wrote meanwhile, also one that refuses or in which nothing happens', async () => {
    const other = new Trail(database, new TestSurroundings());
    for (const first of [refused('access-unknown'), { happened: [], statements: [], value: 1 }]) {
      let plans = 0;
      const answer = await trail.write(async () => {
        plans += 1;
        if (plans > 1) return { happened: [], statements: [], value: plans };
        must(await other.record({ event: 'signed-out' }));
        return first;
      });
      expect(answer).toEqual({ ok: true, value: 2 });
    }
  });

  it('that refuses writes nothing', async () => {
    expect(codeOf(await trail.write(() => Promise.resolve(refused('access-forbidden'))))).toBe('access-forbidden');
    expect(await trailOf(database)).toEqual([]);
  });

  it('whose statements never fit is given up as busy, and nothing of it is written', async () => {
    const statements = [{ sql: 'delete from session', rows: 1 }];
    const answer = await trail.write(() =>
      Promise.resolve({ happened: [{ event: 'signed-out' }], statements, value: undefined }),
    );
    expect(codeOf(answer)).toBe('access-busy');
    expect(await checkTrail(database)).toEqual({ ok: true, head: emptyTrail });
  });

  it('that throws does not keep the next one from its turn', async () => {
    await expect(trail.write(() => Promise.reject(new Error('defect')))).rejects.toThrow('defect');
    await recorded(1);
    expect(await trailOf(database)).toEqual(['sign-in-failed account-0 by -']);
  });
});
