/** What can still change, as people read it: for lists the least and most seats, for persons whether it is decided. No forecasts. */

import type { Completion, ContestBounds, End, Limit, ListBounds, OptionId, PluralityBounds } from '@saylau/core';
import { whole } from '@saylau/texts';
import type { ElectionNight } from '../night.js';
import type { Counting } from './counting.js';
import type { Cell, Column, Row } from './table.js';

type Of<K extends ContestBounds['kind']> = Extract<ContestBounds, { readonly kind: K }>;

export function boundsLines(counting: Counting, night: ElectionNight): string[] {
  const { page } = counting;
  const { texts } = page;
  const lists = only(night, 'list');
  const persons = [...only(night, 'plurality'), ...only(night, 'round')];
  const questions = only(night, 'question');
  const unbounded = only(night, 'not-bounded');
  if (night.bounds.size === 0) return [];
  const isDone = [...night.open.values()].every(({ expected, arrived }) => expected === arrived);
  const heading = page.heading(texts.say('bounds.title'));
  const waits = night.outcome.contests.some(({ lots, questions }) => lots.length + questions.length > 0);
  if (isDone) return [...heading, ...page.paragraph(texts.say(waits ? 'bounds.waits' : 'bounds.none'))];
  return [
    ...heading,
    ...assumptionLines(counting, night),
    ...shownLists(counting, lists).flatMap(([contest, bounds]) => listLines(counting, contest, bounds)),
    ...moreListsLines(counting, lists.length),
    ...personsLines(counting, persons),
    ...questions.flatMap(([contest, { adopted }]) =>
      page.paragraph(`${counting.names.contest(contest)}: ${texts.say(`bounds.adopted-${adopted}`)}`),
    ),
    ...unboundedLines(counting, unbounded),
    ...finalLines(counting, night),
  ];
}

function only<K extends ContestBounds['kind']>({ bounds }: ElectionNight, kind: K): (readonly [string, Of<K>])[] {
  const isOfKind = (own: ContestBounds): own is Of<K> => own.kind === kind;
  return [...bounds].flatMap(([contest, own]) => (isOfKind(own) ? [[contest, own] as const] : []));
}

/** What limits the stations that are still out, and how many protocols each limit is for. */
function assumptionLines({ page }: Counting, { open }: ElectionNight): string[] {
  const { texts } = page;
  const numberBy = (limit: Limit): number => [...open.values()].reduce((sum, { limits }) => sum + limits[limit], 0);
  const said = limits.flatMap((limit) => {
    const number = numberBy(limit);
    return number === 0 ? [] : page.paragraph(texts.say(`bounds.cap-${limit}`, { number }), '  ', '• ');
  });
  return [...page.paragraph(texts.say('bounds.cap')), ...said, ...page.note(texts.say('bounds.stays'))];
}

const limits = ['reported', 'ballots', 'registered', 'unknown'] as const satisfies readonly Limit[];

/** As many lists' contests are shown without --all. */
const fewLists = 3;

function shownLists({ options }: Counting, lists: readonly (readonly [string, ListBounds])[]): typeof lists {
  return options.all ? lists : lists.slice(0, fewLists);
}

function moreListsLines(counting: Counting, number: number): string[] {
  const more = counting.options.all ? 0 : number - fewLists;
  return more <= 0 ? [] : ['', ...counting.page.note(counting.page.texts.say('bounds.more-lists', { number: more }))];
}

function listLines(counting: Counting, contest: string, bounds: ListBounds): string[] {
  const { page, names, options } = counting;
  const { texts, colours } = page;
  const columns: Column[] = [
    {
      head: `${names.contest(contest)} · ${texts.say('bounds.at-most', { votes: whole(texts, bounds.outstanding) })}`,
      flexible: true,
    },
    { head: texts.say('head.votes-so-far'), align: 'right' },
    { head: texts.say('head.threshold') },
    { head: texts.say('head.least'), align: 'right' },
    { head: texts.say('head.most'), align: 'right' },
  ];
  const colour = { over: colours.green, under: colours.dim, open: colours.yellow };
  const rows: Row[] = bounds.lists.map(({ option, votes, lowest, highest, threshold }): Cell[] => [
    names.option(contest, option),
    whole(texts, votes),
    { text: texts.say(`bounds.${threshold}`), style: colour[threshold] },
    endWords(lowest),
    endWords(highest),
  ]);
  const outside = bounds.scenarios.filter((scenario) => scenario !== 'lot');
  const loose = bounds.lists.some(({ lowest, highest }) => !lowest.attained || !highest.attained);
  return [
    '',
    ...page.table(columns, rows),
    ...(loose ? page.note(texts.say('bounds.not-attained')) : []),
    ...(outside.length < bounds.scenarios.length ? page.note(texts.say('scenario.lot')) : []),
    ...outside.flatMap((scenario) => page.paragraph(texts.say(`scenario.${scenario}`), '  ', '! ')),
    ...(options.explain ? bounds.lists.flatMap((list) => completionLines(counting, contest, list)) : []),
  ];
}

