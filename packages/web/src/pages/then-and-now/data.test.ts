/** Elections side by side: in their order, each figure with what it rests on, and what is not known left out. */

import type { Contest, Declared, Election, Part } from '@saylau/core';
import { describe, expect, test } from 'vitest';
import { lists, plurality, sum } from '../../../../core/src/count/election.test-kit.js';
import type { Library } from '../../data/library.js';
import type { ElectionSource } from '../../data/source.js';
import { type Given, sourceOf } from '../../data/source.test-kit.js';
import { thenAndNowPage } from './data.js';

const list: Part = { rule: lists({ seats: 10 }), againstAll: false, percentOf: sum('options') };
const person: Part = { rule: plurality(), againstAll: false, percentOf: sum('options') };

function chamber(
  date: string,
  votes: Given['votes'],
  more: Partial<Election> = {},
  declared: Declared = {},
): ElectionSource {
  const contest: Partial<Contest> = { declared, body: 'house' };
  return sourceOf({ part: list, votes, contest, election: { id: date, date, country: 'xx', ...more } });
}

function vote(votes: Given['votes'], given: Partial<Given> = {}): ElectionSource {
  return sourceOf({ part: person, votes, role: 'candidate', ...given });
}

const pageOf = (...archive: ElectionSource[]) =>
  thenAndNowPage({ archive, statutes: new Map(), logs: [], today: '' } satisfies Library);
const facts = (id: string, value: string): Partial<Election> => ({
  about: { facts: [{ id, label: {}, value }], tables: [], notes: [], absent: [] } as unknown as Election['about'],
});

test('the country with most elections stands first, and in each the earliest election', () => {
  const alone = chamber('2010-01-01', { a: 1 }, { country: 'yy' });
  const { countries } = pageOf(alone, chamber('2021-01-10', { a: 1 }), chamber('2007-08-18', { a: 1 }));
  expect(countries.map(({ country, chambers }) => [country, chambers.map(({ date }) => date)])).toEqual([
    ['xx', ['2007-08-18', '2021-01-10']],
    ['yy', ['2010-01-01']],
  ]);
});

describe('a party', () => {
  const { parties } = pageOf(chamber('2007-08-18', { a: 70, b: 30 }), chamber('2012-01-15', { b: 100, c: 0 }))
    .countries[0]!;
  const seatsOf = (party: string) => parties.find((one) => one.party === party)?.in.map((own) => own?.seats);

  test('that did not stand has nothing there; one that stood and got no seat has none', () => {
    expect(seatsOf('a')).toEqual([7, undefined]);
    expect(seatsOf('b')).toEqual([3, 10]);
    expect(seatsOf('c')).toEqual([undefined, 0]);
  });
});

describe('turnout', () => {
  const lines = { 'took-part': 60, registered: 100 };
  const turnout = (own: ElectionSource) => pageOf(own).countries[0]?.votes[0]?.turnout;
  const counted = { turnout: { count: sum('took-part'), of: sum('registered') }, lines };

  test('is the declared one, whatever is counted', () => {
    const own = vote({ x: 40, y: 20 }, { ...counted, contest: { declared: { turnout: '61.00' } } });
    expect(turnout(own)).toMatchObject({ value: '61.00', basis: 'declared' });
  });

  test('else the one that is counted, whatever another source tells', () => {
    const own = vote({ x: 40, y: 20 }, { ...counted, election: facts('turnout', '61.5') });
    expect(turnout(own)).toMatchObject({ value: '60.00', basis: 'counted', of: { en: 'voters on the lists' } });
  });

  test('else what another source tells, if it is a number', () => {
    expect(turnout(vote({ x: 4, y: 2 }, { election: facts('turnout', '61.5') }))).toEqual({
      value: '61.5',
      basis: 'published',
    });
    expect(turnout(vote({ x: 4, y: 2 }, { election: facts('turnout', 'about 60') }))).toBeUndefined();
  });

  test('else it is absent, which is not zero', () => {
    expect(pageOf(vote({ x: 4, y: 2 })).countries[0]?.votes[0]).not.toHaveProperty('turnout');
  });
});

describe('a vote on persons or on a question', () => {
  const first = (own: ElectionSource) => pageOf(own).countries[0]?.votes[0]?.first;

  test('is told with who was elected and the share as declared, else as counted', () => {
    expect(first(vote({ x: 3, y: 1 }))).toEqual({ name: { en: 'x' }, share: { value: '75.00', basis: 'counted' } });
    const percent = new Map([['x', '74.9']]);
    expect(first(vote({ x: 3, y: 1 }, { contest: { declared: { percent } } }))?.share).toEqual({
      value: '74.9',
      basis: 'declared',
    });
  });

  test('has nobody in front where votes are not published', () => {
    expect(first(vote({ x: null, y: null }))).toBeUndefined();
  });
});
