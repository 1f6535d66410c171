/** Leaves that are no acts of this log, or no acts at all. */

import { canonical } from '@saylau/log';
import type { Entry } from '../book.js';
import { council } from '../day.js';
import { central, centrals, figuresOf, type Night, precinct, precincts, vouched } from '../night.js';
import { person } from '../people.js';
import { beginning, dayOrigin } from '../story.js';
import { eveningWith, type Made, report, why } from './with.js';

export function leafAttacks(): Record<string, () => Made> {
  const appended = (textOf: (night: Night) => string) => (): Made =>
    eveningWith((night) => {
      night.book.appendBytes(new Uint8Array(Buffer.from(textOf(night))));
    });
  const next = ({ book }: Night): Entry => {
    const last = book.entry(book.size - 1);
    const { act, signatures } = book.signed('turnout-reported', central, {}, centrals('chair'));
    return { act, received: last.received, signatures };
  };
  return {
    'act-replayed.saylau': () =>
      eveningWith(({ book }) => {
        const { act, signatures } = book.entry(book.at('turnout 0'));
        book.append({ act, signatures });
      }),
    'act-of-another-log.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        const elsewhere = { log: 'example.org/rehearsal/xx-2025-06-01/2' };
        night.book.act('turnout-reported', precinct(station), report(station), precincts(station, 'chair'), elsewhere);
      }),
    'correction-without-reason.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        const { reason: _, ...rest } = why;
        const body = { protocol: night.book.at('entered list 1'), figures: figuresOf(station, 'list'), ...rest };
        night.book.act('entry-corrected', precinct(station), body, precincts(station, 'chair', 'secretary'));
      }),
    'reason-blank.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        const blank = { ...why, reason: ' \u00a0\u0085' };
        const body = { protocol: night.book.at('entered list 1'), figures: figuresOf(station, 'list'), ...blank };
        night.book.act('entry-corrected', precinct(station), body, precincts(station, 'chair', 'secretary'));
      }),
    'replaced-without-a-cause.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        const figures = figuresOf(station, 'list');
        const body = { protocol: night.book.at('entered list 1'), figures, cause: 'repeat', ...why };
        night.book.act('protocol-replaced', precinct(station), body, precincts(station, 'chair', 'secretary'));
      }),
    'lots-drawn-twice.saylau': () =>
      eveningWith((night) => {
        const body = { election: council(night.marked), contest: 'list', drawn: ['a', 'a'] };
        night.book.act('lots-drawn', central, body, centrals('chair', 'member'));
      }),
    'act-from-the-future.saylau': () => {
      const night = beginning({ origin: dayOrigin, marked: { mark: '' } });
      const station = night.station(0);
      const body = { station: station.id };
      const ahead = { ahead: 6 * 60_000 };
      night.book.act('station-opened', precinct(station), body, precincts(station, 'chair'), ahead);
      return night.book.bundle();
    },
    'received-going-back.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        const back = { received: 60_000 };
        night.book.act('turnout-reported', precinct(station), report(station), precincts(station, 'chair'), back);
      }),
    'leaf-not-canonical.saylau': appended((night) => JSON.stringify(next(night)).replace('{"act":', '{ "act":')),
    'leaf-duplicate-key.saylau': appended((night) => {
      const text = Buffer.from(canonical(next(night))).toString();
      return text.replace('"received":', '"received":"2025-06-01T00:00:00.000Z","received":');
    }),
    'leaf-oversized.saylau': () =>
      eveningWith(({ book }) => {
        const many = Array.from({ length: 400 }, (_, at) =>
          person({
            office: 'observer',
            name: `watch-of-the-far-north-and-of-the-still-farther-south-${at}`,
            role: 'member',
          }),
        );
        book.act('key-vouched', central, vouched(many), centrals('chair'));
      }),
  };
}
