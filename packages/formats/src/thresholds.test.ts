import { readFileSync } from 'node:fs';
import { parseFraction, usualThresholds } from '@saylau/core';
import { describe, expect, test } from 'vitest';
import { At, Faults } from './at.js';
import type { Plain } from './plain.js';
import { thresholds } from './thresholds.js';

function read(value: Plain) {
  const faults = new Faults();
  const found = thresholds.read(value, new At('polling-day.json', faults));
  return faults.read(() => found);
}
const codes = (value: Plain) => {
  const given = read(value);
  return given.ok ? [] : given.faults.map(({ code, place }) => `${code} ${place}`);
};
const { room, ...flat } = usualThresholds;

describe('the document', () => {
  const spec = readFileSync(new URL('../../../docs/formats/thresholds.md', import.meta.url), 'utf8');
  const rows = [...spec.matchAll(/^\| `([a-zA-Z.]+)` \| `([^`]+)` \|/gm)].map(([, key = '', usual = '']) => [
    key,
    usual,
  ]);
  const typed = (text: string) => (/^\d+$/.test(text) ? Number(text) : parseFraction(text));

  test('names every threshold with its usual value, and no other', () => {
    const inRoom = Object.entries(room).flatMap(([line, { share, number }]) => [
      [`room.${line}.share`, share],
      [`room.${line}.number`, number],
    ]);
    expect(rows.map(([key = '', usual = '']) => [key, typed(usual)])).toEqual([...Object.entries(flat), ...inRoom]);
  });

  test('gives every number a reason', () => {
    const reasons = spec
      .split('\n')
      .filter((line) => /^\| `[a-z]/.test(line))
      .map((line) => line.split(' | ').at(-1) ?? '');
    expect(reasons.filter((reason) => reason.length < 20)).toEqual([]);
    expect(reasons).toHaveLength(rows.length);
  });

  test('gives an example that can be read', () => {
    const example = /```json\n(.*)\n```/.exec(spec)?.[1] ?? '';
    const value = (JSON.parse(example) as { thresholds: Plain }).thresholds;
    expect(read(value)).toEqual({
      ok: true,
      value: {
        ...usualThresholds,
        invalidShare: { num: 3n, den: 40n },
        leastVotes: 200,
        room: { ...room, tookPart: { share: { num: 1n, den: 50n }, number: 10 } },
      },
    });
  });

  test('read as written, all values are the usual ones', () => {
    const written = Object.fromEntries(
      rows.flatMap(([key = '', usual = '']) =>
        key.includes('.') ? [] : [[key, /^\d+$/.test(usual) ? Number(usual) : usual]],
      ),
    );
    expect(read(written)).toEqual({ ok: true, value: usualThresholds });
  });
});

describe('thresholds of a file', () => {
  test('nothing given is all usual', () => {
    expect(read({})).toEqual({ ok: true, value: usualThresholds });
    expect(read({ room: { received: {} } })).toEqual({ ok: true, value: usualThresholds });
  });

  test('every key can be set', () => {
    const shares = [
      'invalidShare',
      'outsideShare',
      'farDifference',
      'farNeighbours',
      'zeroShare',
      'sameChance',
      'afterReport',
    ];
    const numbers = ['leastVotes', 'leastNeighbours', 'zeroVotes', 'votersPerHour'];
    expect([...shares, ...numbers].toSorted()).toEqual(Object.keys(flat).toSorted());
    for (const key of shares) expect(read({ [key]: '2/3' })).toMatchObject({ value: { [key]: { num: 2n, den: 3n } } });
    for (const key of numbers) expect(read({ [key]: 7 })).toMatchObject({ value: { [key]: 7 } });
    expect(read({ room: { registered: { number: 0 } } })).toMatchObject({
      value: { room: { registered: { number: 0, share: room.registered.share } } },
    });
  });

  test('all faults at once, each with its place', () => {
    const value = {
      invalidShare: 10,
      outsideShare: '1.5',
      farDifference: 'ten',
      leastVotes: '100',
      zeroVotes: 0,
      votersPerHour: 0.5,
      invalidshare: '10%',
      room: { tookPart: { share: '-1%', number: -1 }, list: {} },
    };
    expect(codes(value)).toEqual([
      'unknown-key /invalidshare',
      'wrong-type /leastVotes',
      'wrong-type /invalidShare',
      'out-of-range /outsideShare',
      'bad-fraction /farDifference',
      'out-of-range /zeroVotes',
      'wrong-type /votersPerHour',
      'unknown-key /room/list',
      'out-of-range /room/tookPart/share',
      'out-of-range /room/tookPart/number',
    ]);
  });

  test.each([
    ['0%', ['out-of-range /farNeighbours']],
    ['49%', ['out-of-range /farNeighbours']],
    ['50%', ['out-of-range /farNeighbours']],
    ['50.1%', []],
    ['100%', []],
    ['half', ['bad-fraction /farNeighbours']],
  ])('the part of the neighbours is above one half: %s', (farNeighbours, expected) => {
    expect(codes({ farNeighbours })).toEqual(expected);
  });

  test.each([null, 'usual', [], 5])('%j is no record', (value) => {
    expect(codes(value as Plain)).toEqual(['wrong-type ']);
  });
});
