/** Forms in an election's own rules. */

import { describe, expect, it } from 'vitest';
import { electionWith } from '../testing/samples.js';
import { countingLaw } from './counting-law.js';
import { readElectionFile } from './election.js';
import type { Plain } from './plain.js';
import { readRules } from './rules.js';

const rulesWith = (form: Plain) => ({
  parts: { list: { rule: 'list', seats: 1, method: 'dhondt', ties: ['lot'], form } },
});
const sum = { left: 'options + invalid', is: '=', right: 'took-part', severity: 'error' };

const terms = (number: number): string => new Array(number).fill('options').join(' + ');

/** Equations of 500 terms in all, and so many more. */
const manyTerms = (more: number) => ({
  e1: { ...sum, left: terms(199) },
  e2: { ...sum, left: terms(199) },
  e3: { ...sum, left: terms(99 + more) },
});

function formOf(form: Plain) {
  const read = readRules(rulesWith(form), { file: 'f' });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value.parts.get('list')?.form;
}

function faultsOf(form: Plain): readonly string[] {
  const read = readRules(rulesWith(form), { file: 'f' });
  return read.ok ? [] : read.faults.map(({ code, place }) => `${code} ${place.replace('/parts/list/form', '')}`);
}

describe('a form', () => {
  it('has its lines in the order given, and its equations', () => {
    expect(formOf({ lines: ['took-part', 'options', 'invalid'], controls: { e1: sum } })).toEqual({
      lines: [{ line: 'took-part' }, { line: 'options' }, { line: 'invalid' }],
      controls: [
        {
          id: 'e1',
          left: {
            terms: [
              { sign: 1, line: 'options' },
              { sign: 1, line: 'invalid' },
            ],
          },
          is: '=',
          right: { terms: [{ sign: 1, line: 'took-part' }] },
          severity: 'error',
        },
      ],
    });
  });

  it('names its lines and says its equations itself where no statute does', () => {
    const lines = { papers: { name: 'Papers in the box' }, options: 'confirmed', invalid: 'assumed' };
    const found = formOf({ lines, controls: { all: { ...sum, right: 'papers', says: { en: 'They add up.' } } } });
    expect(found?.lines).toEqual([
      { line: 'papers', name: { en: 'Papers in the box' } },
      { line: 'options' },
      { line: 'invalid' },
    ]);
    expect(found?.controls[0]?.says).toEqual({ en: 'They add up.' });
  });

  it('is absent where it is unspecified, as a whole or in its lines', () => {
    expect(formOf('unspecified')).toBeUndefined();
    expect(formOf({ lines: 'unspecified', controls: { e1: sum } })).toBeUndefined();
    expect(formOf({ lines: { 'took-part': 'unspecified' }, controls: {} })).toBeUndefined();
  });

  it('stays with what is given: an unspecified line goes, and every equation over it', () => {
    const lines = { 'took-part': 'confirmed', options: 'confirmed', invalid: 'unspecified' };
    const controls = {
      e1: sum,
      e2: 'unspecified',
      e3: { ...sum, left: 'options' },
      e4: { ...sum, left: 'unspecified' },
    };
    const found = formOf({ lines, controls });
    expect(found?.lines.map(({ line }) => line)).toEqual(['took-part', 'options']);
    expect(found?.controls.map(({ id }) => id)).toEqual(['e3']);
  });

  it.each<[string, Plain, string[]]>([
    ['no record', 12, ['wrong-type ']],
    ['no lines', { controls: {} }, ['missing ']],
    ['an empty list of lines', { lines: [] }, ['empty /lines']],
    ['a thousand and one lines', { lines: Array.from({ length: 1001 }, (_, i) => `l${i}`) }, ['too-many /lines']],
    ['a line twice', { lines: ['options', 'options'] }, ['duplicate-id /lines/1']],
    ['an unknown standing', { lines: { options: 'sure' } }, ['not-one-of /lines/options']],
    ['an unknown key', { lines: ['options'], lines2: [] }, ['unknown-key /lines2']],
    ['a line that no sum can name', { lines: ['1st', 'options'] }, ['bad-id /lines/0']],
    ['a line called like a column of protocols', { lines: ['received', 'o1'] }, ['bad-id /lines/0', 'bad-id /lines/1']],
    [
      'an equation over a line that it does not have',
      { lines: ['took-part', 'options'], controls: { e1: sum } },
      ['unknown-line /controls/e1/left'],
    ],
    [
      'an equation over valid, which is not in it',
      { lines: ['took-part', 'options'], controls: { e1: { ...sum, left: 'options', right: 'valid' } } },
      ['unknown-line /controls/e1/right'],
    ],
    [
      'an equation over against all on a form without it',
      { lines: ['took-part', 'options'], controls: { e1: { ...sum, left: 'options + against-all' } } },
      ['unknown-line /controls/e1/left'],
    ],
    [
      'a gravity that there is not',
      { lines: ['took-part', 'options', 'invalid'], controls: { e1: { ...sum, severity: 'fatal' } } },
      ['not-one-of /controls/e1/severity'],
    ],
    [
      'a sum of more terms than any has',
      { lines: ['options', 'took-part'], controls: { e1: { ...sum, left: terms(201), right: 'took-part' } } },
      ['too-many /controls/e1/left'],
    ],
    [
      'equations of more terms than any form has',
      { lines: ['options', 'took-part'], controls: manyTerms(1) },
      ['too-many /controls'],
    ],
  ])('with %s is refused', (_, form, faults) => {
    expect(faultsOf(form)).toEqual(faults);
  });

  it('may have sums of 200 terms, and equations of 500 in all', () => {
    const form = formOf({ lines: ['options', 'took-part'], controls: manyTerms(0) });
    expect(form?.controls).toHaveLength(3);
    const long = { ...sum, left: terms(200) };
    expect(formOf({ lines: ['options', 'took-part'], controls: { e1: long } })?.controls).toHaveLength(1);
  });
});

