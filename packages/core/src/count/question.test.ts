/** Questions: referendum and recall. */

import { describe, expect, test } from 'vitest';
import type { Area } from '../election.js';
import type { QuestionRule } from '../rules.js';
import { unspecified } from '../rules.js';
import {
  adoptedOf,
  allOf,
  area,
  atLeast,
  type ContestGiven,
  countOne,
  inRegions,
  moreThan,
  part,
  stepOf,
  type Votes,
} from './election.test-kit.js';

const question = (rule: Partial<QuestionRule> = {}): QuestionRule => ({
  rule: 'question',
  answer: 'yes',
  adopt: moreThan('1/2', 'options'),
  ...rule,
});
const count = (rule: Partial<QuestionRule>, given: ContestGiven, areas?: readonly Area[]) =>
  countOne(question(rule), { role: 'answer', ...given }, areas === undefined ? {} : { areas });

describe('yes against no', () => {
  test.each([
    [49, false],
    [50, false],
    [51, true],
  ])('more than half: %i of 100', (yes, adopted) => {
    expect(adoptedOf(count({}, { votes: { yes, no: 100 - yes } }))).toBe(adopted);
  });

  test('another answer can be asked for', () => {
    expect(adoptedOf(count({ answer: 'keep' }, { votes: { keep: 6, change: 5 } }))).toBe(true);
  });

  test('an answer that is not on the ballot: not determinable', () => {
    expect(count({ answer: 'keep' }, { votes: { yes: 6, no: 5 } })).toMatchObject({
      status: 'not-determinable',
      missing: ['keep'],
    });
  });

  test('no votes at all adopt nothing', () => {
    expect(adoptedOf(count({ adopt: atLeast('1/2', 'options') }, { votes: { yes: 0, no: 0 } }))).toBe(false);
  });

  test('what the law leaves open is asked', () => {
    expect(
      count({ adopt: unspecified, valid: unspecified }, { votes: { yes: 6, no: 5 } }).questions.map(({ kind }) => kind),
    ).toEqual(['valid', 'adopt']);
  });
});

describe('quorum', () => {
  const valid = moreThan('50%', 'registered', 'took-part');

  test.each([
    [499, false],
    [500, false],
    [501, true],
  ])('more than half of 1000 registered: %i', (turnout, holds) => {
    const outcome = count(
      { valid },
      { votes: { yes: 300, no: 100 }, lines: { 'took-part': turnout, registered: 1000 } },
    );
    expect(outcome.result).toEqual({ kind: 'answer', adopted: holds, valid: holds });
    expect(stepOf(outcome, 'invalid') === undefined).toBe(holds);
  });

  test.each([
    [332, false],
    [333, false],
    [334, true],
  ])('recall: a third of 1000 voters: %i', (turnout, holds) => {
    const rule = { valid: atLeast('1/3', 'registered', 'took-part'), adopt: moreThan('50%', 'took-part') };
    const outcome = count(rule, { votes: { yes: 168, no: 100 }, lines: { 'took-part': turnout, registered: 1000 } });
    expect(outcome.result).toEqual({ kind: 'answer', adopted: holds, valid: holds });
  });

  test('recall: exactly half of those who took part is not enough', () => {
    const at = (yes: number) =>
      adoptedOf(
        count({ adopt: moreThan('50%', 'took-part') }, { votes: { yes, no: 100 }, lines: { 'took-part': 400 } }),
      );
    expect([199, 200, 201].map(at)).toEqual([false, false, true]);
  });

  test('a failed quorum decides though the answers are absent', () => {
    const outcome = count({ valid }, { ballot: ['yes', 'no'], lines: { 'took-part': 4, registered: 10 } });
    expect(outcome.result).toEqual({ kind: 'answer', adopted: false, valid: false });
  });

  test('an unknown quorum leaves a large majority open', () => {
    const outcome = count({ valid }, { votes: { yes: 300, no: 1 }, lines: { registered: 1000 } });
    expect(outcome).toMatchObject({ status: 'not-determinable', missing: ['took-part'] });
  });

  test.each([
    [249, false],
    [250, true],
  ])('approval quorum: yes from a quarter of 1000 registered: %i', (yes, adopted) => {
    const adopt = allOf(moreThan('1/2', 'options'), atLeast('25%', 'registered'));
    expect(adoptedOf(count({ adopt }, { votes: { yes, no: 10 }, lines: { registered: 1000 } }))).toBe(adopted);
  });
});

describe('blank ballots', () => {
  const given = { votes: { yes: 50, no: 40 }, lines: { blank: 10, invalid: 3 } };

  test('counted against', () => {
    expect(adoptedOf(count({ adopt: moreThan('1/2', 'options + blank') }, given))).toBe(false);
  });

  test('not counted', () => {
    expect(adoptedOf(count({}, given))).toBe(true);
  });

  test('classes of ballots have their percentages beside the answers', () => {
    const outcome = countOne(
      { rule: question(), percentOf: { terms: [{ sign: 1, line: 'took-part' }] } },
      { role: 'answer', ...given, lines: { ...given.lines, 'took-part': 103 } },
    );
    expect(outcome.percentages.map(({ line }) => line)).toEqual(['yes', 'no', 'blank', 'invalid']);
  });
});

