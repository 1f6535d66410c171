/** What valid files become. */

import { readFileSync } from 'node:fs';
import { fraction, lawOn, parseSum, unspecified } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { electionJson, electionWith, registerFiles, statuteFiles } from '../testing/samples.js';
import { compileStatute, statuteFromCompiled } from './compiled.js';
import { readCsv } from './csv.js';
import { readElectionFile, readElectionFolder } from './election.js';
import type { Read } from './faults.js';
import { readJson, readJsonLines } from './json.js';
import type { Plain } from './plain.js';
import { areasOn, partiesOn, readRegister } from './registers.js';
import { readRules } from './rules.js';
import { readStatute } from './statute.js';
import { readYaml } from './yaml.js';

function accepted<T>(read: Read<T>): T {
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

const admit = (condition: Plain) => {
  const part = { rule: 'list', seats: 1, method: 'dhondt', ties: ['lot'], admit: condition };
  const rule = accepted(readRules({ parts: { list: part } }, { file: 'r' })).parts.get('list')?.rule;
  return rule?.rule === 'list' ? rule.admit : undefined;
};
const options = parseSum('options');

describe('an election file', () => {
  const election = accepted(readElectionFile('e.json', electionJson));
  const [contest] = election.contests;

  it('gives figures as integers, and absent ones as undefined, not zero', () => {
    const tally = contest?.polls[0]?.tally;
    expect([...(tally?.get('x') ?? [])]).toEqual([
      ['registered', 1000n],
      ['took-part', 700n],
      ['a', 400n],
      ['b', 250n],
      ['c', 30n],
      ['invalid', undefined],
    ]);
    expect(tally?.get('south')).toBeUndefined();
  });

  it('keeps a figure above 2^53 exact where it is written as text', () => {
    const large = accepted(readElectionFile('e', electionWith('contests.0.tally.x.a', '9007199254740993')));
    expect(large.contests[0]?.polls[0]?.tally.get('x')?.get('a')).toBe(9007199254740993n);
  });

  it('says by default what is not said: role, weight, kind, the whole area', () => {
    expect(contest?.options[0]).toEqual({ id: 'a', name: {}, role: 'list', party: 'alpha', tags: [] });
    expect(contest?.area).toBe('x');
    expect(election.areas[1]).toEqual({ id: 'north', name: {}, parent: 'x', kind: 'region', weight: fraction(1n) });
    expect(accepted(readElectionFile('e', withoutAreas())).areas.map(({ id }) => id)).toEqual(['total']);
  });

  it('makes the line against all an option where only its figure is given', () => {
    const against = accepted(readElectionFile('e', electionWith('contests.0.tally.x.against-all', 5)));
    expect(against.contests[0]?.options.at(-1)).toMatchObject({ id: 'against-all', role: 'against-all' });
  });

  it('is the example of docs/formats/election.md', () => {
    const docs = readFileSync(new URL('../../../docs/formats/election.md', import.meta.url), 'utf8');
    const example = /```json\n([\s\S]*?)```/.exec(docs)?.[1] ?? '';
    expect(accepted(readElectionFile('election.md', example)).contests).toHaveLength(1);
  });

  it.each<[string, Plain, object]>([
    ['in no stated language', 'Gazette, 1 May', { en: 'Gazette, 1 May' }],
    ['in languages', { kk: 'Газет', ru: 'Газета', en: 'Gazette' }, { kk: 'Газет', ru: 'Газета', en: 'Gazette' }],
  ])('says what a source is %s', (_, what, read) => {
    const { sources } = accepted(readElectionFile('e', electionWith('sources.1', { id: 's2', what })));
    expect(sources[1]).toEqual({ id: 's2', what: read });
  });

  it('is the same as a folder of YAML, with contests in files of their own', () => {
    const { contests, ...rest }: Record<string, unknown> = JSON.parse(electionJson);
    const files = new Map([
      ['election.yaml', JSON.stringify(rest)],
      ['contests/national.yaml', JSON.stringify({ contests })],
    ]);
    expect(accepted(readElectionFolder(files))).toEqual(election);
  });

  function withoutAreas(): string {
    const plain: Record<string, Plain> = JSON.parse(electionJson);
    const { areas: _, ...rest } = plain;
    return JSON.stringify(rest)
      .replace('"x":', '"total":')
      .replace(/,"north":\{[^}]*\}/, '');
  }
});

