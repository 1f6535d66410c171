/** Cases of `saylau validate -`: a protocol, or those of a room, with their forms. */

import { readFileSync } from 'node:fs';
import type { Rules } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { readRules } from '../rules.js';
import { readProtocolCase } from './case.js';

const form = '{"lines":["took-part","options","invalid"]}';

const lawRules = readRules(
  {
    turnout: { count: 'took-part', of: 'registered' },
    parts: {
      list: { rule: 'list', seats: 1, method: 'dhondt', ties: ['lot'], form: { lines: ['took-part', 'options'] } },
      bare: { rule: 'plurality', ties: ['lot'] },
    },
  },
  { file: 'law' },
);

function lawOf(statute: string, office: string, date: string): Rules | undefined {
  return statute === 'kz' && office === 'mazhilis' && date > '2023' && lawRules.ok ? lawRules.value : undefined;
}

const codes = (line: string): readonly string[] => {
  const read = readProtocolCase(line, lawOf);
  return read.ok ? [] : read.faults.map(({ code, place }) => `${code} ${place.replace(/^\d+:\d+ ?/, '')}`);
};

describe('a case', () => {
  it('brings its form along', () => {
    expect(
      readProtocolCase(
        `{"id":"2","form":${form},"options":["a","b"],"figures":{"took-part":512,"a":300,"b":null}}`,
        lawOf,
      ),
    ).toEqual({
      ok: true,
      value: {
        id: '2',
        room: false,
        protocols: [
          {
            form: { lines: [{ line: 'took-part' }, { line: 'options' }, { line: 'invalid' }], controls: [] },
            options: ['a', 'b'],
            figures: new Map([
              ['took-part', 512n],
              ['a', 300n],
              ['b', undefined],
            ]),
          },
        ],
      },
    });
  });

  it('names the law that has its form', () => {
    const read = readProtocolCase(
      '{"law":{"statute":"kz","office":"mazhilis","part":"list","date":"2023-03-19"},"options":[],"figures":{}}',
      lawOf,
    );
    expect(read.ok && read.value.protocols[0]?.form.lines.map(({ line }) => line)).toEqual(['took-part', 'options']);
    expect(read.ok && read.value.protocols[0]?.turnout?.count).toEqual({ terms: [{ sign: 1, line: 'took-part' }] });
  });

  it('is refused in time where its equations name all options again and again', () => {
    const options = Array.from({ length: 1000 }, (_, index) => `o-${index}`);
    const left = new Array(200).fill('options').join(' + ');
    const equation = { left, is: '=', right: 'took-part', severity: 'error' };
    const controls = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`e${index}`, equation]));
    const own = { lines: ['took-part', 'options'], controls };
    expect(codes(JSON.stringify({ form: own, options, figures: {} }))).toEqual(['too-many /form/controls']);
  });

  it('is a room of several protocols', () => {
    const one = `{"form":${form},"options":["a"],"figures":{"a":1}}`;
    const read = readProtocolCase(`{"id":7,"room":[${one},${one}]}`, lawOf);
    expect(read.ok && [read.value.id, read.value.room, read.value.protocols.length]).toEqual([7, true, 2]);
  });

  it('is read as docs/formats/protocols.md shows it', () => {
    const docs = readFileSync(new URL('../../../../docs/formats/protocols.md', import.meta.url), 'utf8');
    const cases = docs.split('\n').filter((line) => /^\{"id": /.test(line));
    expect(cases).toHaveLength(2);
    for (const line of cases.slice(1)) expect(readProtocolCase(line, lawOf).ok).toBe(true);
    expect(codes(cases[0] ?? '')).not.toContain('json-syntax ');
  });

  it.each([
    ['no JSON', '{', 'json-syntax '],
    ['a list', '[]', 'wrong-type '],
    ['an unknown key', `{"form":${form},"options":[],"figures":{},"figurs":{}}`, 'unknown-key /figurs'],
    ['neither form nor law', '{"options":[],"figures":{}}', 'missing '],
    [
      'form and law',
      `{"form":${form},"law":{"statute":"kz","office":"mazhilis","part":"list","date":"2023-03-19"},"options":[],"figures":{}}`,
      'conflicting-keys ',
    ],
    [
      'no law that day',
      '{"law":{"statute":"kz","office":"mazhilis","part":"list","date":"1999-03-19"},"options":[],"figures":{}}',
      'no-rules /law',
    ],
    [
      'a part that the law has not',
      '{"law":{"statute":"kz","office":"mazhilis","part":"lits","date":"2023-03-19"},"options":[],"figures":{}}',
      'unknown-part /law/part',
    ],
    [
      'a part without a form',
      '{"law":{"statute":"kz","office":"mazhilis","part":"bare","date":"2023-03-19"},"options":[],"figures":{}}',
      'no-form /law',
    ],
    ['a form that is unspecified', '{"form":"unspecified","options":[],"figures":{}}', 'no-form /form'],
    ['a figure of no line', `{"form":${form},"options":["a"],"figures":{"b":1}}`, 'unknown-line /figures/b'],
    ['a figure below zero', `{"form":${form},"options":["a"],"figures":{"a":-1}}`, 'figure-negative /figures/a'],
    ['half a vote', `{"form":${form},"options":["a"],"figures":{"a":0.5}}`, 'figure-not-whole /figures/a'],
    [
      'a figure that no column holds',
      `{"form":${form},"options":["a"],"figures":{"a":2147483648}}`,
      'figure-too-large /figures/a',
    ],
    ['an infinite figure', `{"form":${form},"options":["a"],"figures":{"a":1e999}}`, 'number-unsafe '],
    ['an option twice', `{"form":${form},"options":["a","a"],"figures":{}}`, 'duplicate-id /options/1'],
    ['an option called as a line', `{"form":${form},"options":["invalid"],"figures":{}}`, 'option-is-line /options/0'],
    ['a key twice', `{"form":${form},"options":["a"],"figures":{"a":1,"a":2}}`, 'duplicate-key '],
    ['a room beside figures', `{"room":[],"figures":{}}`, 'unknown-key /figures'],
    ['an empty room', '{"room":[]}', 'empty /room'],
  ])('with %s is refused', (_, line, code) => {
    expect(codes(line)).toContain(code);
  });
});
