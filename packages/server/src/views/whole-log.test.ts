/** A log read whole: each leaf once, histories of protocols by it, and what grows meanwhile left for the next time. */

import { leafBytes } from '@saylau/acts';
import { expect, test } from 'vitest';
import { chair, closed, enters, type TestLog, votes } from '../../../acts/src/record.test-kit.js';
import type { OpenLog } from '../record/open-log.js';
import { wholeLog } from './whole-log.js';

const store = { about: () => Promise.resolve([]), ofKinds: () => Promise.resolve([]) };

/** The log as a server has it open; `asked` are the blocks that were asked for. */
function openOf(log: TestLog, most = 1000) {
  const asked: number[] = [];
  const own = {
    get size() {
      return log.leaves.length;
    },
    leaves: (from: number, to: number) => {
      asked.push(from);
      const block = log.leaves.slice(from, Math.min(to, from + most));
      return Promise.resolve(block.map((leaf) => leafBytes(leaf as never)));
    },
    read: <T>(look: (state: TestLog['state']) => T) => Promise.resolve(look(log.state)),
  };
  return { asked, whole: wholeLog(own as unknown as OpenLog, store) };
}

const place = (station: string, contest = 'list') => ({ election: 'made', contest, station });

test('leaves come from memory, in any order, however short the blocks are in which they are read', async () => {
  const log = closed();
  const { asked, whole } = openOf(log, 4);
  const last = log.leaves.length - 1;
  expect(await whole.leaf(last)).toEqual(log.leaves[last]);
  const read = await Promise.all(log.leaves.map((_, index) => whole.leaf(last - index)));
  expect(read).toEqual(log.leaves.toReversed());
  expect(asked).toEqual([...new Set(asked)]);
  expect(asked).toHaveLength(Math.ceil(log.leaves.length / 4));
});

test('asked for by many at once it is read once', async () => {
  const { asked, whole } = openOf(closed());
  await Promise.all([whole.leaf(0), whole.onProtocol(place('b1')), whole.leaf(1)]);
  expect(asked).toEqual([0]);
});

test('a history has every act on that protocol, also those that name its version alone, and none on another', async () => {
  const log = closed();
  const protocol = enters(log, 'b1');
  const other = enters(log, 'a1');
  const confirmed = log.does('protocol-confirmed', [chair('central')], { protocol, figures: votes });
  const accepted = log.does('protocol-accepted', [chair('central')], { protocol });
  const { whole } = openOf(log);
  expect(await whole.onProtocol(place('b1'))).toEqual([protocol, confirmed, accepted]);
  expect(await whole.onProtocol(place('a1'))).toEqual([other]);
  expect(await whole.onProtocol(place('a3'))).toEqual([]);
  expect(await whole.onProtocol(place('b1', 'seat-1'))).toEqual([]);
});

test('there is no leaf before the first or after the last', async () => {
  const log = closed();
  const { whole } = openOf(log);
  expect(await whole.leaf(-1)).toBeUndefined();
  expect(await whole.leaf(log.leaves.length)).toBeUndefined();
});

test('what comes after it was read is not in it, though the log says that it has grown', async () => {
  const log = closed();
  const { whole } = openOf(log);
  await whole.leaf(0);
  const later = enters(log, 'b1');
  expect(whole.size).toBe(later + 1);
  expect(await whole.leaf(later)).toBeUndefined();
  expect(await whole.onProtocol(place('b1'))).toEqual([]);
});
