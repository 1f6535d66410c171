/** The leaves are others than those that the checkpoint was made of. */

import type { Entry } from '../book.js';
import type { Station } from '../day.js';
import { figuresOf, precinct, precincts } from '../night.js';
import { evening, wholeNight } from '../story.js';
import { type Made, report } from './with.js';

/** The leaves are others than those that the checkpoint was made of. */
export function treeAttacks(): Record<string, () => Made> {
  return {
    'figure-changed.saylau': () => {
      const { book } = evening();
      const checkpoint = book.checkpoint();
      book.edit(book.at('turnout 0'), (entry) => withBody(entry, { voters: 155 }));
      return book.bundle(checkpoint);
    },
    'figure-changed-resigned.saylau': () => {
      const { book, ...night } = wholeNight();
      const figures = { ...figuresOf(night.stations[0] as Station, 'list'), a: 150, b: 90 };
      book.edit(book.at('entered list 0'), (entry) => withBody(entry, { figures }));
      return book.bundle();
    },
    'leaf-removed.saylau': () => {
      const { book } = wholeNight();
      const checkpoint = book.checkpoint();
      book.leaves.pop();
      return book.bundle(checkpoint);
    },
    'leaf-removed-within.saylau': () => {
      const { book } = evening();
      const checkpoint = book.checkpoint();
      book.leaves.splice(book.at('turnout 0'), 1);
      return book.bundle(checkpoint);
    },
    'leaf-inserted.saylau': () => {
      const night = evening();
      const { book } = night;
      const checkpoint = book.checkpoint();
      const last = book.leaves.pop();
      const station = night.station(1);
      const between = Date.parse(book.entry(book.size - 1).received) - Date.parse('2025-06-01T00:00:00.000Z') + 1;
      const unusual = { received: between };
      book.act('turnout-reported', precinct(station), report(station), precincts(station, 'chair'), unusual);
      book.leaves.push(last as Uint8Array);
      return book.bundle(checkpoint);
    },
    'leaves-reordered.saylau': () => {
      const { book } = evening();
      const checkpoint = book.checkpoint();
      const [one, other] = [book.at('closed 0'), book.at('opened 1')];
      const [first, second] = [book.entry(one), book.entry(other)];
      // The times of receipt are the log's own: whoever reorders it writes them anew.
      book.edit(one, () => ({ ...second, received: first.received }));
      book.edit(other, () => ({ ...first, received: second.received }));
      return book.bundle(checkpoint);
    },
  };
}

function withBody(entry: Entry, change: object): Entry {
  return { ...entry, act: { ...entry.act, body: { ...(entry.act.body as object), ...change } } };
}
