/** Findings in protocols as people read them: where, which rule, which lines, what likely happened, what to do. */

import { type FindingCode, type ProtocolFinding, severities } from '@saylau/core';
import { codeOf, type DayWords, oneLine, tellCode, tellProtocolFinding, whole } from '@saylau/texts';
import type { FindingCount } from '../finding-counts.js';
import type { Page } from './page.js';

/** One finding: its head, its sentence, its lines, its likely causes. */
export function findingLines(page: Page, words: DayWords, finding: ProtocolFinding): string[] {
  const { texts, colours } = page;
  const colour = { error: colours.red, warning: colours.yellow, information: colours.cyan }[finding.severity];
  const told = tellProtocolFinding(texts, words, finding);
  const code = `${told.severity} ${told.code}`;
  const head = oneLine(told.where);
  return [
    ...(head.length + 2 + code.length <= page.width
      ? [`${colours.bold(head)}  ${colour(code)}`]
      : [...page.paragraph(head, '').map(colours.bold), colour(code)]),
    ...page.paragraph(told.sentence),
    ...(told.lines === undefined ? [] : page.note(told.lines)),
    ...told.likely.flatMap((likely) => page.paragraph(likely, '  ', '→ ')),
  ];
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
    rules.get(control ?? '') ?? tellCode(texts, code).rule,
  ]);
  const codes = [...new Set(sorted.map(({ code }) => code))];
  return [
    ...page.table(columns, rows),
    ...page.heading(texts.say('findings.what-to-do')),
    ...codes.flatMap((code) => whatToDo(page, code)),
  ];
}

function whatToDo(page: Page, code: FindingCode): string[] {
  const { typist, coordinator } = tellCode(page.texts, code);
  return [
    ...page.paragraph(code).map(page.colours.bold),
    ...(typist === undefined ? [] : page.paragraph(typist, '    ')),
    ...(coordinator === undefined ? [] : page.paragraph(coordinator, '    ')),
  ];
}
