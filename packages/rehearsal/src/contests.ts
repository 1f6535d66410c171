/** The contests of a rehearsal, as its polling day and its protocols name them. */

import type { Area, Contest, Declared, Election } from '@saylau/core';
import type { Standing } from './candidates.js';
import type { Draft, DraftBallot } from './drafts.js';
import { mark } from './input.js';

/** A contest: the real one with its declared result, or one of many that are made up, or one with invented candidates. */
export function contestOf({ plan }: DraftBallot, draft: Draft, { options }: Standing): Contest {
  const { real, id, area, number, seats } = draft;
  const made = id !== real.id;
  const hasSeats = !made && (real.seats !== undefined || plan.seats !== undefined);
  return {
    id,
    name: made ? numbered(real.name, number) : real.name,
    part: real.part,
    area,
    ...(real.body === undefined ? {} : { body: real.body }),
    ...(hasSeats ? { seats } : {}),
    options,
    polls: [],
    declared: made ? {} : declaredOf(real, options),
  };
}

function numbered(name: Contest['name'], number: number): Contest['name'] {
  return Object.fromEntries(
    Object.entries(name).map(([language, text]) => [language, `${text}, ${language === 'en' ? 'No.' : '№'} ${number}`]),
  );
}

/** What was declared, without what names a person: candidates are invented. */
function declaredOf({ declared }: Contest, options: Standing['options']): Declared {
  if (!options.some(({ role }) => role === 'candidate')) return declared;
  const { stage, date, turnout, source } = declared;
  return {
    ...(stage === undefined ? {} : { stage }),
    ...(date === undefined ? {} : { date }),
    ...(turnout === undefined ? {} : { turnout }),
    ...(source === undefined ? {} : { source }),
  };
}

/** The election as it is rehearsed: under its own mark, with the day's areas and without anything said of the real one's persons. */
export function rehearsedElection(real: Election, areas: readonly Area[], contests: readonly Contest[]): Election {
  const cited = new Set(contests.map(({ declared }) => declared.source));
  return {
    ...real,
    id: `${mark}${real.id}`,
    name: rehearsedName(real.name),
    areas,
    contests,
    contradictions: [],
    decided: real.decided,
    lots: new Map(),
    about: { facts: [], tables: [], notes: [], absent: [] },
    sources: real.sources.filter(({ id }) => cited.has(id)),
  };
}

const words = { kk: 'Жаттығу', ru: 'Репетиция', en: 'Rehearsal' };

export function rehearsedName(name: Election['name']): Election['name'] {
  const { kk, ru, en } = name;
  const any = en ?? ru ?? kk ?? '';
  return { kk: `${words.kk}: ${kk ?? any}`, ru: `${words.ru}: ${ru ?? any}`, en: `${words.en}: ${en ?? any}` };
}
