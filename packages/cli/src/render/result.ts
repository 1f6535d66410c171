/** What a contest decided: threshold, who is elected, a second round, adopted or not; and where figures do not agree. */

import type { Comparison, ContestOutcome, Finding } from '@saylau/core';
import { tellDemand, tellFinding, whole } from '@saylau/texts';
import { comparisonCell, comparisonOf } from './comparison.js';
import type { Counting } from './counting.js';
import { findingLines } from './steps.js';
import { textOf } from './table.js';

export function resultLines(counting: Counting, outcome: ContestOutcome): string[] {
  const lines = [
    ...conditionLine(counting, outcome),
    ...(outcome.result?.kind === 'elected' || outcome.status === 'declared-only'
      ? electedLines(counting, outcome)
      : []),
    ...(outcome.result?.kind === 'answer' ? answerLines(counting, outcome) : []),
    ...declaredAnswer(counting, outcome),
    ...vacantLine(counting, outcome),
    ...refusalLines(counting, outcome),
    ...disagreements(counting, outcome),
  ];
  return lines.length === 0 ? [] : ['', ...lines];
}

/** The demand that decided, in words; of a demand on the vote as a whole also the figures, and whether it held. */
function conditionLine(counting: Counting, { steps, contest }: ContestOutcome): string[] {
  const { page } = counting;
  const uses = new Set<string>();
  return steps.flatMap((step) => {
    if (step.step !== 'condition' || !['admit', 'win', 'adopt', 'valid'].includes(step.use)) return [];
    const line = tellDemand({ texts: page.texts, names: counting.names, contest }, step);
    if (uses.has(line)) return [];
    uses.add(line);
    return [
      ...page.note(line),
      ...(['valid', 'adopt'].includes(step.use) ? heldLines(counting, contest, step.findings) : []),
    ];
  });
}

/** Comparisons made for the contest's whole area; those of single regions stand among the steps. */
function heldLines(counting: Counting, contest: string, findings: readonly Finding[]): string[] {
  const { page, names } = counting;
  const own = names.areaOf(contest);
  return findings
    .filter(({ kind, area }) => kind === 'regions' || area === undefined || area === own)
    .flatMap((finding) => findingLines(counting, tellFinding({ texts: page.texts, names, contest }, finding)))
    .map((line) => `    ${line}`);
}

function electedLines(counting: Counting, outcome: ContestOutcome): string[] {
  const { page, names } = counting;
  const { texts } = page;
  const { result, contest, part } = outcome;
  const elected = result?.kind === 'elected' ? result.elected : [];
  const comparison = comparisonOf(outcome.comparisons, 'elected', part);
  const second = comparisonOf(outcome.comparisons, 'second-round', part);
  return [
    ...heldLine(counting, outcome, second),
    ...(second === undefined ? [] : secondRoundLine(counting, second, outcome)),
    ...(elected.length > 0
      ? marked(
          counting,
          texts.say(counting.options.soFar === true ? 'result.ahead' : 'result.elected', {
            who: names.options(contest, elected),
          }),
          comparison,
          true,
        )
      : []),
    ...(elected.length === 0 && comparison?.declared !== undefined
      ? page.paragraph(
          texts.say('result.declared-elected', { who: names.options(contest, comparison.declared.split(' ')) }),
        )
      : []),
  ];
}

/** A second round that was held, or is to be. */
function heldLine(counting: Counting, { result, contest }: ContestOutcome, second: Comparison | undefined): string[] {
  if (result?.kind !== 'elected' || !result.secondRound) return [];
  const who = counting.names.options(contest, result.advancing);
  const key = result.elected.length > 0 ? 'result.second-round-held' : 'result.second-round';
  return marked(counting, counting.page.texts.say(key, { who }), second, true);
}

function secondRoundLine(counting: Counting, second: Comparison, { result }: ContestOutcome): string[] {
  const { page } = counting;
  const { texts } = page;
  if (second.is === 'not-counted') {
    return page.paragraph(
      texts.say(second.declared === 'true' ? 'result.second-round-declared' : 'result.no-second-round-declared'),
    );
  }
  if (result?.kind === 'elected' && result.secondRound) return [];
  return marked(counting, texts.say('result.no-second-round'), second);
}

