/** A document loaded anew by itself: once, not for ever. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isToRead, loadAnew, loadToRead } from './load-anew.js';

let reloads: number;
let kept: Map<string, string>;

beforeEach(() => {
  vi.useFakeTimers();
  reloads = 0;
  kept = new Map();
  vi.stubGlobal('window', {
    location: {
      pathname: '/en/a',
      reload: () => {
        reloads += 1;
      },
    },
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what a new document does not mend loads it once a minute at most', () => {
  expect([loadAnew(), loadAnew(), loadAnew(), reloads]).toEqual([true, false, false, 1]);
  vi.advanceTimersByTime(60_000);
  expect([loadAnew(), reloads]).toEqual([true, 2]);
});

test('where the browser keeps nothing nothing is loaded by itself', () => {
  const refuses = () => {
    throw new Error('refused');
  };
  Object.assign(window, { sessionStorage: { getItem: refuses, setItem: refuses, removeItem: refuses } });
  expect([loadAnew(), loadToRead('b1'), isToRead('b1'), reloads]).toEqual([false, false, false, 0]);
});

test('a page whose view failed is loaded to be read, once', () => {
  expect([isToRead('b1'), loadToRead('b1'), reloads]).toEqual([false, true, 1]);
  expect([isToRead('b1'), isToRead('b1')]).toEqual([true, false]);
});

test('other scripts, or another page, have their own chance', () => {
  loadToRead('b1');
  expect(isToRead('b2')).toBe(false);
  vi.advanceTimersByTime(60_000);
  loadToRead('b1');
  window.location.pathname = '/en/b';
  expect(isToRead('b1')).toBe(false);
});