describe('a condition', () => {
  const five = { amount: fraction(1n, 20n), strict: false };
  it.each<[string, Plain, unknown]>([
    ['a share', { atLeast: '5%', of: 'options' }, { kind: 'share', bound: five, of: options }],
    ['a bound of a statute', { bound: { atLeast: '5%' }, of: 'options' }, { kind: 'share', bound: five, of: options }],
    [
      'more than',
      { moreThan: '0.05', of: 'options' },
      { kind: 'share', bound: { ...five, strict: true }, of: options },
    ],
    ['a number of votes', { atLeast: 120 }, { kind: 'share', bound: { amount: fraction(120n), strict: false } }],
    [
      'a quorum',
      { sum: 'options', atLeast: '1/20', of: 'options' },
      { kind: 'share', bound: five, of: options, sum: options },
    ],
    [
      'a national threshold',
      { atLeast: '5%', of: 'options', across: true },
      { kind: 'share', bound: five, of: options, across: true },
    ],
    ['a lead', { lead: { atLeast: '5%', of: 'options' } }, { kind: 'lead', bound: five, of: options }],
    ['a tag', { is: 'minority' }, { kind: 'is', tag: 'minority' }],
    [
      'a group',
      { atLeast: '5%', of: 'options', group: true },
      { kind: 'share', bound: five, of: options, group: true },
    ],
    ['one area', { at: 'x', where: { is: 'y' } }, { kind: 'at', area: 'x', where: { kind: 'is', tag: 'y' } }],
    ['a ballot of one', { ballot: { atMost: 1 } }, { kind: 'ballot', atMost: 1 }],
    ['seats in another part', { won: { part: 'list', atLeast: 3 } }, { kind: 'won', part: 'list', atLeast: 3 }],
    [
      'all and any',
      { all: [{ any: [{ not: { is: 'x' } }] }] },
      { kind: 'all', of: [{ kind: 'any', of: [{ kind: 'not', of: { kind: 'is', tag: 'x' } }] }] },
    ],
    ['an open leaf opens the whole', { any: [{ is: 'x' }, { atLeast: 'unspecified', of: 'options' }] }, unspecified],
  ])('%s', (_, plain, expected) => {
    expect(admit(plain)).toEqual(expected);
  });

  it.each<[string, Plain, string, bigint]>([
    ['two thirds of the regions', '2/3', 'fraction', 2n],
    ['all regions', '100%', 'fraction', 1n],
    ['twelve regions', 12, 'number', 12n],
    ['twelve regions as text', '12', 'number', 12n],
  ])('%s', (_, atLeast, unit, num) => {
    expect(admit({ regions: { atLeast, where: { is: 'x' } } })).toMatchObject({ unit, bound: { amount: { num } } });
  });
});

describe('rules', () => {
  it('keep open leaves, and leave turnout out where a side of it is open', () => {
    const part = { rule: 'list', seats: 'unspecified', method: 'unspecified', ties: 'unspecified' };
    const rules = accepted(
      readRules({ turnout: { count: 'unspecified', of: 'registered' }, parts: { list: part } }, { file: 'r' }),
    );
    expect(rules.turnout).toBeUndefined();
    const other = { turnout: { count: 'valid', of: 'unspecified' }, parts: { list: part } };
    expect(accepted(readRules(other, { file: 'r' })).turnout).toBeUndefined();
    expect(rules.parts.get('list')?.rule).toEqual({
      rule: 'list',
      seats: unspecified,
      method: unspecified,
      ties: unspecified,
    });
  });

  it('let the first two go on, or all where a body votes again', () => {
    const half = { atLeast: '1/2', of: 'valid' };
    const rounds = [
      { win: half, advance: { top: 2 }, ties: 'all' },
      { win: half, advance: 'all', ties: ['older', 'lot'] },
      { win: 'most', ties: 'unspecified' },
    ];
    const rules = accepted(readRules({ parts: { one: { rule: 'majority', rounds } } }, { file: 'r' }));
    expect(rules.parts.get('one')?.rule).toMatchObject({
      rounds: [
        { advance: { top: 2 }, ties: 'all' },
        { advance: { top: 'all' }, ties: ['older', 'lot'] },
        { win: 'most', ties: unspecified },
      ],
    });
  });

  it('elect one where plurality does not say how many, and ask for `yes` where a question does not say', () => {
    const parts = {
      one: { rule: 'plurality', ties: ['lot'] },
      question: { rule: 'question', adopt: { atLeast: '1/2', of: 'valid' } },
    };
    const rules = accepted(readRules({ parts }, { file: 'r' }));
    expect(rules.parts.get('one')?.rule).toMatchObject({ seats: 1 });
    expect(rules.parts.get('question')?.rule).toMatchObject({ answer: 'yes' });
  });
});

