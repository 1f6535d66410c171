/** A day whose stations have names, from its files to documents: each name stands beside its number, and nothing stands where there is none. */

import type { RecordState } from '@saylau/acts';
import { languages } from '@saylau/core';
import { stationLine, stationView } from '@saylau/views';
import { describe, expect, test } from 'vitest';
import {
  begun,
  contextOf,
  member,
  opensElection,
  origin,
  secretary,
  TestLog,
} from '../../../../acts/src/record.test-kit.js';
import { changed, dayFiles, sampleDay } from '../../../../formats/src/polling-day/day.test-kit.js';
import { pageOfRecord } from '../../compose.js';
import type { RecordSource } from '../../data/source.js';
import { renderPage } from '../../render.js';
import type { Page } from '../../site/page.js';
import type { StationIndexData } from '../station-index/data.js';
import { found } from '../stations/find.js';

const election = 'rehearsal/parliament';
const ref = { election: 'parliament', rehearsal: { plan: 'xx-2023-03-19', seed: '7' } };

/** Three stations of one district have protocols, so that each stands beside the others. */
function recordOf(files: ReadonlyMap<string, string>): RecordSource {
  const { day, tables, laws } = sampleDay(files);
  const log = begun(new TestLog(contextOf(() => ({ day, tables, laws, lawDecided: () => undefined }))));
  opensElection(log, election);
  const lines = { registered: 300, 'ballots-received': 200, 'took-part': 101, 'against-all': 1, invalid: 0 };
  for (const [place, name] of ['n1', 'n2', 'n3'].entries()) {
    const figures = { ...lines, alpha: 60 + place, beta: 40 - place };
    const body = { election, contest: 'list', station: `rehearsal/${name}`, figures };
    log.does('paper-received', [secretary('central'), member('central')], body);
  }
  const state = log.state as unknown as RecordState;
  const none = async () => [];
  return {
    ...{ origin, ref, election, maps: [] },
    log: {
      size: state.size,
      leaf: async (index) => log.leaves[index] as never,
      ofKinds: none,
      onProtocol: none,
      read: async (look) => look(state),
    },
    changes: undefined as never,
  };
}

type Kind = 'station' | 'stations' | 'station-index' | 'area';

async function pageOf(source: RecordSource, kind: Kind, ...rest: string[]): Promise<Page> {
  const made = await pageOfRecord(kind, source, rest);
  if (made === undefined) throw new Error(`there is no ${kind} ${rest.join('/')}`);
  // The maker of a kind makes that kind's data; pages travel as JSON.
  return JSON.parse(JSON.stringify({ kind, place: { kind, of: ref, rest }, ...made })) as Page;
}

/** The document without its scripts, and what of it is read. */
function shown(page: Page, language: (typeof languages)[number] = 'en') {
  const assets = { styles: [], preload: () => [], fonts: () => [] };
  const html = renderPage(page, { language, base: '', isLive: false, assets }).split('<script')[0] ?? '';
  const text = html.replaceAll(/<!--.*?-->|<[^>]*>/g, '').replaceAll('&quot;', '"');
  const heading = /<h1>(.*?)<\/h1>/.exec(html)?.[1]?.replaceAll('&quot;', '"');
  return { html, text, heading, title: /<title>(.*?)<\/title>/.exec(html)?.[1] };
}

const withNames = recordOf(changed('stations.csv', 'n2,north-fields', 'n2,north-town'));
const nameless = recordOf(
  new Map([...dayFiles, ['stations.csv', (dayFiles.get('stations.csv') ?? '').replace(/"School.*hall"|Library/g, '')]]),
);

describe('a station with a name', () => {
  test('has it in what is said of it and in lists; one without has none', async () => {
    const views = await withNames.log.read((state) =>
      ['rehearsal/s1', 'rehearsal/n3'].flatMap((id) => [stationView(state, id), stationLine(state, id)]),
    );
    expect(views.map((view) => view?.name)).toEqual([
      'School "No. 1", hall',
      'School "No. 1", hall',
      undefined,
      undefined,
    ]);
    for (const view of views.slice(2)) expect(view).not.toHaveProperty('name');
  });

  test.each(languages)('has it in the heading and the title of its page, in %s', async (language) => {
    const { heading, title } = shown(await pageOf(withNames, 'station', 'n1'), language);
    expect(heading).toMatch(/1.*, Library$/);
    expect(title).toContain('Library');
  });

  test('has it where stations are listed: in its area, among its neighbours, on the page of all', async () => {
    expect(shown(await pageOf(withNames, 'area', 'north-town')).text).toContain('№ 1, Library');
    expect(shown(await pageOf(withNames, 'station', 'n2')).text).toContain('№ 1, Library');
    const all = shown(await pageOf(withNames, 'station-index'));
    expect(all.text).toContain('№ 1, Library');
    expect(all.text).toContain('№ 1, School "No. 1", hall');
  });

  test('is found by a part of it', async () => {
    const index = await pageOf(withNames, 'station-index');
    const results = found((index.data as StationIndexData).areas, 'LIBR');
    expect(results?.first.map(({ station, name }) => [station, name])).toEqual([['n1', 'Library']]);
    expect(shown(await pageOf(withNames, 'stations')).text).toContain('A number, a name, a city');
  });
});

test('where no station has a name, nothing stands for it and nothing promises that there are any', async () => {
  expect(shown(await pageOf(nameless, 'station', 'n1')).heading).not.toMatch(/, ,|,\s*$/);
  expect(shown(await pageOf(nameless, 'area', 'north-town')).text).not.toContain('№ 1,');
  expect(shown(await pageOf(nameless, 'station-index')).text).not.toContain('№');
  const { text } = shown(await pageOf(nameless, 'stations'));
  expect(text).not.toContain('A number, a name');
  expect(text).toContain('A number, a city');
});
