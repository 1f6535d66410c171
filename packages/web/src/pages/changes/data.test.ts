/** Changes of a log: what was before and after, what is gone, whose they are, and pages that stay as they are. */

import type { Change } from '@saylau/acts';
import { ChangeList } from '@saylau/views';
import { describe, expect, test } from 'vitest';
import {
  accepts,
  begunReal,
  both,
  chair,
  closed,
  enters,
  type TestLog,
  votes,
} from '../../../../acts/src/record.test-kit.js';
import { held } from '../../../../views/src/held-log.test-kit.js';
import type { RecordSource } from '../../data/source.js';
import { changesPage, perPage } from './data.js';
import { changesFeed } from './feed.js';

const why = { reason: 'typed wrong', ground: 'Art. 43' };
const sourceOf = (log: TestLog, changes: unknown = new ChangeList(held(log))): RecordSource => ({
  ...{ origin: log.state.origin, ref: { election: 'made' }, election: 'made', log: held(log), maps: [] },
  changes: changes as ChangeList,
});
const recordOf = async (source: RecordSource, ...rest: string[]) => (await changesPage(source, rest))?.data.record;

describe('a change', () => {
  test('that corrects an entry has the lines that differ, before and after, and no other', async () => {
    const log = closed();
    const protocol = enters(log, 'b1');
    const figures = { ...votes, x: 49, y: 31 };
    const leaf = log.does('entry-corrected', both('precinct b1'), { protocol, figures, ...why });
    const record = await recordOf(sourceOf(log));
    expect(record).toMatchObject({ total: 1, changes: [{ leaf, act: 'entry-corrected', ...why }] });
    expect(record?.changes[0]?.lines.map(({ line, before, after }) => [line, before, after])).toEqual([
      ['x', 50, 49],
      ['y', 30, 31],
    ]);
    expect(record?.changes[0]?.stations).toMatchObject([{ word: 'b1' }]);
  });

  test('that annuls a protocol has nothing after it: absent, which is not zero', async () => {
    const log = closed();
    const protocol = accepts(log, 'b1');
    log.does('protocol-annulled', both('central'), { protocol, ...why });
    const [change] = (await recordOf(sourceOf(log)))?.changes ?? [];
    expect(change?.lines.map(({ line, before }) => [line, before])).toEqual(Object.entries(votes));
    expect(change?.lines.filter((line) => 'after' in line)).toEqual([]);
  });

  test('of a declared total has its area, and lines that were not declared before have nothing before', async () => {
    const log = closed();
    const place = { election: 'made', contest: 'list', area: 'north' };
    log.does('totals-declared', [chair('central')], { ...place, figures: { x: 1, y: 2 } });
    log.does('totals-declared', [chair('central')], { ...place, figures: { x: 0, z: 4 } });
    const [change] = (await recordOf(sourceOf(log)))?.changes ?? [];
    expect(change?.stations).toEqual([]);
    expect(change?.lines.map(({ line, before, after }) => [line, before, after])).toEqual([
      ['x', 1, 0],
      ['y', 2, undefined],
      ['z', undefined, 4],
    ]);
  });

  test('of another election of the day is not among them', async () => {
    const log = closed();
    const protocol = enters(log, 'b1');
    log.does('entry-corrected', both('precinct b1'), { protocol, figures: { ...votes, x: 49, y: 31 }, ...why });
    const source = { ...sourceOf(log), election: 'asked' };
    expect(await recordOf(source)).toMatchObject({ total: 0, inLastHour: 0, changes: [] });
  });

  /** Corrections of one entry, each at its time; which of them are in the last hour, the newest first. */
  async function lastHourOf(log: TestLog, ...times: readonly { readonly at: string; readonly received?: string }[]) {
    let protocol = enters(log, 'b1');
    for (const [step, beside] of times.entries()) {
      const body = { protocol, figures: { ...votes, x: 49 - step, y: 31 + step }, ...why };
      protocol = log.does('entry-corrected', both('precinct b1'), body, beside);
    }
    const record = await recordOf(sourceOf(log));
    const are = record?.changes.map(({ isInLastHour }) => isInLastHour) ?? [];
    expect(record?.inLastHour).toBe(are.filter(Boolean).length);
    return { until: record?.until, are };
  }
  const at = (clock: string) => ({ at: `2023-03-19T${clock}Z` });

  test('of a rehearsal is in the last hour up to sixty minutes before the latest of its acts, and not before', async () => {
    const found = await lastHourOf(closed(), at('20:00:00'), at('20:00:01'), at('21:00:00'));
    expect(found).toEqual({ until: '2023-03-19T21:00:00Z', are: [true, true, false] });
  });

  test('an act that is entered late does not turn the clock back', async () => {
    const found = await lastHourOf(closed(), at('20:30:00'), at('21:00:00'), at('18:30:00'));
    expect(found).toEqual({ until: '2023-03-19T21:00:00Z', are: [false, true, true] });
  });

  test('of a polling day is in the last hour by when the log took it in, whenever it was done', async () => {
    const late = (clock: string) => ({ ...at('18:30:00'), received: `2026-11-22T${clock}.000Z` });
    const found = await lastHourOf(
      closed(undefined, begunReal()),
      late('05:10:00'),
      late('06:00:00'),
      late('06:30:00'),
    );
    expect(found).toEqual({ until: '2026-11-22T06:30:00.000Z', are: [true, true, false] });
  });
});

