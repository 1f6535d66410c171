/** The declared result beside the counted one: agrees, differs by, not declared, not counted. */

import type { Contest, Declared, Poll } from '../election.js';
import type { OptionId, Sum } from '../figures.js';
import { fraction, multiply, parseFraction, subtract, toDecimal } from '../fraction.js';
import type { Comparison, ContestOutcome, Percentage } from './outcome.js';
import { firstPoll, pollView, type Run } from './run.js';
import { evaluateSum, summedBelow, validSum } from './view.js';

type Counted = Omit<ContestOutcome, 'comparisons'>;

/** Every comparison that the contest's declared result and figures allow. */
export function compareContest(run: Run, counted: Counted): Comparison[] {
  const { declared } = run.contest;
  return [
    ...compareLevels(run),
    ...compareValid(run),
    ...compareAgainst(run),
    ...compareBallots(run, counted),
    ...compareShares(declared, counted.percentages, counted.turnout),
    ...compareResult(declared, counted),
  ];
}

/** A comparison of two texts or numbers, either of which may be absent. */
export function comparison(
  what: Comparison['what'],
  key: string,
  counted: string | undefined,
  declared: string | undefined,
): Comparison {
  const values = { ...(counted === undefined ? {} : { counted }), ...(declared === undefined ? {} : { declared }) };
  if (declared === undefined) return { what, key, ...values, is: 'not-declared' };
  if (counted === undefined) return { what, key, ...values, is: 'not-counted' };
  if (counted === declared) return { what, key, ...values, is: 'agrees' };
  const by = idsOrAnswers.has(what) ? undefined : difference(counted, declared);
  return { what, key, ...values, is: 'differs', ...(by === undefined ? {} : { by }) };
}

/** What is compared by ids or by yes and no: an id that is a number is no quantity. */
const idsOrAnswers: ReadonlySet<Comparison['what']> = new Set([
  'admitted',
  'elected',
  'advancing',
  'second-round',
  'adopted',
  'valid',
]);

function difference(counted: string, declared: string): string | undefined {
  const [a, b] = [parseFraction(counted), parseFraction(declared)];
  return a === undefined || b === undefined ? undefined : toDecimal(subtract(b, a), decimalsOf(declared));
}

function decimalsOf(printed: string): number {
  return printed.split('.')[1]?.length ?? 0;
}

/** A share in percent with as many decimals as the declared text prints (two where there is none). */
export function percentText(
  percentage: Percentage,
  printed?: string,
  rounding: 'half-up' | 'down' = 'half-up',
): string | undefined {
  if (percentage.share === undefined) return undefined;
  const places = printed === undefined ? 2 : decimalsOf(printed);
  return toDecimal(multiply(percentage.share, fraction(100n)), places, rounding);
}

/** Printed percentages and turnout beside the computed ones. */
export function compareShares(
  declared: Declared,
  percentages: readonly Percentage[],
  turnout: Percentage | undefined,
): Comparison[] {
  return [...comparePercentages(declared, percentages), ...compareTurnout(declared, turnout)];
}

function comparePercentages(declared: Declared, percentages: readonly Percentage[]): Comparison[] {
  const lines = new Set([...percentages.map(({ line }) => line), ...(declared.percent?.keys() ?? [])]);
  return [...lines].map((line) => {
    const printed = declared.percent?.get(line);
    const own = percentages.find((one) => one.line === line);
    return comparison('percent', line, own && percentText(own, printed, declared.percentRounding), printed);
  });
}

function compareTurnout(declared: Declared, turnout: Percentage | undefined): Comparison[] {
  if (turnout === undefined && declared.turnout === undefined) return [];
  return [
    comparison(
      'turnout',
      'turnout',
      turnout && percentText(turnout, declared.turnout, declared.percentRounding),
      declared.turnout,
    ),
  ];
}

function compareResult(declared: Declared, counted: Counted): Comparison[] {
  const { result, part, valid } = counted;
  const yesNo = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : String(value));
  const adopted = result?.kind === 'answer' ? result.adopted : undefined;
  const secondRound = result?.kind === 'elected' ? result.secondRound : undefined;
  const rows = [
    ...compareAdmitted(declared, counted),
    ...compareSeats(declared, counted),
    ...compareElected(declared, counted),
  ];
  if (declared.secondRound !== undefined) {
    rows.push(comparison('second-round', part, yesNo(secondRound), yesNo(declared.secondRound)));
  }
  if (adopted !== undefined || declared.adopted !== undefined) {
    rows.push(comparison('adopted', part, yesNo(adopted), yesNo(declared.adopted)));
  }
  if (declared.valid !== undefined) rows.push(comparison('valid', part, yesNo(valid), yesNo(declared.valid)));
  return rows;
}

