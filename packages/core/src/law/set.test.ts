/** Leaves set by path. */

import { describe, expect, test } from 'vitest';
import { setLeaves } from './set.js';

const rules = {
  turnout: { count: 'took-part' },
  parts: { list: { rule: 'list', seats: 10 }, rounds: { rounds: [{ win: 'most' }, { win: 'most' }] } },
};
const set = (values: Record<string, string | number | readonly string[]>) =>
  setLeaves(rules, new Map(Object.entries(values)));

test('a leaf is replaced, everything else and its order stay', () => {
  const { rules: changed, unknown } = set({ 'parts.list.seats': 12 });
  expect(JSON.stringify(changed)).toBe(JSON.stringify(rules).replace('10', '12'));
  expect(unknown).toEqual([]);
  expect(rules.parts.list.seats).toBe(10);
});

test('a new last key is allowed', () => {
  expect(set({ 'parts.list.ties': ['lot'] }).rules).toHaveProperty('parts.list.ties', ['lot']);
});

test('an item of a list is set by its place', () => {
  expect(set({ 'parts.rounds.rounds.1.win': 'all' }).rules).toHaveProperty('parts.rounds.rounds', [
    { win: 'most' },
    { win: 'all' },
  ]);
});

describe('a path that leads nowhere is reported and sets nothing', () => {
  test.each([
    'parts.lists.seats',
    'part.list',
    'parts.list.seats.more',
    'parts.rounds.rounds.2',
    'parts.rounds.rounds.2.win',
    'constructor.name',
  ])('%s', (path) => {
    const { rules: changed, unknown } = set({ [path]: 1 });
    expect(unknown).toEqual([path]);
    expect(changed).toEqual(rules);
  });
});

test('a name that every object has is a name like others', () => {
  const values = new Map([['__proto__', 'x']]);
  const { rules: changed } = setLeaves(rules, values);
  expect(Object.getPrototypeOf(changed)).toBe(Object.prototype);
  expect(Object.keys(changed)).toContain('__proto__');
});
