/** Forms, sound protocols and a slow check for tests, transcribed from the words of the rules. No part of the product. */

import fc from 'fast-check';
import { sum } from '../count/election.test-kit.js';
import type { LineId, OptionId, Sum } from '../figures.js';
import type { Control, Form, Severity } from '../form.js';
import { formOf } from '../protocol/day.test-kit.js';

/** `control('e1', 'options + invalid', '=', 'took-part')` */
export function control(
  id: string,
  left: string,
  is: Control['is'],
  right: string,
  severity: Severity = 'error',
): Control {
  return { id, left: sum(left), is, right: sum(right), severity };
}

const voting = ['registered', 'ballots-delivered', 'ballots-received', 'took-part'];

/** The lines and equations of a Kazakh precinct protocol of an election. */
export const electionForm: Form = formOf(
  [
    ...voting,
    'by-absentee',
    'outside-station',
    'applications',
    'options',
    'against-all',
    'invalid',
    'ballots-unused',
    'ballots-spoilt',
  ],
  [
    control('e1', 'options + against-all + invalid', '=', 'took-part'),
    control('e2', 'took-part', '<=', 'ballots-received', 'warning'),
    control('e3', 'ballots-received', '<=', 'registered'),
    control('e4', 'ballots-received + ballots-unused + ballots-spoilt', '=', 'ballots-delivered'),
    control('e5-outside', 'outside-station', '<=', 'took-part'),
    control('e5-absentee', 'by-absentee', '<=', 'took-part'),
    control('e6', 'outside-station', '<=', 'applications'),
  ],
);

/** Of a referendum: ballots with both answers marked are a line of their own. */
export const referendumForm: Form = formOf(
  [...voting, 'options', 'both-marked', 'invalid', 'ballots-unused', 'ballots-spoilt'],
  [
    control('referendum', 'options + both-marked + invalid', '=', 'took-part'),
    control('e2', 'took-part', '<=', 'ballots-received', 'warning'),
    control('e3', 'ballots-received', '<=', 'registered'),
    control('e4', 'ballots-received + ballots-unused + ballots-spoilt', '=', 'ballots-delivered'),
  ],
);

/** Figures as a test writes them; what is not there is absent. */
export type Figures = Readonly<Record<LineId, number>>;

/** A sound protocol of `electionForm` with options a, b, c. */
export const sound: Figures = {
  registered: 2500,
  'ballots-delivered': 2400,
  'ballots-received': 1713,
  'took-part': 1702,
  'by-absentee': 12,
  'outside-station': 31,
  applications: 33,
  a: 1058,
  b: 349,
  c: 126,
  'against-all': 87,
  invalid: 82,
  'ballots-unused': 678,
  'ballots-spoilt': 9,
};
export const soundOptions: readonly OptionId[] = ['a', 'b', 'c'];

export const figuresOf = (figures: Figures): ReadonlyMap<LineId, bigint> =>
  new Map(Object.entries(figures).map(([line, figure]) => [line, BigInt(figure)]));

/** What the slow check says: absent lines, and equations that do not hold. */
export interface SlowFindings {
  readonly absent: readonly LineId[];
  readonly controls: readonly string[];
}

/**
 * The rules in words: every line of the form, and for the line `options` every option, must have a figure. An equation all of whose lines
 * have one must hold: its left side equals, or is at most, its right side. `options` is the sum of all options; `against-all` is that line, and
 * nothing where the form has none. An equation that names another line is not of this form.
 */
export function slowCheck(form: Form, options: readonly OptionId[], figures: Figures): SlowFindings {
  const asked = form.lines.flatMap(({ line }) => (line === 'options' ? options : [line]));
  const controls = form.controls.filter(({ left, is, right }) => {
    const [one, other] = [slowSum(left, form, options, figures), slowSum(right, form, options, figures)];
    if (Number.isNaN(one) || Number.isNaN(other)) return false;
    return is === '=' ? one !== other : one > other;
  });
  return { absent: asked.filter((line) => figures[line] === undefined), controls: controls.map(({ id }) => id) };
}

/** NaN where it cannot be told. Exact for the few terms and figures below 2^31 that tests have. */
function slowSum(of: Sum, form: Form, options: readonly OptionId[], figures: Figures): number {
  if ('count' in of) return Number(of.count);
  const own = new Set(form.lines.map(({ line }) => line));
  let total = 0;
  for (const { sign, line } of of.terms) {
    const lines = line === 'options' ? options : [line];
    if (line === 'against-all' && !own.has(line)) continue;
    if (!own.has(line)) return Number.NaN;
    for (const one of lines) total += sign * (figures[one] ?? Number.NaN);
  }
  return total;
}

/** A random sound protocol of `electionForm`, with its options. */
export const anySound: fc.Arbitrary<{ readonly options: readonly OptionId[]; readonly figures: Figures }> = fc
  .record({
    votes: fc.array(fc.nat(1500), { minLength: 1, maxLength: 12 }),
    rest: fc.array(fc.nat(300), { minLength: 10, maxLength: 10 }),
  })
  .map(({ votes, rest }) => {
    const [against = 0, invalid = 0, carried = 0, atHome = 0, unused = 0, spoilt = 0, outside = 0, more = 0] = rest;
    const tookPart = votes.reduce((total, vote) => total + vote, against + invalid);
    const received = tookPart + (carried % 4);
    const figures: Record<LineId, number> = {
      registered: received + atHome,
      'ballots-delivered': received + unused + spoilt,
      'ballots-received': received,
      'took-part': tookPart,
      'by-absentee': Math.min(tookPart, rest[8] ?? 0),
      'outside-station': Math.min(tookPart, outside),
      applications: Math.min(tookPart, outside) + more,
      'against-all': against,
      invalid,
      'ballots-unused': unused,
      'ballots-spoilt': spoilt,
    };
    const options = votes.map((_, index) => `o${index + 1}`);
    for (const [index, option] of options.entries()) figures[option] = votes[index] ?? 0;
    return { options, figures };
  });

const names = ['registered', 'ballots-received', 'took-part', 'invalid', 'options', 'against-all', 'not-of-the-form'];
const terms = fc.array(fc.record({ sign: fc.constantFrom(1 as const, -1 as const), line: fc.constantFrom(...names) }), {
  minLength: 1,
  maxLength: 6,
});
const anySum: fc.Arbitrary<Sum> = fc.oneof(
  { weight: 9, arbitrary: terms.map((own) => ({ terms: own })) },
  { weight: 1, arbitrary: fc.constantFrom(0n, 9n, 2n ** 31n, 10n ** 29n).map((count) => ({ count })) },
);

/** Random forms with random equations, also such as name lines that the form has not. */
export const anyControlledForm: fc.Arbitrary<Form> = fc
  .tuple(
    fc.subarray(['registered', 'ballots-received', 'options', 'took-part', 'against-all', 'invalid'], { minLength: 1 }),
    fc.array(
      fc.record({
        left: anySum,
        is: fc.constantFrom('=' as const, '<=' as const),
        right: anySum,
        severity: fc.constantFrom('error' as const, 'warning' as const, 'information' as const),
      }),
      { maxLength: 5 },
    ),
  )
  .map(([lines, controls]) =>
    formOf(
      lines,
      controls.map((own, index) => ({ id: `e${index}`, ...own })),
    ),
  );
