/** Hostile inputs, each named after its attack: every one is refused or harmless, at once. */

import { describe, expect, it } from 'vitest';
import { electionJson, electionWith } from '../testing/samples.js';
import { readCsv } from './csv.js';
import { readElectionFile } from './election.js';
import type { Read } from './faults.js';
import { readJson, readJsonLines } from './json.js';
import { readRules } from './rules.js';
import { readYaml } from './yaml.js';

const json = (text: string): Read<unknown> => readJson('a.json', text);
const yaml = (text: string): Read<unknown> => readYaml('a.yaml', text);
const csv = (text: string): Read<unknown> => readCsv('a.csv', text, { required: ['a', 'b'], key: ['a'] });
const election = (path: string, value: unknown): Read<unknown> => readElectionFile('e.json', electionWith(path, value));
const many = 190_000;

const refused: readonly (readonly [string, () => Read<unknown>])[] = [
  ['stack exhausted by JSON lists', () => json('['.repeat(1_000_000))],
  ['stack exhausted by JSON records', () => json('{"a":'.repeat(1_000_000))],
  ['stack exhausted by a long JSON string of escapes', () => json(`"${'\\n'.repeat(5_000_000)}`)],
  ['stack exhausted by YAML flow lists', () => yaml('['.repeat(many))],
  ['stack exhausted by YAML flow records', () => yaml('{a: '.repeat(many))],
  ['stack exhausted by YAML lists on one line', () => yaml('- '.repeat(many))],
  ['stack exhausted by YAML explicit keys', () => yaml('? '.repeat(many))],
  [
    'stack exhausted by YAML indentation',
    () => yaml(Array.from({ length: 900 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')),
  ],
  ['billion laughs', () => yaml(`a: &a [x,x]\n${'bcdefgh'.replace(/./g, (n) => `${n}: &${n} [*a,*a,*a]\n`)}`)],
  ['one alias that holds itself', () => yaml('a: &a [*a]')],
  ['merge key that overwrites a rule', () => yaml('base: &b {seats: 1}\nlist:\n  <<: *b')],
  ['tag that makes a binary', () => yaml('a: !!binary aGVsbG8=')],
  ['tag that names a type of a program', () => yaml('a: !!js/function "() => 1"')],
  ['directive that makes `no` false', () => yaml('%YAML 1.1\n---\nagainstAll: no')],
  ['second document after the first', () => yaml('a: 1\n...\n---\na: 2')],
  ['key shadowed by its double, JSON', () => json('{"seats":10,"seats":11}')],
  ['key shadowed by its double written with an escape', () => json('{"seats":10,"\\u0073eats":11}')],
  ['key shadowed by its double, YAML', () => yaml('seats: 10\n"seats": 11')],
  ['key shadowed by its double `__proto__`', () => json('{"__proto__":1,"__proto__":2}')],
  ['key that is a list', () => yaml('? [a, b]\n: 1')],
  ['digits lost above 2^53', () => json('{"votes":9007199254740993}')],
  ['digits lost in an exponent', () => json('{"votes":1e2}')],
  ['infinite number', () => json('{"votes":1e999}')],
  ['number of a million digits', () => json('9'.repeat(1_000_000))],
  ['words that are numbers elsewhere', () => json('[Infinity, -Infinity, NaN]')],
  ['YAML octal', () => yaml('seats: 0o17')],
  ['name turned round by U+202E', () => election('name', 'Party \u202e001')],
  ['name turned round by an escape', () => json('"\\u202e"')],
  ['isolates U+2066 to U+2069', () => yaml('name: "\\u2066a\\u2069"')],
  ['line forged in a name', () => election('name', 'A\n✓ agrees')],
  ['line forged by a carriage return', () => election('name', 'A\r✓ agrees')],
  ['column forged by a tab', () => election('name', 'A\t100')],
  ['line forged in a key', () => json('{"a\\n0 faults":1}')],
  ['line forged in a quoted text of YAML', () => yaml('name: "A\\n✓ agrees"')],
  ['line forged in a quoted key of YAML', () => yaml('"a\\nb": 1')],
  ['line forged by U+2028', () => election('name', 'A\u2028B')],
  ['line forged by U+2029', () => yaml('name: A\u2029B')],
  ['word cut by a zero-width space', () => election('name', 'Ama\u200bnat')],
  ['word cut by a soft hyphen', () => yaml('name: Ama\u00adnat')],
  ['word cut by a word joiner', () => election('name', 'Ama\u2060nat')],
  ['name of a Hangul filler that nobody sees', () => election('name', '\u3164')],
  ['hidden words in tag characters', () => election('name', 'A\u{e0041}')],
  ['mathematical digit in a name', () => election('contests.0.options.0.name', 'List 𝟕')],
  ['Arabic digits in a note', () => election('about', { notes: ['١٢ seats'] })],
  ['fullwidth digits in the id of a source', () => election('sources.0.id', 'S１')],
  ['NUL that ends a name elsewhere', () => json('"amanat\\u0000"')],
  ['terminal colours in a name', () => json('"\\u001b[31mred"')],
  ['half a character', () => json('"\\udc00\\ud800"')],
  ['second byte order mark inside', () => json('"\ufeff"')],
  ['letter that looks like another in an id', () => election('contests.0.options.0.id', 'а')],
  ['digits of another script in a figure', () => election('contests.0.tally.x.a', '４００')],
  ['figure of thirty-one digits', () => election('contests.0.tally.x.a', '1'.repeat(31))],
  ['negative zero', () => election('contests.0.tally.x.a', '-0')],
  ['figure with a plus', () => election('contests.0.tally.x.a', '+400')],
  ['figure with spaces', () => election('contests.0.tally.x.a', ' 400')],
  ['figure as true', () => election('contests.0.tally.x.a', true)],
  ['record in place of a list', () => election('contests', { length: 1, 0: {} })],
  ['seats that would take for ever to hand out', () => election('rules.parts.list.seats', 2 ** 52)],
  [
    'condition nested for ever',
    () => election('rules.parts.list.admit', { not: new Array(50).reduce((x) => ({ not: x }), {}) }),
  ],
  ['link that runs code', () => election('sources.0.url', 'javascript:alert(1)')],
  ['link that leaves its attribute', () => election('sources.0.url', 'https://x.example/"onclick="a')],
  [
    'key `__proto__` in an election',
    () => readElectionFile('e.json', electionJson.replace('{', '{"__proto__":{"id":"x"},')),
  ],
  ['area id `constructor` that is nobody’s', () => election('contests.0.area', 'constructor')],
  ['rule named like a method of every object', () => election('rules.parts.list.rule', 'toString')],
  ['part named like a method of every object', () => election('contests.0.part', 'hasOwnProperty')],
  ['CSV quote that swallows the rest', () => csv(`a,b\n"1,2\n${'3,4\n'.repeat(1000)}`)],
  ['CSV row that hides a second header', () => csv('a,b\na,b\na,b')],
  ['CSV cell with NUL', () => csv('a,b\n1\0,2')],
  ['CSV with a million columns', () => csv(','.repeat(1_000_000))],
  ['JSON Lines with one bad line', () => readJsonLines('a.jsonl', '{"a":1}\n{"a":\n{"a":2}')],
];

describe('a hostile input is refused', () => {
  it.each(refused)('%s', (_, read) => {
    expect(read().ok).toBe(false);
  });
});

describe('a fault shows nothing of a hostile key', () => {
  it('but its beginning, quoted', () => {
    const rules = { parts: { [`${'x'.repeat(300_000)}`]: {}, 'a\n0 faults\u2028': {} } };
    const read = readRules(rules, { file: 'r' });
    const places = read.ok ? [] : read.faults.map(({ place }) => place);
    expect(Math.max(...places.map((place) => place.length))).toBeLessThanOrEqual(200);
    expect(places).toContain('/parts/aU+000A0 faultsU+2028');
  });
});

describe('figures of areas inside each other without end', () => {
  it('are refused at once', () => {
    const areas = Array.from({ length: 20_000 }, (_, n) =>
      n === 0 ? { id: 'x' } : { id: `x${n}`, parent: n === 1 ? 'x' : `x${n - 1}` },
    );
    const tally = Object.fromEntries(areas.map(({ id }) => [id, {}]));
    const changed = JSON.stringify({ ...JSON.parse(electionWith('contests.0.tally', tally)), areas });
    const read = readElectionFile('e.json', changed);
    expect(read.ok ? [] : read.faults.map(({ code }) => code)).toContain('too-deep');
  });
});

describe('a strange input is harmless', () => {
  it.each([
    ['a folded block is one line', () => yaml('a: >\n  one\n  two\n\n  three\n'), { a: 'one two three' }],
    ['a literal block is one line', () => yaml('a: |-\n  one \n    two\n'), { a: 'one two' }],
    ['a text over several lines is one', () => yaml('a: one\n  two'), { a: 'one two' }],
    ['spaces that do not break', () => yaml('a: 5\u00a0% 1\u202f000'), { a: '5\u00a0% 1\u202f000' }],
    ['joiners', () => yaml('a: x\u200cy\u200dz'), { a: 'x\u200cy\u200dz' }],
    ['Kazakh and Russian', () => json('{"a":"Әділетті Қазақстан — ёлка «й»"}'), { a: 'Әділетті Қазақстан — ёлка «й»' }],
    ['byte order mark before JSON', () => json('\ufeff{"a":1}'), { a: 1 }],
    ['byte order mark before YAML', () => yaml('\ufeffa: 1'), { a: 1 }],
    ['line ends of Windows', () => yaml('a: 1\r\nb:\r\n  - 2\r\n'), { a: 1, b: [2] }],
    ['`no` and `yes` are words', () => yaml('no: yes'), { no: 'yes' }],
    ['a merge key without alias is a key', () => yaml('<<: {a: 1}'), { '<<': { a: 1 } }],
    ['decimals keep their digits', () => yaml('a: 53.90\nb: 97.10\nc: 007'), { a: '53.90', b: '97.10', c: '007' }],
    ['a date is a text', () => yaml('a: 2023-03-19'), { a: '2023-03-19' }],
    ['a time is a text', () => yaml('a: 07:00'), { a: '07:00' }],
  ])('%s', (_, read, expected) => {
    expect(read()).toMatchObject({ ok: true, value: { value: expected } });
  });

  it('`__proto__` is a key like any other and changes no prototype', () => {
    for (const result of [readJson('a', '{"__proto__":{"admin":true}}'), readYaml('a', '__proto__: {admin: true}')]) {
      const value = result.ok ? result.value.value : null;
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect(Object.keys(value ?? {})).toEqual(['__proto__']);
    }
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });
});

describe('a text that is large and broken all over is refused', () => {
  it.each([
    ['YAML commas', `[${','.repeat(many)}]`],
    ['YAML closing brackets', ']'.repeat(many)],
    ['YAML nested values on one line', 'a: b: c\n'.repeat(many / 10)],
    ['YAML quote that stays open', `a: "${'x\n '.repeat(many)}`],
    ['YAML documents', '---\n'.repeat(many)],
    ['YAML keys that repeat', 'a: 1\n'.repeat(many / 10)],
    ['YAML tokens without end', `[${'1,'.repeat(many * 2)}]`],
  ])('%s', (_, text) => {
    expect(yaml(text).ok).toBe(false);
  });
});
