/** Findings in protocols as people read them: where, which rule, which lines, what likely happened, what to do. */

import {
  type Cause,
  type Contest,
  type FindingCode,
  type ProtocolFinding,
  type Severity,
  severities,
} from '@saylau/core';
import { whole } from '../numbers.js';
import type { Texts } from '../text.js';
import { oneLine } from '../visible.js';
import type { FormWords } from './form-words.js';
import type { Page } from './page.js';

/** How elections, contests and forms of a day are called. */
export interface DayWords {
  /** "Mazhilis, lists · constituency No. 3"; empty where the finding names none. */
  readonly place: (finding: ProtocolFinding) => string;
  readonly area: (id: string) => string;
  readonly contest: (finding: ProtocolFinding) => Contest | undefined;
  readonly form: (finding: ProtocolFinding) => FormWords | undefined;
}

/** One finding: its head, its sentence, its lines, its likely causes. */
export function findingLines(page: Page, words: DayWords, finding: ProtocolFinding): string[] {
  const { texts, colours } = page;
  const colour = { error: colours.red, warning: colours.yellow, information: colours.cyan }[finding.severity];
  const where = finding.station ?? (finding.area === undefined ? '' : words.area(finding.area));
  const code = finding.control ?? finding.code;
  const head = [where, words.place(finding)].filter((part) => part !== '').join(' · ');
  const lines = finding.lines.map((line) => lineOf(words, finding, line));
  return [
    `${colours.bold(oneLine(head))}  ${colour(`${texts.say(`severity.${finding.severity}`)} ${code}`)}`,
    ...page.paragraph(sentenceOf(texts, words, finding)),
    ...(lines.length === 0 ? [] : page.note(texts.say('findings.lines', { lines: shortened(lines) }))),
    ...finding.causes.flatMap((cause) =>
      page.paragraph(texts.say('findings.likely', { words: causeWords(texts, words, finding, cause) }), '  ', '→ '),
    ),
  ];
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
  const rule = control === undefined ? '' : (words.form(finding)?.control(control) ?? control);
  const line = finding.lines.map((one) => lineOf(words, finding, one)).join('; ');
  const params = { ...filled(texts, finding.params), rule, line };
  return texts.sayIf(`finding.${code}`, params) ?? code;
}

/** Figures grouped as the language does; what a sentence may name although this finding lacks it stays empty. */
function filled(texts: Texts, params: ProtocolFinding['params']): Record<string, string> {
  const entries = Object.entries(params).map(([name, value]) => {
    const text = String(value);
    return [name, /^-?\d+$/.test(text) ? whole(texts, text.replace('-', '−')) : text] as const;
  });
  return Object.fromEntries(entries);
}

function lineOf(words: DayWords, finding: ProtocolFinding, line: string): string {
  const contest = words.contest(finding);
  const form = words.form(finding);
  return contest === undefined || form === undefined ? line : form.line(contest, line);
}

function causeWords(texts: Texts, words: DayWords, finding: ProtocolFinding, cause: Cause): string {
  switch (cause.kind) {
    case 'lines-swapped': {
      const [first, second] = cause.lines;
      return texts.say('cause.lines-swapped', {
        first: lineOf(words, finding, first),
        second: lineOf(words, finding, second),
      });
    }
    case 'line-follows':
      return texts.say('cause.line-follows', { line: lineOf(words, finding, cause.line), to: whole(texts, cause.to) });
    default:
      return texts.say(`cause.${cause.kind}`, {
        line: lineOf(words, finding, cause.line),
        from: whole(texts, cause.from),
        to: whole(texts, cause.to),
      });
  }
}

/** How often a code occurred, of one control equation where it is of one. */
export interface FindingCount {
  readonly code: FindingCode;
  readonly control?: string;
  readonly severity: Severity;
  readonly number: number;
}

/** How often each code occurred, errors first, with what the typist and the coordinator do about it. */
export function summaryLines(page: Page, counts: readonly FindingCount[]): string[] {
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
    control === undefined ? code : `${code} ${control}`,
    texts.sayIf(`finding.${code}.rule`) ?? code,
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
