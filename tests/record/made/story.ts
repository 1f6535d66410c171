/**
 * The story of the made-up night, act by act. Sums, by hand, with i from 0 to 11 (66 together):
 *
 * - lists: registered 6660, took part 3930, a 1746, b 1332, c 120, against all 306, invalid 426. 5 % of the 3198 votes for lists
 *   are 159.9: c takes no part. Divisors: a 1746, b 1332, a 873, b 666, a 582, b 444, a 436.5, a 349.2, b 333, a 291: a has 6, b has 4.
 * - c1 (stations 0–3, 8, 9: 23 together): x 923, y 697. c2 (4–7, 10, 11: 43 together): v 703, w 960.
 * - the question (0–3: 6 together): of 2060 registered 1230 took part, 59.7 %; yes 800, 65.0 % of those; no 246, invalid 184.
 */

import type { ActedAs } from '@saylau/acts';
import { toBase64 } from '@saylau/log';
import { Book } from './book.js';
import {
  council,
  definitionFiles,
  type Marked,
  question,
  regions,
  rulesOfCouncil,
  rulesOfQuestion,
  type Station,
} from './day.js';
import {
  both,
  type Contest,
  central,
  centrals,
  district,
  districts,
  everybody,
  figuresOf,
  Night,
  observer,
  observers,
  precinct,
  precincts,
  sumOf,
  territorial,
  territorials,
  vouched,
} from './night.js';
import { logSigner, type Person } from './people.js';

export const rehearsalOrigin = 'example.org/rehearsal/xx-2025-06-01/1';
export const dayOrigin = 'example.org/xx-2025-06-01';

export interface Opening {
  readonly origin?: string;
  readonly marked?: Marked;
  /** Of the statute that is adopted; the rules stay those of 5 %. */
  readonly threshold?: string;
  /** Of the log, where it is not that of the day. */
  readonly kind?: 'day' | 'rehearsal';
  /** Content of files of the definition, in place of the right one. */
  readonly files?: ReadonlyMap<string, string>;
  /** Votes of stations at which fewer took part are withheld. */
  readonly disclosureBelow?: number;
  /** The day from which they are. */
  readonly disclosureFrom?: string;
  /** What comes before the definition; the leaf of a dataset that it replaces, where there is one. */
  before?(night: Night): number | undefined;
}

/** Everything before the polling day. */
export function beginning(opening: Opening = {}): Night {
  const { origin = rehearsalOrigin, marked = { mark: 'rehearsal/' } } = opening;
  const night = new Night(new Book(origin), marked);
  const { book } = night;
  const kind = opening.kind ?? (marked.mark === '' ? 'day' : 'rehearsal');
  const log = { key: toBase64(logSigner(origin).key.publicKey), holder: { office: 'log', role: 'member' } };
  const own = centrals(...everybody).map(({ key, holder }) => ({ key, holder }));
  book.act('log-opened', central, { kind, keys: [...own, log] }, centrals('chair'));
  electionsOpened(night, opening);
  const above = [
    ...regions.flatMap((area) => territorials(area, ...everybody)),
    ...(['c1', 'c2'] as const).flatMap((area) => districts(area, ...everybody)),
    ...observers,
  ];
  night.label('vouched above', book.act('key-vouched', central, vouched(above), centrals('chair')));
  for (const area of regions) {
    // The last station of the east has no keys: its papers are brought.
    const stations = night.stations.filter(({ region, number }) => region === area && number < 11);
    const keys = vouched(stations.flatMap((station) => precincts(station, ...both)));
    const leaf = book.act('key-vouched', territorial(area), keys, territorials(area, 'chair'));
    night.label(`vouched ${area}`, leaf);
  }
  return night;
}

