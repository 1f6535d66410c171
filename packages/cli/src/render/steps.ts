/** The reasons of a contest's result: numbered steps, each with the provisions it applies. */

import {
  type ContestOutcome,
  compare,
  divide,
  type Finding,
  type Fraction,
  type OptionId,
  type Step,
  subtract,
} from '@saylau/core';
import { versionOn } from '@saylau/formats/outcome-json';
import { percentBeside, short, tellCondition, tellGround, whole } from '@saylau/texts';
import type { Texts } from '../text.js';
import type { Counting } from './counting.js';

export function stepLines(counting: Counting, { contest, steps }: ContestOutcome): string[] {
  const { page } = counting;
  if (steps.length === 0) return [];
  const lines = steps.flatMap((step, index) => {
    const [first = '', ...rest] = sentence(counting, contest, step, steps);
    const number = `${index + 1}. `;
    const indent = `  ${' '.repeat(number.length)}`;
    return [
      ...page.paragraph(first, '  ', number),
      ...rest.map((line) => `${indent}${line}`.trimEnd()),
      ...step.cites.flatMap((provision) => groundLines(counting, provision, indent)),
    ];
  });
  return ['', `  ${page.colours.bold(page.texts.say('steps.title'))}`, ...lines];
}

/** The provision behind a step: its words, its article, since when, how sure. */
function groundLines({ page, book }: Counting, provision: string, indent: string): string[] {
  const found = book?.provisions.get(provision);
  if (book === undefined || found === undefined) return page.note(`§ ${provision}`, indent);
  const version = versionOn(book, provision);
  const says = found.says[page.texts.language];
  const held = version === undefined ? '' : ` (${tellGround(page.texts, version, found)})`;
  const ground = book.changed.has(provision) ? ` (${page.texts.say('cite.changed')})` : held;
  return page.paragraph(`${says}${ground}`, indent, '§ ').map(page.colours.dim);
}

/** What a step's words are made from. */
interface Saying {
  readonly counting: Counting;
  readonly contest: string;
  /** All steps of the contest. */
  readonly steps: readonly Step[];
  readonly say: Texts['say'];
  readonly option: (id: OptionId) => string;
  readonly options: (ids: readonly OptionId[]) => string;
  readonly number: (value: bigint | number) => string;
  readonly short: (value: Fraction) => string;
  readonly seats: (rows: readonly { readonly option: OptionId; readonly seats: number }[]) => string;
}

