/** Laws of the fold, on random logs: totals are those of a recount, a snapshot is the state, what is refused does no harm. */

import { changeTotals, type Totals, totalsOf } from '@saylau/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actOf, anyMove, type Move } from './fold.test-kit.js';
import { madeDefinition, stationIds } from './made.test-kit.js';
import { readAct } from './read-act.js';
import { closed, type TestLog } from './record.test-kit.js';
import { RecordState } from './record-state.js';
import { countedStates, protocolStates } from './words.js';

const disclosure = { line: 'took-part', below: 10, from: '2023-03-20', ground: 'g' };
const logs = fc.array(anyMove, { maxLength: 60, size: 'max' });

/** A log of these moves; `allowed` leaves out those that are refused. */
function played(moves: readonly Move[], how: 'allowed' | 'all'): TestLog {
  const log = closed(disclosure);
  for (const move of moves) {
    const [kind, by, body, beside] = actOf(log, move);
    if (how === 'all' || log.codes(kind, by, body, beside).length === 0) log.forces(kind, by, body, beside);
  }
  return log;
}

/** Every protocol of the day with the contest on which its station votes. */
const protocols = ({ state }: TestLog) =>
  [['made', ['list', 'seat-1', 'seat-2']] as const, ['asked', ['question', 'head']] as const].flatMap(
    ([election, contests]) =>
      contests.flatMap((contest) =>
        stationIds.flatMap((station) => {
          const view = state.protocol(election, contest, station);
          return view === undefined ? [] : [{ election, contest, station, view }];
        }),
      ),
  );

/** The sums of totals; where no figure is absent it is the same whether one ever was. */
const numbers = ({ sums, absent, arrived, expected }: Totals) => ({
  sums: sums.map((own) => [...own]),
  absent: sums.map((own, column) => [...(absent[column] ?? new Float64Array(own.length))]),
  arrived: [...arrived],
  expected: [...expected],
});

/** Counted anew, from the current versions alone. */
function recounted(log: TestLog): readonly Totals[] {
  return madeDefinition().tables.map((table) => {
    const totals = totalsOf(table);
    const { ballot, lines, stations, contestOf } = table;
    for (const { election, contest, station, view } of protocols(log)) {
      const row = stations.rows.get(station) ?? -1;
      const own = ballot.contests[contestOf[row] ?? -1];
      if (election !== ballot.election || own?.id !== contest) continue;
      if (!countedStates.includes(view.state) || view.version === 0 || view.hasErrors) continue;
      const names = [...lines, ...own.options.filter(({ role }) => role !== 'against-all').map(({ id }) => id)];
      changeTotals(
        totals,
        row,
        names.map((name) => view.figures[name]),
      );
    }
    return totals;
  });
}

describe.each(['allowed', 'all'] as const)('a log of acts: %s', (how) => {
  test('comes to the totals of a recount of the versions that stand', () => {
    fc.assert(
      fc.property(logs, (moves) => {
        const log = played(moves, how);
        const own = [...log.state.totals('made'), ...log.state.totals('asked')];
        expect(own.map(numbers)).toEqual(recounted(log).map(numbers));
      }),
      { numRuns: 60 },
    );
  });

  test('counts its protocols by state', () => {
    fc.assert(
      fc.property(logs, (moves) => {
        const log = played(moves, how);
        const all = protocols(log);
        for (const election of ['made', 'asked']) {
          for (const { contest, expected, protocols: counts, counted } of log.state.contests(election)) {
            const own = all.filter((one) => one.election === election && one.contest === contest);
            expect(expected).toBe(own.length);
            expect(counted).toBe(own.filter(({ view }) => view.counted).length);
            for (const state of protocolStates)
              expect(counts[state]).toBe(own.filter(({ view }) => view.state === state).length);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('stopped anywhere and restored goes on to the same state', () => {
    fc.assert(
      fc.property(logs, fc.nat(100), (moves, seed) => {
        const log = played(moves, how);
        const at = seed % (log.leaves.length + 1);
        const half = new RecordState(log.state.origin, log.context);
        for (const leaf of log.leaves.slice(0, at)) half.apply(leaf);
        const restored = RecordState.restore(log.state.origin, log.context, structuredClone(half.snapshot()));
        expect(restored.snapshot()).toEqual(half.snapshot());
        for (const leaf of log.leaves.slice(at)) restored.apply(leaf);
        expect(restored.snapshot()).toEqual(log.state.snapshot());
        expect(restored.totals('made').map(numbers)).toEqual(log.state.totals('made').map(numbers));
      }),
      { numRuns: 40 },
    );
  });

  test('is not changed by asking', () => {
    fc.assert(
      fc.property(logs, fc.array(anyMove, { maxLength: 20 }), (moves, asked) => {
        const log = played(moves, how);
        const before = structuredClone(log.state.snapshot());
        for (const move of asked) {
          const [kind, by, body, beside] = actOf(log, move);
          log.refusals(kind, by, body, beside);
        }
        expect(log.state.snapshot()).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });
});

test('random logs get far: most kinds of acts are done, and protocols reach every state', () => {
  const done = new Set<string>();
  const states = new Set<string>();
  fc.assert(
    fc.property(logs, (moves) => {
      const log = played(moves, 'allowed');
      for (const { act } of log.leaves) done.add(act.act);
      for (const { view } of protocols(log)) states.add(view.state);
    }),
    { numRuns: 150 },
  );
  expect([...states].toSorted()).toEqual([...protocolStates].toSorted());
  expect(done.size).toBeGreaterThan(18);
});

test('no act of its form ends in an exception, whatever the state', () => {
  fc.assert(
    fc.property(logs, fc.boolean(), (moves, isOpen) => {
      const log = closed(disclosure);
      const state = isOpen ? log.state : new RecordState(log.state.origin, log.context);
      for (const move of moves) {
        const [kind, by, body, beside] = actOf(log, move);
        const signed = log.signed(kind, by, body, beside);
        if (!readAct(signed).ok) continue;
        state.refusals(signed, '2026-11-22T05:00:00.000Z');
        state.signers(signed);
        state.apply({ ...signed, received: '2026-11-22T05:00:00.000Z' }, move.withheld ? move.figures : undefined);
      }
      state.snapshot();
    }),
    { numRuns: 100 },
  );
});
