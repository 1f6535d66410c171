/** Which acts change what was public, and what they say of it. */

import { expect, test } from 'vitest';
import { type Change, changeOf, standingBefore } from './changes.js';
import { accepts, both, chair, closed, enters, type TestLog, votes } from './record.test-kit.js';
import { RecordState } from './record-state.js';

/** Changes of a log, by the state before each leaf. */
function changesOf(log: TestLog): readonly Change[] {
  const state = new RecordState(log.state.origin, log.context);
  return log.leaves.flatMap((leaf) => {
    const change = changeOf(state.size, leaf, standingBefore(state, leaf.act));
    state.apply(leaf);
    return change ?? [];
  });
}

const why = { reason: 'Lost.', ground: 'article 4' };
const of = { election: 'made', contests: ['list'] };
const less = { ...votes, x: 49, invalid: 3 };

test('what is stated first is no change, and neither is what leaves all as it was', () => {
  const log = closed();
  accepts(log, 'b1');
  const disputed = enters(log, 'a1');
  log.does('protocol-disputed', [chair('central')], { protocol: disputed, reason: 'a stain' });
  log.does('totals-declared', [chair('central')], { ...listIn('s1'), figures: { x: 50 } });
  log.does('totals-declared', [chair('territorial south')], { ...listIn('s1'), figures: { x: 51 } });
  expect(changesOf(log)).toEqual([]);
});

const listIn = (area: string) => ({ election: 'made', contest: 'list', area });

test('a correction and a new paper tell both versions, the paper its cause', () => {
  const log = closed();
  const first = accepts(log, 'b1');
  const second = log.does('entry-corrected', both('central'), { protocol: first, ...why, figures: less });
  log.does('protocol-replaced', both('central'), { protocol: second, ...why, cause: 'court', figures: votes });
  const said = { ...of, ...why, stations: ['b1'] };
  expect(changesOf(log)).toMatchObject([
    { ...said, act: 'entry-corrected', leaf: second, before: votes, after: less },
    { ...said, act: 'protocol-replaced', cause: 'court', before: less, after: votes },
  ]);
});

test('voting repeated: annulled, ordered for all stations named, and each entered anew', () => {
  const log = closed();
  for (const station of ['b1', 'b2']) {
    const protocol = accepts(log, station);
    log.does('protocol-annulled', both('central'), { protocol, ...why });
  }
  const order = log.does('repeat-voting-ordered', both('central'), {
    ...{ election: 'made', contest: 'list', stations: ['b1', 'b2'], date: '2023-04-02', ...why },
  });
  const place = { election: 'made', contest: 'list', station: 'b1' };
  const entered = log.does('protocol-entered', both('precinct b1'), { ...place, figures: less, repeat: order });
  const changes = changesOf(log);
  expect(changes).toMatchObject([
    { ...of, ...why, act: 'protocol-annulled', stations: ['b1'], before: votes },
    { ...of, ...why, act: 'protocol-annulled', stations: ['b2'], before: votes },
    { ...of, ...why, act: 'repeat-voting-ordered', leaf: order, stations: ['b1', 'b2'] },
    { ...of, act: 'protocol-entered', leaf: entered, stations: ['b1'], before: votes, after: less },
  ]);
  expect(changes.map((change) => 'after' in change)).toEqual([false, false, false, true]);
});

test('totals declared again by the same commission for the same contest and area', () => {
  const log = closed();
  const declares = (x: number) => log.does('totals-declared', [chair('central')], { ...listIn('s1'), figures: { x } });
  declares(50);
  log.does('totals-declared', [chair('central')], { ...listIn('n1'), figures: { x: 1 } });
  const again = declares(51);
  expect(changesOf(log)).toMatchObject([
    { ...of, leaf: again, area: 's1', stations: [], before: { x: 50 }, after: { x: 51 } },
  ]);
});

test('a result established again, of all its contests', () => {
  const log = closed();
  const results = ['list', 'seat-1'].map((contest) => ({ contest, figures: { x: 1 } }));
  const body = { election: 'made', size: log.leaves.length, results, ...why };
  const leaf = log.forces('result-re-established', both('central'), body);
  expect(changesOf(log)).toMatchObject([
    { leaf, election: 'made', contests: ['list', 'seat-1'], stations: [], ...why },
  ]);
});
