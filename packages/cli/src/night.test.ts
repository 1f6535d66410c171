/** `saylau count` from protocols as scripts see it: exit codes, what is counted and when. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { captured } from './captured.test-kit.js';
import { counted } from './night.test-kit.js';

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const night = fixture('night');
const errors = join(night, 'with-errors.csv');
const evening = join(night, 'evening.csv');
const folder = mkdtempSync(join(tmpdir(), 'saylau-night-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [head = '', ...rows] = readFileSync(join(night, 'protocols.csv'), 'utf8').trimEnd().split('\n');

function fileWith(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

describe('exit codes', () => {
  it.each([
    ['the whole night', []],
    ['half of it', ['--partial']],
    ['what had arrived by a time', ['--partial', '22:30']],
    ['what had arrived after midnight', ['--partial', '25:00']],
    ['a share of it', ['--partial', '10 %']],
    ['one election', ['--election', 'rehearsal/water']],
    ['errors counted as they stand', ['--protocols', errors, '--with-errors']],
    ['errors set aside', ['--protocols', errors, '--partial']],
    ['protocols missing, half-way', ['--protocols', evening, '--partial']],
  ])('%s ends with 0 and is silent on standard error', async (_, argv) => {
    const { code, out, err } = await captured(['count', night, ...argv]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('REHEARSAL');
  });

  it.each([
    ['a time that no clock shows', ['--partial', '99:99'], '99:99'],
    ['a time beyond the day after', ['--partial', '48:00'], '48:00'],
    ['a minute too many', ['--partial', '22:60'], '22:60'],
    ['a time in words', ['--partial', 'noon'], 'noon'],
    ['no time', ['--partial', ''], '“”'],
    ['more than all', ['--partial', '101%'], '101%'],
    ['less than nothing', ['--partial=-5%'], '-5%'],
    ['half a percent', ['--partial', '0.5%'], '0.5%'],
    ['an unknown cap', ['--partial', '--cap', 'x'], '“x”'],
    ['a cap without a value', ['--partial', '--cap'], '--cap'],
    ['a cap of nothing', ['--cap', 'reports'], '--partial'],
    ['another law', ['--law', '2021-01-10'], '--law'],
    ['a changed provision', ['--set', 'mazhilis.list.threshold=3%'], '--set'],
    ['a question answered', ['--decide', 'x=lot'], '--decide'],
    ['a contest alone', ['--contest', 'list'], '--contest'],
    ['an option of another command', ['--seed', '1'], '--seed'],
  ])('%s ends with 2', async (_, argv, named) => {
    const { code, out, err } = await captured(['count', night, ...argv]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(named);
  });

  it.each([
    ['--partial', ['--partial']],
    ['--cap', ['--cap', 'reports']],
    ['--with-errors', ['--with-errors']],
    ['--election', ['--election', 'x']],
    ['--area', ['--area', 'x']],
  ])('%s without protocols ends with 2', async (option, argv) => {
    const { code, out, err } = await captured(['count', 'kz-2023-mazhilis', ...argv]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`${option} needs protocols`);
  });

  it.each([
    ['an unknown area', ['--area', 'rehearsal/nort'], 'rehearsal/north'],
    ['an unknown election', ['--election', 'rehearsal/mazhils'], 'rehearsal/mazhilis'],
    ['protocols that are missing', ['--protocols', evening], '25 have not arrived'],
    ['protocols with errors', ['--protocols', errors], '4 protocols have errors'],
    ['rows that cannot be read', ['--protocols', join(night, 'faulty.csv')], 'figure-negative'],
  ])('%s ends with 1', async (_, argv, named) => {
    const { code, out, err } = await captured(['count', night, ...argv]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(named);
    expect(err).not.toContain('    at ');
  });

  it('a rehearsal’s protocols are refused for a real election', async () => {
    const argv = ['count', 'kz-2023-mazhilis', '--protocols', join(night, 'protocols.csv')];
    const { code, out } = await captured(argv);
    expect({ code, out }).toEqual({ code: 1, out: '' });
  });

  it('an open lot ends with 3, half-way too', async () => {
    const lines = ['station,area,registered,took-part,portable-boxes,a,b,c,invalid'];
    const tied = fileWith('tied.csv', [...lines, 'e-1,east,100,90,0,30,30,30,0', 'w-1,west,100,90,0,30,30,30,0']);
    for (const more of [[], ['--partial']]) {
      const { code, out } = await captured(['count', fixture('own-form.json'), '--protocols', tied, ...more]);
      expect(code).toBe(3);
      expect(out).toContain('A lot is to be drawn');
    }
  });
});

describe('what is counted', () => {
  it('the order of the rows says nothing', async () => {
    const plain = await captured(['count', night]);
    const turned = fileWith('turned.csv', [head, ...rows.toReversed()]);
    expect(await captured(['count', night, '--protocols', turned])).toEqual(plain);
  });

  it('of several versions the highest stands, wherever its row is', async () => {
    const plain = await counted(night);
    const versions = rows.map((row) => `${row},2`);
    const [first = ''] = rows;
    const older = first.replace(',335,334,', ',335,1,');
    expect(older).not.toBe(first);
    const whole = [`${head},version`, ...versions, `${older},1`];
    expect(await counted(night, '--protocols', fileWith('after.csv', whole))).toEqual(plain);
    const before = [`${head},version`, `${older},1`, ...versions];
    expect(await counted(night, '--protocols', fileWith('before.csv', before))).toEqual(plain);
  });

  it('a protocol belongs to the minute in which it arrived', async () => {
    const at = async (time: string): Promise<number> => (await counted(night, '--partial', time)).protocols.counted;
    // The first arrives at 21:05, the second at 21:14.
    expect([await at('21:04'), await at('21:05'), await at('21:13'), await at('21:14')]).toEqual([0, 1, 1, 2]);
    expect([await at('25:35'), await at('25:36')]).toEqual([35, 36]);
  });

  it('one without a time is never shown to have been there', async () => {
    const timeless = rows.map((row) => row.replace(/,\d\d:\d\d,/, ',,'));
    const path = fileWith('timeless.csv', [head, ...timeless]);
    expect((await counted(night, '--protocols', path)).protocols.counted).toBe(36);
    expect((await counted(night, '--protocols', path, '--partial', '47:59')).protocols.counted).toBe(0);
  });

  it('half-way through a night that is over is half of its protocols; of an open one, what is there', async () => {
    expect((await counted(night, '--partial')).protocols).toEqual({
      expected: 36,
      counted: 18,
      withErrors: 0,
      until: 1398,
    });
    expect((await counted(night, '--protocols', evening, '--partial')).protocols).toEqual({
      expected: 36,
      counted: 11,
      withErrors: 0,
    });
  });

  it('all of it half-way is all of it: nothing can change', async () => {
    const { out } = await captured(['count', night, '--partial', '100%']);
    expect(out.match(/Nothing can change any more/g)).toHaveLength(2);
  });

  it('protocols with errors are set aside, or counted with what they lack absent', async () => {
    const aside = await counted(night, '--protocols', errors, '--partial', '47:59');
    expect(aside.protocols).toMatchObject({ expected: 36, counted: 32, withErrors: 4 });
    const asTheyStand = await counted(night, '--protocols', errors, '--with-errors');
    expect(asTheyStand.protocols).toMatchObject({ expected: 36, counted: 36, withErrors: 4 });
    const third = asTheyStand.elections[0]?.outcome.contests.find(({ contest }) => contest.endsWith('-3'));
    expect(third?.figures.map(({ line }) => line)).not.toContain('invalid');
    expect(third?.figures.map(({ line }) => line)).toContain('took-part');
  });

  it('what can still come never grows through the night, and ends with nothing', async () => {
    const votes = async (time: string, cap: string): Promise<number> => {
      const { elections } = await counted(night, '--partial', time, '--cap', cap);
      return elections.flatMap(({ open = [] }) => open).reduce((sum, own) => sum + (own.votes ?? Number.NaN), 0);
    };
    for (const cap of ['ballots', 'reports']) {
      const times = ['20:00', '22:00', '23:30', '24:30', '25:36'];
      const still = await Promise.all(times.map((time) => votes(time, cap)));
      expect(still).toEqual(still.toSorted((a, b) => b - a));
      expect(still.at(-1)).toBe(0);
    }
  });
});
