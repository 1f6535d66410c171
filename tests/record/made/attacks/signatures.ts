/** Acts signed by nobody who may sign. */

import { central, centrals, figuresOf, precinct, precincts, territorial, territorials, vouched } from '../night.js';
import { person } from '../people.js';
import { beginning, dayOrigin, evening } from '../story.js';
import { eveningWith, type Made, report } from './with.js';

export function signatureAttacks(): Record<string, () => Made> {
  return {
    'signature-wrong.saylau': () => {
      const { book } = evening();
      const other = book.entry(book.at('turnout 1')).signatures[0]?.signature ?? '';
      book.edit(book.at('turnout 0'), (entry) => ({
        ...entry,
        signatures: entry.signatures.map(({ key }) => ({ key, signature: other })),
      }));
      return book.bundle();
    },
    'signed-by-unknown-key.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        const stranger = person({ office: 'precinct', station: station.id, role: 'chair' }, 'stranger');
        night.book.act('turnout-reported', precinct(station), report(station), [stranger]);
      }),
    'signed-by-revoked-key.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        const [chair] = precincts(station, 'chair');
        const revoked = { key: chair?.keyId, reason: 'Lost.' };
        night.book.act('key-revoked', territorial('north'), revoked, territorials('north', 'chair'));
        night.book.act('turnout-reported', precinct(station), report(station), precincts(station, 'chair'));
      }),
  };
}

export function forgedOffices(): Record<string, () => Made> {
  return {
    'vouched-by-who-may-not.saylau': () =>
      eveningWith((night) => {
        const station = night.station(2);
        const friend = person({ office: 'precinct', station: station.id, role: 'chair' }, 'friend');
        night.book.act('key-vouched', territorial('south'), vouched([friend]), territorials('south', 'chair'));
        night.book.act('station-opened', precinct(station), { station: station.id }, [friend]);
      }),
    'key-vouched-twice.saylau': () =>
      eveningWith((night) => {
        const chair = precincts(night.station(1), 'chair');
        night.book.act('key-vouched', territorial('north'), vouched(chair), territorials('north', 'chair'));
      }),
    'office-forged.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        night.book.act('turnout-reported', territorial('north'), report(station), precincts(station, 'chair'));
      }),
    'another-station.saylau': () =>
      eveningWith((night) => {
        const [own, other] = [night.station(0), night.station(1)];
        night.book.act('turnout-reported', precinct(own), report(other), precincts(own, 'chair'));
      }),
    'accepted-by-the-station.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        const protocol = night.book.at('entered list 1');
        night.confirmed(station, 'list', protocol);
        night.book.act('protocol-accepted', precinct(station), { protocol }, precincts(station, 'chair'));
      }),
    'signed-by-one.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        const body = { ...night.slot(station, 'district'), figures: figuresOf(station, 'district') };
        night.book.act('protocol-entered', precinct(station), body, precincts(station, 'chair'));
      }),
    'log-opened-twice.saylau': () =>
      eveningWith(({ book }) => {
        const mine = [person({ office: 'central', role: 'chair' }, 'usurper')];
        book.act('log-opened', central, { kind: 'rehearsal', ...vouched(mine) }, centrals('chair'));
      }),
    'rehearsal-as-real.saylau': () => beginning({ origin: dayOrigin, kind: 'day' }).book.bundle(),
    'same-person-confirms.saylau': () =>
      eveningWith((night) => {
        const station = night.station(11);
        const figures = figuresOf(station, 'list');
        const [as, two] = night.above(station, 'list', 'chair', 'member');
        const protocol = night.book.act('paper-received', as, { ...night.slot(station, 'list'), figures }, two);
        night.book.act('protocol-confirmed', as, { protocol, figures }, two.slice(1));
      }),
    'paper-by-one.saylau': () =>
      eveningWith((night) => {
        const station = night.station(11);
        const [as, chair] = night.above(station, 'list', 'chair');
        const body = { ...night.slot(station, 'list'), figures: figuresOf(station, 'list') };
        night.book.act('paper-received', as, body, chair);
      }),
  };
}