/** The definition and another dataset are adopted, the elections opened. */
function electionsOpened(night: Night, opening: Opening): void {
  const { book, marked, label } = night;
  const { threshold, disclosureBelow, disclosureFrom = '2025-01-01', files: other, before } = opening;
  const replaced = before?.(night);
  const files = [...definitionFiles(marked, threshold)].map(([name, text]) =>
    book.document(name, other?.get(name) ?? text),
  );
  const adopted = {
    dataset: 'polling-day',
    files,
    counts: { stations: 12 },
    ...(replaced === undefined ? {} : { replaces: replaced }),
  };
  const definition = book.act('dataset-adopted', central, adopted, centrals('chair'));
  const candidates = book.document('candidates.csv', 'list,candidate\na,1\nb,1\n');
  const dataset = { dataset: 'candidates', files: [candidates], counts: { candidates: 2 } };
  label('candidates', book.act('dataset-adopted', central, dataset, centrals('chair')));
  const statute = files.find(({ name }) => name === 'statutes/xx.json');
  const rules = book.document('rules/council.json', JSON.stringify(rulesOfCouncil));
  const rule = { line: 'took-part', below: disclosureBelow, from: disclosureFrom, ground: 'FL, article 3' };
  const disclosure = disclosureBelow === undefined ? {} : { disclosure: rule };
  const body = { election: council(marked), definition, statute, rules, ...disclosure };
  label('council opened', book.act('election-opened', central, body, centrals(...both)));
  const ownRules = book.document('rules/question.json', JSON.stringify(rulesOfQuestion));
  const asked = { election: question(marked), definition, rules: ownRules };
  book.act('election-opened', central, asked, centrals(...both));
}

/** A night of which little has come: the first station is settled, the second has entered its list. */
export function evening(opening: Opening = {}): Night {
  const night = beginning(opening);
  const [first, second] = [night.station(0), night.station(1)];
  night.opened(first);
  night.opened(second);
  night.settled(first, 'list');
  night.entered(second, 'list');
  return night;
}

/** The whole night, with one of each trouble that can be settled. `annulled`: a station whose lists do not count in the end. */
export function wholeNight(opening: Opening = {}, annulled = -1): Night {
  const night = beginning(opening);
  for (const station of night.stations) {
    if (station.number < 11) night.opened(station);
    else papersBrought(night, station);
    if (station.number === 11) continue;
    if (station.number === 5) typedWrong(night, station);
    else if (station.number === 6) recounted(night, station);
    else night.settled(station, 'list');
    if (station.number === annulled) annul(night, station);
    night.settled(station, 'district');
    if (station.number === 3) repeated(night, station);
    else if (station.region === 'north') night.settled(station, 'question');
  }
  night.label('copy', handedIn(night));
  declared(night);
  results(night);
  return night;
}

/** A station without keys: the region enters the papers, another person confirms them. */
function papersBrought(night: Night, station: Station): void {
  for (const contest of ['list', 'district'] as const) {
    const [as, two] = night.above(station, contest, ...both);
    const body = { ...night.slot(station, contest), figures: figuresOf(station, contest) };
    const protocol = night.label(`entered ${contest} 11`, night.book.act('paper-received', as, body, two));
    night.confirmed(station, contest, protocol);
    night.accepted(station, contest, protocol);
  }
}

/** Two lines typed one for the other: disputed, returned, corrected. */
function typedWrong(night: Night, station: Station): void {
  const right = figuresOf(station, 'list');
  const wrong = { ...right, a: right.b ?? 0, b: right.a ?? 0 };
  const protocol = night.entered(station, 'list', wrong);
  const [as, member] = night.above(station, 'list', 'member');
  night.book.act('protocol-disputed', as, { protocol, reason: 'Lines a and b.', figures: right }, member);
  night.book.act('protocol-returned', as, { protocol, reason: 'Compare with the paper.' }, member);
  const body = { protocol, figures: right, reason: 'Two lines mixed up.', ground: 'FL, article 4' };
  const corrected = night.book.act('entry-corrected', precinct(station), body, precincts(station, ...both));
  night.label('corrected 5', corrected);
  night.confirmed(station, 'list', corrected);
  night.accepted(station, 'list', corrected);
}

/** A recount gives a new paper with the same figures. */
function recounted(night: Night, station: Station): void {
  const protocol = night.entered(station, 'list');
  night.confirmed(station, 'list', protocol);
  const [as, two] = night.above(station, 'list', 'chair', 'member');
  const figures = figuresOf(station, 'list');
  const papers = { received: 600, issued: 330, spoiled: 2, unused: 268, found: 330 };
  const why = { cause: 'recount', reason: 'Asked for by a party.', ground: 'Decision 12' };
  const replaced = night.book.act('protocol-replaced', as, { protocol, figures, papers, ...why }, two);
  // Whoever made the new entry does not confirm it.
  const [, secretary] = night.above(station, 'list', 'secretary');
  night.book.act('protocol-confirmed', as, { protocol: replaced, figures }, secretary);
  night.accepted(station, 'list', replaced);
}

