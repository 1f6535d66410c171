/** A night of protocols as people read it: how many are in, what was found in them, each election, what can still change. */

import { type AreaNumber, type LineId, soleLine, type Totals } from '@saylau/core';
import type { DayWords } from '@saylau/texts';
import { clock, date, percent, whole } from '@saylau/texts';
import type { ElectionNight, Findings, Night } from '../night.js';
import { boundsLines } from './bounds.js';
import type { Counting } from './counting.js';
import { findingLines, summaryLines } from './findings.js';
import { outcomeLines } from './outcome.js';
import type { Page } from './page.js';
import type { Cell, Column, Row } from './table.js';

/** One election of the night with what its renderers need. */
export interface Shown {
  readonly night: ElectionNight;
  readonly counting: Counting;
}

export interface NightOptions {
  /** The area whose parts the table of arrivals shows; undefined: the whole country's. */
  readonly area?: string;
  readonly partial: boolean;
  /** Protocols with errors were counted as they stand. */
  readonly withErrors: boolean;
}

export function nightLines(page: Page, night: Night, shown: readonly Shown[], options: NightOptions): string[] {
  return [
    ...headLines(page, night, options),
    ...(options.partial || options.area !== undefined ? arrivalLines(page, night, shown, options.area) : []),
    ...shown.flatMap(({ night: own, counting }) => [
      '',
      ...(options.partial ? page.paragraph(page.texts.say('night.so-far'), '', '! ').map(page.colours.yellow) : []),
      ...outcomeLines(counting, own.outcome),
      ...(options.partial ? boundsLines(counting, own) : []),
    ]),
  ];
}

/** The mark of a rehearsal: loud, and before everything else. */
export function rehearsalLines(page: Page): string[] {
  return page.paragraph(page.texts.say('rehearsal.banner'), '', '■ ').map(page.colours.yellow);
}

function headLines(page: Page, night: Night, { withErrors }: NightOptions): string[] {
  const { texts } = page;
  const { day } = night.received;
  const numbers = { arrived: whole(texts, night.counted), expected: whole(texts, night.expected) };
  const errors = texts.say(withErrors ? 'protocols.with-errors' : 'protocols.set-aside', { number: night.withErrors });
  const said = [
    day === undefined
      ? texts.say('protocols.alone', { number: numbers.arrived })
      : texts.say('protocols.arrived', numbers),
    ...(night.withErrors > 0 ? [errors] : []),
    ...(night.until === undefined ? [] : [texts.say('protocols.until', { time: clock(night.until) })]),
  ];
  const pairs = [[texts.say('label.protocols'), said.join(' · ')] as const, ...findingsPair(page, night.findings)];
  if (day === undefined) return page.pairs(pairs, '');
  return [
    ...page.title(texts.of(day.name) ?? day.id),
    ...(day.rehearsal === undefined ? [] : rehearsalLines(page)),
    ...page.pairs([[texts.say('label.date'), date(texts, day.date)], ...pairs], ''),
  ];
}

/** "turnout-protocol: 12 · control e1: 3"; no pair where nothing was found. */
function findingsPair({ texts }: Page, { counts }: Findings): (readonly [string, string])[] {
  const said = counts.map(({ code, control, number }) => {
    return `${control === undefined ? code : `${code} ${control}`}: ${whole(texts, number)}`;
  });
  return said.length === 0 ? [] : [[texts.say('findings.title'), said.join(' · ')]];
}

/** Errors in full, and what to do about them: what a count that was refused says. */
export function refusalLines(page: Page, words: DayWords, { first, counts }: Findings): string[] {
  const errors = counts.filter(({ severity }) => severity === 'error');
  const rules = first.flatMap((finding) => {
    const { control } = finding;
    return control === undefined ? [] : [[control, words.form(finding)?.control(control) ?? control] as const];
  });
  return [
    ...first.flatMap((finding) => ['', ...findingLines(page, words, finding)]),
    '',
    ...summaryLines(page, errors, new Map(rules.toReversed())),
  ];
}

