/** A log of the made-up night: who acts, and what is done with one station. */

import type { ActedAs } from '@saylau/acts';
import type { Book } from './book.js';
import {
  council,
  districtFigures,
  listFigures,
  type Marked,
  question,
  questionFigures,
  type Region,
  type Station,
  stationsOf,
} from './day.js';
import { type Person, person } from './people.js';

type Role = Person['holder']['role'];

export const central: ActedAs = { office: 'central' };
export const centrals = (...roles: readonly Role[]): Person[] =>
  roles.map((role) => person({ office: 'central', role }));
export const territorial = (area: Region): ActedAs => ({ office: 'territorial', area });
export const territorials = (area: Region, ...roles: readonly Role[]): Person[] =>
  roles.map((role) => person({ office: 'territorial', area, role }));
export const district = (area: 'c1' | 'c2'): ActedAs => ({ office: 'district', area });
export const districts = (area: 'c1' | 'c2', ...roles: readonly Role[]): Person[] =>
  roles.map((role) => person({ office: 'district', area, role }));
export const precinct = ({ id }: Station): ActedAs => ({ office: 'precinct', station: id });
export const precincts = ({ id }: Station, ...roles: readonly Role[]): Person[] =>
  roles.map((role) => person({ office: 'precinct', station: id, role }));
export const observer: ActedAs = { office: 'observer', name: 'watch-7' };
export const observers: readonly Person[] = [person({ office: 'observer', name: 'watch-7', role: 'member' })];

/** Three persons of an office. */
export const everybody = ['chair', 'secretary', 'member'] as const;
export const both = ['chair', 'secretary'] as const;

/** As `keys` of acts have them. */
export const vouched = (persons: readonly Person[]): object => ({
  keys: persons.map(({ key, holder }) => ({ key, holder })),
});

/** A log of the night and what is done in it. */
export class Night {
  readonly book: Book;
  readonly marked: Marked;
  readonly stations: readonly Station[];
  /** Numbers of stations whose protocol of the lists is annulled in the end. */
  readonly annulled = new Set<number>();

  constructor(book: Book, marked: Marked) {
    this.book = book;
    this.marked = marked;
    this.stations = stationsOf(marked);
  }

  copy(): Night {
    return new Night(this.book.copy(), this.marked);
  }

  /** Stations whose protocol of a contest counts. */
  counting(contest: Contest): readonly Station[] {
    return this.stations.filter(({ number }) => contest !== 'list' || !this.annulled.has(number));
  }

  upTo(size: number): Night {
    return new Night(this.book.upTo(size), this.marked);
  }

  /** The station with a number, from 0. */
  station(number: number): Station {
    const found = this.stations[number];
    if (found === undefined) throw new Error(`no station ${number}`);
    return found;
  }

  readonly label = (name: string, leaf: number): number => {
    this.book.labels.set(name, leaf);
    return leaf;
  };

  /** Opens and closes a station that has keys, with a report at noon. */
  opened(station: Station): void {
    const { book } = this;
    const [as, body, chair] = [precinct(station), { station: station.id }, precincts(station, 'chair')];
    this.label(`opened ${station.number}`, book.act('station-opened', as, body, chair));
    const report = { station: station.id, time: '12:00', voters: 150 + station.number };
    this.label(`turnout ${station.number}`, book.act('turnout-reported', as, report, chair));
    this.label(`closed ${station.number}`, book.act('station-closed', as, body, chair));
  }

  /** The station's commission enters its protocol. */
  entered(station: Station, contest: Contest, figures = figuresOf(station, contest), more: object = {}): number {
    const body = { ...this.slot(station, contest), figures, ...more };
    const leaf = this.book.act('protocol-entered', precinct(station), body, precincts(station, ...both));
    return this.label(`entered ${contest} ${station.number}`, leaf);
  }

  /** A second person above enters it again. */
  confirmed(station: Station, contest: Contest, protocol: number, figures = figuresOf(station, contest)): number {
    const [as, member] = this.above(station, contest, 'member');
    const leaf = this.book.act('protocol-confirmed', as, { protocol, figures }, member);
    return this.label(`confirmed ${contest} ${station.number}`, leaf);
  }

  accepted(station: Station, contest: Contest, protocol: number): number {
    const [as, chair] = this.above(station, contest, 'chair');
    const leaf = this.book.act('protocol-accepted', as, { protocol }, chair);
    return this.label(`accepted ${contest} ${station.number}`, leaf);
  }

  /** Entered, confirmed and accepted without any trouble. */
  settled(station: Station, contest: Contest): void {
    const protocol = this.entered(station, contest);
    this.confirmed(station, contest, protocol);
    this.accepted(station, contest, protocol);
  }

  /** Who settles it: the constituency for its persons, the region for all else. */
  above({ region, constituency }: Station, contest: Contest, ...roles: readonly Role[]): [ActedAs, Person[]] {
    if (contest === 'district') return [district(constituency), districts(constituency, ...roles)];
    return [territorial(region), territorials(region, ...roles)];
  }

  slot(station: Station, contest: Contest): { election: string; contest: string; station: string } {
    const names = { list: 'list', district: station.constituency, question: 'bridge' };
    const election = contest === 'question' ? question(this.marked) : council(this.marked);
    return { election, contest: names[contest], station: station.id };
  }
}

export type Contest = 'list' | 'district' | 'question';

export function figuresOf(station: Station, contest: Contest): Record<string, number> {
  const of = { list: listFigures, district: districtFigures, question: questionFigures };
  return of[contest](station);
}

/** Line by line over stations. */
export function sumOf(all: readonly Record<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const figures of all)
    for (const [line, figure] of Object.entries(figures)) sum[line] = (sum[line] ?? 0) + figure;
  return sum;
}
