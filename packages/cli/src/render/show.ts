/** What a polling day was about beside the votes: lists, candidates, facts, tables, the declared result, sources. */

import type { Contest, Declared, Election, Fact, Statute, Table } from '@saylau/core';
import type { Names } from '@saylau/texts';
import { date, decimal, printed } from '@saylau/texts';
import type { Page } from './page.js';
import type { Cell, Column, Row } from './table.js';

/** `statute`: that under which the election was held; undefined where it has its own rules. */
export function showLines(page: Page, election: Election, names: Names, statute: Statute | undefined): string[] {
  const { texts } = page;
  const { facts, tables, notes, absent } = election.about;
  return [
    ...page.title(texts.of(election.name) ?? election.id),
    ...page.pairs(aboutPairs(page, election, statute), ''),
    ...factLines(page, facts),
    ...election.contests.filter(hasLists).flatMap((contest) => listLines(page, names, contest)),
    ...candidateLines(
      page,
      names,
      election.contests.filter((contest) => !hasLists(contest)),
    ),
    ...tables.flatMap((table) => tableLines(page, names, table)),
    ...declaredLines(page, names, election),
    ...(notes.length === 0 ? [] : page.heading(texts.say('show.notes'))),
    ...notes.flatMap((note) => page.paragraph(texts.of(note) ?? '', '  ', '• ')),
    ...(absent.length === 0 ? [] : page.heading(texts.say('show.absent'))),
    ...absent.flatMap((one) => page.paragraph(texts.of(one) ?? '', '  ', '• ')),
    ...sourceLines(page, election),
  ];
}

function aboutPairs({ texts }: Page, election: Election, statute: Statute | undefined): (readonly [string, string])[] {
  const law = statute === undefined ? texts.say('law.own') : statute.name[texts.language];
  const numbers = texts.say('show.contests', {
    contests: election.contests.length,
    parts: new Set(election.contests.map(({ part }) => part)).size,
  });
  return [
    [texts.say('label.id'), election.id],
    [texts.say('label.date'), date(texts, election.date)],
    [texts.say('label.law'), law],
    [texts.say('label.contests'), numbers],
  ];
}

function factLines(page: Page, facts: readonly Fact[]): string[] {
  if (facts.length === 0) return [];
  const { texts, colours } = page;
  const rows: Row[] = facts.map(({ label, value, note, source }): Cell[] => [
    texts.of(label) ?? '',
    value === undefined ? { text: texts.say('figure.absent'), style: colours.dim } : factValue(page, value),
    { text: texts.of(note) ?? '', style: colours.dim },
    { text: source ?? '', style: colours.dim },
  ]);
  const columns: Column[] = [
    { head: '', flexible: true },
    { head: '', flexible: true },
    { head: '', flexible: true },
    { head: texts.say('head.source') },
  ];
  return [...page.heading(texts.say('show.facts')), ...page.table(columns, rows)];
}

function factValue({ texts }: Page, value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? date(texts, value) : printed(texts, value);
}

function hasLists({ options }: Contest): boolean {
  return options.some(({ role }) => role === 'list');
}

/** Lists on the ballot: order, registration, candidates. */
function listLines(page: Page, names: Names, contest: Contest): string[] {
  const { texts, colours } = page;
  const known = (key: 'order' | 'registered' | 'candidates'): boolean =>
    contest.options.some((option) => option[key] !== undefined);
  const [order, registered, candidates] = [known('order'), known('registered'), known('candidates')];
  const columns: Column[] = [
    ...(order ? [{ head: texts.say('head.order'), align: 'right' as const }] : []),
    { head: texts.say('head.list'), flexible: true },
    ...(registered ? [{ head: texts.say('head.registered') }] : []),
    ...(candidates ? [{ head: texts.say('head.candidates'), align: 'right' as const }] : []),
  ];
  const sorted = [...contest.options].sort((a, b) => (a.order ?? 999) - (b.order ?? 999));
  const rows: Row[] = sorted.map((option): Cell[] => [
    ...(order ? [option.order?.toString() ?? ''] : []),
    names.option(contest.id, option.id),
    ...(registered
      ? [
          option.registered === undefined
            ? { text: texts.say('figure.absent'), style: colours.dim }
            : date(texts, option.registered),
        ]
      : []),
    ...(candidates ? [option.candidates?.toString() ?? ''] : []),
  ]);
  const sum = contest.options.reduce((total, option) => total + (option.candidates ?? 0), 0);
  const end: Row[] =
    sum > 0
      ? ['rule', [...(order ? [''] : []), texts.say('head.total'), ...(registered ? [''] : []), String(sum)]]
      : [];
  const title =
    contest.body === undefined
      ? names.contest(contest.id)
      : `${names.body(contest.body)}: ${names.contest(contest.id)}`;
  return [...page.heading(title), ...page.table(columns, [...rows, ...end])];
}