/** For an area and its parts: protocols in and expected, and turnout so far with what it is of. */
function arrivalLines(page: Page, night: Night, shown: readonly Shown[], area: string | undefined): string[] {
  const { texts } = page;
  const areas = night.received.tables[0]?.stations.areas ?? [];
  const top = areas.findIndex(({ id, parent }) => (area === undefined ? parent === undefined : id === area));
  const whole_ = arrivalRow(page, shown, top, true);
  const heading = page.heading(texts.say('night.title'));
  if (whole_ === undefined) return [...heading, ...page.paragraph(texts.say('night.nothing-expected'))];
  const parts = areasBelow(night, top).flatMap((part) => {
    const row = arrivalRow(page, shown, part, false);
    return row === undefined ? [] : [row];
  });
  const columns: Column[] = [
    { head: texts.say('head.area'), flexible: true },
    { head: texts.say('head.arrived'), align: 'right' },
    { head: texts.say('head.expected'), align: 'right' },
    { head: texts.say('head.share'), align: 'right' },
    { head: texts.say('night.turnout'), align: 'right' },
  ];
  const listed: Row[] = parts.length === 0 ? [whole_] : [...parts, 'rule', whole_];
  return [...heading, ...page.table(columns, listed), ...shareLines(page, shown, top)];
}

/** Areas right below one: those of the territory, or of another hierarchy where there are none. */
function areasBelow({ received }: Night, top: AreaNumber): readonly AreaNumber[] {
  const [table] = received.tables;
  if (table === undefined) return [];
  const { areas, parents, hierarchies } = table.stations;
  const below = areas.flatMap((_, number) => (parents[number] === top ? [number] : []));
  const territory = new Set(hierarchies[0]?.leaves);
  for (const area of territory) territory.add(parents[area] ?? -1);
  const own = below.filter((area) => territory.has(area));
  return own.length > 0 ? own : below;
}

/** What turnout so far is counted of. */
function shareLines(page: Page, shown: readonly Shown[], top: AreaNumber): string[] {
  const found = turnoutAt(shown, top);
  if (found === undefined) return [];
  const { counting, count, of } = found;
  const words = { count: counting.names.line(count), of: counting.names.line(of) };
  return page.note(page.texts.say('night.shares-of', words));
}

/** Undefined where no protocol is expected: an area of another hierarchy. */
function arrivalRow(page: Page, shown: readonly Shown[], area: AreaNumber, isTop: boolean): Cell[] | undefined {
  const { texts, colours } = page;
  const totals = shown.flatMap(({ night }) => night.totals);
  const expected = sumAt(totals, area, ({ expected: own }) => own);
  const arrived = sumAt(totals, area, ({ arrived: own }) => own);
  const [first] = shown;
  if (expected === 0 || first === undefined) return undefined;
  const id = totals[0]?.table.stations.areas[area]?.id ?? '';
  const style = isTop ? colours.bold : (text: string): string => text;
  const turnout = turnoutAt(shown, area);
  return [
    { text: first.counting.names.area(id), style },
    { text: whole(texts, arrived), style },
    { text: whole(texts, expected), style },
    percent(texts, { num: BigInt(arrived), den: BigInt(expected) }, 1),
    turnout === undefined ? '–' : percent(texts, turnout.share),
  ];
}

function sumAt(totals: readonly Totals[], area: AreaNumber, of: (totals: Totals) => Float64Array): number {
  return totals.reduce((sum, own) => sum + (of(own)[area] ?? 0), 0);
}

/** Turnout at the stations counted, with its two lines. */
interface TurnoutAt {
  readonly share: { readonly num: bigint; readonly den: bigint };
  readonly count: LineId;
  readonly of: LineId;
  readonly counting: Counting;
}

/** Turnout of the day's first ballot that the whole area votes on. */
function turnoutAt(shown: readonly Shown[], area: AreaNumber): TurnoutAt | undefined {
  for (const { night, counting } of shown) {
    const { turnout } = night.loaded.law.rules ?? {};
    const [count, of] = [turnout?.count, turnout?.of].map((sum) => (sum === undefined ? undefined : soleLine(sum)));
    if (count === undefined || of === undefined) continue;
    for (const totals of night.totals) {
      const [votes, base] = [figureAt(totals, area, count), figureAt(totals, area, of)];
      if (votes === undefined || base === undefined || base <= 0) continue;
      return { share: { num: BigInt(votes), den: BigInt(base) }, count, of, counting };
    }
  }
  return undefined;
}

function figureAt({ table, sums, absent }: Totals, area: AreaNumber, line: string | undefined): number | undefined {
  const column = line === undefined ? -1 : table.lines.indexOf(line);
  return column < 0 || (absent[column]?.[area] ?? 0) > 0 ? undefined : sums[column]?.[area];
}