/** Each step in words: a sentence, then lines that need no wrapping. A new kind of step does not compile until it has its words. */
const words: { readonly [K in Step['step']]: (saying: Saying, step: Extract<Step, { step: K }>) => string[] } = {
  total: ({ say, counting, contest, number }, { line, value, origin }) => [
    say('step.total', {
      line: counting.names.line(line, contest),
      value: number(value),
      origin: say(`origin.${origin}`),
    }),
  ],
  base: ({ say, counting, contest, number }, { sum, value }) => [
    say('step.base', { sum: counting.names.sum(sum, contest), value: number(value) }),
  ],
  condition: ({ counting, contest }, step) => conditionSentence(counting, contest, step),
  admitted: ({ say, options }, step) => [
    say(`step.admitted-${step.by}`, {
      options: options(step.options),
      excluded: options(step.excluded),
      number: step.excluded.length,
    }),
  ],
  'sole-list': ({ say, option, short: brief }, { passed, joins, factor, minimumSeats }) => [
    say('step.sole-list', { passed: option(passed), joins: option(joins), factor: brief(factor), seats: minimumSeats }),
  ],
  bonus: ({ say, option }, step) => [say('step.bonus', { option: option(step.option), seats: step.seats })],
  held: ({ say, seats }, step) => [say('step.held', { seats: seats(step.seats), elsewhere: step.elsewhere })],
  group: ({ say, options }, step) => [say('step.group', { options: options(step.options), seats: step.seats })],
  overhang: ({ say, option }, step) => [say('step.overhang', { option: option(step.option), seats: step.seats })],
  levelled: ({ say }, step) => [say('step.levelled', { seats: step.seats })],
  quota: ({ say, number, short: brief }, { votes, seats, quota }) => [
    say('step.quota', { votes: number(votes), seats, quota: brief(quota) }),
  ],
  whole: ({ counting, contest }, step) => wholeTable(counting, contest, step),
  remainders: ({ say, options }, { to }) => [say('step.remainders', { seats: to.length, options: options(to) })],
  withdrawn: ({ say, options }, { from }) => [say('step.withdrawn', { seats: from.length, options: options(from) })],
  bound: ({ say, seats }, { bound, rows }) => [say(`step.bound-${bound}`, { seats: seats(rows) })],
  divisors: (saying, step) => divisorSentence(saying, step),
  tie: ({ say, options }, { among, seats, by, chosen }) => [
    say('step.tie', { among: options(among), seats, by: say(`tie.${by}`), chosen: options(chosen) }),
  ],
  lot: ({ say, options }, { among, seats }) => [say('lot.open', { among: options(among), seats })],
  seats: ({ say, seats }, { rows, vacant }) => [
    say('step.seats', { seats: seats(rows.filter((row) => row.seats > 0)), vacant }),
  ],
  leader: ({ say, options, number }, step) => [
    say('step.leader', { round: step.round, options: options(step.options), votes: number(step.votes) }),
  ],
  elected: ({ say, options }, step) => [say('step.elected', { round: step.round, options: options(step.options) })],
  'second-round': ({ say, options }, { advancing }) => [say('step.second-round', { options: options(advancing) })],
  invalid: ({ say }) => [say('step.invalid')],
  adopted: ({ say }, { adopted }) => [say(adopted ? 'step.adopted' : 'step.rejected')],
  'no-winner': ({ say }, { round }) => [say('step.no-winner', { round })],
};

function sentence<K extends Step['step']>(
  counting: Counting,
  contest: string,
  step: Extract<Step, { step: K }>,
  steps: readonly Step[],
): string[] {
  const { page, names } = counting;
  const { texts } = page;
  const saying: Saying = {
    counting,
    contest,
    steps,
    say: texts.say,
    option: (id) => names.option(contest, id),
    options: (ids) => names.options(contest, ids),
    number: (value) => whole(texts, value),
    short: (value) => short(texts, value),
    seats: (rows) => seatList(counting, contest, rows),
  };
  // The table has for each name of a step the function that takes that step; the compiler cannot follow the name alone.
  const wordsOf = words[step.step] as (saying: Saying, step: Step) => string[];
  return wordsOf(saying, step);
}

function seatList(
  { names }: Counting,
  contest: string,
  rows: readonly { readonly option: string; readonly seats: number }[],
): string {
  return rows.map(({ option, seats }) => `${names.option(contest, option)} ${seats}`).join(' · ');
}

function wholeTable(counting: Counting, contest: string, step: Extract<Step, { step: 'whole' }>): string[] {
  const { page, names } = counting;
  const { texts } = page;
  const rows = step.rows.map((row) => [
    names.option(contest, row.option),
    whole(texts, row.votes),
    String(row.seats),
    short(texts, row.remainder),
  ]);
  const columns = [
    { head: texts.say('head.list'), flexible: true as const },
    { head: texts.say('head.votes'), align: 'right' as const },
    { head: texts.say('head.whole'), align: 'right' as const },
    { head: texts.say('head.remainder'), align: 'right' as const },
  ];
  return [texts.say('step.whole'), ...page.narrower(stepIndent).table(columns, rows)];
}

