/** Control equations with the figures of a protocol. */

import type { Severity, Sum, Text } from '@saylau/core';

/** Line or option → figure; what is left out is absent. */
export type Figures = Readonly<Record<string, number>>;

interface Term {
  readonly sign: 1 | -1;
  readonly line: string;
}

/** Lines added and taken away, or a bare count. */
type RuleSide = { readonly terms: readonly Term[] } | { readonly count: number };

/** An equation of a form, in the words of the law. */
export interface Rule {
  readonly id: string;
  readonly says: Text;
  readonly left: RuleSide;
  readonly is: '=' | '<=';
  readonly right: RuleSide;
  readonly severity: Severity;
}

/** One side of an equation with its figures. */
export interface Side {
  readonly terms: readonly (Term & { readonly value?: number })[];
  /** Undefined where a figure is absent. */
  readonly value?: number;
}

export interface Equation extends Omit<Rule, 'left' | 'right'> {
  readonly left: Side;
  readonly right: Side;
  /** Undefined where a figure is absent. */
  readonly holds?: boolean;
}

/** `options`: what the line of all options adds up. */
export function equationOf(rule: Rule, figures: Figures, options: readonly string[]): Equation {
  const [left, right] = [sideOf(rule.left, figures, options), sideOf(rule.right, figures, options)];
  return { ...rule, left, right, ...holding(left.value, rule.is, right.value) };
}

function holding(left: number | undefined, is: Rule['is'], right: number | undefined): Pick<Equation, 'holds'> {
  if (left === undefined || right === undefined) return {};
  return { holds: is === '=' ? left === right : left <= right };
}

function sideOf(side: RuleSide, figures: Figures, options: readonly string[]): Side {
  if ('count' in side) return { terms: [], value: side.count };
  const terms = side.terms.map((term) => ({
    ...term,
    ...given(sumOf({ terms: [{ ...term, sign: 1 }] }, figures, options)),
  }));
  return { terms, ...given(sumOf(side, figures, options)) };
}

function given(value: number | undefined): { readonly value?: number } {
  return value === undefined ? {} : { value };
}

/** A sum over figures; undefined where one of them is absent. A form without a line against all has nothing to add for it. */
export function sumOf(
  sum: Sum | RuleSide,
  figures: Figures,
  options: readonly string[],
  hasAgainst = true,
): number | undefined {
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
