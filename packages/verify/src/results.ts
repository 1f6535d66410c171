/** Results as commissions stated them beside those that their leaves count to. */

import { type Act, type RecordState, type Result, resultsOf } from '@saylau/acts';
import { slotOptions } from '@saylau/core';
import type { ClaimName, Failure, FailureCode, Stated } from './claims.js';
import type { Ledger } from './ledger.js';
import type { Announced } from './look.js';
import { contestsOf, protocolsOf, type Voted } from './protocols.js';

/** What a contest counts to at some size. */
interface Counted {
  readonly result: Result;
  /** Votes of a protocol that is counted are withheld: what rests on them nobody can count from this log alone. */
  readonly withheld: boolean;
}

type StatingAct = Extract<Act, { act: 'preliminary-announced' | 'result-established' | 'result-re-established' }>;

/** Counts results when the state passes a size at which one is stated, and compares them when it is stated. */
export class Results {
  readonly #announced: Announced;
  readonly #ledger: Ledger;
  /** Size → election → contest. */
  readonly #counted = new Map<number, ReadonlyMap<string, ReadonlyMap<string, Counted>>>();

  constructor(announced: Announced, ledger: Ledger) {
    this.#announced = announced;
    this.#ledger = ledger;
  }

  /** To be called at every size. */
  pass(state: RecordState): void {
    const elections = this.#announced.get(state.size);
    if (elections === undefined) return;
    const counted = [...elections].map(
      ([election, contests]) => [election, countedAt(state, election, contests)] as const,
    );
    this.#counted.set(state.size, new Map(counted));
  }

  /** Compares the results that an act states. `needs`: the claim that fails where there is nothing to compare them with. */
  compare(leaf: number, { body: { election, size, results } }: StatingAct, needs: ClaimName): void {
    const counted = this.#counted.get(size)?.get(election);
    for (const stated of results) {
      const found = counted?.get(stated.contest);
      this.#ledger.checked('results');
      // Counted from leaves that were not there yet, or of a contest that is not: the act itself was refused for it.
      if (found === undefined) this.#ledger.cannot('results', 'needs', needs);
      else this.#differences({ leaf, election, contest: stated.contest }, stated, found);
    }
  }

  #differences(place: Omit<Failure, 'code'>, stated: Result, { result: found, withheld }: Counted): void {
    const differ = (code: FailureCode, more: Omit<Failure, 'code'>): void => {
      if (withheld && more.found === undefined) this.#ledger.cannot('results', 'withheld');
      else this.#ledger.fail('results', { code, ...place, ...more });
    };
    for (const one of differing(stated.figures, found.figures)) differ('figure-differs', one);
    if (withheld && found.seats === undefined) this.#ledger.cannot('results', 'withheld');
    else for (const one of differingSeats(stated.seats, found.seats)) differ('seats-differ', one);
    for (const key of ['elected', 'next'] as const) {
      if (!sameIds(stated[key], found[key])) differ('elected-differ', { path: key, ...both(stated[key], found[key]) });
    }
    for (const key of ['adopted', 'valid'] as const) {
      if (stated[key] !== found[key]) differ('answer-differs', { path: key, ...both(stated[key], found[key]) });
    }
  }
}

function countedAt(state: RecordState, election: string, contests: ReadonlySet<string>): ReadonlyMap<string, Counted> {
  if (state.election(election) === undefined) return new Map();
  const withheld = new Map(
    [...contestsOf(state)]
      .filter((voted) => voted.election === election && contests.has(voted.view.contest))
      .map((voted) => [voted.view.contest, isWithheld(state, voted)]),
  );
  const results = resultsOf(state, election).filter(({ contest }) => contests.has(contest));
  return new Map(
    results.map((result) => [result.contest, { result, withheld: withheld.get(result.contest) ?? false }]),
  );
}

/** Whether a line is missing in the sums because a protocol that is counted does not say it. */
function isWithheld(state: RecordState, voted: Voted): boolean {
  const { election, view, table, index } = voted;
  const contest = table.ballot.contests[index];
  const sums = contest && state.sums(election, view.contest, contest.area);
  if (contest === undefined || sums === undefined) return false;
  if ([...table.lines, ...slotOptions(contest)].every((line) => Object.hasOwn(sums, line))) return false;
  return [...protocolsOf(state, voted)].some(({ protocol }) => protocol.counted && protocol.withheld);
}

function both(stated: Stated | undefined, found: Stated | undefined): Pick<Failure, 'stated' | 'found'> {
  return { ...(stated === undefined ? {} : { stated }), ...(found === undefined ? {} : { found }) };
}

type Numbers = Readonly<Record<string, number>>;

/** Lines or options whose numbers are not the same, or are there on one side only. */
function differing(stated: Numbers, found: Numbers): readonly Omit<Failure, 'code'>[] {
  const lines = new Set([...Object.keys(stated), ...Object.keys(found)]);
  return [...lines].sort().flatMap((line) => {
    const [one, other] = [own(stated, line), own(found, line)];
    return one === other ? [] : [{ line, ...both(one, other) }];
  });
}

/** As `differing`; where neither side has a seat, that one alone has the member at all. */
function differingSeats(stated: Numbers | undefined, found: Numbers | undefined): readonly Omit<Failure, 'code'>[] {
  const seats = differing(stated ?? {}, found ?? {});
  return seats.length === 0 && (stated === undefined) !== (found === undefined) ? [{ path: 'seats' }] : seats;
}

function own(numbers: Numbers, line: string): number | undefined {
  return Object.hasOwn(numbers, line) ? numbers[line] : undefined;
}

/** The order of persons elected says nothing. */
function sameIds(stated: readonly string[] | undefined, found: readonly string[] | undefined): boolean {
  if (stated === undefined || found === undefined) return stated === found;
  return [...stated].sort().join(' ') === [...found].sort().join(' ');
}