describe('pages of changes', () => {
  const log = closed();
  enters(log, 'b1');
  /** As if leaves 0 to n−1 were changes. */
  const many = (number: number): RecordSource =>
    sourceOf(log, {
      from: async () => Array.from({ length: number }, (_, leaf) => leaf),
      change: async (leaf: number): Promise<Change> =>
        ({
          leaf,
          at: '',
          received: '',
          act: 'entry-corrected',
          as: { office: 'central' },
          election: 'made',
          contests: [],
          stations: [],
        }) as never,
    });
  const leaves = async (number: number, ...rest: string[]) => {
    const { changes = [], older, newer } = (await recordOf(many(number), ...rest)) ?? {};
    return [changes[0]?.leaf, changes.at(-1)?.leaf, older, newer];
  };

  test('there is one where nothing was changed, and it is empty', async () => {
    expect(await recordOf(many(0))).toMatchObject({ total: 0, changes: [] });
    expect(await recordOf(many(0), '1')).toBeUndefined();
  });

  test('the first has what fills no page and the last that is full; one with a number is the same for ever', async () => {
    expect(await leaves(perPage - 1)).toEqual([perPage - 2, 0, undefined, undefined]);
    expect(await leaves(2 * perPage - 1)).toEqual([2 * perPage - 2, 0, undefined, undefined]);
    expect(await leaves(2 * perPage)).toEqual([2 * perPage - 1, perPage, '1', undefined]);
    expect(await leaves(2 * perPage, '1')).toEqual([perPage - 1, 0, undefined, '2']);
    expect(await leaves(5 * perPage, '1')).toEqual([perPage - 1, 0, undefined, '2']);
    expect(await leaves(5 * perPage, '4')).toEqual([4 * perPage - 1, 3 * perPage, '3', '5']);
    expect(await leaves(5 * perPage, '5')).toEqual([5 * perPage - 1, 4 * perPage, '4', '']);
  });

  test('a change has the number of its page from the beginning, and is there: nothing moves as others come', async () => {
    const pagesOf = async (number: number, ...rest: string[]) =>
      new Map((await recordOf(many(number), ...rest))?.changes.map(({ leaf, page }) => [leaf, page]));
    const leaf = perPage + 3;
    for (const number of [leaf + 1, 2 * perPage - 1, 2 * perPage, 7 * perPage])
      expect((await pagesOf(number, '2')).get(leaf)).toBe('2');
    expect((await pagesOf(leaf + 1)).get(leaf)).toBe('2');
    expect((await pagesOf(leaf + 1)).get(0)).toBe('1');
  });

  test('entries of the feed lead to the page on which the change stays', async () => {
    const made = await changesPage(many(perPage + 1), []);
    const page = {
      kind: 'changes',
      place: { kind: 'changes', of: { election: 'made' }, rest: [] },
      log: { origin: 'o', isRehearsal: false },
      ...made,
    };
    const feed = changesFeed(page as unknown as Parameters<typeof changesFeed>[0], { language: 'en', base: '' });
    expect(feed).toContain(`/changes/2#leaf-${perPage}"`);
    expect(feed).toContain('/changes/1#leaf-0"');
  });

  test.each(['0', '3', '01', '-1', '1e0', 'x'])('there is none of the number %s', async (number) => {
    expect(await recordOf(many(2 * perPage), number)).toBeUndefined();
  });
});
