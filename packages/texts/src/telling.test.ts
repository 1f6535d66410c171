/** What is said: with all params, with some, with none, and of codes that nobody knows. */

import { languages } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { tellProblem } from './problems.js';
import { sayIn } from './say-in.js';
// biome-ignore lint/correctness/useImportExtensions: a JSON file, which has no .js form
import english from './texts/en.json' with { type: 'json' };
import { tellFailure, tellReason } from './verification.js';

const problems = Object.keys(english).flatMap((key) => /^problem\.([a-z-]+)$/.exec(key)?.[1] ?? []);

describe.each(languages)('a problem in %s', (language) => {
  const texts = sayIn(language);

  it.each(problems)('%s is a whole sentence also where nothing more is known', (code) => {
    const { wrong, todo = '' } = tellProblem(texts, { code, params: {} });
    for (const sentence of [wrong, todo]) {
      expect(sentence).toMatch(/^\P{Ll}.*\p{L}[.]$/u);
      // What a missing param is chosen by must not be shown; in English it is also a word of its own.
      expect(sentence).not.toMatch(language === 'en' ? /[{}…]|: none/ : /[{}…]|none/);
    }
  });

  it('names what its params name, in words', () => {
    const state = { code: 'act-state', params: { state: 'annulled', needed: 'entered, confirmed' } };
    const { wrong } = tellProblem(texts, state);
    for (const key of ['protocol.annulled', 'protocol.entered', 'protocol.confirmed'] as const)
      expect(wrong).toContain(texts.say(key));
  });
});

const texts = sayIn('en');

describe('a problem', () => {
  it('says where, of what its sentence does not name', () => {
    const params = { contest: 'list', station: '0034' };
    expect(tellProblem(texts, { code: 'act-area', path: '/act/as', params })).toMatchObject({
      where: 'contest list · station 0034 · at /act/as',
    });
    const state = { code: 'act-state', path: '/act/body/station', params: { station: '0034', stationState: 'opened' } };
    expect(tellProblem(texts, state)).toMatchObject({
      wrong: 'In the present state this step is not possible. The station: open.',
      where: 'station 0034 · at /act/body/station',
    });
  });

  it('says which rule of the form is broken, where it has words for it', () => {
    const broken = (rule: string) => tellProblem(texts, { code: 'act-malformed', path: '/act/body', params: { rule } });
    expect(broken('missing').wrong).toBe('The act is not of the required form. Something is missing.');
    expect(broken('pattern')).toMatchObject({ wrong: 'The act is not of the required form.', where: 'at /act/body' });
  });

  it('has its numbers in groups of three, but for the index of a leaf', () => {
    const large = { code: 'act-too-large', params: { bytes: 1_070_000, limit: 65_535 } };
    expect(tellProblem(texts, large).wrong).toBe('The act is too large. Size: 1,070,000 bytes. Limit: 65,535 bytes.');
    expect(tellProblem(sayIn('ru'), large).wrong).toContain('1\u202f070\u202f000 байт');
    expect(tellProblem(texts, { code: 'act-unknown', params: { leaf: 47_110 } }).where).toBe('leaf 47110');
    expect(tellProblem(texts, { code: 'act-superseded', params: { current: 47_110 } }).wrong).toContain('leaf 47110.');
  });

  it('of an unknown code is told by its code', () => {
    expect(tellProblem(texts, { code: 'act-of-tomorrow' })).toEqual({ wrong: 'act-of-tomorrow', where: '' });
    expect(tellProblem(texts, { code: 'constructor' })).toEqual({ wrong: 'constructor', where: '' });
  });

  it('shows a hostile param as it is', () => {
    const hostile = '{path} $& {x, select, other {y}}';
    const found = tellProblem(texts, { code: 'act-log', params: { log: hostile, key: hostile } });
    expect(found.wrong).toContain(`It names ${hostile}.`);
    expect(found.where).toBe(`key ${hostile}`);
    expect(tellProblem(texts, { code: 'act-state', params: { state: '__proto__' } }).wrong).toContain(
      'Now: __proto__.',
    );
  });
});

describe('a failure', () => {
  it('has its places from the whole to the part', () => {
    const failure = {
      code: 'total-differs',
      leaf: 4711,
      area: 'abai',
      line: 'took-part',
      stated: 12_345,
      found: 12_346,
    };
    expect(tellFailure(texts, failure)).toEqual({
      wrong: 'A declared total is not the sum of its stations.',
      where: 'leaf 4711 · area abai · line took-part · stated: 12,345 · found: 12,346',
    });
  });

  it('has the words of the refusal where an act should have been refused', () => {
    expect(tellFailure(texts, { code: 'act-signature', leaf: 0 })).toEqual({
      wrong: texts.say('problem.act-signature'),
      where: 'leaf 0',
    });
  });

  it('says answers and lists', () => {
    expect(tellFailure(texts, { code: 'answer-differs', stated: true, found: false }).where).toBe(
      'stated: yes · found: no',
    );
    expect(tellFailure(texts, { code: 'elected-differ', stated: ['a', 'b'], found: [] }).where).toBe(
      'stated: a, b · found: nobody',
    );
  });
});

describe('a claim that could not be checked', () => {
  it('says which other claim it needs', () => {
    expect(tellReason(texts, 'needs', 'law')).toContain(texts.say('claim.law.name'));
    expect(tellReason(texts, 'no-policy')).toBe(texts.say('reason.no-policy'));
    expect(tellReason(texts, 'of-tomorrow')).toBe('of-tomorrow');
  });
});

it.each([
  ['ru', 1, 'И ещё 1 случай.'],
  ['ru', 3, 'И ещё 3 случая.'],
  ['ru', 1_005, 'И ещё 1\u202f005 случаев.'],
  ['kk', 1_005, 'Тағы 1\u202f005 жағдай.'],
  ['en', 1, 'And 1 other case.'],
  ['en', 1_005, 'And 1,005 other cases.'],
] as const)('%s counts %i others', (language, more, said) => {
  expect(sayIn(language).say('failures.more', { more })).toBe(said);
});

it('what is asked for without its param shows three dots, never a brace', () => {
  expect(texts.say('place.leaf')).toBe('leaf …');
  expect(texts.say('failures.more')).not.toContain('{');
});
