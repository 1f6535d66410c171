/** Acts of those who may act, in states or with figures that do not allow them. */

import { Book } from '../book.js';
import { council, type Station } from '../day.js';
import {
  central,
  centrals,
  figuresOf,
  type Night,
  precinct,
  precincts,
  sumOf,
  territorial,
  territorials,
  vouched,
} from '../night.js';
import { councilResults, dayOrigin, evening, rehearsalOrigin, wholeNight } from '../story.js';
import { lotsThenResult } from './sound.js';
import { eveningWith, type Made, nightWith, report, why } from './with.js';

export function wrongSteps(): Record<string, () => Made> {
  const second = (night: Night): Station => night.station(1);
  return {
    'correction-of-superseded.saylau': () =>
      eveningWith((night) => {
        const station = second(night);
        const body = { protocol: night.book.at('entered list 1'), figures: figuresOf(station, 'list'), ...why };
        const signers = precincts(station, 'chair', 'secretary');
        night.book.act('entry-corrected', precinct(station), body, signers);
        night.book.act('entry-corrected', precinct(station), body, signers);
      }),
    'corrected-after-established.saylau': () =>
      nightWith((night) => {
        const figures = figuresOf(night.station(0), 'list');
        const body = { protocol: night.book.at('entered list 0'), figures, ...why };
        night.book.act('entry-corrected', territorial('north'), body, territorials('north', 'chair', 'secretary'));
      }),
    'entered-before-closing.saylau': () =>
      eveningWith((night) => {
        const station = night.station(2);
        night.book.act('station-opened', precinct(station), { station: station.id }, precincts(station, 'chair'));
        night.entered(station, 'list');
      }),
    'second-entry-differs.saylau': () =>
      eveningWith((night) => {
        const station = second(night);
        const figures = figuresOf(station, 'list');
        night.confirmed(station, 'list', night.book.at('entered list 1'), { ...figures, a: 142, b: 101 });
      }),
    'figure-of-nothing.saylau': () =>
      eveningWith((night) => {
        const station = second(night);
        night.entered(station, 'district', { ...figuresOf(station, 'district'), z: 0 });
      }),
    'figure-with-a-long-name.saylau': () =>
      eveningWith((night) => {
        const station = second(night);
        night.entered(station, 'district', { ...figuresOf(station, 'district'), ['z'.repeat(201)]: 0 });
      }),
    'station-opened-too-early.saylau': () => {
      // A station without keys in the story: it gets one before anybody knows what stations there are.
      const before = (night: Night): undefined => {
        const station = night.station(11);
        night.book.act('key-vouched', central, vouched(precincts(station, 'chair')), centrals('chair'));
        night.book.act('station-opened', precinct(station), { station: station.id }, precincts(station, 'chair'));
      };
      const night = evening({ before });
      const station = night.station(11);
      night.book.act('station-closed', precinct(station), { station: station.id }, precincts(station, 'chair'));
      return night.book.bundle();
    },
    'log-never-opened.saylau': () => {
      const [book, station] = [new Book(rehearsalOrigin), evening().station(0)];
      book.act('turnout-reported', precinct(station), report(station), precincts(station, 'chair'));
      return book.bundle();
    },
    'archive-in-the-night.saylau': () =>
      eveningWith((night) => {
        const [{ keyId: key } = { keyId: '' }] = precincts(second(night), 'chair');
        night.book.act('key-revoked', { office: 'archive' }, { key, reason: 'Old.' }, centrals('chair'));
      }),
    'papers-differ.saylau': () =>
      eveningWith((night) => {
        const station = second(night);
        const papers = { received: 600, issued: 305, spoiled: 2, unused: 290, found: 305 };
        const protocol = night.entered(station, 'district', figuresOf(station, 'district'), { papers });
        night.confirmed(station, 'district', protocol);
        night.accepted(station, 'district', protocol);
      }),
    'papers-dropped.saylau': () =>
      eveningWith((night) => {
        const station = second(night);
        const papers = { received: 600, issued: 305, spoiled: 2, unused: 290, found: 305 };
        const figures = figuresOf(station, 'district');
        const protocol = night.entered(station, 'district', figures, { papers });
        const body = { protocol, figures, ...why };
        const signers = precincts(station, 'chair', 'secretary');
        const corrected = night.book.act('entry-corrected', precinct(station), body, signers);
        night.confirmed(station, 'district', corrected);
        night.accepted(station, 'district', corrected);
      }),
    'settled-corrected-by-the-station.saylau': () =>
      eveningWith((night) => {
        const station = night.station(0);
        const body = { protocol: night.book.at('entered list 0'), figures: figuresOf(station, 'list'), ...why };
        night.book.act('entry-corrected', precinct(station), body, precincts(station, 'chair', 'secretary'));
      }),
    'annulment-undone-by-the-station.saylau': () =>
      eveningWith((night) => {
        const station = second(night);
        const protocol = night.book.at('entered list 1');
        annulled(night);
        const body = { protocol, figures: figuresOf(station, 'list'), cause: 'recount', ...why };
        night.book.act('protocol-replaced', precinct(station), body, precincts(station, 'chair', 'secretary'));
      }),
    'repeat-before-the-day.saylau': () => {
      const night = evening({ origin: dayOrigin, marked: { mark: '' } });
      annulled(night);
      const { election, contest, station } = night.slot(second(night), 'list');
      const body = { election, contest, stations: [station], date: '2025-05-31', ...why };
      night.book.act('repeat-voting-ordered', central, body, centrals('chair', 'member'));
      return night.book.bundle();
    },
    'size-before-lots.saylau': () => nightWith((night) => lotsThenResult(night, night.book.size)),
    'equation-broken.saylau': () => {
      const whole = evening();
      const night = whole.upTo(whole.book.at('entered list 1'));
      const station = second(night);
      const figures = { ...figuresOf(station, 'list'), invalid: 36 };
      const protocol = night.entered(station, 'list', figures);
      night.confirmed(station, 'list', protocol, figures);
      night.accepted(station, 'list', protocol);
      return night.book.bundle();
    },
    'established-while-missing.saylau': () =>
      eveningWith((night) => {
        const figures = sumOf([0, 1].map((number) => figuresOf(night.station(number), 'list')));
        const results = [{ contest: 'list', figures, seats: { a: 6, b: 4 } }];
        const body = { election: council(night.marked), size: night.book.size, results };
        night.book.act('result-established', central, body, centrals('chair', 'member'));
      }),
    'size-too-large.saylau': () =>
      eveningWith((night) => {
        const results = [{ contest: 'list', figures: {}, seats: {} }];
        const body = { election: council(night.marked), size: 30, results };
        night.book.act('preliminary-announced', central, body, centrals('chair'));
      }),
    'size-too-small.saylau': () => {
      const whole = wholeNight();
      const night = whole.upTo(whole.book.at('established'));
      const size = whole.book.at('accepted list 11');
      const body = { election: council(night.marked), size, results: councilResults(night) };
      night.book.act('result-established', central, body, centrals('chair', 'member'));
      return night.book.bundle();
    },
  };
}

/** The protocol of the second station's lists is annulled from above. */
function annulled(night: Night): void {
  const protocol = night.book.at('entered list 1');
  const signers = territorials('north', 'chair', 'secretary');
  night.book.act('protocol-annulled', territorial('north'), { protocol, ...why }, signers);
}