function answerLines(counting: Counting, outcome: ContestOutcome): string[] {
  const { texts } = counting.page;
  const { result, part } = outcome;
  if (result?.kind !== 'answer') return [];
  const adopted = texts.say(result.adopted ? 'result.adopted' : 'result.rejected');
  const valid = result.valid ? [] : counting.page.paragraph(texts.say('result.invalid'));
  return [...marked(counting, adopted, comparisonOf(outcome.comparisons, 'adopted', part), true), ...valid];
}

/** A referendum that could not be counted through: what was declared. */
function declaredAnswer({ page }: Counting, { result, comparisons, part }: ContestOutcome): string[] {
  const declared = comparisonOf(comparisons, 'adopted', part)?.declared;
  if (result !== undefined || declared === undefined) return [];
  return page.paragraph(page.texts.say(declared === 'true' ? 'result.declared-adopted' : 'result.declared-rejected'));
}

function vacantLine({ page }: Counting, { result }: ContestOutcome): string[] {
  const vacant = result === undefined || result.kind === 'answer' ? 0 : result.vacant;
  return vacant > 0 ? page.paragraph(page.texts.say('result.vacant', { seats: vacant })).map(page.colours.yellow) : [];
}

function refusalLines({ page }: Counting, { refusals }: ContestOutcome): string[] {
  return refusals.flatMap((code) =>
    page.paragraph(page.texts.sayIf(`apportion-error.${code}`) ?? code).map(page.colours.red),
  );
}

/** A sentence with its comparison behind it, or below where the line is too narrow. */
function marked({ page }: Counting, text: string, comparison: Comparison | undefined, loud = false): string[] {
  const cell = comparison === undefined ? '' : comparisonCell(page, comparison);
  const words = textOf(cell);
  const style = typeof cell === 'string' ? (own: string): string => own : cell.style;
  const lines = page.paragraph(text);
  const shown = loud ? lines.map(page.colours.bold) : lines;
  const fits = lines.length === 1 && text.length + words.length + 5 <= page.width;
  if (words === '') return shown;
  return fits ? [`${shown[0] ?? ''}   ${style(words)}`] : [...shown, `  ${style(words)}`];
}

/** Sums of lower areas and control lines that do not agree with what is declared above; those that do in one number. */
function disagreements(counting: Counting, outcome: ContestOutcome): string[] {
  const { page, names } = counting;
  const { texts } = page;
  const checks = outcome.comparisons.filter(({ what }) => what === 'sum' || what === 'figure');
  const agreeing = checks.filter(({ is }) => is === 'agrees').length;
  const differing = checks.filter(({ is }) => is === 'differs');
  const lines = differing.flatMap((one) => {
    const [area, line] = one.what === 'sum' ? one.key.split('/') : [outcome.area, one.key];
    return page.paragraph(
      texts.say('sum.differs', {
        what: `${names.line(line ?? '', outcome.contest)}, ${names.area(area ?? '')}`,
        counted: whole(texts, one.counted ?? ''),
        declared: whole(texts, one.declared ?? ''),
        by: textOf(comparisonCell(page, one)),
      }),
    );
  });
  return [
    ...differingOptions(counting, outcome).map(page.colours.yellow),
    ...(agreeing > 0 ? page.note(texts.say('sum.agree', { number: agreeing })) : []),
    ...lines.map(page.colours.yellow),
  ];
}

/** Who went on, or who was admitted, where the ballot or the declaration says otherwise. */
function differingOptions({ page, names }: Counting, { comparisons, contest }: ContestOutcome): string[] {
  const who = (ids: string | undefined): string => names.options(contest, (ids ?? '').split(' ').filter(Boolean));
  return comparisons.flatMap(({ what, is, key, counted, declared }) => {
    if (is !== 'differs' || (what !== 'advancing' && what !== 'admitted')) return [];
    const said = { round: key, counted: who(counted), declared: who(declared) };
    return page.paragraph(page.texts.say(what === 'advancing' ? 'advancing.differs' : 'admitted.differs', said));
  });
}
