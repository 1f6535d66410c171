/** Polling days read from their folders. */

import { readFileSync } from 'node:fs';
import { usualThresholds } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { statuteFiles } from '../../testing/samples.js';
import { readStatute } from '../statute.js';
import { changed, dayFiles, sampleDay } from './day.test-kit.js';
import { readPollingDay } from './read.js';

const { day, tables, laws } = sampleDay();
const { stations } = day;

describe('a polling day', () => {
  it('has the stations of one territorial area together, in the order of the file', () => {
    expect(stations.ids).toEqual(['abroad', 'n1', 'n3', 'n2', 's1'].map((id) => `rehearsal/${id}`));
    expect([...stations.rows]).toEqual(stations.ids.map((id, row) => [id, row]));
  });

  it('has the names of its stations where they have one, in the order of the stations', () => {
    expect(stations.names).toEqual(['', 'Library', '', '', 'School "No. 1", hall']);
    const [header = '', ...rows] = (dayFiles.get('stations.csv') ?? '').trim().split('\n');
    const nameless = rows.map((row) => row.replace(/,("(""|[^"])*"|[^,]*)(?=,\d+,\d*$)/, ','));
    const empty = sampleDay(new Map([...dayFiles, ['stations.csv', [header, ...nameless].join('\n')]]));
    expect(empty.day.stations).not.toHaveProperty('names');
    expect(empty.day.stations.ids).toEqual(stations.ids);
  });

  it('has areas of which each stands before all below it', () => {
    expect(stations.areas.map(({ id }) => id)).toEqual([
      'xx',
      'north',
      'north-town',
      'north-fields',
      'south',
      'd1',
      'd2',
    ]);
    expect([...stations.parents]).toEqual([-1, 0, 1, 1, 0, 0, 0]);
  });

  it('has its hierarchies, and what is known of stations before the day', () => {
    const named = stations.hierarchies.map(({ name, leaves }) => [
      name,
      ...Array.from(leaves, (area) => stations.areas[area]?.id),
    ]);
    expect(named).toEqual([
      ['area', 'xx', 'north-town', 'north-town', 'north-fields', 'south'],
      ['constituency', undefined, 'd1', 'd1', 'd2', 'd2'],
    ]);
    expect([stations.registered, stations.ballots].map((column) => [...(column ?? [])])).toEqual([
      [50, 1200, 800, 300, 1000],
      [60, -1, 900, 330, 1010],
    ]);
  });

  it('has a ballot for each part, and the contest of each station by its areas in any hierarchy', () => {
    expect(tables.map(({ ballot, contestOf }) => [ballot.election, ballot.part, ...contestOf])).toEqual([
      ['rehearsal/parliament', 'list', 0, 0, 0, 0, 0],
      ['rehearsal/parliament', 'districts', -1, 0, 0, 1, 1],
      ['rehearsal/councils', 'council', -1, 0, 0, 0, 1],
    ]);
    const turnout = {
      count: { terms: [{ sign: 1, line: 'took-part' }] },
      of: { terms: [{ sign: 1, line: 'registered' }] },
    };
    expect(tables.map(({ ballot }) => ballot.turnout)).toEqual([turnout, turnout, turnout]);
  });

  it('has the line against all by its rules, and a form without controls where the rules have none', () => {
    const [, districts, councils] = tables;
    expect(districts?.ballot.contests[0]?.options.map(({ id, role }) => [id, role])).toEqual([
      ['rehearsal/c1', 'candidate'],
      ['rehearsal/c2', 'candidate'],
      ['against-all', 'against-all'],
    ]);
    expect(districts?.ballot.form).toEqual({
      lines: ['registered', 'took-part', 'options', 'against-all', 'invalid'].map((line) => ({ line })),
      controls: [],
    });
    expect(councils?.ballot.form.lines.map(({ line }) => line)).toEqual([
      'registered',
      'took-part',
      'options',
      'invalid',
    ]);
  });

  it('has elections with their law, contests and what was declared', () => {
    expect([...laws.keys()]).toEqual(['rehearsal/parliament', 'rehearsal/councils']);
    const [parliament, councils] = day.elections;
    expect(parliament?.contests.map(({ id, area, seats, declared }) => [id, area, seats, declared.turnout])).toEqual([
      ['list', 'xx', undefined, '54.21'],
      ['district-1', 'd1', undefined, undefined],
      ['district-2', 'd2', undefined, undefined],
    ]);
    expect(councils?.contests.map(({ body, seats }) => [body, seats])).toEqual([
      ['council-north', 3],
      ['council-south', null],
    ]);
    expect(parliament?.contests[0]?.options.map(({ role }) => role)).toEqual(['list', 'list', 'against-all']);
    expect(parliament?.contests[2]?.options.map(({ party }) => party)).toEqual([null, undefined, undefined, undefined]);
  });

  it('has turnout by station and time', () => {
    expect(day.turnout?.times).toEqual([600, 840, 1200]);
    expect(day.turnout?.columns.map((column) => [...column])).toEqual([
      [-1, 10, -1, -1, 100],
      [-1, -1, -1, -1, 300],
      [-1, 20, -1, -1, 600],
    ]);
  });

  it('may set thresholds of its own', () => {
    expect(sampleDay().thresholds).toBeUndefined();
    const own = sampleDay(changed('polling-day.json', '"date":', '"thresholds":{"leastVotes":50},"date":'));
    expect(own.thresholds).toEqual({ ...usualThresholds, leastVotes: 50 });
  });

  it('may have no turnout reports, and files that only its rehearsal needs', () => {
    const files = new Map([...dayFiles, ['manifest.json', '{'], ['README.md', '']]);
    files.delete('turnout.csv');
    expect(sampleDay(files).day.turnout).toBeUndefined();
  });

  it('is held under a statute, on its own date', () => {
    const statute = readStatute('xx', statuteFiles);
    if (!statute.ok) throw new Error(JSON.stringify(statute.faults));
    const { systems } = statute.value;
    const office = systems[0]?.office ?? '';
    const main = { ...JSON.parse(dayFiles.get('polling-day.json') ?? ''), date: '1990-01-01' };
    main.elections = [{ id: 'rehearsal/councils', name: 'C', office, statute: 'xx' }];
    const files = new Map([...dayFiles, ['polling-day.json', JSON.stringify(main)]]);
    const read = readPollingDay(files, { statutes: new Map([['xx', statute.value]]) });
    expect(read.ok ? [] : read.faults.map(({ code }) => code)).toContain('no-rules');
  });

  it('reports the faults of all its files at once', () => {
    const files = new Map([
      ...changed('areas.csv', 'south,xx', 'south,yy'),
      ...(['polling-day.json', 'contests.csv', 'options.csv', 'stations.csv', 'turnout.csv'] as const).map(
        (file) =>
          [
            file,
            (dayFiles.get(file) ?? '').replace(/(?<="date":")2023-03-19|list,list|beta,,|1200|600/, '-1'),
          ] as const,
      ),
    ]);
    const read = readPollingDay(files);
    expect(new Set(read.ok ? [] : read.faults.map(({ file }) => file))).toEqual(new Set([...dayFiles.keys()]));
  });

  it.each([
    ['areas', 'areas.csv', 'id,parent,kind\n'],
    ['stations', 'stations.csv', 'station,area,constituency\n'],
    ['a sound header of its stations', 'stations.csv', 'station,area\nrehearsal/s1,south\n'],
    ['hierarchies', 'polling-day.json', '{}'],
  ])('without %s has no faults but those of that file', (_, file, text) => {
    const read = readPollingDay(new Map([...dayFiles, [file, text]]));
    expect(read.ok ? [] : [...new Set(read.faults.map((fault) => fault.file))]).toEqual([file]);
  });

  it('is as docs/formats/polling-day.md shows it', () => {
    const docs = readFileSync(new URL('../../../../docs/formats/polling-day.md', import.meta.url), 'utf8');
    const json =
      /```json\n([\s\S]*?)```/.exec(docs)?.[1]?.replaceAll('"…"', '"X"').replace('"kk": "X", "ru": "X", ', '') ?? '';
    const options = /```csv\n([\s\S]*?)```/.exec(docs)?.[1] ?? '';
    const files = new Map([
      [
        'polling-day.json',
        json.replace(
          '"statute": "kz"',
          '"rules": {"parts": {"list": {"rule": "list", "seats": 69, "method": "hare-remainder", "ties": ["lot"]}, "districts": {"rule": "plurality", "ties": ["lot"]}}}',
        ),
      ],
      ['areas.csv', 'id,parent,kind,nameKk,nameRu,nameEn\nkz,,country,,,\n'],
      ['stations.csv', 'station,area,constituency\nrehearsal/abai-0001,kz,\n'],
      ['contests.csv', 'election,contest,part,area\nrehearsal/kz-2023-mazhilis,list,list,kz\n'],
      ['options.csv', options],
    ]);
    expect(readPollingDay(files)).toMatchObject({ ok: true });
  });
});
