/** A ballot's form as pages show it: its numbered lines and equations, in the words of the law; and sums over its figures. */

import {
  type Contest,
  type Control,
  type CountingLaw,
  type Election,
  numberedLines,
  type ProtocolTable,
  provisionsOf,
  type Severity,
  type Statute,
  type Sum,
  slotOptions,
  type Text,
} from '@saylau/core';
import { type Colour, colourOf } from './colours.js';

/** Line or option → figure; what is left out is absent. */
export type Figures = Readonly<Record<string, number>>;

export interface FormLine {
  /** `3`, or `8.2` for the second option under line 8. */
  readonly number: string;
  readonly line: string;
  /** Empty where neither the law nor the election says it. */
  readonly name: Text;
  /** Of an option. */
  readonly colour?: Colour;
}

/** One side of an equation: lines added and taken away, or a bare count. */
export interface Side {
  readonly terms: readonly { readonly sign: 1 | -1; readonly line: string; readonly value?: number }[];
  /** Undefined where a figure is absent. */
  readonly value?: number;
}

export interface Equation {
  readonly id: string;
  readonly says: Text;
  readonly left: Side;
  readonly is: '=' | '<=';
  readonly right: Side;
  readonly severity: Severity;
  /** Undefined where a figure is absent. */
  readonly holds?: boolean;
}

/** An election with what it is counted by. */
export interface BallotLaw {
  readonly election: Election;
  readonly law: CountingLaw;
  readonly statute: Statute | undefined;
}

type Ballot = Pick<ProtocolTable['ballot'], 'form' | 'part'>;

/** The lines of the form for a contest, as the law numbers and names them. */
export function formLines(own: BallotLaw, { form, part }: Ballot, contest: Contest): readonly FormLine[] {
  const said = wordsOf(own);
  return numberedLines(form, slotOptions(contest)).map(({ number, line }) => {
    const inForm = form.lines.find((one) => one.line === line);
    const place = contest.options.findIndex(({ id, role }) =>
      inForm === undefined ? id === line : line === 'against-all' && role === 'against-all',
    );
    const option = contest.options[place];
    const name = inForm === undefined ? option?.name : (said(`parts.${part}.form.lines.${line}`) ?? inForm.name);
    return {
      number,
      line,
      name: name ?? {},
      ...(option === undefined ? {} : { colour: colourOf(own.election, option, place) }),
    };
  });
}

/** The control equations of the form with the figures of one protocol; none where nothing is given. */
export function equationsOf(
  own: BallotLaw,
  { form, part }: Ballot,
  contest: Contest,
  figures: Figures,
): readonly Equation[] {
  const said = wordsOf(own);
  const options = slotOptions(contest);
  const lines = new Set(form.lines.map(({ line }) => line));
  const isOfForm = ({ left, right }: Control): boolean =>
    [left, right].every(
      (sum) => 'count' in sum || sum.terms.every(({ line }) => line === 'against-all' || lines.has(line)),
    );
  return form.controls.filter(isOfForm).map(({ id, left: plus, is, right: minus, severity, says }) => {
    const [left, right] = [sideOf(plus, figures, options, lines), sideOf(minus, figures, options, lines)];
    return {
      id,
      says: said(`parts.${part}.form.controls.${id}`) ?? says ?? {},
      left,
      is,
      right,
      severity,
      ...holding(left.value, is, right.value),
    };
  });
}

function holding(left: number | undefined, is: '=' | '<=', right: number | undefined): Pick<Equation, 'holds'> {
  if (left === undefined || right === undefined) return {};
  return { holds: is === '=' ? left === right : left <= right };
}

function sideOf(sum: Sum, figures: Figures, options: readonly string[], lines: ReadonlySet<string>): Side {
  if ('count' in sum) return { terms: [], value: Number(sum.count) };
  const terms = sum.terms
    .filter(({ line }) => line !== 'against-all' || lines.has(line))
    .map((term) => {
      const value = sumOf({ terms: [{ ...term, sign: 1 }] }, figures, options);
      return { ...term, ...(value === undefined ? {} : { value }) };
    });
  const value = sumOf({ terms }, figures, options);
  return { terms, ...(value === undefined ? {} : { value }) };
}

/** A sum over figures; undefined where one of them is absent. A form without a line against all has nothing to add for it. */
export function sumOf(sum: Sum, figures: Figures, options: readonly string[], hasAgainst = true): number | undefined {
  if ('count' in sum) return Number(sum.count);
  const lines = sum.terms
    .filter(({ line }) => line !== 'against-all' || hasAgainst)
    .flatMap(({ sign, line }) => (line === 'options' ? options : [line]).map((one) => ({ sign, one })));
  let value = 0;
  for (const { sign, one } of lines) {
    const figure = Object.hasOwn(figures, one) ? figures[one] : undefined;
    if (figure === undefined) return undefined;
    value += sign * figure;
  }
  return value;
}

/** What the provision behind a leaf of the rules says. */
function wordsOf({ law, statute }: BallotLaw): (leaf: string) => Text | undefined {
  const provisions = statute === undefined ? undefined : provisionsIn(statute);
  return (leaf) => {
    const id = law.rules?.cites.get(leaf);
    return id === undefined ? undefined : provisions?.get(id)?.says;
  };
}

const known = new WeakMap<Statute, ReturnType<typeof provisionsOf>>();

/** Of one law thousands of stations ask. */
function provisionsIn(statute: Statute): ReturnType<typeof provisionsOf> {
  const found = known.get(statute) ?? provisionsOf(statute);
  known.set(statute, found);
  return found;
}
