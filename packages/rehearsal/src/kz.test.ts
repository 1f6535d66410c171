/** The rehearsal of 19 March 2023 at full scale; one run for all claims. */

import { beforeAll, describe, expect, test } from 'vitest';
import type { PublishedCheck } from './checked.js';
import { compareWithPublished } from './compare.js';
import type { Rehearsal } from './input.js';
import { rehearse } from './rehearse.js';
import { figuresHash, findingsOf, inputOf, textOf } from './repository.test-kit.js';

const input = inputOf('kz-2023-03-19');
let made: Rehearsal;
let checks: readonly PublishedCheck[];

beforeAll(() => {
  made = rehearse(input, { seed: '7' });
  checks = compareWithPublished(made, input);
});

const check = (what: string, ...of: string[]): PublishedCheck | undefined =>
  checks.find((one) => one.what === what && one.of.join(' ') === of.join(' '));

describe('every published figure', () => {
  test('comes out', () => {
    expect(checks.filter(({ agrees }) => !agrees)).toEqual([]);
    expect(checks).toHaveLength(333);
  });

  test.each([
    ['stations', ['home'], '10146'],
    ['stations', ['abroad'], '77'],
    ['countries', ['abroad'], '62'],
    ['voters', ['kz'], '12035578'],
    ['opening', ['kz'], '12032550'],
    ['voters', ['abroad'], '12132'],
    ['received', ['abroad'], '8800'],
    ['ballots', ['kz'], '12152876'],
    ['received', ['kz', '22:10'], '6521860'],
    ['turnout-final', ['kz'], '54.21'],
    ['figure', ['kz-2023-mazhilis', 'list', 'qhp'], '432920'],
    ['figure', ['kz-2023-maslikhat', 'list-karaganda', 'by-absentee'], '417'],
    ['percent', ['kz-2023-maslikhat', 'list-mangystau', 'amanat'], '76.1'],
    ['seats', ['kz-2023-maslikhat', 'lower'], '2747'],
    ['seats', ['kz-2023-maslikhat', 'list-kostanay', 'aqjol'], '3'],
    ['candidates', ['kz-2023-mazhilis', 'districts'], '435'],
    ['candidates-of-parties', ['kz-2023-mazhilis', 'districts'], '76'],
    ['candidates', ['kz-2023-mazhilis', 'smd-18', 'smd-19'], '21'],
    ['winner', ['kz-2023-mazhilis', 'smd-11'], 'independent'],
    ['seats', ['kz-2023-mazhilis', '', 'amanat'], '62'],
    ['fact', ['kz-2023-maslikhat', 'list', 'lists'], '118'],
    ['fact', ['kz-2023-maslikhat', 'seats'], '3415'],
    ['fact', ['kz-2023-maslikhat', 'bodies'], '223'],
    ['fact', ['kz-2023-maslikhat', 'seats-aktobe'], '205'],
    ['fact', ['kz-2023-maslikhat', 'list', 'aqjol-admitted'], '17'],
  ])('%s of %j is %s', (what, of, value) => {
    expect(check(what, ...of)).toEqual({ what, of, published: value, rehearsed: value, agrees: true });
  });

  test.each([
    ['astana', '22:10', '42.91'],
    ['zhambyl', '22:10', '65.21'],
    ['turkistan', '18:10', '51.07'],
    ['ulytau', '18:10', '58.63'],
  ])('of contradictory figures of %s at %s the recorded verdict, %s', (area, time, value) => {
    expect(check('turnout-percent', area, time)?.rehearsed).toBe(value);
  });

  test('of turnout: seven times, twenty regions and the country', () => {
    expect(checks.filter(({ what }) => what === 'turnout-percent')).toHaveLength(7 * 21);
  });
});

describe('the polling day', () => {
  test('has a protocol of every ballot of every station', () => {
    expect(made.manifest.ballots.map(({ part, protocols, contests }) => [part, protocols, contests])).toEqual([
      ['list', 10_223, 1],
      ['districts', 10_146, 29],
      ['list', 10_146, 20],
      ['districts', 10_146, 334],
      ['lower', 8798, 2747],
    ]);
    expect(made.manifest.protocols).toBe(49_459);
  });

  test('keeps every equation of every form, every sum of every commission, and no report is above its list', () => {
    expect(findingsOf(made).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('looks plausible: hardly a station is worth a second look', () => {
    expect(findingsOf(made).length).toBeLessThan(10);
  });

  test('has five ballots at a station in a region, four in the three cities, one abroad', () => {
    const ballotsAt = (row: number) => made.tables.filter(({ contestOf }) => (contestOf[row] ?? -1) >= 0).length;
    const at = (id: string) => ballotsAt(made.day.stations.rows.get(`rehearsal/${id}`) ?? -1);
    expect([at('abai-semei-city-0001'), at('astana-esil-0001'), at('shymkent-abai-0001'), at('abroad-1-0001')]).toEqual(
      [5, 4, 4, 1],
    );
  });

  test('is the same from the same seed', () => {
    expect(figuresHash(made)).toBe('15c1e3faff6c74f9c5cec39978cd1f98a22ff4779062f709e7d185192ad6f6e0');
  });
});

describe('the manifest', () => {
  test('says of every margin whether it is published or assumed, and of which state', () => {
    const { margins } = made.manifest;
    const find = (what: string, ...of: string[]) =>
      margins.find((one) => one.what === what && one.of.join(' ') === of.join(' '));
    expect(find('voters', 'turkistan')).toEqual({
      what: 'voters',
      of: ['turkistan'],
      value: '1177507',
      is: 'published',
      source: 'register',
      state: '2023-01-01',
    });
    expect(find('voters', 'akmola')?.is).toBe('assumed');
    expect(find('received', 'kz', '22:10')?.state).toBe('22:10');
    expect(find('share', 'invalid')).toMatchObject({ is: 'assumed', why: 'invalid' });
  });
});

test('docs/formats/rehearsal.md names every kind of margin and check', () => {
  const words = new Set([...textOf('docs/formats/rehearsal.md').matchAll(/`([a-z-]+)`/gu)].map(([, word]) => word));
  const used = new Set([...made.manifest.margins, ...checks].map(({ what }) => what));
  expect([...used].filter((word) => !words.has(word))).toEqual([]);
});

test('with other stations and another seed every margin stays', () => {
  const other = rehearse(input, { seed: 'b', stations: 30_000 });
  expect(other.day.stations.ids).toHaveLength(30_000);
  expect(compareWithPublished(other, input).filter(({ agrees }) => !agrees)).toEqual([]);
  expect(findingsOf(other).filter(({ severity }) => severity === 'error')).toEqual([]);
}, 120_000);
