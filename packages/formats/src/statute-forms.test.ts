/** Forms of a statute: composed of provisions, each dated for itself. */

import { lawOn, type PlainValue } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { statuteFiles } from '../testing/samples.js';
import { readRules } from './rules.js';
import { readStatute } from './statute.js';

const says = '{kk: К, ru: Р, en: E}';
const cite = 'cite: {act: EL, sources: [S07]}, confidence: unverified';

/** Provisions of a form: id → type and versions (flow YAML without its ground). */
const provisions: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'form.list': [
    'form',
    `from: 2009-02, value: {lines: {took-part: $line.took-part, options: $line.options, against-all: $line.against-all},
      controls: {e1: $control.e1}}`,
  ],
  'line.took-part': ['choice', 'from: 2009-02, value: confirmed'],
  'line.options': ['choice', 'from: 2009-02, value: confirmed'],
  'line.against-all': ['choice', 'from: 2009-02, state: none', 'from: 2021-06-05, value: assumed'],
  'control.e1': [
    'equation',
    'from: 2009-02, value: {left: options, is: "=", right: took-part, severity: error}',
    'from: 2021-06-05, value: {left: options + against-all, is: "=", right: took-part, severity: error}',
  ],
};

function filesWith(changed: Readonly<Record<string, readonly [string, ...string[]]>>): ReadonlyMap<string, string> {
  const all = Object.entries({ ...provisions, ...changed });
  const written = all.map(
    ([id, [type, ...versions]]) =>
      `  ${id}:\n    says: ${says}\n    type: ${type}\n    history:\n${versions
        .map((version) => `      - {${version.replaceAll(/\s+/g, ' ')}, ${cite}}\n`)
        .join('')}`,
  );
  const systems = (statuteFiles.get('systems.yaml') ?? '').replace(
    'ties: [lot]',
    'ties: [lot]\n              form: $form.list',
  );
  const words = `words:\n  assumed: ${says}\n  confirmed: ${says}\n`;
  return new Map([
    ...statuteFiles,
    ['systems.yaml', systems],
    ['words.yaml', words],
    ['protocol.yaml', `subject: protocol\nname: ${says}\nprovisions:\n${written.join('')}`],
  ]);
}

function formOn(day: string, changed = {}, set: Readonly<Record<string, PlainValue>> = {}) {
  const read = readStatute('xx', filesWith(changed));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const law = lawOn(read.value, 'parliament', day, new Map(Object.entries(set)));
  if (law.is !== 'rules') throw new Error(law.is);
  const rules = readRules(law.plain.rules, { file: 'law' });
  if (!rules.ok) return rules.faults.map(({ code }) => code);
  const form = rules.value.parts.get('list')?.form;
  return form && [form.lines.map(({ line }) => line).join(' '), form.controls.map(({ id }) => id).join(' ')];
}

function faultsOf(changed = {}): readonly string[] {
  const read = readStatute('xx', filesWith(changed));
  return read.ok
    ? []
    : read.faults.map(({ code, place }) => `${code} ${place.replace(/^.*\/provisions\//, '')}`).slice(0, 2);
}

const list = (value: string): readonly [string, string] => ['form', `from: 2009-02, value: ${value}`];
const lines = '{took-part: $line.took-part, options: $line.options, against-all: $line.against-all}';