/** Candidates of the other contests: by name where known, else their number. */
function candidateLines(page: Page, names: Names, contests: readonly Contest[]): string[] {
  const { texts } = page;
  const known = contests.filter(({ options, candidates }) => options.length > 0 || candidates !== undefined);
  if (known.length === 0) return [];
  const rows: Row[] = known.slice(0, 60).map(({ id, options, candidates, area, body, polls }): Cell[] => {
    const name = names.contest(id);
    const place = body === undefined ? names.area(area) : names.body(body);
    const who = options.map((option) =>
      option.party === undefined || option.party === null
        ? names.option(id, option.id)
        : withParty(names, id, option.id, option.party),
    );
    return [
      place.startsWith(name) ? place : name.includes(place) ? name : `${name}, ${place}`,
      candidatesOf(candidates, options.length, polls.length),
      who.join(', '),
    ];
  });
  const answers = known.every(({ options }) => options.length > 0 && options.every(({ role }) => role === 'answer'));
  const what = texts.say(answers ? 'show.answers' : 'show.candidates');
  const columns: Column[] = [
    { head: texts.say('head.contest'), flexible: true },
    { head: what, align: 'right' },
    { head: answers ? '' : texts.say('head.known'), flexible: true },
  ];
  const rest = contests.length - rows.length;
  return [
    ...page.heading(what),
    ...page.table(columns, rows),
    ...(rest > 0 ? page.note(texts.say('show.rest', { number: rest })) : []),
  ];
}

/** The number that stood; names alone do not tell it, figures for each of them do. */
function candidatesOf(candidates: number | undefined, named: number, polls: number): string {
  return candidates !== undefined ? String(candidates) : named > 1 && polls > 0 ? String(named) : '';
}

function withParty(names: Names, contest: string, option: string, party: string): string {
  const [name, of] = [names.option(contest, option), names.party(party)];
  return name === of ? name : `${name} (${of})`;
}

const sparks = '▁▂▃▄▅▆▇█';

/** A table of the data; rows of rising percentages through the day get a small curve. */
function tableLines(page: Page, names: Names, table: Table): string[] {
  const { texts, colours } = page;
  const numeric = table.columns.map((_, index) => table.rows.every(({ values }) => isNumber(values[index])));
  const through =
    table.columns.length >= 4 && table.columns.every((column) => /^\d{1,2}[:.]\d{2}/.test(texts.of(column) ?? ''));
  const columns: Column[] = [
    { head: '', flexible: true },
    ...table.columns.map(
      (column, index): Column => ({
        head: texts.of(column) ?? '',
        ...(numeric[index] === true ? { align: 'right' } : { flexible: true }),
      }),
    ),
    ...(through ? [{ head: '' }] : []),
  ];
  const rows: Row[] = table.rows.map(({ label, values }): Cell[] => [
    names.word(texts.of(label) ?? ''),
    ...values.map(
      (value): Cell => (value === undefined ? { text: '–', style: colours.dim } : printed(texts, names.word(value))),
    ),
    ...(through ? [{ text: spark(values), style: colours.cyan }] : []),
  ]);
  const source = table.source === undefined ? '' : ` [${table.source}]`;
  const unit = texts.of(table.unit);
  return [
    ...page.heading(texts.of(table.title) ?? table.id),
    ...(unit === undefined ? [] : page.note(`${unit}${source}`)),
    ...page.table(columns, rows),
  ];
}

function isNumber(value: string | undefined): boolean {
  return value === undefined || /^[+−-]?\d[\d.]*$/.test(value);
}

/** Heights of 0 to 100 %, an eighth a step; a gap where a figure is absent. */
function spark(values: readonly (string | undefined)[]): string {
  return values
    .map((value) => {
      if (value === undefined || !isNumber(value)) return ' ';
      const step = Math.min(7, Math.trunc(Number.parseInt(value, 10) / 12.5));
      return sparks[step] ?? ' ';
    })
    .join('');
}

/** What was declared, first and finally, contest by contest. */
function declaredLines(page: Page, names: Names, election: Election): string[] {
  const { texts } = page;
  const rows = election.contests.flatMap(({ id, preliminary, declared }) => {
    const first =
      preliminary === undefined
        ? []
        : [declaredPair(page, id, preliminary.declared ?? {}, preliminary.at, 'preliminary')];
    return [...first, declaredPair(page, id, declared, undefined, declared.stage ?? 'final')];
  });
  const told = rows.flatMap((row) => (row === undefined ? [] : [row])).slice(0, 24);
  if (told.length === 0) return [];
  return [
    ...page.heading(texts.say('show.declared')),
    ...told.flatMap(({ contest, words }) => page.paragraph(`${names.contest(contest)}: ${words}`, '  ', '• ')),
  ];
}

function declaredPair(
  { texts }: Page,
  contest: string,
  { date: day, turnout, source }: Declared,
  at: string | undefined,
  stage: 'preliminary' | 'final',
): { readonly contest: string; readonly words: string } | undefined {
  const when = day ?? at;
  if (when === undefined && turnout === undefined) return undefined;
  const parts = [
    texts.say(`stage.${stage}`),
    ...(when === undefined ? [] : [date(texts, when)]),
    ...(turnout === undefined ? [] : [texts.say('show.turnout', { turnout: decimal(texts, turnout) })]),
    ...(source === undefined ? [] : [`[${source}]`]),
  ];
  return { contest, words: parts.join(' · ') };
}

function sourceLines(page: Page, { sources }: Election): string[] {
  if (sources.length === 0) return [];
  const { texts, colours } = page;
  return [
    ...page.heading(texts.say('show.sources'), String(sources.length)),
    ...sources.flatMap(({ id, url, what }) => [
      ...page.paragraph(`${id}: ${texts.of(what) ?? ''}`),
      ...(url === undefined ? [] : [`    ${colours.dim(url)}`]),
    ]),
  ];
}
