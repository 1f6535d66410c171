/** Changes of public figures and histories of protocols, on a night after which voting was repeated at two stations. */

import { type Change, changeOf, RecordState, readLeaf, type SignedAct, standingBefore } from '@saylau/acts';
import { nodeCrypto } from '@saylau/log/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logPath, origin, PlayedNight, Site } from './site.test-kit.js';

const central = { office: 'central' } as const;
/** As a log may hold it that was written before such characters were refused. */
const why = { reason: 'Voters \u202ewere\u0007 kept out.', ground: 'decision\u20665' };
let site: Site;
let night: PlayedNight;
let stations: readonly string[];
/** Leaves: of the orders of both stations, and of the entry under it at the first. */
let order: number;
let entered: number;

beforeAll(async () => {
  site = await Site.open();
  night = await PlayedNight.play(site);
  stations = night.timeline.cast.precincts.flatMap((precinct) => precinct?.station ?? []).slice(0, 2);
  for (const station of stations) {
    const protocol = await leafOf(station);
    await does(night.signed('protocol-annulled', central, ['chair', 'secretary'], { protocol, ...why }));
  }
  const ordered = { election: election(), contest: 'list', stations: [...stations], date: '2020-05-17', ...why };
  // Read before it is ordered: what comes later is found too.
  await changes();
  order = await does(night.signed('repeat-voting-ordered', central, ['chair', 'secretary'], ordered));
  const [station = ''] = stations;
  const figures = await site.log().read((state) => state.protocol(election(), 'list', station)?.figures ?? {});
  const body = { election: election(), contest: 'list', station, figures, repeat: order };
  entered = await does(night.signed('protocol-entered', { office: 'precinct', station }, ['chair', 'secretary'], body));
});
afterAll(() => site.close());

const election = (): string => night.day.day.elections[0]!.id;
const leafOf = async (station: string): Promise<number> =>
  (await site.log().read((state) => state.protocol(election(), 'list', station)?.leaf)) ?? -1;

async function does(signed: SignedAct): Promise<number> {
  const [answer] = await site.log().submit([{ signed, parts: [] }]);
  if (answer === undefined || 'refusals' in answer) throw new Error(JSON.stringify(answer));
  return answer.index;
}

type Item = Omit<Change, 'as'> & { readonly by: Change['as'] };
const changes = async (): Promise<readonly Item[]> =>
  (await site.json<{ items: Item[] }>(`${logPath}/changes?limit=1000`)).items;

/** What the leaves themselves say, one after the other: as an export tells it. */
async function folded(): Promise<readonly Item[]> {
  const state = new RecordState(origin, {
    crypto: nodeCrypto,
    definition: (files) => night.day.definition(files),
    hasDocument: () => true,
  });
  return (await site.log().leaves(0, site.log().size)).flatMap((bytes) => {
    const leaf = readLeaf(bytes);
    if (!leaf.ok) throw new Error('no leaf');
    const change = changeOf(state.size, leaf.value, standingBefore(state, leaf.value.act));
    state.apply(leaf.value);
    if (change === undefined) return [];
    const { as, ...said } = change;
    return [{ ...said, by: as }];
  });
}

test('changes are those that an export tells, word for word', async () => {
  const all = await changes();
  expect(all).toEqual(await folded());
  const kinds = ['protocol-annulled', 'repeat-voting-ordered', 'protocol-entered', 'entry-corrected'];
  for (const kind of kinds) expect([kind, all.some(({ act }) => act === kind)]).toEqual([kind, true]);
  expect(all.find(({ leaf }) => leaf === order)).toMatchObject({ contests: ['list'], stations, ...why });
  expect(all.find(({ leaf }) => leaf === entered)?.before).toBeDefined();
});

test('what turns or hides writing does so nowhere that it is shown', async () => {
  const [, , plan, seed] = origin.split('/');
  const path = `/rehearsal/${plan}/${seed}/${election().replace('rehearsal/', '')}`;
  const station = encodeURIComponent((stations[0] ?? '').replace('rehearsal/', ''));
  const shown = [
    `/ru${path}/changes`,
    `/kk${path}/changes.atom`,
    `/data${path}/changes.csv`,
    `/en${path}/stations/${station}`,
  ];
  for (const url of shown) {
    const { statusCode, body } = await site.inject({ url });
    // What scripts read is the log's own.
    const text = body.replaceAll(/<script.*?<\/script>/gs, '');
    expect([url, statusCode, text.includes('kept out')]).toEqual([url, 200, true]);
    const found = ['\u202e', '\u0007', '\u2066'].filter((one) => text.includes(one));
    expect([url, found]).toEqual([url, []]);
  }
});

test('totals declared again are a change from then on', async () => {
  const log = site.log();
  const [first] = await log.read((state) => state.declared().filter(({ contest }) => contest === 'list'));
  const { as, contest, area, figures } = first!;
  const more = { ...figures, registered: (figures.registered ?? 0) + 1 };
  const body = { election: election(), contest, area, figures: more };
  const leaf = await does(night.signed('totals-declared', as, ['chair'], body));
  const last = (await changes()).at(-1);
  expect(last).toMatchObject({ leaf, act: 'totals-declared', contests: ['list'], area, before: figures, after: more });
});

test('the history of a protocol has the order of repeat voting in its place, of each station named', async () => {
  const history = async (station: string): Promise<readonly (readonly [number, string])[]> => {
    const place = `${encodeURIComponent(election())}/list/${encodeURIComponent(station)}`;
    const { acts } = await site.json<{ acts: { index: number; leaf: { act: { act: string } } }[] }>(
      `${logPath}/protocols/${place}/history`,
    );
    return acts.map(({ index, leaf }) => [index, leaf.act.act] as const);
  };
  const [first = '', second = ''] = stations;
  expect((await history(first)).slice(-3).map(([, act]) => act)).toEqual([
    'protocol-annulled',
    'repeat-voting-ordered',
    'protocol-entered',
  ]);
  expect((await history(second)).at(-1)).toEqual([order, 'repeat-voting-ordered']);
  const other = night.timeline.cast.precincts.flatMap((precinct) => precinct?.station ?? [])[2] ?? '';
  expect((await history(other)).some(([, act]) => act === 'repeat-voting-ordered')).toBe(false);
});
