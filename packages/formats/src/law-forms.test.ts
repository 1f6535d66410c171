/** The forms of the statutes of this repository: on each date, for each ballot. */

import { readdirSync, readFileSync } from 'node:fs';
import { type Form, lawOn, type PlainValue, provisionsOf, type Rules, type Statute, sumText } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { readRules } from './rules.js';
import { readStatute } from './statute.js';

const laws = new URL('../../../laws/', import.meta.url);

function statuteOf(id: string): Statute {
  const folder = new URL(`${id}/`, laws);
  const files = readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);
  const read = readStatute(id, new Map(files));
  if (!read.ok) throw new Error(JSON.stringify(read.faults.slice(0, 5)));
  return read.value;
}

const kz = statuteOf('kz');
const sk = statuteOf('sk');

function rulesOn(statute: Statute, office: string, day: string, set: Readonly<Record<string, PlainValue>> = {}): Rules {
  const law = lawOn(statute, office, day, new Map(Object.entries(set)));
  if (law.is !== 'rules') throw new Error(law.is);
  const read = readRules(law.plain.rules, { file: `${office} ${day}`, origin: law.plain });
  if (!read.ok) throw new Error(JSON.stringify(read.faults.slice(0, 5)));
  return read.value;
}

function formOn(statute: Statute, office: string, part: string, day: string, set = {}): Form | undefined {
  return rulesOn(statute, office, day, set).parts.get(part)?.form;
}

/** Every form of a statute on some days, with what gave its leaves. */
function formsOf(statute: Statute, days: readonly string[]) {
  return days.flatMap((day) =>
    statute.systems
      .filter(({ office }) => lawOn(statute, office, day).is === 'rules')
      .flatMap(({ office }) => {
        const { parts, cites } = rulesOn(statute, office, day);
        return [...parts].flatMap(([part, { form, againstAll }]) => {
          const cited = (leaf: string): string | undefined => cites.get(`parts.${part}.form.${leaf}`);
          return form === undefined ? [] : [{ at: `${office} ${part} ${day}`, form, againstAll, cited }];
        });
      }),
  );
}

const linesOf = (form: Form | undefined): string => form?.lines.map(({ line }) => line).join(' ') ?? 'no form';
const controlsOf = (form: Form | undefined): readonly string[] =>
  form?.controls.map(
    ({ id, left, is, right, severity }) => `${id}: ${sumText(left)} ${is} ${sumText(right)}, ${severity}`,
  ) ?? [];

const until2021 =
  'registered ballots-delivered ballots-received took-part by-absentee outside-station applications options invalid ballots-unused ballots-spoilt';
const since2021 = until2021.replace('invalid', 'against-all invalid');
const referendum =
  'registered ballots-delivered ballots-received took-part options both-marked invalid ballots-unused ballots-spoilt';

describe('the lines of a ballot', () => {
  it.each([
    ['mazhilis', 'list', '1999-10-10', since2021],
    ['mazhilis', 'districts', '1999-10-10', since2021],
    ['mazhilis', 'list', '2004-09-19', until2021],
    ['mazhilis', 'districts', '2004-09-19', until2021],
    ['mazhilis', 'list', '2021-01-10', until2021],
    ['mazhilis', 'list', '2021-06-04', until2021],
    ['mazhilis', 'list', '2021-06-05', since2021],
    ['mazhilis', 'list', '2023-03-19', since2021],
    ['mazhilis', 'districts', '2023-03-19', since2021],
    ['maslikhat', 'districts', '2012-01-15', until2021],
    ['maslikhat', 'lower', '2012-01-15', until2021],
    ['maslikhat', 'lower', '2021-01-10', until2021],
    ['maslikhat', 'list', '2023-03-19', since2021],
    ['maslikhat', 'districts', '2023-03-19', since2021],
    ['maslikhat', 'lower', '2023-03-19', since2021],
    ['president', 'president', '2019-06-09', until2021],
    ['president', 'president', '2022-11-20', since2021],
    ['akim-rural', 'akim', '2021-07-25', since2021],
    ['akim-district', 'akim', '2023-11-05', since2021],
    ['senate', 'senate', '2017-06-28', 'electors electors-present took-part options invalid'],
    ['senate', 'senate', '2023-01-14', 'electors electors-present took-part options against-all invalid'],
    ['referendum', 'constitution', '2022-06-05', referendum],
    ['referendum', 'question', '2024-10-06', referendum],
    ['recall', 'recall', '2023-06-01', referendum.replace(' both-marked', '')],
    ['mazhilis', 'assembly', '2021-01-10', 'no form'],
    ['akim-oblast', 'akim', '2023-06-01', 'no form'],
    ['kurultai', 'list', '2026-08-01', 'no form'],
  ])('%s, %s, %s', (office, part, day, lines) => {
    expect(linesOf(formOn(kz, office, part, day))).toBe(lines);
  });

  it('has the line against all just where the ballot has one', () => {
    const days = ['1999-10-10', '2004-09-19', '2012-01-15', '2019-06-09', '2021-01-10', '2022-11-20', '2023-03-19'];
    for (const { at, form, againstAll } of formsOf(kz, days))
      expect([at, form.lines.some(({ line }) => line === 'against-all')]).toEqual([at, againstAll]);
  });
});