/** "~4": no completion was found. "*4": only if a lot falls so. */
function endWords(end: End): string {
  if (!end.attained) return `~${end.seats}`;
  return end.lot === true ? `*${end.seats}` : String(end.seats);
}

/** Each end with the votes that the ordinary count turns into it. */
function completionLines(
  { page, names }: Counting,
  contest: string,
  { option, lowest, highest }: ListBounds['lists'][number],
): string[] {
  const { texts } = page;
  const ends = lowest.seats === highest.seats ? [lowest] : [lowest, highest];
  return ends.flatMap((end) => {
    if (!end.attained) return [];
    return page.note(`${names.option(contest, option)} ${endWords(end)}: ${completionWords(end.completion)}`, '    ');
  });

  function completionWords(completion: Completion): string {
    const added = [...completion].filter(([, votes]) => votes > 0n);
    if (added.length === 0) return texts.say('bounds.nothing-comes');
    const votes = added.map(([id, more]) => `${names.line(id as OptionId, contest)} +${whole(texts, more)}`).join(', ');
    return texts.say('bounds.completion', { votes });
  }
}

type Persons = readonly [string, PluralityBounds | Of<'round'>];

/** Contests of persons: how many are decided, then those that are not. */
function personsLines(counting: Counting, persons: readonly Persons[]): string[] {
  if (persons.length === 0) return [];
  const { page, options } = counting;
  const { texts } = page;
  const isDecided = ([, own]: Persons): boolean => (own.kind === 'plurality' ? own.decided : own.decided !== 'open');
  const decided = persons.filter(isDecided);
  const open = persons.filter((one) => !isDecided(one));
  const shown = (options.all ? persons : open).slice(0, options.all ? persons.length : fewPersons);
  const said = { decided: whole(texts, decided.length), open: whole(texts, open.length) };
  const columns: Column[] = [
    { head: texts.say('head.contest'), flexible: true },
    { head: texts.say('head.ahead'), flexible: true },
    { head: texts.say('bounds.lead'), align: 'right' },
    { head: texts.say('bounds.outstanding'), align: 'right' },
  ];
  return [
    '',
    ...page.paragraph(texts.say('bounds.decided-number', said)),
    ...(shown.length === 0
      ? []
      : page.table(
          columns,
          shown.map((one) => personsRow(counting, one)),
        )),
    ...(open.length > shown.length
      ? page.note(texts.say('bounds.more-open', { number: open.length - shown.length }))
      : []),
  ];
}

const fewPersons = 12;

function personsRow({ page, names }: Counting, [contest, own]: Persons): Cell[] {
  const { texts } = page;
  const ordered = own.candidates.toSorted((a, b) => (a.votes < b.votes ? 1 : a.votes > b.votes ? -1 : 0));
  const [first, second] = ordered;
  const lead = own.kind === 'plurality' ? own.lead : first && second ? first.votes - second.votes : undefined;
  return [
    names.contest(contest),
    first === undefined ? '' : names.option(contest, first.option),
    lead === undefined ? '' : whole(texts, lead),
    whole(texts, own.outstanding),
  ];
}

function unboundedLines({ page }: Counting, unbounded: readonly (readonly [string, Of<'not-bounded'>])[]): string[] {
  const { texts } = page;
  const reasons = new Map<string, number>();
  for (const [, { why }] of unbounded) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  return [...reasons].flatMap(([why, number]) =>
    page.note(texts.say('bounds.not-bounded', { number, why: texts.sayIf(`not-bounded.${why}`) ?? why })),
  );
}

/** Lines that are taken as they stand, although they may still grow. */
function finalLines({ page, names }: Counting, { bounds }: ElectionNight): string[] {
  const lines = new Set([...bounds.values()].flatMap((own) => ('takenAsFinal' in own ? own.takenAsFinal : [])));
  return lines.size === 0 ? [] : page.note(page.texts.say('bounds.taken-as-final', { lines: names.lines([...lines]) }));
}