describe('a line that only the form knows', () => {
  const json = (path: string, value: unknown): string => {
    const lines = ['registered', 'took-part', 'options', 'portable-boxes'];
    const election: Record<string, unknown> = JSON.parse(electionWith('rules.parts.list.form', { lines }));
    const changed: unknown = JSON.parse(electionWith(path, value));
    return JSON.stringify({ ...(changed as object), rules: merged(election, changed) });
  };
  const merged = (a: unknown, b: unknown): unknown => {
    const form = Reflect.get(rulesIn(a, 'parts', 'list'), 'form');
    Reflect.set(rulesIn(b, 'parts', 'list'), 'form', form);
    return rulesIn(b);
  };
  const rulesIn = (election: unknown, ...keys: readonly string[]): object =>
    ['rules', ...keys].reduce((value: object, key) => Reflect.get(value, key), election as object);
  const faults = (text: string): readonly string[] => {
    const read = readElectionFile('e.json', text);
    return read.ok ? [] : read.faults.map(({ code }) => code);
  };

  it('may have figures, and stand in sums of the rules', () => {
    expect(faults(json('contests.0.tally.x.portable-boxes', 12))).toEqual([]);
    expect(faults(json('rules.turnout.count', 'took-part - portable-boxes'))).toEqual([]);
  });

  it('is unknown without the form, and so is any other', () => {
    expect(faults(electionWith('contests.0.tally.x.portable-boxes', 12))).toEqual(['unknown-line']);
    expect(faults(electionWith('rules.turnout.count', 'took-part - portable-boxes'))).toEqual(['unknown-line']);
    expect(faults(json('contests.0.tally.x.portable-box', 12))).toEqual(['unknown-line']);
  });

  it('is no name for an option', () => {
    expect(faults(json('contests.0.options.0.id', 'portable-boxes'))).toContain('option-is-line');
  });
});

it('a what-if changes an equation by its path', () => {
  const read = readElectionFile(
    'e.json',
    electionWith('rules.parts.list.form', { lines: ['took-part', 'options', 'invalid'], controls: { e1: sum } }),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const law = countingLaw(read.value, undefined, {
    set: new Map([['parts.list.form.controls.e1.severity', 'warning']]),
  });
  expect(law).toMatchObject({ ok: true });
  if (law.ok) expect(law.value.rules?.parts.get('list')?.form?.controls[0]?.severity).toBe('warning');
});
