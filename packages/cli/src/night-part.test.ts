/** A part of a night: what is counted of it, what limits the rest, and when nobody can tell. */

import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { captured } from './captured.test-kit.js';
import { counted } from './night.test-kit.js';
import { dayFolderOf } from './received.js';

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
const night = join(fixtures, 'night');
const folder = mkdtempSync(join(tmpdir(), 'saylau-part-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [head = '', ...rows] = readFileSync(join(night, 'protocols.csv'), 'utf8').trimEnd().split('\n');
const receivedAt = head.split(',').indexOf('received');
const timeless = join(folder, 'timeless.csv');
writeFileSync(timeless, `${[head, ...rows.map((row) => row.split(',').with(receivedAt, '').join(','))].join('\n')}\n`);

describe('protocols without times', () => {
  it('a share of them cannot be told, and nothing is counted', async () => {
    const { code, out, err } = await captured(['count', night, '--protocols', timeless, '--partial', '30%']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('no protocol says when it arrived');
  });

  it('none was there at any time', async () => {
    const { protocols } = await counted(night, '--protocols', timeless, '--partial', '47:59');
    expect(protocols.counted).toBe(0);
  });
});

it('nothing at all is a share too', async () => {
  const { protocols } = await counted(night, '--partial', '0%');
  expect(protocols.counted).toBe(0);
});

describe('what limits the stations that are still out', () => {
  const votesOut = async (...argv: readonly string[]): Promise<number> => {
    const { elections } = await counted(night, '--election', 'rehearsal/mazhilis', ...argv);
    return elections[0]?.open?.find(({ contest }) => contest === 'list')?.votes ?? -1;
  };

  it('before the last turnout report of the day the reports limit nothing: voters still come', async () => {
    expect(await votesOut('--partial', '17:00', '--cap', 'reports')).toBe(await votesOut('--partial', '17:00'));
  });

  it('after it they do', async () => {
    expect(await votesOut('--partial', '22:20', '--cap', 'reports')).toBeLessThan(await votesOut('--partial', '22:20'));
  });

  it('where the file names the stations itself, nobody knows how many are missing: no bounds', async () => {
    const own = ['--protocols', join(fixtures, 'own-form.csv'), '--partial'];
    const { elections } = await counted(join(fixtures, 'own-form.json'), ...own);
    const bounds = elections.flatMap((election) => election.bounds ?? []);
    expect(bounds.map(({ kind }) => kind)).toEqual(bounds.map(() => 'not-bounded'));
    expect(bounds.length).toBeGreaterThan(0);
    const { out } = await captured(['count', join(fixtures, 'own-form.json'), ...own]);
    expect(out).not.toContain('Nothing can change');
  });
});

describe('which polling day is meant', () => {
  it('a folder, or a table that lies in one', () => {
    expect(dayFolderOf(night)).toBe(night);
    expect(dayFolderOf(join(night, 'evening.csv'))).toBe(night);
  });

  it.each(['kz-2023-mazhilis', 'no-such.csv', 'polling-day.json', 'other.json'])('not %s beside it', (name) => {
    expect(dayFolderOf(join(night, name))).toBeUndefined();
  });
});

describe('files of a day', () => {
  const copy = (name: string): string => {
    const path = join(folder, name);
    cpSync(night, path, { recursive: true });
    return path;
  };

  it('two tables of protocols at once are refused', async () => {
    const path = copy('two');
    copyFileSync(join(path, 'protocols.csv'), join(path, 'protocols.csv.gz'));
    const { code, err } = await captured(['count', path]);
    expect(code).toBe(1);
    expect(err).toContain('protocols.csv.gz');
  });

  it('a link that leads nowhere is no missing file', async () => {
    const path = copy('link');
    rmSync(join(path, 'territorial.csv'));
    symlinkSync('/nowhere', join(path, 'territorial.csv'));
    expect((await captured(['count', path])).code).toBe(1);
  });
});
