/** The published figures of an election of the past, one by one, each with its source. */

import type { Body } from '@saylau/acts';
import type { Contest, Declared, Election, Tally } from '@saylau/core';

export type Transcribed = Body<'figure-transcribed'>;

/** What a figure belongs to. */
type Place = Pick<Transcribed, 'contest' | 'area' | 'round'>;
type Stage = Transcribed['stage'];

/** Every figure that the election's data have, in their order: votes by area and line, then what was declared. Absent ones are left out. */
export function publishedFigures(election: Election): readonly Transcribed[] {
  const source = sourceText(election);
  const of =
    (place: Place, stage: Stage) =>
    (line: string, value: string, from?: string): Transcribed => ({
      election: election.id,
      ...place,
      line,
      value,
      stage,
      source: sourceText(election, from) ?? source ?? 'unknown',
    });
  return [
    ...election.contests.flatMap((contest) => contestFigures(contest, of)),
    ...[...(election.declaredChamber ?? [])].map(([party, seats]) => of({}, 'final')(`chamber/${party}`, `${seats}`)),
    ...[...(election.declaredParts ?? [])].flatMap(([part, held]) =>
      [...held].map(([party, seats]) => of({}, 'final')(`chamber/${part}/${party}`, `${seats}`)),
    ),
  ];
}

type Make = (place: Place, stage: Stage) => (line: string, value: string, from?: string) => Transcribed;

function contestFigures({ id, area, polls, declared, preliminary }: Contest, of: Make): readonly Transcribed[] {
  const place = { contest: id, area };
  return [
    ...polls.flatMap(({ round, tally, declared: own }) => [
      ...tallied(tally, (at) => of({ contest: id, area: at, round }, 'final')),
      ...declaredFigures(own, of({ ...place, round }, 'final')),
    ]),
    ...declaredFigures(declared, of(place, 'final')),
    ...tallied(preliminary?.tally, (at) => of({ contest: id, area: at }, 'preliminary')),
    ...declaredFigures(preliminary?.declared, of(place, 'preliminary')),
  ];
}

function tallied(tally: Tally | undefined, at: (area: string) => ReturnType<Make>): readonly Transcribed[] {
  return [...(tally ?? [])].flatMap(([area, lines]) =>
    [...lines].flatMap(([line, figure]) => (figure === undefined ? [] : [at(area)(line, `${figure}`)])),
  );
}

/** Everything that was declared, each as a line of its own: `seats/amanat`, `percent/amanat`, `turnout`, `elected`. */
function declaredFigures(declared: Declared | undefined, make: ReturnType<Make>): readonly Transcribed[] {
  if (declared === undefined) return [];
  const { seats = [], percent = [], turnout, elected, admitted, adopted, valid, secondRound, source } = declared;
  const one = (line: string, value: string | boolean | undefined): readonly Transcribed[] =>
    value === undefined ? [] : [make(line, `${value}`, source)];
  return [
    ...[...seats].map(([option, number]) => make(`seats/${option}`, `${number}`, source)),
    ...[...percent].map(([line, share]) => make(`percent/${line}`, share, source)),
    ...one('turnout', turnout),
    ...one('elected', elected?.join(' ') || undefined),
    ...one('admitted', admitted?.join(' ') || undefined),
    ...one('adopted', adopted),
    ...one('valid', valid),
    ...one('second-round', secondRound),
  ];
}

/** Where a figure is from, in English words with the address; of the whole election where no source of its own is named. */
function sourceText({ sources }: Election, id?: string): string | undefined {
  const named = id === undefined ? sources : sources.filter((source) => source.id === id);
  const text = named.map(({ what: { en, ru, kk }, url }) => [en ?? ru ?? kk, url].filter(Boolean).join(' ')).join('; ');
  return text === '' ? undefined : text.slice(0, 500);
}