/** Lists admitted by their votes, beside those declared to be. */
function compareAdmitted({ admitted: said }: Declared, { part, steps }: Counted): Comparison[] {
  const step = steps.findLast((one) => one.step === 'admitted' && one.by !== 'none-pass');
  if (said === undefined || step?.step !== 'admitted') return [];
  return [comparison('admitted', part, ids(step.options), ids(said))];
}

/** Where a lot is still to be drawn, the seats of its options are not counted. */
function compareSeats({ seats: said }: Declared, { result, lots }: Counted): Comparison[] {
  const rows = result?.kind === 'seats' ? result.rows : [];
  const open = new Set(lots.flatMap(({ among }) => among));
  const own = new Map(rows.map(({ option, seats }) => [option, open.has(option) ? undefined : seats.toString()]));
  const options = new Set([...own.keys(), ...(said?.keys() ?? [])]);
  return [...options].map((option) => comparison('seats', option, own.get(option), said?.get(option)?.toString()));
}

function compareElected({ elected: said }: Declared, { result, part, lots }: Counted): Comparison[] {
  const single = result?.kind === 'elected' ? result.elected : undefined;
  if (single === undefined && said === undefined) return [];
  const known = single !== undefined && single.length > 0 && lots.length === 0;
  return [comparison('elected', part, known ? ids(single) : undefined, said && ids(said))];
}

function ids(list: Iterable<string>): string {
  return [...list].sort().join(' ');
}

/**
 * A round whose ballot has somebody who did not advance as counted; `declared` is that ballot.
 * One who advanced and is not on it has withdrawn, and contradicts nothing.
 */
function compareBallots({ contest }: Run, { steps }: Counted): Comparison[] {
  return steps.flatMap((step) => {
    const poll = step.step === 'second-round' ? contest.polls.find(({ round }) => round === step.round) : undefined;
    if (step.step !== 'second-round' || poll === undefined) return [];
    const advanced = new Set(step.advancing);
    const ballot = ballotOf(contest, poll, step.advancing);
    if (ballot.every((id) => advanced.has(id))) return [];
    return [comparison('advancing', step.round.toString(), ids(advanced), ids(ballot))];
  });
}

/** The ballot as the poll says it; else those who advanced and whoever else has votes. */
function ballotOf({ options }: Contest, poll: Poll, advancing: readonly OptionId[]): OptionId[] {
  const standing = new Set(
    options.filter(({ role }) => role !== 'against-all' && role !== 'others').map(({ id }) => id),
  );
  const withVotes = [...poll.tally.values()].flatMap((lines) =>
    [...lines].flatMap(([line, votes]) => (votes === undefined ? [] : [line])),
  );
  const named = new Set(poll.options ?? [...advancing, ...withVotes]);
  return [...named].filter((id) => standing.has(id));
}

/** A line `against-all` beside an option of that role under another id: the option counts. */
function compareAgainst(run: Run): Comparison[] {
  const view = pollView(run, firstPoll(run.contest));
  const own = view.tally.get(view.area)?.get('against-all');
  const named = view.options.some(({ id }) => id === 'against-all') || view.against.includes('against-all');
  if (own === undefined || named || view.against.length === 0) return [];
  const counted = evaluateSum(againstSum, view);
  return counted.known ? [comparison('figure', 'against-all', counted.value.toString(), own.toString())] : [];
}

const againstSum: Sum = { terms: [{ sign: 1, line: 'against-all' }] };

/** Figures declared at the contest's area against the sums of the areas below. */
function compareLevels(run: Run): Comparison[] {
  const { contest, areas } = run;
  const { tally } = firstPoll(contest);
  const view = pollView(run, firstPoll(contest));
  return [...tally].flatMap(([area, lines]) => {
    if ((areas.below.get(area) ?? []).length === 0) return [];
    return [...lines].flatMap(([line, own]) => {
      const summed = summedBelow(view, area, line);
      if (own === undefined || summed === undefined) return [];
      return [comparison('sum', `${area}/${line}`, summed.toString(), own.toString())];
    });
  });
}

/** A declared line `valid` against the votes that it is made of. */
function compareValid(run: Run): Comparison[] {
  const view = pollView(run, firstPoll(run.contest));
  const own = view.tally.get(view.area)?.get('valid');
  const sum = evaluateSum(validSum, view);
  if (own === undefined || !sum.known) return [];
  return [comparison('figure', 'valid', sum.value.toString(), own.toString())];
}
