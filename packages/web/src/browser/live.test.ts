/** The stream of a log, as a tab hears it: quiet, lost, not looked at. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listen } from './live.js';
import { FakeSource, type FakeTab, inTab } from './live.test-kit.js';

const begun = Date.parse('2023-09-30T21:14:00Z');
let tab: FakeTab;
/** What the tab said: "stale 21:14:00", "fresh", "grown 7", "seen". */
let said: string[];
let end: (() => void) | undefined;

beforeEach(() => {
  vi.useFakeTimers({ now: begun });
});
afterEach(() => {
  end?.();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function begin(state: FakeTab['visibilityState'] = 'visible'): void {
  tab = inTab(state);
  said = [];
  end = listen('/events', {
    grown: ({ size }) => said.push(`grown ${size}`),
    stale: (since) => said.push(since === undefined ? 'fresh' : `stale ${since.toISOString().slice(11, 19)}`),
    seen: () => said.push('seen'),
  });
}

const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1_000);
const head = (size: number): void => FakeSource.last.send('head', { size, elections: [] });

test('a quiet log is not a lost one: signs of life are enough', () => {
  begin();
  head(7);
  for (let minute = 0; minute < 4 * 10; minute += 1) {
    pass(15);
    FakeSource.last.send('beat');
  }
  expect([said, FakeSource.all.length]).toEqual([['grown 7'], 1]);
});

test('a connection that only seems open is told with the time of its last word, and opened anew', () => {
  begin();
  head(7);
  pass(40);
  expect([said, FakeSource.all.length, FakeSource.held]).toEqual([['grown 7', 'stale 21:14:00'], 2, 1]);
  FakeSource.last.send('open');
  expect(said.at(-1)).toBe('fresh');
});

test('a connection that comes back within seconds is not told, one that stays away is', () => {
  begin();
  head(7);
  pass(14);
  FakeSource.last.lose();
  pass(3);
  FakeSource.last.send('open');
  expect(said).toEqual(['grown 7']);
  FakeSource.last.lose();
  pass(9);
  expect(said).toEqual(['grown 7', 'stale 21:14:17']);
});

test('a server that refused is asked again', () => {
  begin();
  FakeSource.last.close();
  pass(2);
  expect([FakeSource.all.length, FakeSource.held]).toEqual([2, 1]);
});

test('a tab that nobody sees holds no connection, one opened in the background neither', () => {
  begin('hidden');
  pass(60);
  expect(FakeSource.held).toBe(0);
  tab.turn('visible');
  expect([FakeSource.held, said]).toEqual([1, ['seen']]);
  tab.turn('hidden');
  pass(600);
  expect([FakeSource.held, said]).toEqual([0, ['seen']]);
});

test('a tab that is seen again listens and looks at once, without a mark where the server answers', () => {
  begin();
  head(7);
  tab.turn('hidden');
  pass(3_600);
  tab.turn('visible');
  expect(said).toEqual(['grown 7', 'seen']);
  pass(3);
  head(9);
  pass(20);
  expect([said, FakeSource.held]).toEqual([['grown 7', 'seen', 'grown 9'], 1]);
});

test('a tab that is seen again and hears nothing says since when its figures are', () => {
  begin();
  head(7);
  tab.turn('hidden');
  pass(3_600);
  tab.turn('visible');
  pass(8);
  expect(said).toEqual(['grown 7', 'seen', 'stale 21:14:00']);
});

test('who has left hears nothing more, seen or not', () => {
  begin();
  end?.();
  tab.turn('hidden');
  tab.turn('visible');
  pass(60);
  expect([FakeSource.held, said]).toEqual([0, []]);
});
