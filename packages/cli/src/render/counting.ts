/** What the renderers of a count share: the page, the names, the law it ran under, how much to show. */

import type { Contest, Election } from '@saylau/core';
import type { Lawbook, Names } from '@saylau/texts';
import type { Page } from './page.js';

export interface CountingOptions {
  /** Every contest and body in full. */
  readonly all: boolean;
  /** The steps of every contest shown. */
  readonly explain: boolean;
  /** A part of the protocols is counted: nobody is elected, nobody holds a seat. */
  readonly soFar?: boolean;
}

export class Counting {
  readonly page: Page;
  readonly names: Names;
  readonly election: Election;
  readonly book: Lawbook | undefined;
  readonly options: CountingOptions;
  readonly #contests: ReadonlyMap<string, Contest>;

  constructor(page: Page, names: Names, election: Election, book: Lawbook | undefined, options: CountingOptions) {
    this.page = page;
    this.names = names;
    this.election = election;
    this.book = book;
    this.options = options;
    this.#contests = new Map(election.contests.map((contest) => [contest.id, contest]));
  }

  contest(id: string): Contest | undefined {
    return this.#contests.get(id);
  }
}
