/** What stands on every ballot: real lists where the ballot is of lists, invented candidates elsewhere. */

import type { Election, Option } from '@saylau/core';
import type { PlanLists } from '@saylau/formats';
import { againstAll, candidateStandings, type Standing } from './candidates.js';
import type { Draft, DraftBallot } from './drafts.js';
import type { Chance } from './fit/chance.js';

/** The ballots of all contests of one kind, in their order. Throws RehearsalError `contradiction`. */
export function standingsOf(ballot: DraftBallot, chance: Chance): readonly Standing[] {
  const { candidates, lists } = ballot.plan;
  if (candidates !== undefined) return candidateStandings(ballot, candidates, chance);
  return ballot.drafts.map((draft) => listStanding(draft, ballot, lists));
}

/** The real options, and those that the plan assumes beside them. */
function listStanding({ real }: Draft, { election, part }: DraftBallot, lists: PlanLists | undefined): Standing {
  const weights = lists?.contests.get(real.id) ?? lists?.weights ?? new Map<string, number>();
  const assumes = lists !== undefined && (real.options.length === 0 || lists.contests.has(real.id));
  const has = new Set(real.options.map(({ id }) => id));
  const more = assumes ? [...weights.keys()].filter((id) => !has.has(id)).map((id) => assumed(id, election)) : [];
  const options = [...real.options, ...more];
  const needsLine = part.againstAll && !options.some(({ role }) => role === 'against-all');
  const all = needsLine ? [...options, againstAll] : options;
  const last = [
    ...all.filter(({ role }) => role !== 'against-all'),
    ...all.filter(({ role }) => role === 'against-all'),
  ];
  return { options: last, weights: last.map(({ id }) => weights.get(id) ?? 1) };
}

/** A list that the plan assumes on a ballot: a party's id is its list's. */
function assumed(id: string, { parties }: Election): Option {
  if (id === againstAll.id) return againstAll;
  return { id, name: parties.get(id) ?? { en: id }, role: 'list', party: id, tags: [] };
}
