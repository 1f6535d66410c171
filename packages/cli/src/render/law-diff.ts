/** What changed in the law between two days: values known on both first, then how much is known of one day only. */

import type { Held, LawDiff, SystemVersion, Version } from '@saylau/core';
import { type Turn, turnsBetween } from '@saylau/formats/outcome-json';
import { date, tellGround, tellHeld, tellingTurns, tellSystem } from '@saylau/texts';
import type { LawPage } from './law.js';

type Change = LawDiff['provisions'][number];

export interface DiffShown {
  readonly diff: LawDiff;
  readonly earlier: string;
  readonly later: string;
  /** Provisions known on one of the days only, each with its value. */
  readonly all: boolean;
}

export function diffLines(law: LawPage, shown: DiffShown): string[] {
  const { diff, earlier, later } = shown;
  const { page, statute } = law;
  const { texts } = page;
  const changed = diff.provisions.filter(isChange);
  const oneSided = diff.provisions.filter((change) => !isChange(change));
  const subjects = new Set(changed.map(({ subject }) => subject));
  return [
    ...page.title(
      texts.say('diff.title', {
        name: statute.name[texts.language],
        earlier: date(texts, earlier),
        later: date(texts, later),
      }),
    ),
    ...page.paragraph(
      texts.say('diff.summary', { number: changed.length, subjects: subjects.size, offices: diff.systems.length }),
      '',
    ),
    ...systemLines(law, shown),
    ...bySubject(law, changed, (change) => changeLines(law, change, shown)),
    ...oneSidedLines(law, oneSided, shown),
    '',
    ...page.note(texts.say('law.own-words'), ''),
  ];
}

/** Whether the sources speak of both days: a value on each, or a value where the law had none, or the reverse. */
function isChange({ before, after }: Change): boolean {
  return speaks(before) && speaks(after);
}

function speaks(held: Held<Version>): boolean {
  if (held.is === 'ambiguous') return held.between.every(({ state }) => state === 'given' || state === 'none');
  return held.is === 'version' && held.version.state !== 'unspecified';
}

function systemLines(law: LawPage, { diff, earlier, later }: DiffShown): string[] {
  const { page } = law;
  const { texts } = page;
  if (diff.systems.length === 0) return [];
  const words = (version: SystemVersion | undefined): string =>
    tellSystem(texts, version === undefined ? { is: 'nothing' } : { is: 'version', version }, later);
  return [
    ...page.heading(texts.say('diff.systems')),
    ...diff.systems.flatMap(({ system, before, after }) => [
      ...page.paragraph(system.name[texts.language]),
      ...changed(law, turnsBetween(system.versions, earlier, later), words, {
        before: tellSystem(texts, before, earlier),
        after: tellSystem(texts, after, later),
      }),
      ...(after.is === 'version' && after.version.note !== undefined
        ? page.note(after.version.note[texts.language], '    ')
        : []),
    ]),
  ];
}

function bySubject(
  { page, statute }: LawPage,
  changes: readonly Change[],
  lines: (change: Change) => string[],
): string[] {
  return statute.subjects.flatMap(({ id, name }) => {
    const own = changes.filter(({ subject }) => subject === id);
    return own.length === 0 ? [] : [...page.heading(name[page.texts.language]), ...own.flatMap(lines)];
  });
}

function changeLines(law: LawPage, { provision, before, after }: Change, { earlier, later }: DiffShown): string[] {
  const { page } = law;
  const turns = turnsBetween(provision.history, earlier, later);
  const words = (version: Version | undefined): string =>
    version === undefined
      ? page.texts.say('diff.nothing')
      : tellHeld(law.words, provision, { is: 'version', version }, later);
  const ground = after.is === 'version' ? tellGround(page.texts, after.version, provision) : '';
  return [
    ...page.paragraph(provision.says[page.texts.language]),
    ...changed(law, turns, words, {
      before: tellHeld(law.words, provision, before, earlier),
      after: tellHeld(law.words, provision, after, later),
    }),
    ...page.note([provision.id, ground].filter((part) => part !== '').join(' · '), '    '),
  ];
}

/** "before → after", and what held in between where there was more than one change. */
function changed<V>(
  law: LawPage,
  turns: readonly Turn<V>[],
  wordsOf: (version: V | undefined) => string,
  ends: Ends,
): string[] {
  const { page } = law;
  const { texts } = page;
  const between = tellingTurns(ends.before, turns, wordsOf)
    .slice(0, -1)
    .map(({ from, words }) => texts.say('diff.step', { value: words, date: date(texts, from) }));
  const steps = between.length === 0 ? [] : page.note(texts.say('diff.between', { steps: between.join('; ') }), '    ');
  return [...endLines(page, ends), ...steps];
}

/** The values on the two days, in words. */
interface Ends {
  readonly before: string;
  readonly after: string;
}

function endLines(page: LawPage['page'], { before, after }: Ends): string[] {
  const { colours, texts, width } = page;
  if (before === after) return [`    ${colours.cyan(after)} (${texts.say('diff.recomposed')})`];
  if (before.length + after.length + 10 <= width) return [`    ${colours.red(before)} → ${colours.green(after)}`];
  return [
    ...page.paragraph(before, '    ', '− ').map(colours.red),
    ...page.paragraph(after, '    ', '+ ').map(colours.green),
  ];
}

/** Provisions of which the sources tell one day only: how many by subject, or each. */
function oneSidedLines(law: LawPage, changes: readonly Change[], shown: DiffShown): string[] {
  const { page, statute } = law;
  const { texts } = page;
  if (changes.length === 0) return [];
  const heading = [...page.heading(texts.say('diff.one-sided')), ...page.note(texts.say('diff.one-sided-note'))];
  if (shown.all) return [...heading, ...bySubject(law, changes, (change) => changeLines(law, change, shown))];
  const counts = statute.subjects.flatMap(({ id, name }) => {
    const number = changes.filter(({ subject }) => subject === id).length;
    return number === 0 ? [] : [`${name[texts.language]} ${number}`];
  });
  return [...heading, ...page.paragraph(`${counts.join(' · ')}. ${texts.say('diff.one-sided-all')}`)];
}