describe('a statute', () => {
  const statute = accepted(readStatute('xx', statuteFiles));

  it('keeps articles as written, whatever numbers they look like', () => {
    const articles = statute.subjects[0]?.provisions.flatMap(({ history }) => history.map(({ cite }) => cite.article));
    expect(articles).toEqual(['97-1(1)', '97', '97.10', undefined]);
  });

  it('gives rules on a day, with the provisions that gave them', () => {
    const law = lawOn(statute, 'parliament', '2021-06-05');
    if (law.is !== 'rules') throw new Error(law.is);
    const rules = accepted(readRules(law.plain.rules, { file: 'law', origin: law.plain }));
    expect(rules.parts.get('list')?.rule).toMatchObject({ seats: 98, admit: { bound: { amount: fraction(1n, 20n) } } });
    expect(rules.cites.get('parts.list.seats')).toBe('list.seats');
  });

  it('keeps the full names of the acts that it cites', () => {
    expect(statute.acts).toEqual([{ id: 'EL', name: { kk: 'К', ru: 'Р', en: 'E' } }]);
  });

  it('comes back from its compiled form the same', () => {
    expect(statuteFromCompiled('c.json', compileStatute(statute))).toEqual({ ok: true, value: statute });
  });

  it.each([
    ['another format', '{"format":"saylau-statute/2","statute":{}}', 'format-unknown'],
    ['no statute in it', '{"format":"saylau-statute/1"}', 'format-unknown'],
    ['half a file', '{"format":', 'json-syntax'],
    ['null', 'null', 'wrong-type'],
  ])('is not read from a compiled form with %s', (_, text, code) => {
    expect(statuteFromCompiled('c.json', text)).toMatchObject({ ok: false, faults: [{ code }] });
  });
});

describe('a register', () => {
  const register = accepted(readRegister(registerFiles));

  it('is the example of docs/formats/register.md', () => {
    const docs = readFileSync(new URL('../../../docs/formats/register.md', import.meta.url), 'utf8');
    const [areas = '', parties = ''] = Array.from(docs.matchAll(/```yaml\n([\s\S]*?)```/g), ([, text = '']) => text);
    const files = new Map([
      ['areas.yaml', areas],
      ['parties.yaml', parties],
    ]);
    const example = accepted(readRegister(files));
    expect(areasOn(example, '2022-06-07').map(({ id }) => id)).toEqual(['kz', 'east-kazakhstan']);
    expect(partiesOn(example, '2022-02-28').get('amanat')).toMatchObject({ en: 'Nur Otan' });
    expect(partiesOn(example, '2022-03-01').get('amanat')).toMatchObject({ en: 'Amanat' });
  });

  it.each([
    ['2022-06-07', ['x', 'old']],
    ['2022-06-08', ['x', 'new']],
  ])('has the areas that exist on %s', (date, ids) => {
    expect(areasOn(register, date).map(({ id }) => id)).toEqual(ids);
  });

  it.each([
    ['2022-02-28', 'Old Alpha'],
    ['2022-03-01', 'Alpha'],
  ])('has the names that parties had on %s', (date, name) => {
    expect(partiesOn(register, date).get('alpha')).toEqual({ en: name });
  });

  it('gives areas and parties to an election', () => {
    const { contests, areas: _, ...rest }: Record<string, unknown> = JSON.parse(electionJson);
    const text = JSON.stringify({ ...rest, areas: { register: 'xx' }, contests: [] });
    expect(contests).toHaveLength(1);
    const election = accepted(readElectionFile('e', text, { registers: new Map([['xx', register]]) }));
    expect(election.areas.map(({ id }) => id)).toEqual(['x', 'old']);
  });
});

describe('CSV', () => {
  it('tells the line on which each row begins, quoted line ends counted', () => {
    const rows = accepted(readCsv('t', 'a,b\r\n"x\ny",1\r\n\r\nz,2\r\n', { required: ['a', 'b'] }));
    expect(rows.map(({ line, cells }) => [line, cells.get('a'), cells.get('b')])).toEqual([
      [2, 'x\ny', '1'],
      [5, 'z', '2'],
    ]);
  });

  it('takes columns in any order, semicolons, quotes inside quotes, a byte order mark', () => {
    const rows = accepted(readCsv('t', '\ufeffb;a\n"say ""x"";";y', { required: ['a'], optional: ['b'] }));
    expect([...(rows[0]?.cells ?? [])]).toEqual([
      ['b', 'say "x";'],
      ['a', 'y'],
    ]);
  });
});

describe('places', () => {
  it.each([
    ['JSON', readJson('a', '{\n  "a/b": [1,\n    {"c": 2}]}')],
    ['YAML', readYaml('a', 'a/b:\n  - 1\n\n  -    {"c": 2}')],
  ])('of %s are found by path', (name, read) => {
    const { locate } = accepted(read);
    expect(locate('/a~1b/1/c')).toBe(name === 'JSON' ? '3:11' : '4:14');
    expect(locate('/nothing')).toBeUndefined();
  });

  it('of JSON Lines are those of the file', () => {
    const read = readJsonLines('a', '{"a":1}\r\n\r\n{"a":1,}\n{"b":1,"b":2}');
    expect(read.ok ? [] : read.faults.map(({ place }) => place)).toEqual(['3:8', '4:8']);
  });
});
