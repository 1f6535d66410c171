/** Every fault code: a situation that gives it, and its line in docs/errors.md. */

import { readFileSync } from 'node:fs';
import type { PlainValue } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { electionJson, electionWith, registerFiles, statuteFiles, statuteWith } from '../testing/samples.js';
import { countingLaw } from './counting-law.js';
import { readCsv } from './csv.js';
import { readElectionFile, readElectionFolder } from './election.js';
import { type FaultCode, faultCodes, type Read } from './faults.js';
import { readJson } from './json.js';
import { limits } from './limits.js';
import { daySituations, protocolSituations } from './protocols/situations.test-kit.js';
import { readRegister } from './registers.js';
import { readStatute } from './statute.js';
import { readYaml } from './yaml.js';

const election = (path: string, value: unknown): Read<unknown> => readElectionFile('e.json', electionWith(path, value));
const statute = (file: string, text: string, by: string): Read<unknown> =>
  readStatute('xx', statuteWith(file, text, by));
const csv = (text: string): Read<unknown> => readCsv('t.csv', text, { required: ['id', 'votes'], key: ['id'] });
const contest = 'contests.0';

const situations: readonly (readonly [FaultCode, string, () => Read<unknown>])[] = [
  ['text-too-large', 'a YAML text above the limit', () => readYaml('a.yaml', ' '.repeat(limits.yaml + 1))],
  ['text-encoding', 'a lone surrogate in the text', () => readJson('a.json', '"\ud800"')],
  ['text-encoding', 'a lone surrogate written as escape', () => readJson('a.json', '"\\ud800"')],
  ['text-control', 'a NUL in the text', () => csv('id,votes\na\0,1')],
  ['text-control', 'a control character written as escape in YAML', () => readYaml('a.yaml', 'a: "\\x07"')],
  ['text-bidi', 'an override of direction in a name', () => election('name', 'abc\u202edef')],
  ['text-control', 'a line end in a name of JSON', () => election('name', 'A\nB')],
  ['text-control', 'a tab in a quoted text of YAML', () => readYaml('a.yaml', 'a: "x\\ty"')],
  ['text-invisible', 'a zero-width space in a name', () => election('name', 'A\u200bB')],
  ['text-invisible', 'a line separator written as escape', () => readJson('a.json', '"\\u2028"')],
  ['text-digit', 'a mathematical digit in a name', () => election('name', 'List 𝟕')],
  ['text-digit', 'Arabic-Indic digits in a figure', () => election(`${contest}.tally.x.a`, '٤٠٠')],
  ['text-digit', 'fullwidth digits in an id', () => election('id', 'xx-２０２０')],
  ['text-digit', 'fullwidth digits in a fraction', () => election('rules.parts.list.admit.atLeast', '５%')],
  ['json-syntax', 'a comma before the end', () => readJson('a.json', '[1,]')],
  ['json-syntax', 'NaN', () => readJson('a.json', '{"a": NaN}')],
  ['json-syntax', 'an unknown escape', () => readJson('a.json', '"\\x"')],
  ['yaml-syntax', 'a bracket that stays open', () => readYaml('a.yaml', 'a: [1')],
  ['yaml-syntax', 'a directive', () => readYaml('a.yaml', '%YAML 1.1\n---\na: yes')],
  ['yaml-syntax', 'two documents', () => readYaml('a.yaml', 'a: 1\n---\nb: 2')],
  ['yaml-alias', 'an anchor and its alias', () => readYaml('a.yaml', 'a: &x 1\nb: *x')],
  ['yaml-tag', 'a tag', () => readYaml('a.yaml', 'a: !!binary aGk=')],
  ['too-deep', 'one level too many in JSON', () => readJson('a.json', nested(limits.depth + 1))],
  ['too-deep', 'one level too many in YAML', () => readYaml('a.yaml', nested(limits.depth + 1))],
  ['duplicate-key', 'a key twice in JSON', () => readJson('a.json', '{"a":1,"a":2}')],
  ['duplicate-key', 'a key twice in YAML', () => readYaml('a.yaml', 'a: 1\na: 2')],
  ['number-unsafe', '2^53 in JSON', () => readJson('a.json', '9007199254740992')],
  ['number-unsafe', 'an infinite exponent in JSON', () => readJson('a.json', '1e999')],
  ['number-unsafe', 'hexadecimal in YAML', () => readYaml('a.yaml', 'a: 0x10')],
  ['number-unsafe', 'not a number in YAML', () => readYaml('a.yaml', 'a: .nan')],
  ['csv-syntax', 'a quote that stays open', () => csv('id,votes\n"a,1')],
  ['csv-header', 'a misspelled column', () => csv('id,voets\na,1')],
  ['csv-header', 'no header at all', () => csv('')],
  ['ragged', 'a row with a cell too many', () => csv('id,votes\na,1,2')],
  ['ragged', 'a table’s row with a cell too few', () => election('about', { tables: [table] })],
  ['csv-duplicate-row', 'two rows of one id', () => csv('id,votes\na,1\na,2')],
  ['file-missing', 'a statute without sources', () => readStatute('xx', without('sources.yaml'))],
  ['file-missing', 'an election folder without its main file', () => readElectionFolder(new Map())],
  [
    'file-unexpected',
    'a JSON file in a statute',
    () => readStatute('xx', new Map([...statuteFiles, ['a.json', '{}']])),
  ],
  ['format-unknown', 'the next version of the format', () => election('format', 'saylau-election/2')],
  ['missing', 'an election without a date', () => election('date', undefined)],
  ['missing', 'an election with neither statute nor rules', () => election('rules', undefined)],
  ['missing', 'a bonus of nothing', () => election('rules.parts.list.bonus', {})],
  ['missing', 'lists that join until nothing', () => election('rules.parts.list.admitUntil', { of: 'options' })],
  ['missing', 'lists that join until a share of nothing', () => joinUntil({ lists: 2, share: '60%' })],
  ['missing', 'lists that join until no share of a sum', () => joinUntil({ lists: 2, of: 'options' })],
  ['unknown-key', 'a misspelled key', () => election(`${contest}.optoins`, [])],
  ['wrong-type', 'a number in place of a text', () => election('id', 5)],
  ['wrong-type', 'a text in place of a whole number', () => election('rules.parts.list.seats', '10')],
  ['wrong-type', 'a list in place of the whole file', () => readElectionFile('e.json', '[]')],
  ['not-one-of', 'a misspelled method', () => election('rules.parts.list.method', 'dhont')],
  ['conflicting-keys', 'a statute beside rules', () => election('statute', 'kz')],
  ['conflicting-keys', 'polls beside a tally', () => election(`${contest}.polls`, [])],
  ['conflicting-keys', 'two lines against all', () => election(contest, twiceAgainst)],
  ['empty', 'rules without parts', () => election('rules.parts', {})],
  ['empty', 'a name of spaces', () => election('name', '  ')],
  ['too-many', 'more than a thousand faults', () => readJson('a.json', `{"a":1${',"a":1'.repeat(1100)}}`)],
  [
    'too-many',
    'conditions without end',
    () => election('rules.parts.list.admit', { all: new Array(300).fill({ is: 'x' }) }),
  ],
  ['out-of-range', 'a million seats', () => election('rules.parts.list.seats', 1_000_000)],
  ['out-of-range', 'a threshold of 105 %', () => election('rules.parts.list.admit.atLeast', '105%')],
  ['out-of-range', 'a percentage above 100', () => election(`${contest}.declared.percent.a`, '100.01')],
  ['out-of-range', 'a turnout below 0', () => election(`${contest}.declared.turnout`, '-0.1')],
  ['out-of-range', 'a second round without a first', () => election(contest, rounds({ round: 2 }))],
  ['out-of-range', 'a round left out', () => election(contest, rounds({ round: 1 }, { round: 3 }))],
  ['bad-id', 'capitals in an id', () => election('id', 'XX-2020')],
  ['bad-date', '30 February', () => election('date', '2023-02-30')],
  ['bad-date', '29 February of a common year', () => election('date', '2023-02-29')],
  ['bad-fraction', 'a share as a number', () => election('rules.parts.list.admit.atLeast', 5)],
  ['bad-fraction', 'a decimal comma', () => election(`${contest}.declared.percent.a`, '58,82')],
  ['bad-sum', 'a product in a sum', () => election('rules.turnout.count', 'valid * 2')],
  ['bad-condition', 'a condition without amount', () => election('rules.parts.list.admit', { of: 'options' })],
  ['bad-condition', 'a share of nothing', () => election('rules.parts.list.admit', { atLeast: '5%' })],
  ['bad-value', 'a term without unit', () => statute('list.yaml', 'type: count', 'type: term')],
  ['bad-value', 'a link that runs code', () => election('sources.0.url', 'javascript:alert(1)')],
  [
    'missing-language',
    'a summary without Kazakh',
    () => statute('list.yaml', '{kk: К, ru: Р, en: E}', '{ru: Р, en: E}'),
  ],
  ['figure-negative', 'votes below zero', () => election(`${contest}.tally.x.a`, -1)],
  ['figure-not-whole', 'half a vote', () => election(`${contest}.tally.x.a`, 0.5)],
  ['figure-not-whole', 'votes with a decimal point as text', () => election(`${contest}.tally.x.a`, '400.0')],
  ['duplicate-id', 'two areas of one id', () => election('areas.2.id', 'north')],
  ['duplicate-id', 'two options of one id', () => election(`${contest}.options.2.id`, 'a')],
  ['duplicate-id', 'two sources of one id', () => election('sources.1', { id: 's1', what: 'Again' })],
  ['duplicate-id', 'two subjects of one id', () => readStatute('xx', new Map([...statuteFiles, ['more.yaml', twin]]))],
  ['duplicate-id', 'two contests of one id', () => readElectionFile('e.json', twoContests())],
  ['duplicate-id', 'two first rounds', () => election(contest, rounds({ round: 1 }, { round: 1 }))],
  ['too-deep', 'areas inside each other without end', () => election('areas', chain(limits.depth + 2))],
  ['area-cycle', 'two areas inside each other', () => election('areas', cycle)],
  ['area-orphan', 'a parent that is not there', () => election('areas.1.parent', 'y')],
  ['area-roots', 'two roots', () => election('areas.1.parent', undefined)],
  ['area-outside', 'figures of the country in a region’s contest', () => election(`${contest}.area`, 'north')],
  ['option-is-line', 'an option named as a line', () => election(`${contest}.options.2.id`, 'invalid')],
  ['option-is-line', 'a candidate named as the line against all', () => election(`${contest}.options.2`, against)],
  ['unknown-area', 'a contest in no area', () => election(`${contest}.area`, 'nroth')],
  ['unknown-area', 'figures of no area', () => election(`${contest}.tally.nroth`, {})],
  [
    'unknown-area',
    'a condition on no area',
    () => election('rules.parts.list.admit', { at: 'nroth', where: { is: 'x' } }),
  ],
  ['unknown-option', 'seats of no option', () => election(`${contest}.declared.seats.d`, 1)],
  ['unknown-option', 'a list admitted that is none', () => election(`${contest}.declared.admitted`, ['d'])],
  ['unknown-option', 'votes for an option not on the ballot', () => election(contest, rounds(ofTwo))],
  ['unknown-line', 'a figure of no line', () => election(`${contest}.tally.x.regsitered`, 1)],
  ['unknown-line', 'a line of the rules that nothing has', () => election('rules.turnout.of', 'regsitered')],
  ['unknown-part', 'a contest of no part', () => election(`${contest}.part`, 'lists')],
  ['unknown-part', 'a bonus from no part', () => election('rules.parts.list.compensates', ['districts'])],
  ['unknown-party', 'an option of no party', () => election(`${contest}.options.0.party`, 'alhpa')],
  ['unknown-contest', 'a lot in no contest', () => election('lots', { nationl: ['a'] })],
  ['unknown-source', 'a result from no source', () => election(`${contest}.declared.source`, 's2')],
  ['unknown-source', 'a contradiction between no sources', () => election('contradictions', [contradiction])],
  [
    'unknown-source',
    'a party from no source',
    () => register('parties.yaml', '- id: alpha', '- id: alpha\n    source: [s9]'),
  ],
  ['unknown-source', 'a provision from no source', () => statute('list.yaml', 'sources: [S07]', 'sources: [S08]')],
  ['unknown-act', 'a provision of no act', () => statute('list.yaml', 'act: EL', 'act: LE')],
  ['unknown-instrument', 'a change by no instrument', () => statute('list.yaml', 'by: el-2009', 'by: el-2010')],
  ['unknown-provision', 'a reference to nothing', () => statute('systems.yaml', '$list.seats', '$list.saets')],
  ['missing-word', 'a choice that words.yaml does not say', () => readStatute('xx', choiceOf('boat', 'baot'))],
  [
    'missing-word',
    'the person of a relation',
    () =>
      statute(
        'list.yaml',
        'count\n    history:\n      - from: 2009-02\n        to: 2022-06-08\n        value: 98',
        relation,
      ),
  ],
  ['missing-language', 'a word without Kazakh', () => readStatute('xx', words('boat: {ru: Р, en: E}'))],
  [
    'missing-language',
    'a part’s name in one language',
    () => statute('systems.yaml', 'rule: list', 'rule: list\n              name: {en: E}'),
  ],
  ['unknown-register', 'areas of no register', () => election('areas', { register: 'zz' })],
  ['not-open', 'a decision on what the rules give', () => decided('parts.list.seats', 12)],
  ['version-order', 'a version above an earlier one', () => statute('list.yaml', 'from: 2021-06-05', 'from: 2008-01')],
  [
    'version-order',
    'an area that ends before it begins',
    () => register('areas.yaml', 'to: 2022-06-08', 'from: 2023-01-01, to: 2022-06-08'),
  ],
  [
    'version-overlap',
    'a version that begins too early',
    () => statute('list.yaml', 'from: 2023-01-01', 'from: 2022-06-07'),
  ],
  ['version-order', 'two versions of one day', () => statute('list.yaml', 'from: 2021-06-05', 'from: 2009-02-01')],
  ['version-state', 'a second reading of nothing', () => statute('list.yaml', 'state: unspecified', reading)],
  ['version-state', 'a gap with a value', () => statute('list.yaml', 'value: 98', 'value: 98\n        state: gap')],
  ['version-state', 'a system without rules', () => statute('systems.yaml', ', state: gap', '')],
];

