/** The comparisons that a condition rests on, in words. */

import { compare, divide, type Finding, subtract } from '@saylau/core';
import type { Names } from './names.js';
import { percentBeside, short } from './numbers.js';
import type { Speaker } from './speaker.js';

export interface FindingWords {
  readonly texts: Speaker;
  readonly names: Names;
  readonly contest: string;
}

export interface ToldFinding {
  readonly holds: Finding['holds'];
  /** "Amanat: 3,431,510 of 6,366,441 = 53.90 %". */
  readonly sentence: string;
}

export function tellFinding(words: FindingWords, finding: Finding): ToldFinding {
  const { names, contest } = words;
  const { kind, option, area, holds } = finding;
  const who = option === undefined ? '' : `${names.option(contest, option)}: `;
  const elsewhere = kind !== 'regions' && area !== undefined && area !== names.areaOf(contest);
  const where = elsewhere ? `${names.area(area)} — ` : '';
  return { holds, sentence: `${where}${who}${figures(words, finding)}` };
}

function figures({ texts, names, contest }: FindingWords, { kind, value, most, of, missing, bound }: Finding): string {
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

/** Whether a finding is of an area below the contest's that has no figures: these are told together. */
export function isSilent({ names, contest }: FindingWords, { value, area }: Finding): boolean {
  return value === undefined && area !== names.areaOf(contest);
}

/** Areas without figures, all in one sentence; undefined where there are none. */
export function tellSilent(words: FindingWords, findings: readonly Finding[]): string | undefined {
  const { texts, names, contest } = words;
  const silent = findings.filter((finding) => isSilent(words, finding));
  if (silent.length === 0) return undefined;
  const areas = texts.say('finding.areas', { number: new Set(silent.map(({ area }) => area)).size });
  const lines = names.lines([...new Set(silent.flatMap(({ missing }) => missing))], contest);
  return `${areas}. ${texts.say('status.missing', { lines })}`;
}