/** The question is voted on again at one station. */
function repeated(night: Night, station: Station): void {
  const { book } = night;
  const protocol = night.entered(station, 'question');
  const why = { reason: 'The box was not sealed.', ground: 'Decision 13' };
  const [as, two] = night.above(station, 'question', 'chair', 'secretary');
  book.act('protocol-annulled', as, { protocol, ...why }, two);
  const { election, contest } = night.slot(station, 'question');
  const order = { election, contest, stations: [station.id], date: '2025-06-08', ...why };
  const repeat = book.act('repeat-voting-ordered', central, order, centrals('chair', 'member'));
  const again = night.entered(station, 'question', figuresOf(station, 'question'), { repeat });
  night.confirmed(station, 'question', again);
  night.accepted(station, 'question', again);
}

/** An accepted protocol is annulled, and nobody votes again. */
function annul(night: Night, station: Station): void {
  const why = { reason: 'Ballots were carried away.', ground: 'Decision 14' };
  const [as, two] = night.above(station, 'list', 'chair', 'secretary');
  night.book.act('protocol-annulled', as, { protocol: night.book.at(`entered list ${station.number}`), ...why }, two);
  night.annulled.add(station.number);
}

function handedIn(night: Night): number {
  const station = night.station(0);
  const body = {
    ...night.slot(station, 'list'),
    figures: figuresOf(station, 'list'),
    note: 'Photographed at the door.',
  };
  return night.book.act('observer-copy-handed-in', observer, body, observers);
}

/** Every commission declares its totals. */
function declared(night: Night): void {
  const { book } = night;
  const totals = (
    contest: Contest,
    of: readonly Station[],
    area: string,
    as: ActedAs,
    signers: readonly Person[],
  ): void => {
    const [first] = of;
    if (first === undefined) return;
    const { election, contest: id } = night.slot(first, contest);
    const figures = sumOf(of.map((station) => figuresOf(station, contest)));
    night.label(
      `declared ${id} ${area}`,
      book.act('totals-declared', as, { election, contest: id, area, figures }, signers),
    );
  };
  for (const region of regions) {
    const own = night.counting('list').filter((station) => station.region === region);
    totals('list', own, region, territorial(region), territorials(region, 'chair'));
  }
  for (const area of ['c1', 'c2'] as const) {
    const own = night.stations.filter(({ constituency }) => constituency === area);
    totals('district', own, area, district(area), districts(area, 'chair'));
  }
  totals('list', night.counting('list'), 'land', central, centrals('chair'));
}

export interface StatedResult {
  contest: string;
  figures: Record<string, number>;
  seats?: Record<string, number>;
  elected?: string[];
  adopted?: boolean;
  valid?: boolean;
}

/** The results of the council as they are by hand. */
export function councilResults(night: Night): readonly StatedResult[] {
  const of = (contest: Contest, constituency?: string): Record<string, number> =>
    sumOf(
      night
        .counting(contest)
        .filter((station) => constituency === undefined || station.constituency === constituency)
        .map((station) => figuresOf(station, contest)),
    );
  return [
    { contest: 'list', figures: of('list'), seats: { a: 6, b: 4 } },
    { contest: 'c1', figures: of('district', 'c1'), elected: ['x'] },
    { contest: 'c2', figures: of('district', 'c2'), elected: ['w'] },
  ];
}

export function questionResult(night: Night): StatedResult {
  const north = night.stations.filter(({ region }) => region === 'north');
  const figures = sumOf(north.map((station) => figuresOf(station, 'question')));
  return { contest: 'bridge', figures, adopted: true, valid: true };
}

/** Announced, and the same established. */
function results(night: Night): void {
  const { book } = night;
  const size = book.size;
  const election = council(night.marked);
  const body = { election, size, results: councilResults(night) };
  night.label('announced', book.act('preliminary-announced', central, body, centrals('chair')));
  night.label('established', book.act('result-established', central, body, centrals('chair', 'member')));
  const own = { election: question(night.marked), size, results: [questionResult(night)] };
  const signers = territorials('north', 'chair', 'secretary');
  night.label('question established', book.act('result-established', territorial('north'), own, signers));
}
