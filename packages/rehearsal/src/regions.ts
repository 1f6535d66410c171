/** Voters and ballots received of every region, so that what is published of each and of all comes out. */

import type { RehearsalPlan } from '@saylau/formats';
import { RehearsalError } from './error.js';
import type { Chance } from './fit/chance.js';
import { solveRegions } from './fit/margins.js';
import type { MarginsArea, MarginsProblem, MarginsTime } from './fit/margins-problem.js';
import { type Range as Counts, countsFor } from './fit/percent.js';
import { isRefusal } from './fit/refusal.js';
import { share } from './fit/share.js';
import type { Frame } from './frame.js';

/** Of the regions in the plan's order, and of abroad after them where anybody votes there. */
export interface RegionFigures {
  /** Voters on the final list. */
  readonly voters: readonly number[];
  /** Voters on the list before the day. */
  readonly opening: readonly number[];
  /** Turnout by the plan's times, and at the end. */
  readonly received: readonly (readonly number[])[];
}

/** The country's turnout at the end: the count, or the middle of those that print as the percentage. */
function finalTurnout({ turnout, voters }: RehearsalPlan): number {
  const { value } = turnout.final;
  if (typeof value === 'number') return value;
  const { least, most } = countsOf(value, voters.total.value, turnout.rounding);
  if (least > most) throw new RehearsalError('contradiction', { what: 'turnout', percent: value });
  return least + Math.floor((most - least) / 2);
}

/** Counts that print as a percentage: rounded halves up, or cut off. */
export function countsOf(percent: string, base: number, rounding: 'half-up' | 'down'): Counts {
  const counts = countsFor(percent, base);
  if (rounding === 'half-up') return counts;
  const digits = BigInt(percent.replace('.', ''));
  const unit = 10n ** BigInt(2 + (percent.split('.')[1]?.length ?? 0));
  const least = (digits * BigInt(base) + unit - 1n) / unit;
  const after = ((digits + 1n) * BigInt(base) + unit - 1n) / unit;
  return { least: Number(least), most: Number(after) - 1 };
}

/** The figures of all regions. Throws RehearsalError `contradiction` with the figures that cannot be met together. */
export function regionFigures(plan: RehearsalPlan, frame: Frame, chance: Chance): RegionFigures {
  const known = plan.regions.some(({ turnout }) => turnout !== undefined);
  const { voters, received } = known ? solved(plan, frame) : shared(plan, frame, chance);
  const { abroad } = plan;
  const growth = plan.voters.total.value - plan.voters.opening.value;
  const atHome = growth - (abroad === undefined ? 0 : abroad.voters.value - abroad.opening.value);
  const grown = fit(atHome, voters.slice(0, plan.regions.length), 'voters');
  const opening = voters.map(
    (own, index) => own - (grown[index] ?? (abroad?.voters.value ?? 0) - (abroad?.opening.value ?? 0)),
  );
  return { voters, opening, received };
}

function fit(total: number, weights: readonly number[], what: string, most?: readonly number[]): number[] {
  const given = share(total, weights, most === undefined ? {} : { most });
  if (isRefusal(given)) throw new RehearsalError('contradiction', { what, total });
  return given;
}

type Solved = Pick<RegionFigures, 'voters' | 'received'>;

function solved(plan: RehearsalPlan, frame: Frame): Solved {
  const margins = solveRegions(problemOf(plan, frame));
  if (!isRefusal(margins)) {
    return { voters: margins.registered, received: [...margins.received, lastOf(plan, margins.received.at(-1) ?? [])] };
  }
  const figures = margins.figures.map(({ kind, area = '', time = '' }) => [kind, area, time].filter(Boolean).join(' '));
  throw new RehearsalError('contradiction', { what: margins.refused, figures: figures.join('; ') });
}

