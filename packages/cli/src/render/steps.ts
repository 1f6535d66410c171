/** The reasons of a contest's result: numbered steps, each with the provisions it applies. */

import type { ContestOutcome } from '@saylau/core';
import { type ToldFinding, type ToldStep, type ToldTable, tellCited, tellStep } from '@saylau/texts';
import type { Counting } from './counting.js';

export function stepLines(counting: Counting, { contest, steps }: ContestOutcome): string[] {
  const { page, names } = counting;
  const { texts } = page;
  if (steps.length === 0) return [];
  const lines = steps.flatMap((step, index) => {
    const told = tellStep({ texts, names, contest, steps }, step);
    const number = `${index + 1}. `;
    const indent = `  ${' '.repeat(number.length)}`;
    return [
      ...page.paragraph(told.sentence, '  ', number),
      ...linesBelow(counting, told).map((line) => `${indent}${line}`.trimEnd()),
      ...step.cites.flatMap((provision) => groundLines(counting, provision, indent)),
    ];
  });
  return ['', `  ${page.colours.bold(texts.say('steps.title'))}`, ...lines];
}

/** The provision behind a step: its words, its article, since when, how sure. */
function groundLines({ page, book }: Counting, provision: string, indent: string): string[] {
  const told = tellCited(page.texts, book, provision);
  if (told === undefined) return page.note(`§ ${provision}`, indent);
  return page.paragraph(told, indent, '§ ').map(page.colours.dim);
}

/** Comparisons told of one condition without --all. */
const mostFindings = 24;

/** Columns taken by a step's number. */
const stepIndent = 6;

function linesBelow(counting: Counting, { findings = [], silent, table }: ToldStep): string[] {
  const { page, options } = counting;
  const shown = options.all ? findings : findings.slice(0, mostFindings);
  const left = findings.length - shown.length;
  return [
    ...(table === undefined ? [] : tableLines(counting, table)),
    ...shown.flatMap((finding) => findingLines(counting, finding)),
    ...(silent === undefined ? [] : page.narrower(stepIndent).paragraph(silent, '', '? ')),
    ...(left > 0 ? [page.texts.say('steps.more', { number: left })] : []),
  ];
}

function tableLines({ page }: Counting, { heads, rows }: ToldTable): string[] {
  const columns = heads.map((head, index) =>
    index === 0 ? { head, flexible: true as const } : { head, align: 'right' as const },
  );
  return page.narrower(stepIndent).table(columns, rows);
}

/** "✓ Amanat: 3,431,510 of 6,366,441 = 53.90 %". */
export function findingLines({ page }: Pick<Counting, 'page'>, { holds, sentence }: ToldFinding): string[] {
  const { colours } = page;
  const mark = { yes: '✓', no: '✗', unknown: '?' }[holds];
  const style = { yes: colours.green, no: colours.dim, unknown: colours.yellow }[holds];
  return page
    .narrower(stepIndent)
    .paragraph(sentence, '', `${mark} `)
    .map((line) => line.replace(mark, () => style(mark)));
}
