/** Everything `saylau count` prints, as lines. */

import {
  type Chamber,
  type Contradiction,
  type Count,
  confidences,
  type Notice,
  type Outcome,
  type PlainValue,
  type ReadingOutcome,
  type Text,
} from '@saylau/core';
import { citedProvisions, versionOn } from '@saylau/formats/outcome-json';
import { confidenceOf, date, tellStatus, tellValue, tellVersion } from '@saylau/texts';
import { bodiesLines } from './bodies.js';
import { chamberLines, tellsMore } from './chamber.js';
import { contestsLines } from './contests.js';
import type { Counting } from './counting.js';
import { readingTable } from './readings.js';

/** The outcome without a what-if: title, law, seats, contests, what stays open, contradictions. */
export function outcomeLines(counting: Counting, outcome: Outcome): string[] {
  return [
    ...titleLines(counting, outcome),
    ...countLines(counting, outcome, outcome),
    ...contradictionLines(counting, outcome.contradictions),
    ...(counting.options.all ? contradictionSources(counting, outcome.contradictions) : []),
  ];
}

/** Chambers, contests, notices and readings of a count. */
function countLines(counting: Counting, count: Count, outcome: Outcome): string[] {
  const shown = count.chambers.filter(tellsMore);
  return [
    ...noLawLines(counting, outcome),
    ...noticeLines(counting, count.notices),
    ...(shown.length > 1
      ? bodiesLines(counting, count.chambers)
      : shown.flatMap((chamber: Chamber) => chamberLines(counting, chamber, drawnIn(count, chamber)))),
    ...contestsLines(counting, count.contests),
    ...(count.contests.length > 0
      ? []
      : ['', ...counting.page.paragraph(counting.page.texts.say('contests.unknown', { id: outcome.election }))]),
    ...readingLines(counting, count, outcome.readings),
  ];
}

/** Seats of a body that wait for a lot, by part. */
function drawnIn({ contests }: Count, { body }: Chamber): ReadonlyMap<string, number> {
  const drawn = new Map<string, number>();
  for (const { body: own, part, lots } of contests) {
    for (const { seats } of own === body ? lots : []) drawn.set(part, (drawn.get(part) ?? 0) + seats);
  }
  return drawn;
}

export function titleLines(counting: Counting, outcome: Outcome): string[] {
  const { page } = counting;
  const { texts } = page;
  const name = texts.of(outcome.name) ?? outcome.election;
  const pairs: (readonly [string, string])[] = [
    [texts.say('label.date'), date(texts, outcome.date)],
    [texts.say('label.law'), lawWords(counting, outcome)],
    ...confidencePair(counting, outcome),
    ...changedPairs(counting, outcome),
    ...howFarPair(counting, outcome),
  ];
  return [...page.title(name), ...page.pairs(pairs, '')];
}

function lawWords({ page, book }: Counting, { law }: Outcome): string {
  const { texts } = page;
  if (law.statute === undefined) return texts.say('law.own');
  const name = book === undefined ? law.statute : book.statute.name[texts.language];
  return texts.say('law.statute', { name, date: date(texts, law.on) });
}

function confidencePair({ page, book }: Counting, { contests }: Outcome): (readonly [string, string])[] {
  if (book === undefined) return [];
  const { texts } = page;
  const cited = citedProvisions(contests);
  if (cited.size === 0) return [];
  const counts = confidenceOf(book, cited);
  const words = confidences.flatMap((one) =>
    counts.has(one) ? [`${texts.say(`confidence.${one}`)}: ${counts.get(one) ?? 0}`] : [],
  );
  return [
    [texts.say('label.confidence'), `${texts.say('provisions.used', { number: cited.size })} · ${words.join(' · ')}`],
  ];
}

function changedPairs(counting: Counting, { law }: Outcome): (readonly [string, string])[] {
  return law.changed.map((change) => [
    counting.page.texts.say(`changed.${change.as}`),
    changeWords(counting, change) ?? `${change.provision} = ${change.value}`,
  ]);
}

/** "mazhilis.list.threshold: at least 5 % → at least 3 %"; undefined for a path, or where the law has no value that day. */
function changeWords(
  { page: { texts }, book }: Counting,
  { provision, value }: Outcome['law']['changed'][number],
): string | undefined {
  const found = book?.provisions.get(provision);
  const version = book === undefined ? undefined : versionOn(book, provision);
  if (book === undefined || found === undefined || version === undefined) return undefined;
  const said = new Map(book.statute.words.map(({ id, says }) => [id, says] as const));
  const words = { texts, said, parts: new Map<string, Text>(), conditionOf: () => undefined };
  // `value` was written as JSON from a value of a provision.
  const after = tellValue(words, found.type, JSON.parse(value) as PlainValue);
  return texts.say('changed.from-to', { provision, before: tellVersion(words, found.type, version), after });
}

