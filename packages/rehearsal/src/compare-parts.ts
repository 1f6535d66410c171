/** Published numbers of seats and candidates, by kind of ballot; and the figures of every contest whose own file has them. */

import { type Contest, type Totals, tallyOf } from '@saylau/core';
import type { PlanPart } from '@saylau/formats';
import { declaredWinner, independent } from './candidates.js';
import { type Counted, checked, isIn, type PublishedCheck, published, seatsIn } from './checked.js';
import { mark } from './input.js';

/** Seats, candidates and figures of all kinds of ballot. */
export function compareParts(counted: Counted): PublishedCheck[] {
  return counted.input.plan.parts.flatMap((part, index) => {
    const totals = counted.totals[index];
    return totals === undefined
      ? []
      : [
          ...checkSeats(part, totals),
          ...checkCandidates(part, totals),
          ...checkFigures(counted, part, totals),
          ...checkWinners(counted, part),
        ];
  });
}

function checkSeats({ election, part, seats }: PlanPart, { table }: Totals): PublishedCheck[] {
  if (seats === undefined) return [];
  const { contests } = table.ballot;
  const all = published(seats.total);
  const within = seats.within.flatMap(({ area, seats: own }) => {
    const value = published(own);
    return value === undefined
      ? []
      : [
          checked(
            'seats',
            [election, part, area],
            value,
            seatsIn(contests.filter((contest) => isIn(table.stations, contest.area, area))),
          ),
        ];
  });
  return all === undefined ? within : [checked('seats', [election, part], all, seatsIn(contests)), ...within];
}

function checkCandidates({ election, part, candidates }: PlanPart, { table }: Totals): PublishedCheck[] {
  if (candidates === undefined) return [];
  const standing = (contests: readonly Contest[]) =>
    contests.flatMap(({ options }) => options.filter(({ role }) => role === 'candidate'));
  const { contests } = table.ballot;
  const of = (what: string, value: number | undefined, rehearsed: number): PublishedCheck[] =>
    value === undefined ? [] : [checked(what, [election, part], value, rehearsed)];
  return [
    ...of('candidates', published(candidates.total), standing(contests).length),
    ...of(
      'candidates-of-parties',
      published(candidates.ofParties),
      standing(contests).filter(({ party }) => party !== undefined).length,
    ),
    ...candidates.together.flatMap(({ contests: ids, number }) => {
      const value = published(number);
      const own = standing(contests.filter(({ id }) => ids.includes(id)));
      return value === undefined ? [] : [checked('candidates', [election, ...ids], value, own.length)];
    }),
  ];
}

/** Every figure of a contest's own area that its file has, beside the sum of the protocols. */
function checkFigures({ input }: Counted, { election, part }: PlanPart, totals: Totals): PublishedCheck[] {
  const real = input.elections.find((one) => one.election.id === election)?.election.contests ?? [];
  return totals.table.ballot.contests.flatMap((contest, index) => {
    const own = real.find(({ id }) => id === contest.id && contest.part === part);
    const figures = own?.polls[0]?.tally.get(own.area);
    const made = figures === undefined ? undefined : tallyOf(totals, index).get(contest.area);
    const known = [...(figures ?? [])].flatMap(([line, figure]) =>
      figure === undefined ? [] : [checked('figure', [election, contest.id, line], figure, made?.get(line))],
    );
    const candidates =
      own?.candidates === undefined || contest.options.every(({ role }) => role !== 'candidate')
        ? []
        : [
            checked(
              'candidates',
              [election, contest.id],
              own.candidates,
              contest.options.filter(({ role }) => role === 'candidate').length,
            ),
          ];
    return [...known, ...candidates];
  });
}

/** The party that wins where somebody was declared elected. */
function checkWinners(
  { rehearsal, input, outcomes }: Counted,
  { election, part, candidates }: PlanPart,
): PublishedCheck[] {
  if (candidates === undefined) return [];
  const real = input.elections.find((one) => one.election.id === election)?.election.contests ?? [];
  const made = rehearsal.day.elections.find(({ id }) => id === `${mark}${election}`)?.contests ?? [];
  return real.flatMap((contest) => {
    const party = contest.part === part ? declaredWinner(contest) : undefined;
    if (party === undefined) return [];
    const result = outcomes.get(election)?.contests.find((one) => one.contest === contest.id)?.result;
    const elected = result?.kind === 'elected' ? result.elected[0] : undefined;
    const option = made.find(({ id }) => id === contest.id)?.options.find(({ id }) => id === elected);
    return [
      checked(
        'winner',
        [election, contest.id],
        party,
        option === undefined ? undefined : (option.party ?? independent),
      ),
    ];
  });
}
