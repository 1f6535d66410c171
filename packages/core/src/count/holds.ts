/** Decides conditions by exact comparison, and keeps the figures of each comparison as a finding. */

import type { Bound, Condition } from '../condition.js';
import type { Area, Option } from '../election.js';
import type { AreaId, LineId, OptionId, Sum, SumResult } from '../figures.js';
import { compare, type Fraction, fraction } from '../fraction.js';
import { type Across, added } from './across.js';
import { partyOf } from './party.js';
import { allOf, anyOf, no, notOf, unknown, type Verdict, verdict, yes } from './verdict.js';
import { evaluateSum, figureAt, type View, viewAt } from './view.js';

/** What a condition is asked about. */
export interface Asked {
  readonly view: View;
  /** Undefined for demands on the contest as a whole (a quorum). */
  readonly option?: Option;
  /** Votes over all contests of the part, for shares taken across them. */
  readonly across: () => Across;
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

/** Whether `condition` holds for `asked`, with the comparisons behind it, each of them once. */
export function decide(condition: Condition, asked: Asked): Decision {
  const ledger: Ledger = { verdicts: new Map(), findings: [] };
  return { verdict: judge(condition, asked, ledger), findings: ledger.findings };
}

/** What one decision has found so far: a condition that is met again at the same area is not decided again. */
interface Ledger {
  readonly verdicts: Map<Condition, Map<AreaId, Verdict>>;
  readonly findings: Finding[];
}

function judge(condition: Condition, asked: Asked, ledger: Ledger): Verdict {
  const { area } = asked.view;
  const here = ledger.verdicts.get(condition) ?? new Map<AreaId, Verdict>();
  ledger.verdicts.set(condition, here);
  const found = here.get(area) ?? judgeAnew(condition, asked, ledger);
  here.set(area, found);
  return found;
}

function judgeAnew(condition: Condition, asked: Asked, ledger: Ledger): Verdict {
  switch (condition.kind) {
    case 'share':
      return noted(ledger, decideShare(condition, asked));
    case 'lead':
      return noted(ledger, decideLead(condition, asked));
    case 'regions':
      return decideRegions(condition, asked, ledger);
    case 'at':
      return judge(condition.where, { ...asked, view: viewAt(asked.view, condition.area) }, ledger);
    case 'ballot':
      return decideBallot(condition, asked.view);
    case 'is':
      return verdict(asked.option?.tags.includes(condition.tag) ?? false);
    case 'won':
      return decideWon(condition, asked);
    case 'all':
      return allOf(condition.of.map((one) => judge(one, asked, ledger)));
    case 'any':
      return anyOf(condition.of.map((one) => judge(one, asked, ledger)));
    case 'not':
      return notOf(judge(condition.of, asked, ledger));
  }
}

function noted(ledger: Ledger, { verdict: one, finding }: Compared): Verdict {
  ledger.findings.push(finding);
  return one;
}

/** One comparison, and what it says. */
interface Compared {
  readonly verdict: Verdict;
  readonly finding: Finding;
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
  const order = compare(value, { num: bound.amount.num * of.num, den: bound.amount.den * of.den });
  return bound.strict ? order > 0 : order >= 0;
}

function decideShare(condition: Extract<Condition, { kind: 'share' }>, asked: Asked): Compared {
  const value = condition.sum === undefined ? votesOf(condition, asked) : total(condition.sum, condition, asked);
  const of: SumResult = condition.of === undefined ? one : total(condition.of, condition, asked);
  return comparison('share', condition, value, of, asked);
}

const one: SumResult = { known: true, value: 1n };

/** Votes of the option, or of its group, in this contest or across the part. */
function votesOf(condition: { readonly across?: true; readonly group?: true }, asked: Asked): SumResult {
  const { option } = asked;
  if (option === undefined) return { known: false, missing: ['option'] };
  const joined = condition.group === true && option.group !== undefined;
  if (!joined && condition.across !== true) return figureAt(asked.view, option.id);
  const allies = joined ? asked.view.options.filter(({ group }) => group === option.group) : [option];
  if (condition.across === true) return asked.across().votes(allies);
  return added(allies.map(({ id }) => figureAt(asked.view, id)));
}

function total(sum: Sum, condition: { readonly across?: true }, asked: Asked): SumResult {
  if (condition.across !== true || 'count' in sum) return evaluateSum(sum, asked.view);
  return asked.across().total(sum);
}

function comparison(
  kind: 'share' | 'lead',
  { bound, of: sum }: { readonly bound: Bound; readonly of?: Sum },
  value: SumResult,
  of: SumResult,
  asked: Asked,
): Compared {
  const known = value.known && of.known;
  const holds = known
    ? verdict(reaches(fraction(value.value), bound, fraction(of.value)))
    : unknown([...missingOf(value), ...missingOf(of)]);
  const finding: Finding = {
    kind,
    area: asked.view.area,
    bound,
    holds: holds.is,
    missing: holds.is === 'unknown' ? holds.missing : noLines,
    ...(asked.option === undefined ? {} : { option: asked.option.id }),
    ...(value.known ? { value: fraction(value.value) } : {}),
    ...(of.known && sum !== undefined ? { of: { sum, value: fraction(of.value) } } : {}),
  };
  return { verdict: holds, finding };
}

const noLines: readonly LineId[] = [];

function missingOf(result: SumResult): readonly LineId[] {
  return result.known ? noLines : result.missing;
}

function decideLead(condition: Extract<Condition, { kind: 'lead' }>, asked: Asked): Compared {
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

function regionsOf({ areaKind }: Extract<Condition, { kind: 'regions' }>, { areas, area }: View): readonly Area[] {
  const below = areas.below.get(area) ?? [];
  return below.filter(({ kind }) => (areaKind === undefined ? kind !== 'abroad' : kind === areaKind));
}

function decideRegions(condition: Extract<Condition, { kind: 'regions' }>, asked: Asked, ledger: Ledger): Verdict {
  const regions = regionsOf(condition, asked.view);
  const place = ledger.findings.length;
  const weights = { yes: nothing, no: nothing, unknown: nothing };
  const missing = new Set<LineId>();
  for (const region of regions) {
    const own = judge(condition.where, { ...asked, view: viewAt(asked.view, region.id) }, ledger);
    weights[own.is] = plus(weights[own.is], condition.weighted === true ? region.weight : single);
    for (const line of own.is === 'unknown' ? own.missing : []) missing.add(line);
  }
  const most = plus(weights.yes, weights.unknown);
  const all = plus(most, weights.no);
  const of = condition.unit === 'fraction' ? all : single;
  const open = reaches(most, condition.bound, of) ? unknown([...missing]) : no;
  const holds = regions.length === 0 ? unknown(['regions']) : reaches(weights.yes, condition.bound, of) ? yes : open;
  // Before the comparisons in the regions, which it sums up.
  ledger.findings.splice(place, 0, {
    kind: 'regions',
    bound: condition.bound,
    value: weights.yes,
    most,
    of: { value: all },
    holds: holds.is,
    missing: holds.is === 'unknown' ? holds.missing : [],
    ...(asked.option === undefined ? {} : { option: asked.option.id }),
  });
  return holds;
}

const nothing = fraction(0n);
const single = fraction(1n);

function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den + b.num * a.den, a.den * b.den);
}