/** Codes whose situations are tested where they arise. */
const otherSituations: readonly (readonly [FaultCode, string])[] = [
  ['gzip-corrupt', 'the caller of the reader of protocols unpacks'],
  ['gzip-truncated', 'the caller of the reader of protocols unpacks'],
  ['gzip-too-large', 'the caller of the reader of protocols unpacks'],
  ['station-two-areas', 'protocols/open-target.test.ts'],
  ['no-form', 'protocols/case.test.ts'],
  ['no-rules', 'protocols/case.test.ts'],
];

/** The sample election's rules, with an answer in its file. */
function decided(path: string, value: PlainValue): Read<unknown> {
  const read = readElectionFile('e.json', electionWith('decide', { [path]: value }));
  return read.ok ? countingLaw(read.value, undefined) : read;
}

function joinUntil(value: unknown): Read<unknown> {
  return election('rules.parts.list.admitUntil', value);
}

/** The sample's contest with polls in place of a tally. */
function rounds(...polls: readonly { readonly round: number }[]): unknown {
  const options = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  return { id: 'national', part: 'list', options, polls: polls.map((poll) => ({ tally: {}, ...poll })) };
}

const ofTwo = { round: 1, options: ['a', 'b'], tally: { x: { a: 1, b: 2, c: 3 } } };
const twiceAgainst = {
  id: 'national',
  part: 'list',
  options: [{ id: 'a' }, { id: 'nobody', role: 'against-all' }],
  tally: { x: { a: 1, nobody: 2, 'against-all': 3 } },
};

