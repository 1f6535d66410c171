/** The law that a count runs under: decisions answer what is open, and nothing else. */

import type { Election, PlainValue, Statute } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { electionJson, electionWith, statuteFiles } from '../testing/samples.js';
import { countingLaw, type LawWanted } from './counting-law.js';
import { readElectionFile } from './election.js';
import type { Read } from './faults.js';
import { readStatute } from './statute.js';

function accepted<T>(read: Read<T>): T {
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

const values = (of: Record<string, PlainValue>) => new Map(Object.entries(of));
const ownRules = (path: string, value: unknown) => accepted(readElectionFile('e.json', electionWith(path, value)));
const statute = accepted(readStatute('xx', statuteFiles));

/** The sample election under the sample statute: seats are given until 2022, unspecified from 2023 on. */
function underStatute(date: string, decide: Record<string, PlainValue> = {}): Election {
  const { rules: _, ...rest }: Record<string, unknown> = JSON.parse(electionJson);
  return accepted(readElectionFile('e.json', JSON.stringify({ ...rest, date, statute: 'xx', decide })));
}

function faultsOf(election: Election, law: Statute | undefined, wanted: LawWanted = {}): readonly string[] {
  const read = countingLaw(election, law, wanted);
  return read.ok ? [] : read.faults.map(({ code, place }) => `${code} ${place}`);
}

describe('a decision under rules of the file', () => {
  it.each([
    ['on an unspecified leaf', 'rules.parts.list.ties', 'unspecified', 'parts.list.ties', ['lot'], []],
    ['on a part of a condition', 'rules.parts.list.admit.atLeast', 'unspecified', 'parts.list.admit', { is: 'x' }, []],
    ['on ties that no lot ends', 'rules.parts.list.ties', ['votes'], 'parts.list.ties', ['lot'], []],
    [
      'on ties that a lot ends',
      'rules.parts.list.ties',
      ['lot'],
      'parts.list.ties',
      ['votes'],
      ['not-open parts.list.ties'],
    ],
    ['on a given leaf', 'name', 'X', 'parts.list.seats', 12, ['not-open parts.list.seats']],
    ['on a leaf that is left out', 'name', 'X', 'parts.list.nonePass', 'all', ['not-open parts.list.nonePass']],
    ['on no part', 'name', 'X', 'parts.lits.seats', 12, ['unknown-provision parts.lits.seats']],
  ])('%s', (_, path, value, key, answer, faults) => {
    const election = ownRules(path, value);
    expect(faultsOf(election, undefined, { decide: values({ [key]: answer }) })).toEqual(faults);
    expect(faultsOf({ ...election, decided: values({ [key]: answer }) }, undefined)).toEqual(faults);
  });
});

describe('a decision under a statute', () => {
  it('answers a provision without a value that day, by its id or by the path of its leaf', () => {
    expect(faultsOf(underStatute('2023-03-19', { 'list.seats': 69 }), statute)).toEqual([]);
    expect(faultsOf(underStatute('2023-03-19', { 'parts.list.seats': 69 }), statute)).toEqual([]);
  });

  it('is refused where the law has a value, and where no rule uses the provision', () => {
    expect(faultsOf(underStatute('2021-01-10', { 'list.seats': 69 }), statute)).toEqual(['not-open list.seats']);
    const unused = new Map([
      ...statuteFiles,
      ['more.yaml', (statuteFiles.get('list.yaml') ?? '').replaceAll('list', 'more')],
    ]);
    const more = accepted(readStatute('xx', unused));
    expect(faultsOf(underStatute('2023-03-19', { 'more.seats': 69 }), more)).toEqual(['not-open more.seats']);
  });

  it('of the file is left out where a what-if closes its question; one of the command is refused', () => {
    const election = underStatute('2023-03-19', { 'list.seats': 69 });
    expect(faultsOf(election, statute, { on: '2021-01-10' })).toEqual([]);
    expect(accepted(countingLaw(election, statute, { on: '2021-01-10' })).law.changed).toEqual([]);
    expect(faultsOf(election, statute, { set: values({ 'list.seats': 98 }) })).toEqual([]);
    const decide = values({ 'list.seats': 69 });
    expect(faultsOf(underStatute('2021-01-10'), statute, { on: '2010-01-01', decide })).toEqual([
      'not-open list.seats',
    ]);
  });

  it('is left out where it is asked for only where it is open', () => {
    const decide = values({ 'list.seats': 69 });
    expect(faultsOf(underStatute('2021-01-10'), statute, { decide, whereOpen: true })).toEqual([]);
  });
});

it('there is no law on a day that does not exist', () => {
  expect(faultsOf(underStatute('2021-01-10'), statute, { on: '2023-02-30' })).toEqual(['bad-date on']);
});
