/** Bounds of a round by majority: elected in this round, another round certain, who can still go on. */

import { countContest } from '../count/contest.js';
import { isUnspecified } from '../count/run.js';
import type { Option, Poll } from '../election.js';
import type { OptionId } from '../figures.js';
import type { MajorityRule, Round } from '../rules.js';
import type { Certainty, ContestBounds, RoundBounds } from './contest-bounds.js';
import { certaintyOf } from './judge.js';
import { type OpenContest, openPoll, runOf } from './open-contest.js';
import { both, type Counted, countedNow, standings, validityOf, votesOf } from './persons.js';
import { placesOf, type Votes } from './places.js';

/** The last round that has figures is the one into which votes can still come; rounds before it are over. */
export function boundsOfRound(open: OpenContest, rule: MajorityRule): ContestBounds {
  const poll = [...open.contest.polls].sort((a, b) => b.round - a.round)[0];
  const number = poll?.round ?? 1;
  const round = rule.rounds[number - 1];
  const now = number === 1 || poll === undefined ? open : laterRound(open, poll);
  const all = now && votesOf(now);
  if (round === undefined) return { kind: 'not-bounded', why: 'rule', at: 'rounds' };
  if (now === undefined || all === undefined) return { kind: 'not-bounded', why: 'figures-absent', at: 'options' };
  if (isUnspecified(round.win)) return { kind: 'not-bounded', why: 'law-open', at: `rounds.${number - 1}.win` };
  const held: Held = { open: now, round, all, valid: validityOf(now, round.valid), now: countedNow(now) };
  const wins = winsOf(held);
  const elected = all.map((_, index) => electedAs(held, wins, index));
  const advancing = advancingOf(held);
  return {
    kind: 'round',
    outstanding: now.votes,
    takenAsFinal: [...now.takenAsFinal],
    round: number,
    candidates: all.map((one, index) => {
      const advances = advancing?.[index];
      return { ...one, is: standings[elected[index] ?? 'open'], ...(advances === undefined ? {} : { advances }) };
    }),
    decided: decidedAs(held, elected, wins),
    valid: held.valid,
  };
}

/** A later round with its own ballot: the poll's list, or those whom the rounds before sent on. */
function laterRound(open: OpenContest, poll: Poll): OpenContest | undefined {
  const before = { ...open.contest, polls: open.contest.polls.filter(({ round }) => round < poll.round) };
  const result = poll.options === undefined ? countContest(runOf({ ...open, contest: before })).result : undefined;
  const options = poll.options ?? (result?.kind === 'elected' ? result.advancing : undefined);
  return options && openPoll(open, { ...poll, options }, open.votes);
}

interface Held {
  readonly open: OpenContest;
  readonly round: Round;
  readonly all: readonly Votes[];
  readonly valid: Certainty;
  /** When all is in. */
  readonly now: Counted | undefined;
}

/** For each whether what elects holds of it; `most` asks nothing. */
function winsOf({ open, round, all }: Held): readonly Certainty[] {
  const { win } = round;
  if (win === 'most') return all.map(() => 'yes');
  return all.map(({ option }) => (isUnspecified(win) ? 'open' : certaintyOf(open, win, optionOf(open, option))));
}

function optionOf({ view }: OpenContest, option: string): Option | undefined {
  return view.options.find(({ id }) => id === option);
}

/** Elected: the condition holds, and of those for whom it can hold nobody can come level. Out: it fails, or one who is sure of it stays ahead. */
function electedAs({ open, all, valid, now }: Held, wins: readonly Certainty[], index: number): Certainty {
  const option = all[index]?.option ?? '';
  if (now !== undefined) return goesOn(open, now) ? 'no' : amongNow(now, now.result.elected, option);
  const own = all[index]?.votes ?? 0n;
  const win = wins[index] ?? 'open';
  const rivals = all.flatMap(({ votes }, at) => (at === index ? [] : [{ votes, win: wins[at] ?? 'open' }]));
  const beaten = rivals.some((rival) => rival.win === 'yes' && rival.votes > own + open.votes);
  const first = rivals.every((rival) => rival.win === 'no' || rival.votes + open.votes < own);
  return both(valid, both(win, beaten ? 'no' : first ? 'yes' : 'open'));
}

/** The first round is over and elects nobody: lots are about who goes on. */
function goesOn({ contest }: OpenContest, { result }: Counted): boolean {
  return result.secondRound && contest.polls.length === 1;
}

function amongNow({ inLots }: Counted, chosen: readonly OptionId[], option: OptionId): Certainty {
  if (chosen.includes(option)) return 'yes';
  return inLots.has(option) ? 'open' : 'no';
}

function decidedAs(
  { round, valid }: Held,
  elected: readonly Certainty[],
  wins: readonly Certainty[],
): RoundBounds['decided'] {
  if (valid === 'no') return 'nobody';
  if (valid === 'yes' && elected.includes('yes')) return 'elected';
  if (wins.some((win) => win !== 'no')) return 'open';
  if (round.advance === undefined) return 'nobody';
  return valid === 'yes' ? 'next-round' : 'open';
}

/** Who goes on if nobody is elected; undefined in the last round. */
function advancingOf({ open, round, all, now }: Held): readonly Certainty[] | undefined {
  const { advance } = round;
  if (advance === undefined) return undefined;
  if (now !== undefined && goesOn(open, now)) {
    return all.map(({ option }) => amongNow(now, now.result.advancing, option));
  }
  if (advance.top === 'all') return all.map(() => 'yes');
  const places = placesOf(all, advance.top, open.votes);
  const { also } = advance;
  if (also === undefined) return places;
  return all.map(({ option }, index) => {
    const other = certaintyOf(open, also, optionOf(open, option));
    return places[index] === 'yes' || other === 'yes'
      ? 'yes'
      : places[index] === 'no' && other === 'no'
        ? 'no'
        : 'open';
  });
}
