/** The manifest: what the rehearsal keeps, each margin published or assumed, with the source or the reason. */

import { type Contest, clockTime, type ProtocolTable, type Says } from '@saylau/core';
import type { Margin, RehearsalPlan } from '@saylau/formats';
import type { DraftBallot } from './drafts.js';
import type { RealElection } from './input.js';
import type { Manifest, ManifestMargin } from './manifest-form.js';
import type { Making } from './room.js';

const notice: Says = {
  kk: 'Бұл — жаттығу. Учаскелер, кандидаттар және олардың сандары ойдан шығарылған; тек «published» деп белгіленген жиынтықтар жарияланған.',
  ru: 'Это репетиция. Участки, кандидаты и их числа вымышлены; опубликованы только итоги с пометкой «published».',
  en: 'This is a rehearsal. Stations, candidates and their figures are made up; only the margins marked “published” are published.',
};

interface Manifested {
  readonly id: string;
  readonly seed: string;
  readonly making: Making;
  readonly elections: readonly RealElection[];
  readonly tables: readonly ProtocolTable[];
}

/** The manifest of a rehearsal that was made. */
export function manifestOf({ id, seed, making, elections, tables }: Manifested): Manifest {
  const { plan } = making;
  const ballots = tables.map(({ ballot, contestOf }) => ({
    election: ballot.election,
    part: ballot.part,
    protocols: contestOf.reduce((sum, contest) => sum + (contest < 0 ? 0 : 1), 0),
    contests: ballot.contests.length,
  }));
  return {
    format: 'saylau-rehearsal-manifest/1',
    id,
    of: plan.id,
    seed,
    notice,
    stations: making.land.stations.ids.length,
    protocols: ballots.reduce((sum, { protocols }) => sum + protocols, 0),
    ballots,
    margins: [...planMargins(plan), ...regionMargins(making), ...partMargins(plan), ...contestMargins(making.ballots)],
    assumptions: [...plan.assumptions, ...ownAssumptions].map(([key, why]) => ({ id: key, why })),
    sources: sourcesOf(plan, elections),
  };
}

/** What the command itself assumes wherever a plan gives nothing. */
const ownAssumptions: ReadonlyMap<string, Says> = new Map([
  [
    'solved',
    {
      kk: 'Жарияланбаған; барлық жарияланған санға сай болатындай есептелді.',
      ru: 'Не опубликовано; вычислено так, чтобы подходить ко всем опубликованным числам.',
      en: 'Not published; computed so that it fits all published figures.',
    },
  ],
  [
    'by-residents',
    {
      kk: 'Жарияланбаған; халық санына қарай бөлінді.',
      ru: 'Не опубликовано; разделено по числу жителей.',
      en: 'Not published; divided by residents.',
    },
  ],
]);

function margin(what: string, of: readonly string[], given: Margin<unknown>): ManifestMargin {
  const { value, source, assumed, state } = given;
  return {
    what,
    of,
    value: textOf(value),
    ...(source === undefined ? { is: 'assumed', why: assumed ?? '' } : { is: 'published', source }),
    ...(state === undefined ? {} : { state }),
  };
}

function textOf(value: unknown): string {
  if (value instanceof Map) return [...value].map(([key, own]) => `${key} ${textOf(own)}`).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  if ('num' in value && 'den' in value) return `${String(value.num)}/${String(value.den)}`;
  return Object.entries(value)
    .map(([key, own]) => `${key} ${textOf(own)}`)
    .join(', ');
}

function planMargins(plan: RehearsalPlan): ManifestMargin[] {
  const { stations, voters, turnout, abroad, ballots, lines, arrivals } = plan;
  return [
    margin('stations', ['home'], stations.total),
    margin('station-size-percent', [], stations.size),
    ...(abroad === undefined
      ? []
      : (['stations', 'countries', 'voters', 'opening', 'received'] as const).map((what) =>
          margin(what, [abroad.area], abroad[what]),
        )),
    margin('voters', [plan.root], voters.total),
    margin('opening', [plan.root], voters.opening),
    ...voters.contests.map(({ election, contest, voters: own }) => margin('voters', [election, contest], own)),
    ...(voters.ratio === undefined ? [] : [margin('voters-percent-of-residents', [], voters.ratio)]),
    ...turnout.times.flatMap(({ at, percent, received }) => [
      margin('turnout-percent', [plan.root, clockTime(at)], percent),
      ...(received === undefined ? [] : [margin('received', [plan.root, clockTime(at)], received)]),
    ]),
    margin('turnout-final', [plan.root], turnout.final),
    ...(ballots === undefined ? [] : [margin('ballots', [plan.root], ballots)]),
    ...lines.flatMap((line) => ('share' in line ? [margin('share', [line.line], line.share)] : [])),
    margin('first-arrival', [], arrivals.first),
    margin('last-arrival', [], arrivals.last),
    margin('minutes-between-ballots', [], arrivals.between),
  ];
}