describe('a majority of regions beside that of the country', () => {
  const regions = (number: number) => Array.from({ length: number }, (_, index) => `r${index}`);
  const areasOf = (number: number): Area[] => [area('total'), ...regions(number).map((id) => area(id, 'total'))];
  /** `won` of `number` regions say yes by 900 to 100, the others no by one vote; `absent` of those that said yes are not public. */
  const spread = (number: number, won: number, absent = 0): ContestGiven => {
    const rows = regions(number).map((id, index): [string, Votes] => [
      id,
      index < won ? { yes: 900, no: 100 } : { yes: 100, no: 101 },
    ]);
    return {
      ballot: ['yes', 'no'],
      tally: { total: { yes: 90000, no: 10000 }, ...Object.fromEntries(rows.slice(absent)) },
    };
  };
  const half = moreThan('1/2', 'options');
  const adopt = allOf(half, inRegions('2/3', half));

  test.each([
    [17, 11, false],
    [17, 12, true],
    [17, 13, true],
    [20, 13, false],
    [20, 14, true],
  ])('two thirds of %i regions: %i', (number, won, adopted) => {
    expect(adoptedOf(count({ adopt }, spread(number, won), areasOf(number)))).toBe(adopted);
  });

  test.each([
    [11, false],
    [12, true],
  ])('twelve regions by number: %i', (won, adopted) => {
    expect(adoptedOf(count({ adopt: inRegions('12', half, { number: true }) }, spread(20, won), areasOf(20)))).toBe(
      adopted,
    );
  });

  test('regions without figures: adopted where the known ones are enough', () => {
    expect(adoptedOf(count({ adopt }, spread(20, 20, 6), areasOf(20)))).toBe(true);
  });

  test('regions without figures: open where they can decide, and the answer is named', () => {
    const outcome = count({ adopt }, spread(20, 16, 3), areasOf(20));
    expect(outcome).toMatchObject({ status: 'not-determinable', missing: ['yes', 'no'] });
    expect(outcome.steps.find((step) => step.step === 'condition')).toMatchObject({ use: 'adopt', holds: 'unknown' });
  });

  test('regions without figures: rejected where they cannot save it', () => {
    expect(adoptedOf(count({ adopt }, spread(20, 15, 2), areasOf(20)))).toBeUndefined();
    expect(adoptedOf(count({ adopt }, spread(20, 12, 0), areasOf(20)))).toBe(false);
    expect(adoptedOf(count({ adopt }, { ...spread(20, 13, 2) }, areasOf(20)))).toBe(false);
  });

  test('the country says no: not adopted although no region is known', () => {
    const outcome = count({ adopt }, { votes: { yes: 49, no: 51 } }, areasOf(20));
    expect(outcome.result).toEqual({ kind: 'answer', adopted: false, valid: true });
    expect(outcome.missing).toEqual([]);
  });

  test('a country without regions cannot have a majority of them', () => {
    expect(count({ adopt }, { votes: { yes: 51, no: 49 } })).toMatchObject({
      status: 'not-determinable',
      missing: ['regions'],
    });
  });

  test('half-cantons weigh half, and half of the weight is not more than half', () => {
    const cantons = [
      area('total'),
      area('x', 'total'),
      area('y', 'total', { weight: part('1/2') }),
      area('z', 'total', { weight: part('1/2') }),
    ];
    const say = (x: number, y: number, z: number): ContestGiven => ({
      ballot: ['yes', 'no'],
      tally: { x: { yes: x, no: 1 - x }, y: { yes: y, no: 1 - y }, z: { yes: z, no: 1 - z } },
    });
    const weighted = inRegions('1/2', half, { strict: true, weighted: true });
    expect(adoptedOf(count({ adopt: weighted }, say(1, 0, 0), cantons))).toBe(false);
    expect(adoptedOf(count({ adopt: weighted }, say(0, 1, 1), cantons))).toBe(false);
    expect(adoptedOf(count({ adopt: weighted }, say(1, 1, 0), cantons))).toBe(true);
    expect(adoptedOf(count({ adopt: inRegions('1/2', half, { strict: true }) }, say(0, 1, 1), cantons))).toBe(true);
  });

  test('voters abroad are no region', () => {
    const areas = [...areasOf(3), area('out', 'total', { kind: 'abroad' })];
    const given = spread(3, 2);
    expect(adoptedOf(count({ adopt }, { ...given, tally: { ...given.tally, out: { yes: 0, no: 1 } } }, areas))).toBe(
      true,
    );
  });
});

test('an adopted question compared with what was declared', () => {
  const outcome = count({}, { votes: { yes: 51, no: 49 }, declared: { adopted: false } });
  expect(outcome.comparisons).toContainEqual({
    what: 'adopted',
    key: 'p',
    counted: 'true',
    declared: 'false',
    is: 'differs',
  });
});