describe('a form of a statute', () => {
  it('is composed of what its provisions are on the day', () => {
    expect(formOn('2021-06-04')).toEqual(['took-part options', 'e1']);
    expect(formOn('2021-06-05')).toEqual(['took-part options against-all', 'e1']);
  });

  it('stays with what is given in a month of change', () => {
    const changed = { 'line.options': ['choice', 'from: 2009-02, value: assumed', 'from: 2015-07, value: confirmed'] };
    expect(formOn('2015-07-15', changed)).toEqual(['took-part', '']);
    expect(formOn('2015-08-01', changed)).toEqual(['took-part options', 'e1']);
  });

  it('is absent where nobody knows it', () => {
    expect(formOn('2015-07-15', { 'form.list': ['form', 'from: 2009-02, state: unspecified'] })).toBeUndefined();
    expect(formOn('2015-07-15', { 'form.list': ['form', 'from: 2009-02, state: superseded'] })).toBeUndefined();
    expect(formOn('2015-07-15', { 'form.list': ['form', 'from: 2009-02, state: none'] })).toBeUndefined();
  });

  it('gets a line that no file knew by data alone', () => {
    const changed = {
      'form.list': list(
        `{lines: {took-part: $line.took-part, options: $line.options, portable-boxes: $line.portable-boxes},
          controls: {boxes: $control.boxes}}`,
      ),
      'line.portable-boxes': ['choice', 'from: 2009-02, value: confirmed'],
      'control.boxes': [
        'equation',
        'from: 2009-02, value: {left: portable-boxes, is: "<=", right: took-part, severity: error}',
      ],
    };
    expect(formOn('2021-01-10', changed)).toEqual(['took-part options portable-boxes', 'boxes']);
  });

  it('may name its lines itself, in three languages', () => {
    expect(formOn('2021-01-10', { 'form.list': list(`{lines: {boxes: {name: ${says}}, options: assumed}}`) })).toEqual([
      'boxes options',
      '',
    ]);
    expect(faultsOf({ 'form.list': list('{lines: {boxes: {name: {en: Boxes}}, options: assumed}}') })).toEqual([
      'missing-language form.list/history/0/value/lines/boxes/name',
      'missing-language form.list/history/0/value/lines/boxes/name',
    ]);
  });

  it('has another equation under a what-if; one that is none is refused', () => {
    const equation = { left: 'options', is: '<=', right: 'took-part', severity: 'warning' };
    expect(formOn('2021-06-05', {}, { 'control.e1': equation })).toEqual(['took-part options against-all', 'e1']);
    expect(formOn('2021-06-05', {}, { 'control.e1': { ...equation, left: 'invalid' } })).toEqual(['unknown-line']);
    expect(formOn('2021-06-05', {}, { 'control.e1': '$control.e1' })).toEqual(['wrong-type']);
  });
});

describe('the reader of statutes refuses a form', () => {
  it.each<[string, object, string[]]>([
    ['that is sound: no fault', {}, []],
    [
      'that names no provision',
      { 'form.list': list('{lines: {options: $line.option}}') },
      ['unknown-provision form.list/history/0/value/lines/options'],
    ],
    [
      'that stands within itself',
      { 'form.list': list('{lines: $form.list}') },
      ['not-one-of form.list/history/0/value/lines'],
    ],
    [
      'that stands in a circle with another',
      { 'form.list': list('{lines: $form.other}'), 'form.other': list('{lines: $form.list}') },
      ['not-one-of form.list/history/0/value/lines', 'not-one-of form.other/history/0/value/lines'],
    ],
    [
      'in which a line is what is none',
      { 'form.list': list('{lines: {options: $control.e1, took-part: confirmed}}') },
      [
        'unknown-key form.list/history/0/value/lines/options/left',
        'unknown-key form.list/history/0/value/lines/options/is',
      ],
    ],
    [
      'with an equation over a line that it lacks from some day on',
      { 'line.against-all': ['choice', 'from: 2009-02, value: assumed', 'from: 2022-01-01, state: none'] },
      ['unknown-line form.list/history/0/value/controls/e1/left'],
    ],
    [
      'with a line that nobody says',
      { 'form.list': list('{lines: {boxes: confirmed, options: assumed}}') },
      ['missing form.list/history/0/value/lines/boxes'],
    ],
    [
      'with an equation that nobody says',
      {
        'form.list': list(
          `{lines: ${lines}, controls: {e1: {left: options, is: "=", right: took-part, severity: error}}}`,
        ),
      },
      ['wrong-type form.list/history/0/value/controls/e1/says'],
    ],
    ['without lines', { 'form.list': list('{controls: {}}') }, ['missing form.list/history/0/value']],
  ])('%s', (_, changed, faults) => {
    expect(faultsOf(changed)).toEqual(faults);
  });

  it('that stands where a number must', () => {
    const files = filesWith({});
    const systems = (files.get('systems.yaml') ?? '').replace('$list.seats', '$form.list');
    const read = readStatute('xx', new Map([...files, ['systems.yaml', systems]]));
    expect(read.ok ? [] : read.faults.map(({ code, file }) => `${file} ${code}`)).toEqual(['systems.yaml wrong-type']);
  });
});
