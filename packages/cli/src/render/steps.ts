/** The reasons of a contest's result: numbered steps, each with the provisions it applies. */

import type { ContestOutcome, Finding, Step } from '@saylau/core';
import { percent, short, whole } from '../numbers.js';
import type { Counting } from './counting.js';
import { groundOf, versionOn } from './provision.js';
import { conditionWords } from './words.js';

export function stepLines(counting: Counting, { contest, steps }: ContestOutcome): string[] {
  const { page } = counting;
  if (steps.length === 0) return [];
  const lines = steps.flatMap((step, index) => {
    const [first = '', ...rest] = sentence(counting, contest, step);
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
  const ground = version === undefined ? '' : ` (${groundOf(page.texts, version)})`;
  return page.paragraph(`${says}${ground}`, indent, '§ ').map(page.colours.dim);
}

/** A step in words: a sentence, then lines that need no wrapping. */
function sentence(counting: Counting, contest: string, step: Step): string[] {
  const { page, names } = counting;
  const { texts } = page;
  const option = (id: string): string => names.option(contest, id);
  const options = (ids: readonly string[]): string => names.options(contest, ids);
  switch (step.step) {
    case 'total':
      return [texts.say('step.total', { line: names.line(step.line, contest), value: whole(texts, step.value), origin: texts.say(`origin.${step.origin}`) })];
    case 'base':
      return [texts.say('step.base', { sum: names.sum(step.sum, contest), value: whole(texts, step.value) })];
    case 'condition':
      return conditionSentence(counting, contest, step);
    case 'admitted':
      return [texts.say(`step.admitted-${step.by}`, { options: options(step.options), excluded: options(step.excluded), number: step.excluded.length })];
    case 'sole-list':
      return [texts.say('step.sole-list', { passed: option(step.passed), joins: option(step.joins), factor: short(texts, step.factor), seats: step.minimumSeats })];
    case 'bonus':
      return [texts.say('step.bonus', { option: option(step.option), seats: step.seats })];
    case 'held':
      return [texts.say('step.held', { seats: seatList(counting, contest, step.seats), elsewhere: step.elsewhere })];
    case 'group':
      return [texts.say('step.group', { options: options(step.options), seats: step.seats })];
    case 'overhang':
      return [texts.say('step.overhang', { option: option(step.option), seats: step.seats })];
    case 'levelled':
      return [texts.say('step.levelled', { seats: step.seats })];
    default:
      return laterSentence(counting, contest, step);
  }
}

type EarlyStep = 'total' | 'base' | 'condition' | 'admitted' | 'sole-list' | 'bonus' | 'held' | 'group' | 'overhang' | 'levelled';

/** Steps of the division itself and of what follows; the switch is cut in two for its length alone. */
function laterSentence(counting: Counting, contest: string, step: Exclude<Step, { step: EarlyStep }>): string[] {
  const { page, names } = counting;
  const { texts } = page;
  const options = (ids: readonly string[]): string => names.options(contest, ids);
  switch (step.step) {
    case 'quota':
      return [texts.say('step.quota', { votes: whole(texts, step.votes), seats: step.seats, quota: short(texts, step.quota) })];
    case 'whole':
      return wholeTable(counting, contest, step);
    case 'remainders':
      return [texts.say('step.remainders', { seats: step.to.length, options: options(step.to) })];
    case 'withdrawn':
      return [texts.say('step.withdrawn', { seats: step.from.length, options: options(step.from) })];
    case 'bound':
      return [texts.say(`step.bound-${step.bound}`, { seats: seatList(counting, contest, step.rows) })];
    case 'divisors':
      return divisorSentence(counting, contest, step);
    case 'tie':
      return [texts.say('step.tie', { among: options(step.among), seats: step.seats, by: texts.say(`tie.${step.by}`), chosen: options(step.chosen) })];
    case 'lot':
      return [texts.say('lot.open', { among: options(step.among), seats: step.seats })];
    case 'seats':
      return [texts.say('step.seats', { seats: seatList(counting, contest, step.rows.filter(({ seats }) => seats > 0)), vacant: step.vacant })];
    case 'leader':
      return [texts.say('step.leader', { round: step.round, options: options(step.options), votes: whole(texts, step.votes), number: step.options.length })];
    case 'elected':
      return [texts.say('step.elected', { round: step.round, options: options(step.options) })];
    case 'second-round':
      return [texts.say('step.second-round', { options: options(step.advancing) })];
    case 'invalid':
      return [texts.say('step.invalid')];
    case 'adopted':
      return [texts.say(step.adopted ? 'step.adopted' : 'step.rejected')];
    case 'no-winner':
      return [texts.say('step.no-winner', { round: step.round })];
  }
}

function seatList({ names }: Counting, contest: string, rows: readonly { readonly option: string; readonly seats: number }[]): string {
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
  return [texts.say('step.whole'), ...page.table(columns, rows, '  ')];
}

function divisorSentence({ page, names }: Counting, contest: string, { last, next }: Extract<Step, { step: 'divisors' }>): string[] {
  const { texts } = page;
  const quotient = ({ value, squared }: typeof last): string =>
    value === undefined ? '∞' : `${squared === true ? '√' : ''}${short(texts, value)}`;
  const first = texts.say('step.divisors-last', { option: names.option(contest, last.option), seat: last.seat, quotient: quotient(last) });
  if (next === undefined) return [first];
  return [`${first} ${texts.say('step.divisors-next', { option: names.option(contest, next.option), seat: next.seat, quotient: quotient(next) })}`];
}

const mostFindings = 24;

function conditionSentence(counting: Counting, contest: string, step: Extract<Step, { step: 'condition' }>): string[] {
  const { page, options } = counting;
  const { texts } = page;
  const words = conditionWords(texts, step.condition, counting.naming(contest));
  const shown = options.all ? step.findings : step.findings.slice(0, mostFindings);
  const left = step.findings.length - shown.length;
  const more = left > 0 ? [texts.say('steps.more', { number: left })] : [];
  return [`${texts.say(`use.${step.use}`)}: ${words}`, ...shown.map((finding) => findingLine(counting, contest, finding)), ...more];
}

/** "Amanat: 3,431,510 of 6,366,441 = 53.90 % ✓". */
function findingLine({ page, names }: Counting, contest: string, finding: Finding): string {
  const { texts, colours } = page;
  const who = finding.option === undefined ? '' : `${names.option(contest, finding.option)}: `;
  const where = finding.kind !== 'regions' && finding.area !== undefined && finding.area !== names.areaOf(contest) ? `${names.area(finding.area)} — ` : '';
  const mark = { yes: colours.green('✓'), no: colours.dim('✗'), unknown: colours.yellow('?') }[finding.holds];
  if (finding.value === undefined) return `${mark} ${where}${who}${texts.say('status.missing', { lines: names.lines(finding.missing, contest) })}`;
  const value = short(texts, finding.value);
  if (finding.of === undefined || finding.of.value.num === 0n) return `${mark} ${where}${who}${value}`;
  const key = finding.kind === 'regions' ? 'finding.regions' : 'finding.of';
  const share = percent(texts, { num: finding.value.num * finding.of.value.den, den: finding.value.den * finding.of.value.num });
  return `${mark} ${where}${who}${texts.say(key, { value, of: short(texts, finding.of.value), share })}`;
}
