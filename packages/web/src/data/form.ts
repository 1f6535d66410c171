/** A ballot's form as pages show it: its numbered lines and equations, in the words of the law. */

import type { ElectionView, RecordState } from '@saylau/acts';
import {
  type Contest,
  type Control,
  type CountingLaw,
  type Election,
  numberedLines,
  type ProtocolTable,
  provisionsOf,
  type Statute,
  type Sum,
  slotOptions,
  type Text,
} from '@saylau/core';
import { type Colour, colourOf } from './colours.js';
import type { Rule } from './equations.js';

export interface FormLine {
  /** `3`, or `8.2` for the second option under line 8. */
  readonly number: string;
  readonly line: string;
  /** Empty where neither the law nor the election says it. */
  readonly name: Text;
  /** Of an option. */
  readonly colour?: Colour;
}

/** An election with what it is counted by. */
export interface BallotLaw {
  readonly election: Election;
  readonly law: CountingLaw;
  readonly statute: Statute | undefined;
}

/** What an election's ballots are counted by. */
export function ballotLaw(state: RecordState, { election, law }: ElectionView): BallotLaw {
  const statute = election.statute === undefined ? undefined : state.definition?.statutes?.get(election.statute);
  return { election, law, statute };
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

/** The control equations of the form. One without a line against all has nothing to add for it. */
export function rulesOf(own: BallotLaw, { form, part }: Ballot): readonly Rule[] {
  const said = wordsOf(own);
  const lines = new Set(form.lines.map(({ line }) => line));
  const isOfForm = ({ left, right }: Control): boolean =>
    [left, right].every(
      (sum) => 'count' in sum || sum.terms.every(({ line }) => line === 'against-all' || lines.has(line)),
    );
  const inForm = (sum: Sum): Rule['left'] =>
    'count' in sum
      ? { count: Number(sum.count) }
      : { terms: sum.terms.filter(({ line }) => line !== 'against-all' || lines.has(line)) };
  return form.controls.filter(isOfForm).map(({ id, left, is, right, severity, says }) => ({
    id,
    says: said(`parts.${part}.form.controls.${id}`) ?? says ?? {},
    left: inForm(left),
    is,
    right: inForm(right),
    severity,
  }));
}

/** Line or option → its number and name, of one contest of a log; empty where there is no such contest. */
export function namedLines(state: RecordState, election: string, contest: string): ReadonlyMap<string, FormLine> {
  const opened = state.election(election);
  const ballot = state.totals(election).find(({ table }) => table.ballot.contests.some(({ id }) => id === contest))
    ?.table.ballot;
  const own = ballot?.contests.find(({ id }) => id === contest);
  if (opened === undefined || ballot === undefined || own === undefined) return new Map();
  return new Map(formLines(ballotLaw(state, opened), ballot, own).map((line) => [line.line, line]));
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
