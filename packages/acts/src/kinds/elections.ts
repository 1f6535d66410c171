/** Datasets are adopted, elections opened, lots drawn, decisions recorded. */

import type { Definition, FileNamed } from '../definition.js';
import { hasElection, pollingDay, type State } from '../state/state.js';
import type { DecisionView } from '../views.js';
import { findContest, findElection } from './find.js';
import type { Handler, Step } from './handler.js';
import { actsForContest } from './reach.js';
import { Reasons } from './reasons.js';

/** Marks the origin of a log of a rehearsal. */
const mark = '/rehearsal/';

/** Whether an origin is that of a rehearsal. */
export function isRehearsal(origin: string): boolean {
  return origin.includes(mark);
}

function refuseFile(state: State, { name, sha256 }: FileNamed, path: string, to: Reasons): void {
  if (!state.context.hasDocument(sha256)) to.add('act-unknown', path, { document: name });
}

export const datasetAdopted: Handler<'dataset-adopted'> = {
  refuse(state, { act }, to) {
    const { dataset, files, replaces } = act.body;
    for (const [index, file] of files.entries()) refuseFile(state, file, `/act/body/files/${index}`, to);
    const standing = state.datasets.standing(dataset);
    if (standing !== undefined && replaces === undefined) to.add('act-state', '/act/body/replaces', { leaf: standing });
    if (replaces !== undefined && replaces !== standing)
      to.add('act-unknown', '/act/body/replaces', { leaf: replaces });
    if (isSettled(state, dataset)) to.add('act-state', '/act/body/dataset', { dataset });
  },
  apply(state, { act }) {
    const { dataset, files } = act.body;
    if (!isSettled(state, dataset)) state.datasets.adopt(dataset, files, state.size);
  },
};

/** Once an election is open its definition stays. */
function isSettled({ ground }: State, dataset: string): boolean {
  return dataset === pollingDay && ground !== undefined;
}

export const electionOpened: Handler<'election-opened'> = {
  refuse(state, step, to) {
    const { election, definition, statute, rules } = step.act.body;
    if (state.elections.has(election)) to.add('act-state', '/act/body/election', { election });
    if (statute !== undefined) refuseFile(state, statute, '/act/body/statute', to);
    refuseFile(state, rules, '/act/body/rules', to);
    const dataset = state.datasets.at(definition);
    if (dataset?.dataset !== pollingDay) return to.add('act-unknown', '/act/body/definition', { leaf: definition });
    if (dataset.replacedBy !== undefined)
      return to.add('act-superseded', '/act/body/definition', { leaf: definition, current: dataset.replacedBy });
    const defined = state.definitionAt(definition);
    if (defined === undefined) return to.add('act-unknown', '/act/body/definition', { leaf: definition });
    if (!hasElection(defined, election)) to.add('act-unknown', '/act/body/election', { election });
    const isPlayed = defined.day.rehearsal !== undefined;
    if (isPlayed !== (state.kind === 'rehearsal'))
      to.add('act-rehearsal', '/act/body/definition', { day: defined.day.id });
    refuseDisclosureLine(defined, step, to);
  },
  apply(state, { act }) {
    const { election, ...rest } = act.body;
    if (!state.elections.has(election)) state.open({ election, leaf: state.size, ...rest });
  },
};

/** The line by which votes are withheld is public itself, on some ballot of the election. */
function refuseDisclosureLine({ tables }: Definition, { act }: Step<'election-opened'>, to: Reasons): void {
  const { election, disclosure } = act.body;
  if (disclosure === undefined) return;
  const isPublic = tables
    .filter(({ ballot }) => ballot.election === election)
    .some(({ ballot }) => {
      const lines = ballot.form.lines.map(({ line }) => line);
      const place = lines.indexOf(disclosure.line);
      return place >= 0 && !lines.slice(0, place + 1).includes('options');
    });
  if (!isPublic) to.add('act-unknown', '/act/body/disclosure/line', { line: disclosure.line });
}

export const lotsDrawn: Handler<'lots-drawn'> = {
  refuse(state, { act }, to) {
    const found = findContest(state, act.body, to);
    if (found === undefined || state.ground === undefined) return;
    const { id, area } = found.contest;
    if (!actsForContest(state.ground, act.as, area)) to.add('act-area', '/act/as', { contest: id, area });
    const { options } = found.ballot.lines.of(found.index);
    for (const [index, option] of act.body.drawn.entries()) {
      if (!options.includes(option)) to.add('act-unknown', `/act/body/drawn/${index}`, { option });
    }
  },
  apply(state, { act }) {
    const found = findContest(state, act.body, new Reasons());
    if (found === undefined) return;
    const { options } = found.ballot.lines.of(found.index);
    const before = found.open.lots.get(act.body.contest) ?? [];
    found.open.lots.set(act.body.contest, [...before, ...act.body.drawn.filter((option) => options.includes(option))]);
    found.ballot.contests.acted(found.index, state.size, true);
  },
};

function decisionOf(state: State, { act }: Step<'decision-recorded'>): DecisionView {
  return { answer: act.body.answer, leaf: state.size };
}

export const decisionRecorded: Handler<'decision-recorded'> = {
  refuse(state, step, to) {
    const { election, question } = step.act.body;
    const open = findElection(state, election, to);
    if (open !== undefined && open.lawDecided(question, decisionOf(state, step)) === undefined)
      to.add('act-unknown', '/act/body/question', { question });
  },
  apply(state, step) {
    const open = findElection(state, step.act.body.election, new Reasons());
    if (open?.decide(step.act.body.question, decisionOf(state, step)) !== true) return;
    for (const { ballot, index } of open.contests.values()) ballot.contests.acted(index, state.size, true);
  },
};