function problemOf(plan: RehearsalPlan, frame: Frame): MarginsProblem {
  const times = plan.turnout.times.map(
    ({ at, of, percent, received }): MarginsTime => ({
      time: String(at),
      registered: of,
      percent: percent.value,
      ...(received === undefined ? {} : { received: received.value }),
    }),
  );
  return {
    registered: plan.voters.total.value,
    times,
    areas: [...regionAreas(plan, frame), ...abroadArea(plan)],
  };
}

/** What is known of each region; voters that are not known are near its residents. */
function regionAreas(plan: RehearsalPlan, frame: Frame): MarginsArea[] {
  const abouts = aboutVoters(plan, frame);
  const { least = 0, most = 100 } = plan.voters.ratio?.value ?? {};
  return plan.regions.map(({ area, voters, turnout = [] }, index): MarginsArea => {
    const population = frame.regions[index]?.population ?? 0;
    const bounds = { least: Math.ceil((population * least) / 100), most: Math.floor((population * most) / 100) };
    return {
      area,
      registered: voters?.value ?? { about: abouts[index] ?? 0, ...bounds },
      at: plan.turnout.times.map((_, time) => percentAt(turnout[time])),
    };
  });
}

function percentAt(percent: string | undefined): { readonly percent: string } | undefined {
  return percent === undefined ? undefined : { percent };
}

/** Turnout abroad during the day is taken to follow the country's. */
function abroadArea(plan: RehearsalPlan): MarginsArea[] {
  const { abroad, turnout } = plan;
  if (abroad === undefined) return [];
  const all = finalTurnout(plan);
  const at = turnout.times.map(({ received, percent, of }) => {
    const reached = received?.value ?? countsOf(percent.value, of, turnout.rounding).least;
    const own = Number((BigInt(abroad.received.value) * BigInt(reached)) / BigInt(Math.max(1, all)));
    return { least: own, most: own };
  });
  return [{ area: abroad.area, registered: abroad.voters.value, at }];
}

/** Turnout at the end: what came after the last report is shared by what came before it. */
function lastOf(plan: RehearsalPlan, reported: readonly number[]): number[] {
  const home = reported.slice(0, plan.regions.length);
  const away = plan.abroad === undefined ? [] : [plan.abroad.received.value];
  const late = finalTurnout(plan) - (away[0] ?? 0) - home.reduce((sum, own) => sum + own, 0);
  if (late < 0) throw new RehearsalError('contradiction', { what: 'turnout', total: late });
  const given = fit(late, home, 'turnout');
  return [...home.map((own, index) => own + (given[index] ?? 0)), ...away];
}

/** Voters of the regions of which none are published, by residents. */
function aboutVoters(plan: RehearsalPlan, frame: Frame): number[] {
  const known = plan.regions.reduce((sum, { voters }) => sum + (voters?.value ?? 0), plan.abroad?.voters.value ?? 0);
  const weights = plan.regions.map(({ voters }, index) =>
    voters === undefined ? (frame.regions[index]?.population ?? 0) : 0,
  );
  return fit(Math.max(0, plan.voters.total.value - known), weights, 'voters');
}

/** Where nothing is published of the regions: by residents, with a turnout that differs a little. */
function shared(plan: RehearsalPlan, frame: Frame, chance: Chance): Solved {
  const { abroad } = plan;
  const abouts = aboutVoters(plan, frame);
  const voters = plan.regions.map(({ voters: own }, index) => own?.value ?? abouts[index] ?? 0);
  const turnout = finalTurnout(plan) - (abroad?.received.value ?? 0);
  const last = fit(
    turnout,
    voters.map((own) => own * chance.between(90, 110)),
    'turnout',
    voters,
  );
  const times = plan.turnout.times.map(({ received }) => received?.value ?? 0);
  const received = [...times.map((own) => fit(own, last, 'turnout', last)), last];
  if (abroad === undefined) return { voters, received };
  const away = [...times.map(() => 0), abroad.received.value];
  return {
    voters: [...voters, abroad.voters.value],
    received: received.map((own, time) => [...own, away[time] ?? 0]),
  };
}
