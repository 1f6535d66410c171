/** The first page of an election as a document: in every language, with what is not published said plainly. */

import { fraction, languages, type Part, parseSum } from '@saylau/core';
import { expect, test } from 'vitest';
import { pageOfElection } from '../../compose.js';
import { type Given, sourceOf } from '../../data/source.test-kit.js';
import { renderPage } from '../../render.js';
import type { Page } from '../../site/page.js';

const options = parseSum('options')!;
const lists: Part = {
  rule: {
    rule: 'list',
    seats: 10,
    method: 'hare-remainder',
    ties: ['registered'],
    admit: { kind: 'share', bound: { amount: fraction(1n, 20n), strict: false }, of: options },
  },
  againstAll: true,
  percentOf: options,
};
const office: Part = { rule: { rule: 'plurality', seats: 1, ties: ['lot'] }, againstAll: false, percentOf: options };

function documentOf(kind: 'election' | 'contest', given: Given, language: (typeof languages)[number]): string {
  const rest = kind === 'contest' ? ['c'] : [];
  const made = pageOfElection(kind, sourceOf(given), rest);
  // The maker of a kind makes that kind's data; pages travel as JSON.
  const page = JSON.parse(JSON.stringify({ kind, place: { kind, of: { election: 'e' }, rest }, ...made })) as Page;
  return renderPage(page, {
    language,
    base: '',
    isLive: false,
    assets: { styles: [], preload: () => [], fonts: () => [] },
  });
}

const absent = { en: 'not published', ru: 'не опубликовано', kk: 'жарияланбаған' } as const;
const situations: readonly (readonly [string, Given])[] = [
  ['lists', { part: lists, votes: { a: 700, b: 280, c: 20, 'against-all': 50 } }],
  ['an office', { part: office, role: 'candidate', votes: { a: 700, b: 280 } }],
  ['an office of which nothing is known', { part: office, role: 'candidate', votes: { a: null, b: null } }],
];
test.each(situations.flatMap(([name, given]) => languages.map((language) => [name, language, given] as const)))(
  '%s, in %s: the page and its contest, without turnout',
  (_, language, given) => {
    for (const kind of ['election', 'contest'] as const) {
      const html = documentOf(kind, given, language).split('<script')[0]!;
      expect(html).toContain(absent[language]);
      // A message without its words would show its key, one that is not filled in its braces.
      expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\{|\b(headline|compared|demand)-[a-z]/);
    }
  },
);

test('votes to the next seat stand in the document', () => {
  const html = documentOf('election', situations[0]![1], 'en');
  expect(html).toContain('for the next seat');
  expect(html).toContain('short of the threshold');
});
