/** Counting in a thread of its own: of the state it was given, as often as is bearable, and again after it died. */

import { resultsOf } from '@saylau/acts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewOf } from '../../http/send.js';
import { PlayedNight, Site } from '../../http/site.test-kit.js';
import { KeptViews } from '../kept-views.js';
import { Counting } from './counting.js';
import type { DefinitionFiles } from './messages.js';

let site: Site;
let night: PlayedNight;
const open: Counting[] = [];
beforeAll(async () => {
  site = await Site.open();
  night = await PlayedNight.play(site, 0.5);
});
afterAll(async () => {
  for (const counting of open) await counting.close();
  await site.close();
});

const files = (): DefinitionFiles =>
  new Map(
    night.timeline.steps.length === 0
      ? []
      : night.day.documents.day.map(({ name, sha256 }) => [name, night.day.contents.get(sha256)!]),
  );
function countingWith(filesOf: () => DefinitionFiles): Counting {
  const counting = new Counting({ views: new KeptViews(), viewOf, filesOf: () => Promise.resolve(filesOf()) });
  open.push(counting);
  return counting;
}
const election = (): string => night.day.day.elections[0]!.id;

test('what it counts is what the record counts, whatever was done meanwhile', async () => {
  const counting = countingWith(files);
  const log = site.log();
  for (const share of [0.6, 0.8, 1]) {
    const [view, wanted] = await Promise.all([
      counting.view(log, { kind: 'results', election: election() }, log.size),
      log.read((state) => ({ size: state.size, results: resultsOf(state, election()) })),
    ]);
    expect(JSON.parse(view!.plain.bytes.toString())).toEqual(JSON.parse(JSON.stringify(wanted)));
    expect(view!.version).toBe(log.size);
    await night.playTo(share);
  }
});

test('asked for by many at once it counts once', async () => {
  const counting = countingWith(files);
  const asked = Array.from({ length: 20 }, () => counting.view(site.log(), { kind: 'outcome', election: election() }));
  expect(new Set(await Promise.all(asked)).size).toBe(1);
});

test('of what is not there it says so, without beginning', async () => {
  const counting = countingWith(() => new Map());
  expect(await counting.view(site.log(), { kind: 'bounds', election: 'none' })).toBeUndefined();
});

test('a thread that died is started anew', async () => {
  let given: DefinitionFiles = new Map();
  const counting = countingWith(() => given);
  const asked = { kind: 'results', election: election() } as const;
  await expect(counting.view(site.log(), asked)).rejects.toThrow('definition');
  given = files();
  expect((await counting.view(site.log(), asked))?.version).toBe(site.log().size);
});
