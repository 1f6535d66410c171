/** Findings in protocols in words: which rule, which lines, what likely happened, what to do (docs/findings.md). */

import type { Cause, FindingCode, ProtocolFinding } from '@saylau/core';
import type { DayWords } from './day-words.js';
import { printed, whole } from './numbers.js';
import type { Speaker } from './speaker.js';

export interface ToldProtocolFinding {
  /** "0034 · Mazhilis, lists"; empty where the finding names no place. */
  readonly where: string;
  /** "control e1", "line-absent". */
  readonly code: string;
  /** "error", "warning", "note". */
  readonly severity: string;
  /** The rule with the figures that break it. */
  readonly sentence: string;
  /** "Lines: …", of lines that the sentence does not name itself. */
  readonly lines?: string;
  /** "Likely: …", one for each slip that would explain it. */
  readonly likely: readonly string[];
}

export function tellProtocolFinding(texts: Speaker, words: DayWords, finding: ProtocolFinding): ToldProtocolFinding {
  const where = finding.station ?? (finding.area === undefined ? '' : words.area(finding.area));
  const lines = shortened(finding.lines.map((line) => lineOf(texts, words, finding, line)));
  const sentence = tellRuleBroken(texts, words, finding);
  return {
    where: [where, words.place(finding)].filter((part) => part !== '').join(' · '),
    code: codeOf(finding),
    severity: texts.say(`severity.${finding.severity}`),
    sentence: sentence.replaceAll(/(?<=\d) %/g, '\u00a0%'),
    ...(sentence.includes(lines) ? {} : { lines: texts.say('findings.lines', { lines }) }),
    likely: finding.causes.map((cause) =>
      texts.say('findings.likely', { words: causeWords(texts, words, finding, cause) }),
    ),
  };
}

/** "control e1", "line-absent". */
export function codeOf({ code, control }: Pick<ProtocolFinding, 'code' | 'control'>): string {
  return control === undefined ? code : `${code} ${control}`;
}

/** What holds where nothing is found, and what the typist and the coordinator do about a finding. */
export interface ToldCode {
  readonly rule: string;
  readonly typist?: string;
  readonly coordinator?: string;
}

export function tellCode(texts: Speaker, code: FindingCode): ToldCode {
  const typist = texts.sayIf(`finding.${code}.typist`);
  const coordinator = texts.sayIf(`finding.${code}.coordinator`);
  return {
    rule: texts.sayIf(`finding.${code}.rule`) ?? code,
    ...(typist === undefined ? {} : { typist: texts.say('findings.typist', { words: typist }) }),
    ...(coordinator === undefined ? {} : { coordinator: texts.say('findings.coordinator', { words: coordinator }) }),
  };
}

/** As many lines are named one by one; a national list has dozens of options. */
const manyLines = 12;

function shortened(lines: readonly string[]): string {
  if (lines.length <= manyLines) return lines.join('; ');
  return `${lines.slice(0, manyLines - 2).join('; ')}; …; ${lines.at(-1) ?? ''}`;
}

/** The rule in words with its figures. A control equation says itself. */
export function tellRuleBroken(texts: Speaker, words: DayWords, finding: ProtocolFinding): string {
  const { control, code } = finding;
  const rule = control === undefined ? '' : (words.form(finding)?.control(control) ?? control).replace(/\.$/, '');
  const line = shortened(finding.lines.map((one) => lineOf(texts, words, finding, one)));
  const params = { ...filled(texts, finding.params), ...protocolsIn(words, finding.params), rule, line };
  return texts.sayIf(`finding.${code}`, params) ?? code;
}

/** Figures grouped as the language does; what a sentence may name although this finding lacks it stays empty. */
function filled(texts: Speaker, params: ProtocolFinding['params']): Record<string, string> {
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
function lineOf(texts: Speaker, words: DayWords, finding: ProtocolFinding, line: string): string {
  const contest = words.contest(finding);
  const form = words.form(finding);
  if (contest === undefined || form === undefined) return texts.sayIf(`line.${line}`) ?? line;
  return form.line(contest, line);
}

function causeWords(texts: Speaker, words: DayWords, finding: ProtocolFinding, cause: Cause): string {
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