/** So many areas, each inside the one before. */
function chain(count: number): unknown {
  return Array.from({ length: count }, (_, n) =>
    n === 0 ? { id: 'x' } : { id: `x${n}`, parent: n === 1 ? 'x' : `x${n - 1}` },
  );
}

const relation =
  'relation\n    history:\n      - from: 2009-02\n        value: {who: senate, does: elects, whom: judge}';

/** The sample statute with words. */
function words(text: string): ReadonlyMap<string, string> {
  return new Map([...statuteFiles, ['words.yaml', `words:\n  ${text}\n`]]);
}

/** A statute with one word, and a provision whose value is another. */
function choiceOf(said: string, found: string): ReadonlyMap<string, string> {
  const file = statuteWith('list.yaml', 'type: count', 'type: choice').get('list.yaml') ?? '';
  return new Map([
    ...words(`${said}: {kk: К, ru: Р, en: E}`),
    ['list.yaml', file.replace('value: 98', `value: ${found}`)],
  ]);
}

const cycle = [{ id: 'x' }, { id: 'north', parent: 'south' }, { id: 'south', parent: 'north' }];
const twin = 'subject: list\nname: {kk: К, ru: Р, en: E}\nprovisions: {}';
const reading = 'state: none\n        reading: {value: 1, says: {kk: К, ru: Р, en: E}}';
const table = { id: 't', title: 'T', unit: '%', columns: ['a', 'b'], rows: [{ label: 'r', values: ['1'] }] };
const contradiction = { id: 'c', about: 'A', why: 'W', values: [{ value: '1', source: 's9' }] };
const against = { id: 'against-all', role: 'candidate' };