describe('the equations of a ballot', () => {
  const general = [
    'e2: took-part <= ballots-received, warning',
    'e3: ballots-received <= registered, error',
    'e4: ballots-received + ballots-unused + ballots-spoilt = ballots-delivered, error',
    'e5-outside: outside-station <= took-part, error',
    'e5-absentee: by-absentee <= took-part, error',
    'e6: outside-station <= applications, error',
    'e8: took-part <= registered, error',
  ];

  it('of an election with the line against all, and without', () => {
    expect(controlsOf(formOn(kz, 'mazhilis', 'list', '2023-03-19'))).toEqual([
      'e1: options + against-all + invalid = took-part, error',
      ...general,
    ]);
    expect(controlsOf(formOn(kz, 'mazhilis', 'list', '2021-01-10'))).toEqual([
      'e1: options + invalid = took-part, error',
      ...general,
    ]);
  });

  it('of a referendum: both marked count as found in the box', () => {
    expect(controlsOf(formOn(kz, 'referendum', 'constitution', '2022-06-05'))).toEqual([
      'e1: options + both-marked + invalid = took-part, error',
      ...general.filter((one) => !/^e[56]/.test(one)),
    ]);
  });

  it('of a session of electors', () => {
    expect(controlsOf(formOn(kz, 'senate', 'senate', '2023-01-14'))).toEqual([
      'e1: options + against-all + invalid = took-part, error',
      'present: electors-present <= electors, error',
      'taking-part: took-part <= electors-present, error',
    ]);
  });

  it('is another under a what-if, by the provision', () => {
    const e2 = { left: 'took-part', is: '=', right: 'ballots-received', severity: 'error' };
    expect(controlsOf(formOn(kz, 'mazhilis', 'list', '2023-03-19', { 'protocol.control.e2': e2 }))).toContain(
      'e2: took-part = ballots-received, error',
    );
  });
});

describe('the second country', () => {
  it('has lines and equations of its own', () => {
    const form = formOn(sk, 'parliament', 'list', '2023-09-30');
    expect(linesOf(form)).toBe('registered took-part envelopes-returned envelopes-abroad valid options');
    expect(controlsOf(form)).toEqual([
      'votes: options = valid, error',
      'ballots: valid <= envelopes-returned + envelopes-abroad, error',
      'envelopes: envelopes-returned + envelopes-abroad <= took-part, error',
      'voters: took-part <= registered, error',
    ]);
  });
});

describe.each([kz, sk])('laws/$id', (statute) => {
  const provisions = provisionsOf(statute);
  const boundaries = [...provisions.values()].flatMap(({ history }) =>
    history.flatMap(({ from, to = from }) => [from, to]),
  );
  const days = [...new Set(boundaries.flatMap((day) => (day.length === 7 ? [`${day}-01`, `${day}-28`] : [day])))];

  it('can be read on every day on which something changes, in months of change too', () => {
    for (const { office } of statute.systems)
      for (const day of days)
        if (lawOn(statute, office, day).is === 'rules') expect(() => rulesOn(statute, office, day)).not.toThrow();
  });

  it('says every line and equation of every form, citing its own provision', () => {
    for (const { at, form, cited } of formsOf(statute, ['2017-06-28', '2023-09-30'])) {
      const leaves = [
        ...form.lines.map(({ line }) => `lines.${line}`),
        ...form.controls.map(({ id }) => `controls.${id}`),
      ];
      for (const leaf of leaves) expect(provisions.get(cited(leaf) ?? '')?.says.kk, `${at} ${leaf}`).toBeTruthy();
    }
  });
});
