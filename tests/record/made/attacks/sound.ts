/** Logs in which everything is right, however odd they are. */

import { gzipSync } from 'node:zlib';
import { canonical, toBase64, toHex } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
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
import { logSigner, person } from '../people.js';
import { beginning, councilResults, evening, rehearsalOrigin, wholeNight } from '../story.js';
import { archiveOrigin, type Made, nightWith, why, witnesses } from './with.js';

export function soundLogs(): Record<string, () => Made> {
  return {
    'sound-night.saylau': () => wholeNight().book.bundle(),
    'sound-evening.saylau': () => evening().book.bundle(),
    'sound-evening-packed.saylau.gz': async () => gzipSync(await evening().book.bundle(), { level: 9 }),
    'sound-cosigned.saylau': () => {
      const { book } = evening();
      return book.bundle(book.checkpoint({ witnesses: witnesses.slice(0, 2) }));
    },
    'sound-re-established.saylau': () => nightWith(establishedAgain),
    // Without station 10: a 1596, b 1212, c 110 of 2918; divisors give a 6 and b 4 again.
    'sound-annulled.saylau': () => wholeNight({}, 10).book.bundle(),
    'sound-withheld.saylau': () => withheldEvening(false).book.bundle(),
    'sound-shown-again.saylau': () => shownAgain().book.bundle(),
    'sound-after-lots.saylau': () => nightWith((night) => lotsThenResult(night, night.book.size + 1)),
    'sound-opened.saylau': () => withheldEvening(true).book.bundle(),
    'sound-opened-beside.saylau': () => beside(withheldEvening(true)).book.bundle(),
    'sound-withheld-announced.saylau': () => announcedOver(withheldEvening(false)),
    'sound-opened-announced.saylau': () => announcedOver(withheldEvening(true)),
    'sound-archive.saylau': () => archive().bundle(),
    'sound-empty.saylau': () => new Book(rehearsalOrigin).bundle(),
  };
}

/** After the result stood, the central commission corrects one vote, and it is established again. */
function establishedAgain(night: Night): void {
  const { book } = night;
  const station = night.station(8);
  const right = { ...figuresOf(station, 'list') };
  const figures = { ...right, a: (right.a ?? 0) + 1, b: (right.b ?? 0) - 1 };
  const body = { protocol: book.at('entered list 8'), figures, ...why };
  const protocol = book.act('entry-corrected', central, body, centrals('chair', 'member'));
  night.confirmed(station, 'list', protocol, figures);
  night.accepted(station, 'list', protocol);
  const sums = (of: readonly Station[]): Record<string, number> =>
    sumOf(of.map((one) => (one.number === 8 ? figures : figuresOf(one, 'list'))));
  const election = council(night.marked);
  const east = night.stations.filter(({ region }) => region === 'east');
  const totals = { election, contest: 'list' };
  const ofEast = { ...totals, area: 'east', figures: sums(east) };
  book.act('totals-declared', territorial('east'), ofEast, territorials('east', 'chair'));
  book.act('totals-declared', central, { ...totals, area: 'land', figures: sums(night.stations) }, centrals('chair'));
  const results = [{ contest: 'list', figures: sums(night.stations), seats: { a: 6, b: 4 } }];
  const again = { election, size: book.size, results, ...why };
  book.act('result-re-established', central, again, centrals('chair', 'secretary'));
}

/** Fewer than 320 took part at the first stations: their votes are withheld, or passed on as private parts. */
export function withheldEvening(isOpened: boolean): Night {
  const night = beginning({ disclosureBelow: 320 });
  const station = night.station(0);
  night.opened(station);
  const { registered, 'took-part': tookPart, ...votes } = figuresOf(station, 'list');
  const figures = { registered, 'took-part': tookPart };
  const data = canonical(votes);
  const commitTo = (what: string): Record<string, string> => {
    const salt = nodeCrypto.sha256(Buffer.from(`salt of ${what}`));
    if (isOpened) night.book.privateParts.push({ leaf: night.book.size, name: 'figures', salt, data });
    const whole = Buffer.concat([Buffer.from('saylau-commitment/1\n'), salt, data]);
    return { figures: toHex(nodeCrypto.sha256(whole)) };
  };
  const body = { ...night.slot(station, 'list'), figures };
  const signers = precincts(station, 'chair', 'secretary');
  const entry = { commitments: commitTo('entry') };
  const protocol = night.book.act('protocol-entered', precinct(station), body, signers, entry);
  const [as, member] = night.above(station, 'list', 'member');
  const second = { commitments: commitTo('second entry') };
  night.book.act('protocol-confirmed', as, { protocol, figures }, member, second);
  night.accepted(station, 'list', protocol);
  return night;
}

/** A station at which more took part, so that its votes are shown. */
function beside(night: Night): Night {
  const station = night.station(4);
  night.opened(station);
  night.settled(station, 'list');
  return night;
}

/** The commission, which knows the votes of the first station, says what they come to. */
function announcedOver(night: Night): Made {
  const election = council(night.marked);
  const figures = figuresOf(night.station(0), 'list');
  const totals = { election, contest: 'list', area: 'land', figures };
  night.book.act('totals-declared', central, totals, centrals('chair'));
  const body = { election, size: night.book.size, results: [{ contest: 'list', figures, seats: { a: 6, b: 4 } }] };
  night.book.act('preliminary-announced', central, body, centrals('chair'));
  return night.book.bundle();
}

/** Ten times too few were typed in at first, and the votes withheld: the correction shows them. */
function shownAgain(): Night {
  const night = beginning({ disclosureBelow: 100 });
  const station = night.station(0);
  night.opened(station);
  const figures = figuresOf(station, 'list');
  const typed = { ...night.slot(station, 'list'), figures: { registered: 500, 'took-part': 30 } };
  const [as, signers] = [precinct(station), precincts(station, 'chair', 'secretary')];
  const protocol = night.book.act('protocol-entered', as, typed, signers, { commitments: { figures: '0'.repeat(64) } });
  const corrected = night.book.act('entry-corrected', as, { protocol, figures, ...why }, signers);
  night.confirmed(station, 'list', corrected);
  night.accepted(station, 'list', corrected);
  return night;
}

/** A lot is drawn after the result stood, which settles nothing; the result is established again, counted from so many leaves. */
export function lotsThenResult(night: Night, size: number): void {
  const election = council(night.marked);
  night.book.act('lots-drawn', central, { election, contest: 'list', drawn: ['b'] }, centrals('chair', 'member'));
  const results = councilResults(night).slice(0, 1);
  night.book.act('result-re-established', central, { election, size, results, ...why }, centrals('chair', 'secretary'));
}

/** What was printed in 1999, from a page that somebody kept. */
function archive(): Book {
  const book = new Book(archiveOrigin);
  const keeper = [person({ office: 'archive', role: 'member' })];
  const as = { office: 'archive' } as const;
  const keys = [...(vouched(keeper) as { keys: object[] }).keys];
  const log = { key: toBase64(logSigner(archiveOrigin).key.publicKey), holder: { office: 'log', role: 'member' } };
  book.act('log-opened', as, { kind: 'archive', keys: [...keys, log] }, keeper);
  const from = { stage: 'final', source: 'A newspaper of the day, page 1' };
  for (const [line, value] of [
    ['turnout', '62.5 %'],
    ['a', '1,024'],
  ])
    book.act('figure-transcribed', as, { election: 'xx-1999', line, value, ...from }, keeper);
  return book;
}
