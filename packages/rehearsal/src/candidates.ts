/** Invented candidates: how many stand in each contest, who nominated them, and which of them wins. */

import type { Contest, Election, Option } from '@saylau/core';
import type { PlanCandidates } from '@saylau/formats';
import type { Draft, DraftBallot } from './drafts.js';
import { RehearsalError } from './error.js';
import type { Chance } from './fit/chance.js';
import { isRefusal } from './fit/refusal.js';
import { share } from './fit/share.js';
import { mark } from './input.js';

/** What stands on a contest's ballot, and what each option draws of the votes; the line against all among them. */
export interface Standing {
  readonly options: readonly Option[];
  /** Weights, in the order of the options. */
  readonly weights: readonly number[];
}

/** How the files write that somebody belongs to no party. */
export const independent = 'independent';

export const againstAll: Option = {
  id: 'against-all',
  name: { kk: 'Бәріне қарсы', ru: 'Против всех', en: 'Against all' },
  role: 'against-all',
  tags: [],
};

/** The ballots of all contests of one kind, in their order. Throws RehearsalError `contradiction`. */
export function candidateStandings(ballot: DraftBallot, plan: PlanCandidates, chance: Chance): Standing[] {
  const { drafts, election, part } = ballot;
  const numbers = numbersOf(plan, drafts, chance);
  const winners = winnersOf(ballot, plan, chance);
  const pool = partiesOf(election, plan);
  const nominees = nomineesOf(plan, numbers, winners, chance);
  return drafts.map((_, index) => {
    const winner = winners[index] ?? independent;
    const others = chance.shuffle(pool.filter((party) => party !== winner)).slice(0, nominees[index] ?? 0);
    const parties = [...others, ...new Array<string>((numbers[index] ?? 1) - 1 - others.length).fill(independent)];
    return standingOf(chance.shuffle(parties), winner, part.againstAll ? plan.against.value : undefined, chance);
  });
}

/** The winner stands somewhere among the others, and draws more than any of them. */
function standingOf(others: readonly string[], winner: string, against: number | undefined, chance: Chance): Standing {
  const draws = others.map(() => chance.between(20, 100));
  const sum = draws.reduce((all, one) => all + one, 0);
  const best = Math.ceil((Math.max(0, ...draws) * 5) / 4) + Math.floor(sum / 4) + 10;
  const place = chance.below(others.length + 1);
  const parties = others.toSpliced(place, 0, winner);
  const weights = draws.toSpliced(place, 0, best);
  const options = parties.map((party, index) => candidate(index + 1, party));
  if (against === undefined) return { options, weights };
  const lost = Math.ceil(((sum + best) * against) / (100 - against));
  return { options: [...options, againstAll], weights: [...weights, lost] };
}

function candidate(number: number, party: string): Option {
  return {
    id: `${mark}candidate-${number}`,
    name: { kk: `Кандидат ${number}`, ru: `Кандидат ${number}`, en: `Candidate ${number}` },
    role: 'candidate',
    order: number,
    tags: [],
    ...(party === independent ? {} : { party }),
  };
}

/** Candidates by contest: as published one by one, then together, then all; else as assumed. */
function numbersOf(plan: PlanCandidates, drafts: readonly Draft[], chance: Chance): number[] {
  const { least, most } = plan.each.value;
  const numbers = drafts.map(({ real, id }) => (id === real.id ? real.candidates : undefined));
  const fill = (total: number, places: readonly number[]): void => {
    const rest = total - places.reduce((sum, place) => sum + (numbers[place] ?? 0), 0);
    const open = places.filter((place) => numbers[place] === undefined);
    const given = share(
      Math.max(0, rest),
      open.map(() => chance.between(least, most)),
      { least: open.map(() => 1) },
    );
    if (rest < 0 || isRefusal(given)) throw new RehearsalError('contradiction', { what: 'candidates', total });
    for (const [index, place] of open.entries()) numbers[place] = given[index];
  };
  for (const { contests, number } of plan.together) {
    fill(
      number.value,
      drafts.flatMap(({ id }, index) => (contests.includes(id) ? [index] : [])),
    );
  }
  if (plan.total !== undefined)
    fill(
      plan.total.value,
      drafts.map((_, index) => index),
    );
  return numbers.map((own) => own ?? chance.between(least, most));
}

/** The party that wins each contest: as declared, the others so that the declared or assumed numbers come out. */
function winnersOf({ drafts, election, plan }: DraftBallot, candidates: PlanCandidates, chance: Chance): string[] {
  const declared = election.declaredParts?.get(plan.part);
  const known = drafts.map(({ real, id }) => (id === real.id ? declaredWinner(real) : undefined));
  const parties = [...(declared ?? candidates.winners.value).keys()];
  const weights = [...(declared ?? candidates.winners.value).values()];
  const wins = share(drafts.length, weights);
  if (isRefusal(wins)) throw new RehearsalError('contradiction', { what: 'winners', total: drafts.length });
  for (const own of known) {
    const party = own === undefined ? -1 : parties.indexOf(own);
    if (party >= 0) wins[party] = (wins[party] ?? 0) - 1;
  }
  if (wins.some((own) => own < 0)) throw new RehearsalError('contradiction', { what: 'winners', total: drafts.length });
  const open = chance.shuffle(parties.flatMap((party, index) => new Array<string>(wins[index] ?? 0).fill(party)));
  return known.map((own) => own ?? open.pop() ?? independent);
}

/** The party of the one declared elected; undefined where nobody is, or the party is not known. */
export function declaredWinner({ declared, options }: Contest): string | undefined {
  const [id] = declared.elected ?? [];
  const option = options.find((one) => one.id === id);
  if (option === undefined || option.party === null) return undefined;
  return option.party ?? independent;
}

/** Parties that can nominate: those of the plan's winners and of the election's lists. */
function partiesOf(election: Election, { winners }: PlanCandidates): string[] {
  const lists = election.contests.flatMap(({ options }) => options.filter(({ role }) => role === 'list'));
  const parties = [...winners.value.keys(), ...lists.flatMap(({ party }) => party ?? [])];
  return [...new Set(parties)].filter((party) => party !== independent);
}

/** How many candidates beside the winner parties nominated in each contest. */
function nomineesOf(
  plan: PlanCandidates,
  numbers: readonly number[],
  winners: readonly string[],
  chance: Chance,
): number[] {
  const pool = 6;
  const most = numbers.map((number) => Math.min(number - 1, pool));
  if (plan.ofParties === undefined) return most.map((own) => chance.below(own + 1));
  const won = winners.filter((party) => party !== independent).length;
  const given = share(Math.max(0, plan.ofParties.value - won), numbers, { most });
  if (isRefusal(given)) throw new RehearsalError('contradiction', { what: 'nominees', total: plan.ofParties.value });
  return given;
}