function divisorSentence(
  { counting: { page, names }, contest, steps, options }: Saying,
  { last, next }: Extract<Step, { step: 'divisors' }>,
): string[] {
  const { texts } = page;
  const quotient = ({ value, squared }: typeof last): string =>
    value === undefined ? '∞' : `${squared === true ? '√' : ''}${short(texts, value)}`;
  // Whom a lot gives the seat is not known yet.
  const lot = steps.find((step) => step.step === 'lot' && step.among.includes(last.option));
  if (lot?.step === 'lot')
    return [texts.say('step.divisors-lot', { quotient: quotient(last), among: options(lot.among) })];
  const first = texts.say('step.divisors-last', {
    option: names.option(contest, last.option),
    seat: last.seat,
    quotient: quotient(last),
  });
  if (next === undefined) return [first];
  return [
    `${first} ${texts.say('step.divisors-next', { option: names.option(contest, next.option), seat: next.seat, quotient: quotient(next) })}`,
  ];
}

/** Comparisons told of one condition without --all. */
const mostFindings = 24;

/** Columns taken by a step's number. */
const stepIndent = 6;

function conditionSentence(counting: Counting, contest: string, step: Extract<Step, { step: 'condition' }>): string[] {
  const { page, options, names } = counting;
  const { texts } = page;
  const words = tellCondition(texts, step.condition, counting.naming(contest));
  const isSilent = ({ value, area }: Finding): boolean => value === undefined && area !== names.areaOf(contest);
  const silent = step.findings.filter(isSilent);
  const told = step.findings.filter((finding) => !isSilent(finding));
  const shown = options.all ? told : told.slice(0, mostFindings);
  const left = told.length - shown.length;
  return [
    `${texts.say(`use.${step.use}`)}: ${words}`,
    ...shown.flatMap((finding) => findingLines(counting, contest, finding)),
    ...silentLine(counting, contest, silent),
    ...(left > 0 ? [texts.say('steps.more', { number: left })] : []),
  ];
}

/** Areas without figures, all in one line. */
function silentLine({ page, names }: Counting, contest: string, findings: readonly Finding[]): string[] {
  if (findings.length === 0) return [];
  const { texts } = page;
  const areas = texts.say('finding.areas', { number: new Set(findings.map(({ area }) => area)).size });
  const lines = names.lines([...new Set(findings.flatMap(({ missing }) => missing))], contest);
  return page.narrower(stepIndent).paragraph(`${areas}. ${texts.say('status.missing', { lines })}`, '', '? ');
}

/** "✓ Amanat: 3,431,510 of 6,366,441 = 53.90 %". */
export function findingLines({ page, names }: Counting, contest: string, finding: Finding): string[] {
  const { colours } = page;
  const mark = { yes: '✓', no: '✗', unknown: '?' }[finding.holds];
  const style = { yes: colours.green, no: colours.dim, unknown: colours.yellow }[finding.holds];
  const who = finding.option === undefined ? '' : `${names.option(contest, finding.option)}: `;
  const elsewhere = finding.kind !== 'regions' && finding.area !== undefined && finding.area !== names.areaOf(contest);
  const where = elsewhere ? `${names.area(finding.area ?? '')} — ` : '';
  const text = `${where}${who}${findingWords({ page, names }, contest, finding)}`;
  return page
    .narrower(stepIndent)
    .paragraph(text, '', `${mark} `)
    .map((line) => line.replace(mark, () => style(mark)));
}

function findingWords(
  { page: { texts }, names }: Pick<Counting, 'page' | 'names'>,
  contest: string,
  { kind, value, most, of, missing, bound }: Finding,
): string {
  if (value === undefined) return texts.say('status.missing', { lines: names.lines(missing, contest) });
  if (of === undefined || of.value.num === 0n) return short(texts, value);
  if (kind === 'regions' && most !== undefined && compare(most, value) !== 0) {
    const open = short(texts, subtract(most, value));
    return texts.say('finding.regions-open', { value: short(texts, value), open, of: short(texts, of.value) });
  }
  const share = percentBeside(texts, divide(value, of.value), bound.amount);
  const key = kind === 'regions' ? 'finding.regions' : 'finding.of';
  return texts.say(key, { value: short(texts, value), of: short(texts, of.value), share });
}