function regionMargins({ plan, figures }: Making): ManifestMargin[] {
  return plan.regions.flatMap(({ area, stations, voters, turnout = [] }, index) => [
    margin('stations-weight', [area], stations),
    margin('voters', [area], voters ?? { value: figures.voters[index] ?? 0, assumed: 'solved' }),
    margin('opening', [area], { value: figures.opening[index] ?? 0, assumed: 'solved' }),
    ...turnout.map((percent, time) => {
      const own = plan.turnout.times[time];
      const { value: _, ...ground } = own?.percent ?? { value: '' };
      return margin('turnout-percent', [area, clockTime(own?.at ?? 0)], { ...ground, value: percent });
    }),
    margin('turnout-final', [area], { value: figures.received.at(-1)?.[index] ?? 0, assumed: 'solved' }),
  ]);
}

function partMargins({ parts, facts }: RehearsalPlan): ManifestMargin[] {
  const own = parts.flatMap(({ election, part, seats, candidates, lists, spread }) => [
    margin('station-spread-percent', [election, part], spread),
    ...(seats === undefined ? [] : [margin('seats', [election, part], seats.total)]),
    ...(seats?.within ?? []).map((one) => margin('seats', [election, part, one.area], one.seats)),
    ...(candidates === undefined
      ? []
      : [
          margin('candidates-each', [election, part], candidates.each),
          margin('winners', [election, part], candidates.winners),
          margin('against-percent', [election, part], candidates.against),
          ...(candidates.total === undefined ? [] : [margin('candidates', [election, part], candidates.total)]),
          ...(candidates.ofParties === undefined
            ? []
            : [margin('candidates-of-parties', [election, part], candidates.ofParties)]),
          ...candidates.together.map(({ contests, number }) => margin('candidates', [election, ...contests], number)),
        ]),
    ...[...(lists?.contests ?? [])].map(([contest, weights]) =>
      margin('list-weights', [election, contest], { value: weights, assumed: lists?.assumed ?? '' }),
    ),
  ]);
  return [
    ...own,
    ...facts.map(({ id, election, part = '', value }) =>
      margin('fact', [election, ...(part === '' ? [] : [part]), id], value),
    ),
  ];
}

/** Published figures, percentages and seats of contests; and seats that are not published. */
function contestMargins(ballots: readonly DraftBallot[]): ManifestMargin[] {
  return ballots.flatMap(({ election, drafts, plan }) => {
    const whole = drafts.filter(({ id, real }) => id === real.id);
    const seats = whole.filter(({ real }) => real.seats === null);
    return [
      ...whole.flatMap(({ real }) => figureMargins(election.id, real)),
      ...seats.map((own) => margin('seats', [election.id, own.id], { value: own.seats, assumed: 'by-residents' })),
      ...(plan.split
        ? [margin('constituencies', [election.id, plan.part], { value: drafts.length, assumed: 'by-residents' })]
        : []),
    ];
  });
}

function figureMargins(election: string, { id, area, polls, declared, seats }: Contest): ManifestMargin[] {
  const source = declared.source ?? election;
  const figures = [...(polls[0]?.tally.get(area) ?? [])].flatMap(([line, figure]) =>
    figure === undefined ? [] : [[line, String(figure)] as const],
  );
  return [
    ...figures.map(([line, value]) => margin('figure', [election, id, line], { value, source })),
    ...[...(declared.percent ?? [])].map(([line, value]) => margin('percent', [election, id, line], { value, source })),
    ...[...(declared.seats ?? [])].map(([line, value]) => margin('seats-won', [election, id, line], { value, source })),
    ...(typeof seats === 'number' ? [margin('seats', [election, id], { value: seats, source })] : []),
  ];
}

/** Sources of the plan, those that the contests' figures cite, and the elections themselves. */
function sourcesOf(plan: RehearsalPlan, elections: readonly RealElection[]): Manifest['sources'] {
  const cited = elections.flatMap(({ election }) => {
    const used = new Set(election.contests.map(({ declared }) => declared.source));
    return [...election.sources.filter(({ id }) => used.has(id)), { id: election.id, what: election.name }];
  });
  return [...new Map([...cited, ...plan.sources].map((source) => [source.id, source])).values()];
}