function nested(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels);
}

function without(file: string): ReadonlyMap<string, string> {
  return new Map([...statuteFiles].filter(([name]) => name !== file));
}

function register(file: string, text: string, by: string): Read<unknown> {
  return readRegister(new Map([...registerFiles, [file, (registerFiles.get(file) ?? '').replace(text, by)]]));
}

function twoContests(): string {
  const election: { contests: unknown[] } = JSON.parse(electionJson);
  return JSON.stringify({ ...election, contests: [...election.contests, ...election.contests] });
}

describe('a fault', () => {
  it.each(situations)('%s: %s', (code, _, read) => {
    const result = read();
    expect(result.ok ? [] : result.faults.map((fault) => fault.code)).toContain(code);
  });

  it('has a situation for every code', () => {
    const elsewhere = [...daySituations, ...protocolSituations, ...otherSituations].map(([code]) => code);
    expect(new Set([...situations.map(([code]) => code), ...elsewhere])).toEqual(new Set(faultCodes));
  });

  it('has a line in docs/errors.md for every code, in the order of the list', () => {
    const docs = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
    const codes = [...docs.matchAll(/^\| `([a-z-]+)` \| [A-Z].*\. \| .*\. \|$/gm)].map(([, code]) => code);
    expect(codes).toEqual(faultCodes);
  });

  it('names the nearest known word', () => {
    const result = election('rules.parts.list.method', 'dhont');
    expect(result.ok ? [] : result.faults).toEqual([
      {
        code: 'not-one-of',
        file: 'e.json',
        place: expect.stringMatching(/^1:\d+ \/rules\/parts\/list\/method$/),
        params: expect.objectContaining({ found: 'dhont', nearest: 'dhondt' }),
      },
    ]);
  });

  it('is reported beside all others of the file', () => {
    const bad = electionJson
      .replace('2020-05-03', '2020-05-32')
      .replace('"dhondt"', '"dhond"')
      .replace('"a":400', '"a":-400')
      .replace('"part":"list"', '"part":"lits"')
      .replace('"source":"s1"', '"sauce":"s1"');
    const result = readElectionFile('e.json', bad);
    expect(result.ok ? [] : result.faults.map(({ code }) => code).sort()).toEqual(
      ['bad-date', 'figure-negative', 'not-one-of', 'unknown-key', 'unknown-part'].sort(),
    );
  });
});
