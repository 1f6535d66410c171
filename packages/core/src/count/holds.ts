/** Decides conditions by exact comparison, and keeps the figures of each comparison as a finding. */

import type { Bound, Condition } from '../condition.js';
import type { Option } from '../election.js';
import type { AreaId, LineId, OptionId, Sum, SumResult } from '../figures.js';
import { compare, type Fraction, fraction, multiply } from '../fraction.js';
import { partyOf } from './party.js';
import { allOf, anyOf, no, notOf, unknown, type Verdict, verdict, yes } from './verdict.js';
import { evaluateSum, figureAt, type View, viewAt } from './view.js';

/** What a condition is asked about. */
export interface Asked {
  readonly view: View;
  /** Undefined for demands on the contest as a whole (a quorum). */
  readonly option?: Option;
  /** The views of all contests of the part, for shares taken across them. */
  readonly across: () => readonly View[];
  /** Seats won in another part, by party; undefined where that is not known. */
  readonly won: (part: string, area?: AreaId) => ReadonlyMap<string, number> | undefined;
}

/** One comparison that was made: `value` against `bound` × `of`. */
export interface Finding {
  readonly kind: 'share' | 'lead' | 'regions';
  readonly option?: OptionId;
  readonly area?: AreaId;
  readonly bound: Bound;
  /** Votes, a quorum's sum, a lead, or the weight of the regions in which `where` holds. */
  readonly value?: Fraction;
  /** The weight of the regions that could still come to it, where some are not known. */
  readonly most?: Fraction;
  readonly of?: { readonly sum?: Sum; readonly value: Fraction };
  readonly holds: Verdict['is'];
  readonly missing: readonly LineId[];
}

