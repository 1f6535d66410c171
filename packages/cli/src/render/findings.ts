/** Findings in protocols as people read them: where, which rule, which lines, what likely happened, what to do. */

import { type Cause, type Contest, type FindingCode, type ProtocolFinding, severities } from '@saylau/core';
import type { FormWords } from '@saylau/texts';
import { oneLine, printed, whole } from '@saylau/texts';
import type { FindingCount } from '../finding-counts.js';
import type { Texts } from '../text.js';
import type { Page } from './page.js';

/** How elections, contests and forms of a day are called. */
export interface DayWords {
  /** "Mazhilis, lists · constituency No. 3"; empty where the finding names none. */
  readonly place: (finding: ProtocolFinding) => string;
  readonly area: (id: string) => string;
  readonly contest: (finding: ProtocolFinding) => Contest | undefined;
  /** A protocol of a room, which findings name by election and contest. */
  readonly protocol: (named: string) => string;
  readonly form: (finding: ProtocolFinding) => FormWords | undefined;
}

/** One finding: its head, its sentence, its lines, its likely causes. */
export function findingLines(page: Page, words: DayWords, finding: ProtocolFinding): string[] {
  const { texts, colours } = page;
  const colour = { error: colours.red, warning: colours.yellow, information: colours.cyan }[finding.severity];
  const where = finding.station ?? (finding.area === undefined ? '' : words.area(finding.area));
  const code = `${texts.say(`severity.${finding.severity}`)} ${codeOf(finding)}`;
  const head = oneLine([where, words.place(finding)].filter((part) => part !== '').join(' · '));
  const lines = finding.lines.map((line) => lineOf(texts, words, finding, line));
  const sentence = sentenceOf(texts, words, finding);
  return [
    ...(head.length + 2 + code.length <= page.width
      ? [`${colours.bold(head)}  ${colour(code)}`]
      : [...page.paragraph(head, '').map(colours.bold), colour(code)]),
    ...page.paragraph(sentence.replaceAll(/(?<=\d) %/g, '\u00a0%')),
    ...(sentence.includes(shortened(lines)) ? [] : page.note(texts.say('findings.lines', { lines: shortened(lines) }))),
    ...finding.causes.flatMap((cause) =>
      page.paragraph(texts.say('findings.likely', { words: causeWords(texts, words, finding, cause) }), '  ', '→ '),
    ),
  ];
}

/** "control e1", "line-absent". */
export function codeOf({ code, control }: Pick<ProtocolFinding, 'code' | 'control'>): string {
  return control === undefined ? code : `${code} ${control}`;
}

/** As many lines are named one by one; a national list has dozens of options. */
const manyLines = 12;

function shortened(lines: readonly string[]): string {
  if (lines.length <= manyLines) return lines.join('; ');
  return `${lines.slice(0, manyLines - 2).join('; ')}; …; ${lines.at(-1) ?? ''}`;
}

/** The rule in words with its figures. A control equation says itself. */
export function sentenceOf(texts: Texts, words: DayWords, finding: ProtocolFinding): string {
  const { control, code } = finding;
  const rule = control === undefined ? '' : (words.form(finding)?.control(control) ?? control).replace(/\.$/, '');
  const line = shortened(finding.lines.map((one) => lineOf(texts, words, finding, one)));
  const params = { ...filled(texts, finding.params), ...protocolsIn(words, finding.params), rule, line };
  return texts.sayIf(`finding.${code}`, params) ?? code;
}

/** Figures grouped as the language does; what a sentence may name although this finding lacks it stays empty. */
function filled(texts: Texts, params: ProtocolFinding['params']): Record<string, string> {
  const entries = Object.entries(params).map(([name, value]) => {
    const text = String(value);
    if (/^\d+\.\d+$/.test(text)) return [name, printed(texts, text)] as const;
    return [name, /^-?\d+$/.test(text) ? whole(texts, text.replace('-', '−')) : text] as const;
  });
  return Object.fromEntries(entries);
}

/** The two protocols of a room, by their names. */
function protocolsIn(words: DayWords, { most, least }: ProtocolFinding['params']): Record<string, string> {
  const named = { most, least };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, own]) => (own === undefined ? [] : [[name, words.protocol(String(own))]])),
  );
}

/** A line as the form numbers and calls it; of several forms by its own name. */
function lineOf(texts: Texts, words: DayWords, finding: ProtocolFinding, line: string): string {
  const contest = words.contest(finding);
  const form = words.form(finding);
  if (contest === undefined || form === undefined) return texts.sayIf(`line.${line}`) ?? line;
  return form.line(contest, line);
}

function causeWords(texts: Texts, words: DayWords, finding: ProtocolFinding, cause: Cause): string {
  switch (cause.kind) {
    case 'lines-swapped': {
      const [first, second] = cause.lines;
      return texts.say('cause.lines-swapped', {
        first: lineOf(texts, words, finding, first),
        second: lineOf(texts, words, finding, second),
      });
    }
    case 'line-follows':
      return texts.say('cause.line-follows', {
        line: lineOf(texts, words, finding, cause.line),
        to: whole(texts, cause.to),
      });
    default:
      return texts.say(`cause.${cause.kind}`, {
        line: lineOf(texts, words, finding, cause.line),
        from: whole(texts, cause.from),
        to: whole(texts, cause.to),
      });
  }
}

/**
 * How often each code occurred, errors first, with what the typist and the coordinator do about it.
 * `rules`: what control equations say, by id; without, what holds of all of them.
 */
export function summaryLines(
  page: Page,
  counts: readonly FindingCount[],
  rules: ReadonlyMap<string, string> = new Map(),
): string[] {
  if (counts.length === 0) return [];
  const { texts } = page;
  const sorted = severities.flatMap((severity) => counts.filter((count) => count.severity === severity));
  const columns = [
    { head: texts.say('head.number'), align: 'right' as const },
    { head: texts.say('head.severity') },
    { head: texts.say('head.code') },
    { head: texts.say('head.rule'), flexible: true as const },
  ];
  const rows = sorted.map(({ code, control, severity, number }) => [
    whole(texts, number),
    texts.say(`severity.${severity}`),
    codeOf({ code, ...(control === undefined ? {} : { control }) }),
    rules.get(control ?? '') ?? texts.sayIf(`finding.${code}.rule`) ?? code,
  ]);
  const codes = [...new Set(sorted.map(({ code }) => code))];
  return [
    ...page.table(columns, rows),
    ...page.heading(texts.say('findings.what-to-do')),
    ...codes.flatMap((code) => whatToDo(page, code)),
  ];
}

function whatToDo(page: Page, code: FindingCode): string[] {
  const { texts, colours } = page;
  const typist = texts.sayIf(`finding.${code}.typist`);
  const coordinator = texts.sayIf(`finding.${code}.coordinator`);
  return [
    ...page.paragraph(code).map(colours.bold),
    ...(typist === undefined ? [] : page.paragraph(texts.say('findings.typist', { words: typist }), '    ')),
    ...(coordinator === undefined
      ? []
      : page.paragraph(texts.say('findings.coordinator', { words: coordinator }), '    ')),
  ];
}
