/** Chance is the same for a seed on every machine, and even. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceOf } from './chance.js';

test('a seed gives the same first numbers for ever', () => {
  const chance = chanceOf('1');
  expect(Array.from({ length: 6 }, () => chance.below(1000))).toMatchInlineSnapshot(`
    [
      383,
      418,
      221,
      202,
      452,
      658,
    ]
  `);
  expect(chance.below(4_294_967_296)).toMatchInlineSnapshot('1450792661');
  expect(chance.shuffle(['a', 'b', 'c', 'd', 'e'])).toMatchInlineSnapshot(`
    [
      "d",
      "c",
      "e",
      "b",
      "a",
    ]
  `);
  expect([
    chance.around(100, 30),
    chance.around(0, 1),
    chance.between(-5, 5),
    chance.pick('xyz'.split('')),
  ]).toMatchInlineSnapshot(`
    [
      94,
      0,
      0,
      "x",
    ]
  `);
});

test('another seed gives other numbers', () => {
  const drawn = ['', '1', '2', '1 ', 'ә'].map((seed) => chanceOf(seed).below(4_294_967_296));
  expect(new Set(drawn).size).toBe(5);
});

test('a stream by name does not depend on what was drawn before, nor on other streams', () => {
  const [drawn, fresh] = [chanceOf('1'), chanceOf('1')];
  drawn.below(10);
  drawn.fork('turnout').below(10);
  const list = (chance = drawn.fork('votes')) => Array.from({ length: 9 }, () => chance.below(1_000_000));
  expect(list()).toEqual(list(fresh.fork('votes')));
  expect(list()).not.toEqual(list(fresh.fork('voters')));
});

test('a stream of a stream is not the stream of the joined name', () => {
  const chance = chanceOf('1');
  expect(chance.fork('a').fork('b').below(1e9)).not.toBe(chance.fork('ab').below(1e9));
});

test('numbers stay within their limits and reach both ends', () => {
  const chance = chanceOf('ends');
  const seen = new Set(Array.from({ length: 500 }, () => chance.between(-2, 3)));
  expect([...seen].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3]);
  fc.assert(
    fc.property(fc.string(), fc.nat(1e6), fc.nat(1e6), (seed, mean, spread) => {
      expect(Math.abs(chanceOf(seed).around(mean, spread) - mean)).toBeLessThanOrEqual(spread);
    }),
  );
});

test('draws are even: a thousandth of 100 000 draws is near 100', () => {
  const chance = chanceOf('even');
  const counts = new Array<number>(1000).fill(0);
  for (let k = 0; k < 100_000; k++) counts[chance.below(1000)]! += 1;
  const chiSquare = counts.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
  // 999 degrees of freedom: mean 999, standard deviation 45.
  expect(chiSquare).toBeGreaterThan(800);
  expect(chiSquare).toBeLessThan(1200);
});

test('draws below a number that does not divide 2^32 are even as well', () => {
  const chance = chanceOf('fair');
  const low = Array.from({ length: 30_000 }, () => chance.below(3_000_000_000)).filter(
    (drawn) => drawn < 1_000_000_000,
  );
  expect(Math.abs(low.length - 10_000)).toBeLessThan(400);
});

test('what is around a mean is symmetric and nearer than even', () => {
  const chance = chanceOf('around');
  const drawn = Array.from({ length: 20_000 }, () => chance.around(0, 1000));
  expect(Math.abs(drawn.reduce((a, b) => a + b) / 20_000)).toBeLessThan(10);
  expect(drawn.filter((x) => Math.abs(x) <= 250).length).toBeGreaterThan(10_000 * 0.7);
});

test('a shuffle keeps every item, in another order, and leaves the list alone', () => {
  const list = Array.from({ length: 50 }, (_, index) => index);
  const shuffled = chanceOf('shuffle').shuffle(list);
  expect(shuffled).not.toEqual(list);
  expect([...shuffled].sort((a, b) => a - b)).toEqual(list);
  expect(list[0]).toBe(0);
});

test('chance below nothing is a fault of the program', () => {
  expect(() => chanceOf('1').below(0)).toThrow(RangeError);
  expect(() => chanceOf('1').pick([])).toThrow(RangeError);
});
