/** What the laboratory counts in a browser is what `saylau count` counts from the files. */

import { type Outcome, outcomeOf, type PlainValue } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { answersOf } from '../packages/cli/src/answers.js';
import { findElection } from '../packages/cli/src/data.js';
import { type LoadedElection, lawWanted, loadElection } from '../packages/cli/src/load.js';
import { compared, partyRows } from '../packages/web/src/pages/laboratory/compared.js';
import { countedFrom, countingInput } from '../packages/web/src/pages/laboratory/counting-input.js';
import { leversOn } from '../packages/web/src/pages/laboratory/levers.js';
import {
  commandOf,
  queryOf,
  type Setting,
  settingOf,
  withValue,
} from '../packages/web/src/pages/laboratory/setting.js';
import { type WhatIf, whatIf } from '../packages/web/src/pages/laboratory/what-if.js';
import { narrowed } from '../packages/web/src/site/narrowed.js';

/** As it comes to a browser: as JSON, in one language. */
async function inBrowser(id: string, query: string): Promise<WhatIf & { readonly loaded: LoadedElection }> {
  const loaded = await loadElection(findElection(id));
  if (loaded.statute === undefined) throw new Error('no statute');
  const sent = JSON.stringify(narrowed(countingInput(loaded.election, loaded.statute), 'kk'));
  const input = JSON.parse(sent) as ReturnType<typeof countingInput>;
  return { ...whatIf(countedFrom(input), input.statute, settingOf(query)), loaded };
}

/** As the command counts, with `--law` and `--set`. */
async function byCommand(loaded: LoadedElection, { law, set }: Setting): Promise<Outcome> {
  const values: ReadonlyMap<string, PlainValue> = answersOf(
    loaded,
    'set',
    Object.entries(set).map(([key, value]) => `${key}=${value}`),
    law,
  );
  return outcomeOf(
    loaded.election,
    await lawWanted(loaded, { set: values, ...(law === undefined ? {} : { on: law }) }),
  );
}

/** What a count comes to, with its reasons: names, which come in one language, apart. */
function told({ contests, chambers, notices, readings, law }: Outcome): unknown {
  const own = contests.map(({ name: _, comparisons: __, preliminary: ___, ...contest }) => contest);
  const others = readings.map(({ reading, count }) => [
    reading,
    count.contests.map(({ result, steps }) => [result, steps]),
  ]);
  return { own, chambers, notices, others, is: law.is, changed: law.changed };
}

const mazhilis = 'kz-2023-mazhilis';

describe('the laboratory counts as the command does', () => {
  const cases: readonly (readonly [string, string])[] = [
    [mazhilis, ''],
    [mazhilis, 'mazhilis.list.threshold=7%25'],
    [mazhilis, 'law=2021-01-10'],
    [mazhilis, 'law=2022-07-01'],
    [mazhilis, 'law=2026-08-01'],
    [mazhilis, 'mazhilis.list.threshold=53%25'],
    [mazhilis, 'mazhilis.list.method=dhondt&mazhilis.list.seats=98'],
    [mazhilis, 'mazhilis.list.method=sainte-lague&mazhilis.list.ties=lot'],
    [mazhilis, 'ballot.against-all=false'],
    ['kz-2021-mazhilis', 'law=2023-03-19'],
    ['kz-2004-mazhilis', 'law=2023-03-19'],
    ['kz-2019-president', 'law=2022-11-20&president.first-round.majority=80%25'],
    ['kz-2022-president', 'law=2019-06-09'],
    ['kz-2022-referendum', 'referendum.quorum=70%25'],
    ['kz-2024-referendum', ''],
    ['sk-2023-parliament', 'parliament.list.threshold.party=3%25'],
  ];
  it.each(cases)('%s?%s', async (id, query) => {
    const { other, loaded, refused } = await inBrowser(id, query);
    expect(refused).toEqual([]);
    expect(other && told(other.outcome)).toEqual(told(await byCommand(loaded, settingOf(query))));
  });
});

describe('what a reader sees of it', () => {
  const seats = ({ loaded, ...found }: Awaited<ReturnType<typeof inBrowser>>): Record<string, readonly number[]> => {
    if (loaded.statute === undefined) throw new Error('no statute');
    const rows = partyRows(compared(loaded.election, loaded.statute, found));
    return Object.fromEntries(rows.map(({ party, real, others }) => [party, [real, ...others]]));
  };

  it('under the law of January 2021 has both readings beside the real chamber', async () => {
    const found = seats(await inBrowser(mazhilis, 'law=2021-01-10'));
    expect(found.amanat).toEqual([62, 60, 65]);
    expect(found.osdp).toEqual([4, 0, 0]);
  });

  it('with a threshold of seven percent leaves four lists in the chamber', async () => {
    const found = await inBrowser(mazhilis, 'mazhilis.list.threshold=7%25');
    const rows = found.other?.outcome.contests.find(({ part }) => part === 'list')?.result;
    const held = rows?.kind === 'seats' ? rows.rows.map((row) => row.seats).filter((own) => own > 0) : [];
    expect(held.sort((one, two) => two - one)).toEqual([46, 9, 7, 7]);
  });

  it('names a value that is none of its kind, and counts nothing with it', async () => {
    const { other, refused } = await inBrowser(mazhilis, 'mazhilis.list.method=guess&mazhilis.list.seats=50');
    expect(other).toBeUndefined();
    expect(refused).toEqual(['mazhilis.list.method']);
  });

  it('names what the law has not, and counts nothing with it', async () => {
    const { other, refused } = await inBrowser(mazhilis, 'mazhilis.list.treshold=7%25&mazhilis.list.seats=50');
    expect(other).toBeUndefined();
    expect(refused).toEqual(['mazhilis.list.treshold']);
    expect((await inBrowser(mazhilis, 'law=2023-02-31')).other).toBeUndefined();
  });

  it('can set what the law of the day has, thresholds first', async () => {
    const { statute, election } = await loadElection(findElection(mazhilis));
    if (statute === undefined) throw new Error('no statute');
    const levers = leversOn(statute, election.office, election.date).map(({ provision }) => provision.id);
    expect(levers[0]).toBe('mazhilis.list.threshold');
    expect(levers).toContain('mazhilis.list.method');
    expect(leversOn(statute, election.office, '2022-07-01')).toEqual([]);
  });
});

describe('the setting in the address', () => {
  it('comes back as it was, and names the command', () => {
    const setting = withValue({ law: '2021-01-10', set: {} }, 'mazhilis.list.threshold', '>7%');
    expect(settingOf(queryOf(setting))).toEqual(setting);
    expect(commandOf(mazhilis, setting)).toBe(
      "saylau count kz-2023-mazhilis --law 2021-01-10 --set 'mazhilis.list.threshold=>7%'",
    );
    expect(queryOf(withValue(settingOf('mazhilis.list.threshold=7%25'), 'mazhilis.list.threshold', undefined))).toBe(
      '',
    );
  });

  it('takes nothing else, and keeps a day that is none as what it is', () => {
    expect(settingOf('utm_source=x&mazhilis.list.seats=')).toEqual({ set: {} });
    expect(settingOf('law=tomorrow')).toEqual({ noDay: 'tomorrow', set: {} });
    expect(settingOf('law=2023-02-31')).toEqual({ noDay: '2023-02-31', set: {} });
  });
});
