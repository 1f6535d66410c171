/** Changes and histories of a log that somebody holds in memory, without a server: what a browser has of a record. */

import type { Leaf, RecordState } from '@saylau/acts';
import { expect, test } from 'vitest';
import { both, chair, closed, enters, type TestLog, votes } from '../../acts/src/record.test-kit.js';
import { ChangeList, type ReadableLog } from './change-list.js';

const place = { election: 'made', contest: 'list', station: 'b1' };
const why = { reason: 'Lost.', ground: 'article 4' };

function held(log: TestLog): ReadableLog {
  const state = log.state as unknown as RecordState;
  const indexes = (isOne: (leaf: Leaf, index: number) => boolean) =>
    (log.leaves as readonly Leaf[]).flatMap((leaf, index) => (isOne(leaf, index) ? [index] : []));
  return {
    get size() {
      return log.leaves.length;
    },
    leaf: async (index) => log.leaves[index] as Leaf | undefined,
    ofKinds: async (kinds, after, limit) =>
      indexes(({ act }, index) => index > after && kinds.includes(act.act)).slice(0, limit),
    onProtocol: async ({ station }) =>
      indexes(({ act: { body } }, index) => {
        const about = 'protocol' in body ? state.protocolOf(body.protocol)?.station : state.protocolOf(index)?.station;
        return about === station;
      }),
    read: async (look) => look(state),
  };
}

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
