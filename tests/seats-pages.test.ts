/** How the seats were made, as the page tells it: every figure that of the count, every reason with its ground. */

import { outcomeOf } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { findElection } from '../packages/cli/src/data.js';
import { loadElection } from '../packages/cli/src/load.js';
import type { ElectionSource } from '../packages/web/src/data/source.js';
import { pageOfElection, renderPage } from '../packages/web/src/index.js';
import { openPage } from '../packages/web/src/pages/open/data.js';
import { seatsPage } from '../packages/web/src/pages/seats/data.js';
import type { Page } from '../packages/web/src/site/page.js';

async function sourceOf(id: string): Promise<ElectionSource> {
  const loaded = await loadElection(findElection(id));
  const outcome = outcomeOf(loaded.election, loaded.law);
  return { ref: { election: id }, loaded, outcome: () => outcome };
}

async function documentOf(id: string, kind: 'seats' | 'laboratory', language: 'en' | 'kk'): Promise<string> {
  const made = pageOfElection(kind, await sourceOf(id), []);
  const page = { kind, place: { kind, of: { election: id }, rest: [] }, ...made } as Page;
  return renderPage(page, {
    language,
    base: '',
    isLive: false,
    assets: { styles: [], preload: () => [], fonts: () => [] },
  });
}

describe('the seats of 2023', () => {
  it('name the quota, the line among the remainders and what each list lacked', async () => {
    const { full } = seatsPage(await sourceOf('kz-2023-mazhilis'));
    const list = full[0]?.list;
    expect(list?.quota).toEqual({ votes: 5_971_719, seats: 69, quota: '≈86546.652' });
    expect(list?.remainders.map(({ option, more }) => [option, more])).toEqual([
      ['osdp', 1],
      ['amanat', 1],
      ['respublica', 0],
      ['aqjol', 0],
      ['auyl', 0],
      ['qhp', 0],
    ]);
    expect(list?.rows.find(({ option }) => option === 'respublica')).toMatchObject({ seats: 6, toNextSeat: 19_156 });
    expect(list?.rows.find(({ option }) => option === 'baytaq')).toMatchObject({ seats: 0, toThreshold: 180_938 });
  });

  it('set each list beside the votes of the threshold', async () => {
    const { full } = seatsPage(await sourceOf('kz-2023-mazhilis'));
    const rows = full[0]?.list?.threshold ?? [];
    expect(rows.find(({ option }) => option === 'osdp')).toMatchObject({ needed: 318_323, margin: 12_735, bound: 5 });
    expect(rows.find(({ option }) => option === 'baytaq')).toMatchObject({ margin: -171_892, holds: 'no' });
  });

  it('have for every step the provisions that it applies, with what they stand on', async () => {
    const { full, grounds } = seatsPage(await sourceOf('kz-2023-mazhilis'));
    for (const { step, cites } of full[0]?.steps ?? []) {
      expect(cites.length, step).toBeGreaterThan(0);
      for (const id of cites) expect(grounds[id]?.stands?.en, id).toMatch(/^Constitutional Law on Elections\b/);
    }
  });
});

describe('other elections', () => {
  it('a coalition has its own threshold', async () => {
    const { full } = seatsPage(await sourceOf('sk-2023-parliament'));
    const bounds = new Set(full[0]?.list?.threshold.map(({ bound }) => bound));
    expect([...bounds].sort()).toEqual([5, 7]);
  });

  it('a referendum has its demands, with what is not published said', async () => {
    const { full } = seatsPage(await sourceOf('kz-2022-referendum'));
    const demands = full[0]?.steps.filter(({ step }) => step === 'condition') ?? [];
    expect(demands.flatMap(({ findings = [] }) => findings.map(({ holds }) => holds))).toContain('yes');
    expect(demands.some(({ silent }) => silent !== undefined)).toBe(true);
    expect(full[0]?.missing?.en).toBeDefined();
  });

  it.each(['kz-2004-mazhilis', 'kz-2023-maslikhat', 'kz-2023-akim-district', 'kz-2021-akim-rural'])(
    '%s is told as far as it is published',
    async (id) => {
      expect(await documentOf(id, 'seats', 'en')).toContain('<h1>');
    },
  );

  it('of the past nothing is open', async () => {
    expect(openPage(await sourceOf('kz-2023-mazhilis'))).toBeUndefined();
  });
});

describe('the documents', () => {
  it('tell why a list got six and not seven, before any script runs', async () => {
    const english = await documentOf('kz-2023-mazhilis', 'seats', 'en');
    expect(english).toContain('For one seat more it lacked 19,156 votes, the others unchanged.');
    const kazakh = await documentOf('kz-2023-mazhilis', 'seats', 'kk');
    expect(kazakh).toContain('19\u202f156 дауыс');
  });

  it('show the real chamber in the laboratory, and that it is no result', async () => {
    const laboratory = await documentOf('kz-2023-mazhilis', 'laboratory', 'en');
    expect(laboratory).toContain('What if, not a result');
    expect(laboratory).toContain('class="hemicycle"');
    expect(laboratory).not.toContain('style=');
  });
});
