/** docs/formats/count.md and the output of a count of protocols with --json name the same fields, both ways. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { captured } from './captured.test-kit.js';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const night = path('../fixtures/night');
const doc = readFileSync(path('../../../docs/formats/count.md'), 'utf8');
const documented = new Set([...doc.matchAll(/^\| `(\.[^`]+)` \|/gm)].map(([, field = '']) => field));

const folder = mkdtempSync(join(tmpdir(), 'saylau-night-form-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A night with a first round, a list with an open lot, a rule without votes of its own, and a station that cannot bring any more. */
function otherDay(): string {
  const form = { lines: ['registered', 'took-part', 'options', 'invalid'] };
  const rounds = [
    { win: { moreThan: '50%', of: 'options' }, advance: { top: 2 }, ties: ['lot'] },
    { win: 'most', ties: ['lot'] },
  ];
  const list = { rule: 'list', seats: 1, method: 'dhondt', ties: ['lot'], percentOf: 'options', form };
  const rules = {
    parts: {
      president: { rule: 'majority', rounds, percentOf: 'options', form },
      list,
      regions: { ...list, admit: { lead: { atLeast: '1%', of: 'options' } } },
      least: { ...list, minimum: 1 },
    },
  };
  const main = {
    format: 'saylau-polling-day/1',
    id: 'other',
    name: 'Other',
    date: '2020-05-03',
    zone: '+00:00',
    hierarchies: ['area'],
    elections: [{ id: 'other-all', name: 'Other', office: 'all', rules }],
  };
  const contests = ['president', 'list', 'regions', 'least'];
  const protocols = contests.map((id) => `${id},s1,100,30,12,12,6,0`);
  const files: Readonly<Record<string, readonly string[]>> = {
    'polling-day.json': [JSON.stringify(main)],
    'areas.csv': ['id,parent,kind', 'all,,'],
    'stations.csv': ['station,area,ballots', 's1,all,100', 's2,all,0'],
    'contests.csv': ['election,contest,part,area', ...contests.map((id) => `other-all,${id},${id},all`)],
    'options.csv': [
      'election,contest,option,order',
      ...contests.flatMap((id) => ['a', 'b', 'c'].map((option, index) => `other-all,${id},${option},${index + 1}`)),
    ],
    'protocols.csv': ['contest,station,registered,took-part,o1,o2,o3,invalid', ...protocols],
  };
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return folder;
}

const counts = [
  [night],
  [night, '--partial'],
  [night, '--partial', '20:00'],
  [night, '--protocols', join(night, 'with-errors.csv'), '--partial', '47:59'],
  [path('../fixtures/own-form.json'), '--protocols', path('../fixtures/own-form.csv'), '--partial'],
  [otherDay(), '--partial'],
];

const outputs = await Promise.all(
  counts.map(async (argv): Promise<unknown> => {
    const { out, err } = await captured(['count', ...argv, '--json']);
    expect(err).toBe('');
    return JSON.parse(out);
  }),
);

/** Documented as a whole: the outcome has a page of its own; texts and completions are maps. */
const whole = /\.(name|outcome|completion)$/;

function fieldsOf(value: unknown, at: string, found: Set<string>): Set<string> {
  if (whole.test(at)) return found.add(at);
  if (Array.isArray(value)) for (const item of value) fieldsOf(item, `${at}[]`, found);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) fieldsOf(item, `${at}.${key}`, found);
  else found.add(at);
  return found;
}

const found = new Set(outputs.flatMap((output) => [...fieldsOf(output, '', new Set())]));

it('every field of the output is documented', () => {
  expect([...found].filter((field) => !documented.has(field))).toEqual([]);
});

it('every documented field occurs in an output', () => {
  expect([...documented].filter((field) => !found.has(field))).toEqual([]);
});

it('every kind of bounds that is documented occurs', () => {
  const kinds = new Set(
    [...JSON.stringify(outputs).matchAll(/"contest":"[^"]*","kind":"([^"]*)"/g)].map(([, kind]) => kind),
  );
  const [, said = ''] = /bounds\[\]\.kind` \| all \| (.*) \|/.exec(doc) ?? [];
  expect([...kinds].toSorted()).toEqual([...said.matchAll(/`([a-z-]+)`/g)].map(([, kind]) => kind).toSorted());
});
