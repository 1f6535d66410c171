/** Which contests are held where: those of the real elections, and where one of them stands for many, the many. */

import type { AreaId, Contest, Election, Form, OrUnspecified, Part, Turnout } from '@saylau/core';
import type { PlanPart, RehearsalPlan } from '@saylau/formats';
import { RehearsalError } from './error.js';
import type { Frame } from './frame.js';
import { mark, type RealElection } from './input.js';
import { seatsOf } from './seats.js';

/** A contest before it has stations and options. */
export interface Draft {
  readonly id: string;
  readonly real: Contest;
  /** The area that it is held in, alone or with others that divide it. */
  readonly territory: AreaId;
  /** Its own area: the territory, or a constituency made up in it. */
  readonly area: AreaId;
  readonly seats: number;
  /** Its number among the contests of its territory, from 1. */
  readonly number: number;
}

/** A kind of ballot before there are figures. */
export interface DraftBallot {
  readonly plan: PlanPart;
  readonly election: Election;
  readonly part: Part;
  readonly form: Form;
  readonly turnout?: Turnout;
  readonly drafts: readonly Draft[];
  /** Its contests divide territories into constituencies, which are a hierarchy of their own with this name. */
  readonly hierarchy?: string;
}

/** The kinds of ballot of the plan. Throws RehearsalError for an election or part that is not there. */
export function draftBallots(plan: RehearsalPlan, elections: readonly RealElection[], frame: Frame): DraftBallot[] {
  return plan.parts.map((own) => {
    const real = elections.find(({ election }) => election.id === own.election);
    if (real === undefined) throw new RehearsalError('unknown-election', { found: own.election });
    const { parts, turnout } = real.law.rules ?? {};
    const part = parts?.get(own.part);
    if (part === undefined) throw new RehearsalError('unknown-part', { found: `${own.election}/${own.part}` });
    const drafts = draftsOf(own, real.election, part, frame);
    const divides = own.split || drafts.some(({ number }) => number > 1);
    const placed = divides ? drafts.map((draft) => ({ ...draft, area: constituencyId(own, draft) })) : drafts;
    const hierarchy = divides ? { hierarchy: `${real.election.office}-${own.part}` } : {};
    return {
      plan: own,
      election: real.election,
      part,
      form: part.form ?? formOf(plan, part),
      ...(turnout === undefined ? {} : { turnout }),
      drafts: placed,
      ...hierarchy,
    };
  });
}

function constituencyId({ election, part }: PlanPart, { real, id }: Draft): string {
  return `${mark}${election}/${part}/${id === real.id ? id : id.slice(mark.length)}`;
}

function draftsOf(own: PlanPart, election: Election, part: Part, frame: Frame): Draft[] {
  const contests = election.contests.filter((contest) => contest.part === own.part);
  const seats = seatsOf(own, contests, each(part), (contest) => territoryOf(contest, frame), frame);
  const numbers = new Map<AreaId, number>();
  const next = (territory: AreaId): number => {
    const number = (numbers.get(territory) ?? 0) + 1;
    numbers.set(territory, number);
    return number;
  };
  return contests.flatMap((real, index) => {
    const territory = territoryOf(real, frame);
    const total = seats[index] ?? 1;
    const about = { real, territory, area: territory };
    if (!own.split) return [{ ...about, id: real.id, seats: total, number: next(territory) }];
    return Array.from({ length: total }, () => {
      const number = next(territory);
      return { ...about, id: `${mark}${real.id}-${number}`, seats: 1, number };
    });
  });
}

/** The body's own area where it is one (a district's council), else the contest's. */
function territoryOf({ area, body }: Contest, { population }: Frame): AreaId {
  return body !== undefined && population.has(body) ? body : area;
}

/** Seats that the law gives every contest of a part. */
function each({ rule }: Part): number | undefined {
  const known = (seats: OrUnspecified<number>): number | undefined => (typeof seats === 'number' ? seats : undefined);
  switch (rule.rule) {
    case 'list':
    case 'plurality':
    case 'given':
      return known(rule.seats);
    case 'majority':
    case 'question':
      return 1;
  }
}

/** The plan's lines as a form, for a law that has none. */
function formOf({ lines }: RehearsalPlan, { againstAll }: Part): Form {
  const ids = lines.map(({ line }) => line);
  return { lines: [...ids, 'options', ...(againstAll ? ['against-all'] : [])].map((line) => ({ line })), controls: [] };
}
