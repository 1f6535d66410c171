/** How many votes a list lacked for one more seat, the others unchanged: by the count itself, exactly. */

import {
  type Contest,
  type ContestOutcome,
  countElection,
  type Election,
  type ListRule,
  type Rules,
} from '@saylau/core';

/** Lines that a vote for a list adds to, beside its own. */
const growing = ['valid', 'took-part'];
/** Lines whose figure no vote for a list changes. */
const fixed = ['registered', 'invalid', 'options', 'against-all'];

/**
 * The fewest votes more, all for `option` and all others unchanged, with which the count gives it more seats than it has.
 * Undefined: it cannot be told (figures absent, a lot or a question open, a rule that looks beyond this contest), or no number does it.
 */
export type VotesForNextSeat = (option: string) => bigint | undefined;

/** `outcome`: of a contest of lists of `election`, counted under `rules`. */
export function votesForNextSeat(election: Election, rules: Rules, outcome: ContestOutcome): VotesForNextSeat {
  const contest = election.contests.find(({ id }) => id === outcome.contest);
  const rule = rules.parts.get(outcome.part)?.rule;
  if (contest === undefined || rule?.rule !== 'list' || !isAlone(rule, rules, outcome)) return () => undefined;
  const now = seatsIn(outcome);
  return (option) => {
    const before = now?.get(option);
    if (before === undefined) return undefined;
    const gains = (votes: bigint): boolean => {
      const more = withVotes(election, contest, outcome, option, votes);
      const [counted] = countElection(more, rules).contests;
      return ((counted && seatsIn(counted)?.get(option)) ?? 0) > before;
    };
    return fewest(gains, outcome.percentages[0]?.base ?? 0n);
  };
}

/** The least number from 1 for which `holds`, which goes on to hold for all larger ones; undefined above a thousand times `scale`. */
function fewest(holds: (votes: bigint) => boolean, scale: bigint): bigint | undefined {
  const limit = scale * 1_000n + 1_000n;
  let high = scale / 1_000n + 1n;
  while (!holds(high)) {
    if (high > limit) return undefined;
    high *= 4n;
  }
  let low = 0n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function seatsIn({ result, lots, questions }: ContestOutcome): ReadonlyMap<string, number> | undefined {
  if (result?.kind !== 'seats' || lots.length > 0 || questions.length > 0) return undefined;
  return new Map(result.rows.map(({ option, seats }) => [option, seats]));
}

/** Whether nothing beyond this contest's own votes decides it, and each vote's way into its sums is known. */
function isAlone(rule: ListRule, rules: Rules, { percentages }: ContestOutcome): boolean {
  const conditions = JSON.stringify([rule.admit, rule.valid, rule.bonus], (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  if (/"kind":"(?:regions|at|won)"|"across":true/.test(conditions)) return false;
  if (rule.compensates !== undefined) return false;
  const named = [...conditions.matchAll(/"line":"([^"]+)"/g)].map(([, line = '']) => line);
  const sums = percentages.flatMap(({ of }) => ('terms' in of ? of.terms.map(({ line }) => line) : []));
  const options = new Set(percentages.map(({ line }) => line));
  const known = new Set([...growing, ...fixed, ...options, ...rules.derive.keys()]);
  return [...named, ...sums].every((line) => known.has(line));
}

/** The contest alone, with its figures at its own area, and so many votes more for one list. */
function withVotes(
  { id, name, date, office, parties, decided, lots }: Election,
  contest: Contest,
  { figures }: ContestOutcome,
  option: string,
  votes: bigint,
): Election {
  const rises = new Set([option, ...growing]);
  const row = figures
    .filter(({ round, origin }) => round === 1 && origin !== 'derived')
    .map(({ line, value }) => [line, rises.has(line) ? value + votes : value] as const);
  const tally = new Map([[contest.area, new Map(row)]]);
  const { preliminary: _, ...own } = contest;
  return {
    id,
    name,
    date,
    office,
    areas: [{ id: contest.area, name: {}, kind: 'country', weight: { num: 1n, den: 1n } }],
    parties,
    contests: [{ ...own, polls: [{ round: 1, tally }] }],
    contradictions: [],
    decided,
    lots,
    about: { facts: [], tables: [], notes: [], absent: [] },
    sources: [],
  };
}