/** How far each part could be counted. */
function howFarPair({ page, names }: Counting, { contests }: Outcome): (readonly [string, string])[] {
  const { texts } = page;
  const parts = [...new Set(contests.map(({ part }) => part))];
  if (parts.length === 0) return [];
  const words = parts.map((part) => {
    const own = contests.filter((one) => one.part === part);
    const [only] = own;
    if (only !== undefined && own.length === 1)
      return parts.length === 1 ? tellStatus(texts, only) : `${names.part(part)}: ${tellStatus(texts, only)}`;
    const statuses = [...new Set(own.map(({ status }) => status))];
    const said = statuses.map((status) => {
      const number = own.filter((one) => one.status === status).length;
      return statuses.length === 1 ? texts.say(`status.${status}`) : `${texts.say(`status.${status}`)} ${number}`;
    });
    return parts.length === 1 ? said.join(', ') : `${names.part(part)}: ${said.join(', ')}`;
  });
  return [[texts.say('label.how-far'), words.join(' · ')]];
}

function noLawLines({ page }: Counting, { law }: Outcome): string[] {
  if (law.is === 'rules') return [];
  const note = law.note === undefined ? '' : ` ${law.note[page.texts.language]}`;
  return [
    '',
    ...page
      .paragraph(`${page.texts.say(`law.${law.is}`, { date: date(page.texts, law.on) })}${note}`)
      .map(page.colours.yellow),
  ];
}

export function noticeLines({ page, names }: Counting, notices: readonly Notice[]): string[] {
  if (notices.length === 0) return [];
  const { texts } = page;
  const lines = notices.flatMap(({ kind, part, number }) =>
    page.paragraph(texts.say(`notice.${kind}`, { part: names.part(part), number: number ?? 0 }), '  ', '! '),
  );
  return ['', ...lines.map(page.colours.yellow)];
}

function readingLines(counting: Counting, count: Count, readings: readonly ReadingOutcome[]): string[] {
  return readings.flatMap((reading) => {
    const { page } = counting;
    const says = reading.says?.[page.texts.language] ?? page.texts.say('reading.against-all');
    return [
      ...page.heading(page.texts.say('reading.title')),
      ...page.paragraph(says),
      ...readingTable(counting, count, reading.count),
    ];
  });
}

/** The sources that contradictions name by their ids. */
function contradictionSources({ page, election }: Counting, contradictions: readonly Contradiction[]): string[] {
  const cited = new Set(contradictions.flatMap(({ values }) => values.map(({ source }) => source)));
  const sources = election.sources.filter(({ id }) => cited.has(id));
  return sources.length === 0
    ? []
    : [
        ...page.heading(page.texts.say('show.sources')),
        ...sources.flatMap(({ id, url, what }) => [
          ...page.paragraph(`${id}: ${page.texts.of(what) ?? ''}`),
          ...(url === undefined ? [] : [`    ${page.colours.dim(url)}`]),
        ]),
      ];
}

/** As many contradictions are told without --all. */
const fewContradictions = 6;

function contradictionLines({ page, options }: Counting, contradictions: readonly Contradiction[]): string[] {
  if (contradictions.length === 0) return [];
  const { texts, colours } = page;
  const shown = options.all ? contradictions : contradictions.slice(0, fewContradictions);
  const rest = contradictions.length - shown.length;
  const lines = shown.flatMap(({ id, about, values, verdict, why }) => {
    const given = [...new Set(values.map(({ value }) => value))].map((value) => {
      const sources = values.filter((one) => one.value === value).map(({ source }) => source);
      return `${printedValue(value)} (${sources.join(', ')})`;
    });
    const decided =
      verdict === undefined
        ? texts.say('contradiction.open')
        : texts.say('contradiction.verdict', { value: printedValue(verdict) });
    return [
      ...page.paragraph(`${texts.of(about) ?? id}: ${given.join(' ≠ ')}`, '  ', '• '),
      ...page.paragraph(`${decided}. ${texts.of(why) ?? ''}`, '    ').map(colours.dim),
    ];
  });
  const more = rest > 0 ? page.note(texts.say('contradictions.rest', { number: rest })) : [];
  return [
    ...page.heading(
      texts.say('contradictions.title'),
      texts.say('contradictions.number', { number: contradictions.length }),
    ),
    ...lines,
    ...more,
  ];

  function printedValue(value: string): string {
    return /^\d{5,}$/.test(value)
      ? value.replace(/\B(?=(\d{3})+(?!\d))/g, texts.language === 'en' ? ',' : '\u202f')
      : value;
  }
}