export interface Decision {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

/** Whether `condition` holds for `asked`, with the comparisons behind it. */
export function decide(condition: Condition, asked: Asked): Decision {
  switch (condition.kind) {
    case 'share':
      return decideShare(condition, asked);
    case 'lead':
      return decideLead(condition, asked);
    case 'regions':
      return decideRegions(condition, asked);
    case 'at':
      return decide(condition.where, { ...asked, view: viewAt(asked.view, condition.area) });
    case 'ballot':
      return plain(decideBallot(condition, asked.view));
    case 'is':
      return plain(verdict(asked.option?.tags.includes(condition.tag) ?? false));
    case 'won':
      return plain(decideWon(condition, asked));
    case 'all':
    case 'any': {
      const decisions = condition.of.map((one) => decide(one, asked));
      const verdicts = decisions.map((one) => one.verdict);
      const findings = decisions.flatMap((one) => one.findings);
      return { verdict: condition.kind === 'all' ? allOf(verdicts) : anyOf(verdicts), findings };
    }
    case 'not': {
      const inner = decide(condition.of, asked);
      return { verdict: notOf(inner.verdict), findings: inner.findings };
    }
  }
}

function plain(one: Verdict): Decision {
  return { verdict: one, findings: [] };
}

function decideWon(condition: Extract<Condition, { kind: 'won' }>, asked: Asked): Verdict {
  if (asked.option === undefined) return no;
  const won = asked.won(condition.part);
  if (won === undefined) return unknown([condition.part]);
  if (asked.option.party === null) return unknown([condition.part]);
  const own = won.get(partyOf(asked.option)) ?? 0;
  if (own >= condition.atLeast) return yes;
  return own + (won.get('unknown') ?? 0) >= condition.atLeast ? unknown([condition.part]) : no;
}

/** How many options are on the ballot; where not all are named there is at least one more. */
function decideBallot(
  { atLeast = 0, atMost }: Extract<Condition, { kind: 'ballot' }>,
  { options, complete }: View,
): Verdict {
  const named = options.filter(({ role }) => role !== 'others').length;
  const more = !complete || named < options.length;
  const least = more ? named + 1 : named;
  if (atMost !== undefined && least > atMost) return no;
  if (least >= atLeast && (atMost === undefined || !more)) return yes;
  return more ? unknown(['options']) : no;
}

/** `value` ≥ (or >) `bound.amount` × `of`, exactly. Nothing is a share of nothing: a base of zero is never reached. */
export function reaches(value: Fraction, bound: Bound, of: Fraction): boolean {
  if (of.num <= 0n) return false;
  const order = compare(value, multiply(bound.amount, of));
  return bound.strict ? order > 0 : order >= 0;
}

function decideShare(condition: Extract<Condition, { kind: 'share' }>, asked: Asked): Decision {
  const value = condition.sum === undefined ? votesOf(condition, asked) : total(condition.sum, condition, asked);
  const of: SumResult = condition.of === undefined ? one : total(condition.of, condition, asked);
  return comparison('share', condition, value, of, asked);
}

const one: SumResult = { known: true, value: 1n };

/** Votes of the option, or of its group, in this contest or across the part. */
function votesOf(condition: { readonly across?: true; readonly group?: true }, asked: Asked): SumResult {
  const { option } = asked;
  if (option === undefined) return { known: false, missing: ['option'] };
  if (condition.group === true && option.group !== undefined) {
    const allies = asked.view.options.filter(({ group }) => group === option.group);
    return added(
      allies.map((ally) => votesOf(condition.across === true ? { across: true } : {}, { ...asked, option: ally })),
    );
  }
  if (condition.across !== true) return figureAt(asked.view, option.id);
  return added(
    asked
      .across()
      .flatMap((view) =>
        view.options
          .filter(({ id, party }) => id === option.id || (typeof party === 'string' && party === option.party))
          .map(({ id }) => figureAt(view, id)),
      ),
  );
}

function total(sum: Sum, condition: { readonly across?: true }, asked: Asked): SumResult {
  if (condition.across !== true || 'count' in sum) return evaluateSum(sum, asked.view);
  return added(asked.across().map((view) => evaluateSum(sum, view)));
}

function added(results: readonly SumResult[]): SumResult {
  const missing = results.flatMap((result) => (result.known ? [] : result.missing));
  if (missing.length > 0) return { known: false, missing: [...new Set(missing)] };
  return { known: true, value: results.reduce((sum, result) => (result.known ? sum + result.value : sum), 0n) };
}

function comparison(
  kind: 'share' | 'lead',
  { bound, of: sum }: { readonly bound: Bound; readonly of?: Sum },
  value: SumResult,
  of: SumResult,
  asked: Asked,
): Decision {
  const missing = [value, of].flatMap((result) => (result.known ? [] : result.missing));
  const holds =
    value.known && of.known ? verdict(reaches(fraction(value.value), bound, fraction(of.value))) : unknown(missing);
  const finding: Finding = {
    kind,
    area: asked.view.area,
    bound,
    holds: holds.is,
    missing,
    ...(asked.option === undefined ? {} : { option: asked.option.id }),
    ...(value.known ? { value: fraction(value.value) } : {}),
    ...(of.known && sum !== undefined ? { of: { sum, value: fraction(of.value) } } : {}),
  };
  return { verdict: holds, findings: [finding] };
}

function decideLead(condition: Extract<Condition, { kind: 'lead' }>, asked: Asked): Decision {
  const of: SumResult = condition.of === undefined ? one : evaluateSum(condition.of, asked.view);
  return comparison('lead', condition, leadOf(asked), of, asked);
}

/** Votes of the option less those of the best other option. */
function leadOf(asked: Asked): SumResult {
  const { option, view } = asked;
  if (option === undefined) return { known: false, missing: ['option'] };
  if (!view.complete) return { known: false, missing: ['options'] };
  const others = view.options
    .filter(({ id, role }) => id !== option.id && role !== 'others')
    .map(({ id }) => figureAt(view, id));
  const own = figureAt(view, option.id);
  const missing = [own, ...others].flatMap((figure) => (figure.known ? [] : figure.missing));
  if (!own.known || missing.length > 0) return { known: false, missing };
  const best = others.reduce((top, figure) => (figure.known && figure.value > top ? figure.value : top), 0n);
  return { known: true, value: own.value - best };
}

function decideRegions(condition: Extract<Condition, { kind: 'regions' }>, asked: Asked): Decision {
  const regions = (asked.view.areas.below.get(asked.view.area) ?? []).filter(({ kind }) =>
    condition.areaKind === undefined ? kind !== 'abroad' : kind === condition.areaKind,
  );
  const answers = regions.map((region) => ({
    weight: condition.weighted === true ? region.weight : fraction(1n),
    decision: decide(condition.where, { ...asked, view: viewAt(asked.view, region.id) }),
  }));
  const weigh = (wanted: readonly Verdict['is'][]): Fraction =>
    answers.filter(({ decision }) => wanted.includes(decision.verdict.is)).reduce(addWeight, fraction(0n));
  const all = weigh(['yes', 'no', 'unknown']);
  const of = condition.unit === 'fraction' ? all : fraction(1n);
  const least = reaches(weigh(['yes']), condition.bound, of);
  const most = reaches(weigh(['yes', 'unknown']), condition.bound, of);
  const missing = answers.flatMap(({ decision }) =>
    decision.verdict.is === 'unknown' ? decision.verdict.missing : [],
  );
  const open = regions.length === 0 ? unknown(['regions']) : least ? verdict(true) : most ? unknown(missing) : no;
  const finding: Finding = {
    kind: 'regions',
    bound: condition.bound,
    value: weigh(['yes']),
    most: weigh(['yes', 'unknown']),
    of: { value: all },
    holds: open.is,
    missing: open.is === 'unknown' ? open.missing : [],
    ...(asked.option === undefined ? {} : { option: asked.option.id }),
  };
  return { verdict: open, findings: [finding, ...answers.flatMap(({ decision }) => decision.findings)] };
}

function addWeight(sum: Fraction, answer: { readonly weight: Fraction }): Fraction {
  return fraction(sum.num * answer.weight.den + answer.weight.num * sum.den, sum.den * answer.weight.den);
}
