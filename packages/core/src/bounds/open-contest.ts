/** A contest into which votes can still come: its figures so far, and the ordinary count of it with votes added. */

import { countContest } from '../count/contest.js';
import type { ContestOutcome } from '../count/outcome.js';
import { firstPoll, type Run, startRun } from '../count/run.js';
import { type AreaTree, figureAt, type View, viewOf } from '../count/view.js';
import type { Contest, Election, Poll } from '../election.js';
import type { Figure, LineId, Tally } from '../figures.js';
import type { Part, Rules } from '../rules.js';
import type { Completion } from './contest-bounds.js';

interface Held {
  readonly election: Election;
  readonly contest: Contest;
  readonly rules: Rules;
  readonly part: Part;
  readonly areas: AreaTree;
}

export interface OpenContest extends Held {
  readonly view: View;
  /** The most votes that can still come. */
  readonly votes: bigint;
  /** Who can get one: every option, the line against all, and `invalid`. */
  readonly receivers: readonly LineId[];
  /** Lines taken as final; filled as they are used. */
  readonly takenAsFinal: Set<LineId>;
}

/** The first round of a contest with at most `votes` still to come; undefined where that is not known. */
export function openContest(held: Held, votes: bigint | undefined): OpenContest | undefined {
  return votes === undefined || votes < 0n ? undefined : openPoll(held, firstPoll(held.contest), votes);
}

/** The same of any poll. */
export function openPoll(held: Held, poll: Poll, votes: bigint): OpenContest {
  const { contest, rules, part, areas } = held;
  const view = viewOf(contest, poll, areas, rules.derive, part.againstAll);
  const listed = contest.options.map(({ id }) => id);
  const receivers = [...new Set([...listed, ...view.against, 'invalid'])];
  return { ...held, view, votes, receivers, takenAsFinal: new Set() };
}

/** A run of the ordinary count over this one contest: nothing is known of other parts and contests. */
export function runOf({ election, contest, rules, part, areas }: Held): Run {
  const nothing = { known: false, missing: [] } as const;
  const across = () => ({ votes: () => nothing, total: () => nothing });
  return startRun({ election, contest, rules, part, areas, won: () => undefined, across });
}

/** The ordinary count of the contest's first round with the votes of `completion` added. */
export function countCompleted(open: OpenContest, completion: Completion): ContestOutcome {
  const { contest } = open;
  const tally: Tally = new Map([[contest.area, completedRow(open, completion)]]);
  const { preliminary: _, ...plain } = contest;
  return countContest(runOf({ ...open, contest: { ...plain, declared: {}, polls: [{ round: 1, tally }] } }));
}

/** Lines that a protocol may state beside the votes of the options, and who adds to them. */
const stated: readonly { readonly line: LineId; readonly grows: (receiver: LineId) => boolean }[] = [
  { line: 'valid', grows: (receiver) => receiver !== 'invalid' },
  { line: 'took-part', grows: () => true },
  { line: 'invalid', grows: (receiver) => receiver === 'invalid' },
];

/** Whether a vote for `receiver` adds one to a line that is stated; undefined for a line of which that is not known. */
export function addsTo(line: LineId, receiver: LineId): boolean | undefined {
  return stated.find((one) => one.line === line)?.grows(receiver);
}

function completedRow({ view, receivers }: OpenContest, completion: Completion): ReadonlyMap<LineId, Figure> {
  const row = new Map<LineId, Figure>(view.tally.get(view.area));
  const raise = (line: LineId, by: bigint): void => {
    const figure = figureAt(view, line);
    if (figure.known && figure.origin !== 'derived') row.set(line, figure.value + by);
  };
  raise('registered', 0n);
  for (const receiver of receivers) if (receiver !== 'invalid') raise(receiver, completion.get(receiver) ?? 0n);
  for (const { line, grows } of stated) {
    let by = 0n;
    for (const [receiver, votes] of completion) if (grows(receiver)) by += votes;
    raise(line, by);
  }
  return row;
}
