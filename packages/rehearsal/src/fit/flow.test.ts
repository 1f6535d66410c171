/** Flows keep every node balanced and every pipe within its limits, or there is none. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { circulation, type Pipe } from './flow.js';

const pipe = (from: number, to: number, least: number, most: number, start = least): Pipe => ({
  from,
  to,
  least,
  most,
  start,
});

function isFlow(nodes: number, pipes: readonly Pipe[], flow: readonly number[]): boolean {
  const balance = new Array<number>(nodes).fill(0);
  for (const [index, { from, to }] of pipes.entries()) {
    balance[from]! -= flow[index]!;
    balance[to]! += flow[index]!;
  }
  return (
    balance.every((sum) => sum === 0) && pipes.every(({ least, most }, k) => flow[k]! >= least && flow[k]! <= most)
  );
}

/** Every flow of a small net tried. */
function isPossible(nodes: number, pipes: readonly Pipe[], chosen: readonly number[] = []): boolean {
  const next = pipes[chosen.length];
  if (next === undefined) return isFlow(nodes, pipes, chosen);
  for (let flow = next.least; flow <= next.most; flow++) if (isPossible(nodes, pipes, [...chosen, flow])) return true;
  return false;
}

test('a ring carries what its narrowest pipe can', () => {
  expect(circulation(3, [pipe(0, 1, 2, 9), pipe(1, 2, 0, 5), pipe(2, 0, 0, 9)])).toEqual([2, 2, 2]);
  expect(circulation(3, [pipe(0, 1, 6, 9), pipe(1, 2, 0, 5), pipe(2, 0, 0, 9)])).toBeUndefined();
});

test('a start that is a flow stays as it is', () => {
  expect(circulation(2, [pipe(0, 1, 0, 9, 4), pipe(1, 0, 0, 9, 4)])).toEqual([4, 4]);
});

test('a pipe whose least is above its most carries nothing', () => {
  expect(circulation(2, [pipe(0, 1, 2, 1), pipe(1, 0, 0, 9)])).toBeUndefined();
});

test('finds a flow if and only if there is one', () => {
  const node = fc.nat(3);
  const some = fc.record({
    from: node,
    to: node,
    least: fc.integer({ min: -1, max: 2 }),
    room: fc.nat(2),
    start: fc.nat(3),
  });
  let [found, none] = [0, 0];
  fc.assert(
    fc.property(fc.array(some, { minLength: 1, maxLength: 6 }), (list) => {
      const pipes = list.map(({ room, ...rest }) => ({ ...rest, most: rest.least + room }));
      const flow = circulation(4, pipes);
      expect(flow !== undefined).toBe(isPossible(4, pipes));
      if (flow !== undefined) expect(isFlow(4, pipes, flow)).toBe(true);
      if (flow === undefined) none += 1;
      else found += 1;
    }),
    { numRuns: 1000 },
  );
  expect(Math.min(found, none)).toBeGreaterThan(50);
});
