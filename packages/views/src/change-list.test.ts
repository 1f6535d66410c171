/** Changes and histories of a log that somebody holds in memory, without a server: what a browser has of a record. */

import { expect, test } from 'vitest';
import { both, chair, closed, enters, votes } from '../../acts/src/record.test-kit.js';
import { ChangeList } from './change-list.js';
import { held } from './held-log.test-kit.js';

const place = { election: 'made', contest: 'list', station: 'b1' };
const why = { reason: 'Lost.', ground: 'article 4' };

test('changes are found as the log grows, with what stood before', async () => {
  const log = closed();
  const first = enters(log, 'b1');
  const list = new ChangeList(held(log));
  expect(await list.from(0, log.leaves.length)).toEqual([]);
  const corrected = { protocol: first, figures: { ...votes, x: 49, y: 31 }, reason: 'typed', ground: 'g' };
  const correction = log.does('entry-corrected', both('precinct b1'), corrected);
  const declares = (x: number) =>
    log.does('totals-declared', [chair('central')], {
      election: 'made',
      contest: 'list',
      area: 'north',
      figures: { x },
    });
  declares(1);
  const again = declares(2);
  const { size } = held(log);
  expect(await list.from(0, size)).toEqual([correction, again]);
  expect(await list.from(correction + 1, size)).toEqual([again]);
  expect(await list.from(0, again)).toEqual([correction]);
  expect(await list.change(correction)).toMatchObject({ stations: ['b1'], before: votes, after: { x: 49, y: 31 } });
  expect(await list.change(again)).toMatchObject({ area: 'north', before: { x: 1 }, after: { x: 2 } });
  expect(await list.change(size)).toBeUndefined();
});

test('an order of repeat voting belongs to the history of each of its protocols, and to no other', async () => {
  const log = closed();
  const protocol = enters(log, 'b1');
  const annulled = log.does('protocol-annulled', both('central'), { protocol, ...why });
  const ordered = { election: 'made', contest: 'list', stations: ['b1'], date: '2023-04-02', ...why };
  const order = log.does('repeat-voting-ordered', both('central'), ordered);
  const list = new ChangeList(held(log));
  expect(await list.onProtocol(place, order + 1)).toEqual([protocol, annulled, order]);
  expect(await list.onProtocol(place, order)).toEqual([protocol, annulled]);
  expect(await list.onProtocol({ ...place, station: 'b2' }, order + 1)).toEqual([]);
});
