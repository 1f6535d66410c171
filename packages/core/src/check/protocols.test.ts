/** One protocol, and the protocols of a table, against their form. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contest } from '../count/election.test-kit.js';
import type { Form } from '../form.js';
import { anyDay, formOf, standing, stationsOf, tableOf } from '../protocol/day.test-kit.js';
import { hasBit, largestFigure, type ProtocolTable, slotOptions } from '../protocol/table.js';
import {
  anyControlledForm,
  anySound,
  control,
  electionForm,
  type Figures,
  figuresOf,
  referendumForm,
  slowCheck,
  sound,
  soundOptions,
} from './control.test-kit.js';
import type { ProtocolFinding } from './finding.js';
import { checkProtocol, checkTable, rowsWithErrors } from './protocols.js';

const check = (form: Form, options: readonly string[], figures: Figures): readonly ProtocolFinding[] =>
  checkProtocol(form, options, figuresOf(figures));
const failing = (changes: Figures): readonly string[] =>
  check(electionForm, soundOptions, { ...sound, ...changes }).map(({ control: id = '' }) => id);
const without = (figures: Figures, ...lines: readonly string[]): Figures =>
  Object.fromEntries(Object.entries(figures).filter(([line]) => !lines.includes(line)));

describe('equations of the form, one by one', () => {
  test('a sound protocol has no finding', () => {
    expect(failing({})).toEqual([]);
  });

  test.each([
    ['e1', { invalid: 83 }],
    ['e1', { invalid: 81 }],
    ['e1', { b: 350 }],
    ['e1', { 'against-all': 88 }],
    ['e2', { 'ballots-received': 1701, 'ballots-unused': 690 }],
    ['e3', { registered: 1712 }],
    ['e4', { 'ballots-delivered': 2399 }],
    ['e4', { 'ballots-spoilt': 10 }],
    ['e5-outside', { 'outside-station': 1703, applications: 1703 }],
    ['e5-absentee', { 'by-absentee': 1703 }],
    ['e6', { applications: 30 }],
  ])('%s alone fails by %o', (id, changes) => {
    expect(failing(changes)).toEqual([id]);
  });

  test.each([
    ['took part = received', { 'ballots-received': 1702, 'ballots-unused': 689 }],
    ['received = registered', { registered: 1713 }],
    ['outside = took part', { 'outside-station': 1702, applications: 1702 }],
    ['absentees = took part', { 'by-absentee': 1702 }],
    ['outside = applications', { applications: 31 }],
    ['one less outside than applications', { applications: 32 }],
  ])('%s is allowed', (_, changes) => {
    expect(failing(changes)).toEqual([]);
  });

  test('the finding names its lines, left then right, with both sides and the difference', () => {
    expect(check(electionForm, soundOptions, { ...sound, invalid: 182 })[0]).toMatchObject({
      code: 'control',
      control: 'e1',
      severity: 'error',
      lines: ['a', 'b', 'c', 'against-all', 'invalid', 'took-part'],
      params: { left: '1802', right: '1702', by: '100' },
    });
  });

  test('the example of docs/formats/protocols.md is answered as it says', () => {
    const form = formOf(['took-part', 'options', 'invalid'], [control('sum', 'options + invalid', '=', 'took-part')]);
    expect(check(form, ['a', 'b'], { 'took-part': 512, a: 300, b: 215, invalid: 6 })).toEqual([
      {
        code: 'control',
        severity: 'error',
        control: 'sum',
        lines: ['a', 'b', 'invalid', 'took-part'],
        params: { left: '521', right: '512', by: '9' },
        causes: [{ kind: 'digits-swapped', line: 'took-part', from: 512, to: 521 }],
      },
    ]);
  });

  test('a line on both sides is named once', () => {
    const form = formOf(['took-part', 'invalid'], [control('e', 'took-part + invalid', '=', 'took-part')]);
    expect(check(form, [], { 'took-part': 5, invalid: 1 })[0]?.lines).toEqual(['took-part', 'invalid']);
  });

  test('an equation is as grave as it says', () => {
    const changes = { 'ballots-received': 1701, 'ballots-unused': 690 };
    expect(check(electionForm, soundOptions, { ...sound, ...changes })[0]?.severity).toBe('warning');
  });

  test('ballots with both answers marked are added where the form has them', () => {
    const figures = {
      registered: 900,
      'ballots-delivered': 800,
      'ballots-received': 512,
      'took-part': 512,
      yes: 400,
      no: 100,
      'both-marked': 5,
      invalid: 7,
      'ballots-unused': 288,
      'ballots-spoilt': 0,
    };
    expect(check(referendumForm, ['yes', 'no'], figures)).toEqual([]);
    const missed = check(referendumForm, ['yes', 'no'], { ...figures, 'both-marked': 0 });
    expect(missed.map(({ control: id, params }) => [id, params.by])).toEqual([['referendum', '5']]);
  });

  test('the line against all is nothing where the form has none', () => {
    const form = formOf(['took-part', 'options'], [control('sum', 'options + against-all', '=', 'took-part')]);
    expect(check(form, ['a'], { 'took-part': 5, a: 5, 'against-all': 3 })).toEqual([]);
    expect(check(form, ['a'], { 'took-part': 5, a: 4, 'against-all': 1 })).toHaveLength(1);
  });

  test('an equation that names a line which the form has not is not checked', () => {
    const form = formOf(['took-part'], [control('e', 'took-part', '<=', 'registered')]);
    expect(check(form, [], { 'took-part': 5, registered: 3 })).toEqual([]);
  });

  test('a bare count can be a side', () => {
    const form = formOf(['took-part'], [control('e', 'took-part', '<=', '3000')]);
    expect(check(form, [], { 'took-part': 3000 })).toEqual([]);
    expect(check(form, [], { 'took-part': 3001 })[0]?.params).toEqual({ left: '3001', right: '3000', by: '1' });
  });

  test('lines can be taken away', () => {
    const form = formOf(['took-part', 'invalid', 'valid'], [control('e', 'took-part - invalid', '=', 'valid')]);
    expect(check(form, [], { 'took-part': 10, invalid: 3, valid: 7 })).toEqual([]);
    expect(check(form, [], { 'took-part': 10, invalid: 3, valid: 13 })).toHaveLength(1);
  });

  test('figures beyond 2^53 are still told apart by one', () => {
    const form = formOf(['took-part', 'options'], [control('sum', 'options', '=', 'took-part')]);
    const huge = 10n ** 40n;
    const figures = new Map([
      ['took-part', 2n * huge],
      ['a', huge],
      ['b', huge],
    ]);
    expect(checkProtocol(form, ['a', 'b'], figures)).toEqual([]);
    const [finding] = checkProtocol(form, ['a', 'b'], figures.set('b', huge + 1n));
    expect(finding).toMatchObject({ params: { by: '1', right: (2n * huge).toString() }, causes: [] });
  });
});

describe('absent lines', () => {
  test('each is a finding, in the order of the form, and its equations are not checked', () => {
    const findings = check(electionForm, soundOptions, without({ ...sound, a: 1 }, 'invalid', 'b', 'registered'));
    expect(findings.map(({ code, lines }) => [code, ...lines])).toEqual([
      ['line-absent', 'registered'],
      ['line-absent', 'b'],
      ['line-absent', 'invalid'],
    ]);
  });

  test('an equation without the absent line is still checked', () => {
    const findings = check(electionForm, soundOptions, without({ ...sound, applications: 30 }, 'invalid'));
    expect(findings.map(({ code, control: id }) => id ?? code)).toEqual(['line-absent', 'e6']);
  });

  test('zero is not absent', () => {
    expect(check(formOf(['invalid']), [], { invalid: 0 })).toEqual([]);
    expect(check(formOf(['invalid']), [], {})).toHaveLength(1);
  });

  test('an absent figure given as undefined is absent', () => {
    expect(checkProtocol(formOf(['invalid']), [], new Map([['invalid', undefined]]))).toHaveLength(1);
  });
});

const place = { areas: { country: undefined }, stations: { s1: ['country'], s2: ['country'], s3: ['country'] } };
const stations = stationsOf(place);

describe('a table', () => {
  const options = contest({ id: 'list', area: 'country', ballot: [...soundOptions, 'against-all'], polls: [] });
  const table = (sheets: Readonly<Record<string, Figures>>): ProtocolTable =>
    tableOf({
      form: electionForm,
      contests: [options],
      stations,
      sheets: Object.entries(sheets).map(([station, figures]) => ({ station, figures })),
      election: 'kz',
      round: 2,
    });

  test('findings say where they are', () => {
    const found = findingsOf(table({ s2: { ...sound, invalid: 83 }, s3: sound }));
    expect(found).toMatchObject([{ control: 'e1', station: 's2', election: 'kz', contest: 'list', round: 2 }]);
  });

  test('stations without a protocol have no finding, though nothing there equals three thousand', () => {
    const form = formOf(['took-part'], [control('e', 'took-part', '=', '3000')]);
    const sheets = [{ station: 's2', figures: { 'took-part': 2999 } }];
    const found = findingsOf(tableOf({ form, contests: [options], stations, sheets }));
    expect(found.map(({ station }) => station)).toEqual(['s2']);
  });

  test('a warning does not keep a protocol from being counted, an error and an absent line do', () => {
    const warned = { ...sound, 'ballots-received': 1701, 'ballots-unused': 690 };
    const own = table({ s1: warned, s2: { ...sound, invalid: 1 }, s3: without(sound, 'applications') });
    const errors = rowsWithErrors(own);
    expect([0, 1, 2].map((row) => hasBit(errors, row))).toEqual([false, true, true]);
  });

  test('sixty of the largest figures are added up exactly', () => {
    const many = Array.from({ length: 60 }, (_, index) => `o${index}`);
    const form = formOf(['took-part', 'options'], [control('e', 'options', '<=', '128849018820')]);
    const full = Object.fromEntries([...many, 'took-part'].map((id) => [id, largestFigure]));
    const own = contest({ id: 'c', area: 'country', ballot: many, polls: [] });
    const sheets = [{ station: 's1', figures: full }];
    expect(findingsOf(tableOf({ form, contests: [own], stations, sheets }))).toEqual([]);
    const stricter = formOf(['took-part', 'options'], [control('e', 'options', '<=', '128849018819')]);
    expect(findingsOf(tableOf({ form: stricter, contests: [own], stations, sheets }))).toHaveLength(1);
  });

  test('stations beyond the first block of rows are checked too', () => {
    const ids = Array.from({ length: 5000 }, (_, row) => [`t${row}`, ['country']] as const);
    const form = formOf(['took-part', 'options'], [control('e', 'options', '=', 'took-part')]);
    const wrong = new Set([0, 7, 8, 2047, 2048, 4095, 4096, 4999]);
    const figuresAt = (row: number): Figures => ({ 'took-part': row, a: row + (wrong.has(row) ? 1 : 0) });
    const own = tableOf({
      form,
      contests: [contest({ id: 'c', area: 'country', ballot: ['a'], polls: [] })],
      stations: stationsOf({ areas: place.areas, stations: Object.fromEntries(ids) }),
      sheets: ids.map(([station], row) => ({ station, figures: figuresAt(row) })),
    });
    expect(findingsOf(own).map(({ station }) => station)).toEqual([...wrong].map((row) => `t${row}`));
  });
});

function findingsOf(table: ProtocolTable): readonly ProtocolFinding[] {
  const found: ProtocolFinding[] = [];
  checkTable(table, (finding) => found.push(finding));
  return found;
}

describe('fast equals slow', () => {
  test('on tables of sound protocols, some of them one off in one line', () => {
    const row = fc.record({
      own: anySound,
      line: fc.nat(),
      by: fc.constantFrom(0, 0, 1, -1, undefined),
    });
    const property = fc.property(fc.array(row, { minLength: 3, maxLength: 3 }), (rows) => {
      const figuresAt = rows.map(({ own, line, by }) => {
        const lines = Object.keys(own.figures);
        const changed = lines[line % lines.length] ?? '';
        return by === undefined
          ? without(own.figures, changed)
          : { ...own.figures, [changed]: Math.max(0, (own.figures[changed] ?? 0) + by) };
      });
      const table = tableOf({
        form: electionForm,
        contests: rows.map(({ own }, index) =>
          contest({ id: `c${index}`, area: `a${index}`, ballot: own.options, polls: [] }),
        ),
        stations: stationsOf({
          areas: { country: undefined, a0: 'country', a1: 'country', a2: 'country' },
          stations: { s0: ['a0'], s1: ['a1'], s2: ['a2'] },
        }),
        sheets: figuresAt.map((figures, index) => ({ station: `s${index}`, figures })),
      });
      const found = findingsOf(table).map(({ station, code, control: id, lines }) => [
        station,
        id ?? code,
        id ?? lines,
      ]);
      const slow = rows.flatMap(({ own }, index) => {
        const { absent, controls } = slowCheck(electionForm, own.options, figuresAt[index] ?? {});
        return [
          ...absent.map((line) => [`s${index}`, 'line-absent', [line]]),
          ...controls.map((id) => [`s${index}`, id, id]),
        ];
      });
      expect(found).toEqual(slow);
    });
    fc.assert(property, { numRuns: 1000 });
  });

  test('on random tables with absent figures, every protocol has the findings of the words and no others', () => {
    let protocols = 0;
    const property = fc.property(anyDay(anyControlledForm), ({ table, sheets }) => {
      const left = new Set(findingsOf(table));
      const errors = rowsWithErrors(table);
      for (const { station, figures } of standing(sheets)) {
        protocols += 1;
        const row = table.stations.rows.get(station) ?? -1;
        const voted = table.ballot.contests[table.contestOf[row] ?? -1];
        const options = voted === undefined ? [] : slotOptions(voted);
        const slow = slowCheck(table.ballot.form, options, figures);
        const own = [...left].filter((finding) => finding.station === station);
        for (const finding of own) left.delete(finding);
        expect(own.filter(({ code }) => code === 'line-absent').flatMap(({ lines }) => lines)).toEqual(slow.absent);
        expect(own.filter(({ code }) => code === 'control').map(({ control: id }) => id)).toEqual(slow.controls);
        expect(hasBit(errors, row)).toBe(own.some(({ severity }) => severity === 'error'));
        expect(own.map(({ station: _s, election: _e, contest: _c, round: _r, ...finding }) => finding)).toEqual(
          check(table.ballot.form, options, figures),
        );
      }
      expect([...left]).toEqual([]);
    });
    fc.assert(property, { numRuns: 1000 });
    expect(protocols).toBeGreaterThan(2000);
  });
});
