/** What docs/formats/api.md says is what there is: every route, every code with its status. */

import { readFileSync } from 'node:fs';
import { languages } from '@saylau/core';
import { sayIn } from '@saylau/texts/say-in';
import { playFailures } from '@saylau/views';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessErrors } from '../access/errors.js';
import { StoreError, storeErrors } from '../store/database.js';
import { operationsOf } from './contract.test-kit.js';
import { problemOf } from './errors.js';
import { accessProblem } from './identify.js';
import { httpErrors } from './problem.js';
import { Site } from './site.test-kit.js';

const page = readFileSync(new URL('../../../../docs/formats/api.md', import.meta.url), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| `'));
let site: Site;
beforeAll(async () => {
  site = await Site.open();
});
afterAll(() => site.close());

test('every route is told, and no other', () => {
  const told = [...page.matchAll(/`(GET|POST|PUT|PATCH|DELETE) (\/[^` ]*)`/g)].map(
    ([, method, path]) => `${method} ${path}`,
  );
  const described = operationsOf(site.app).map(({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`);
  const hidden = ['GET /', 'GET /api', 'GET /openapi.json', 'GET /problems/:code', 'GET /style.css', 'GET /log/*'];
  expect([...told].sort()).toEqual([...described, ...hidden].sort());
});

test('every code of the API is told with its status', () => {
  const told = rows.flatMap((row) => {
    const [, code, status] = /^\| `(http-[a-z-]+)` \| (\d+) \|/.exec(row) ?? [];
    return code === undefined ? [] : [[code, Number(status)]];
  });
  expect(Object.fromEntries(told)).toEqual(httpErrors);
});

test('so is why a play failed', () => {
  const told = rows.flatMap((row) => /^\| `(play-[a-z-]+)` \|/.exec(row)?.[1] ?? []);
  expect(told).toEqual(playFailures);
});

test('so are those of access and of the store', () => {
  const paragraph = page.slice(page.indexOf('Of access:'), page.indexOf('503, 507 and 429'));
  const [access = '', store = ''] = paragraph.split('Of the store:');
  const statusIn = (text: string, code: string): number => {
    const part = text.split(/[;.]/).find((one) => one.includes(`\`${code}\``)) ?? text;
    const own = part.includes(`\`${code}\``)
      ? new RegExp(`\`${code}\`(?:, \`[\\w-]+\`)*(?: are)? (\\d{3})`).exec(part)?.[1]
      : undefined;
    return Number(own ?? /all others (\d{3})/.exec(text)?.[1]);
  };
  for (const code of accessErrors) expect([code, statusIn(access, code)]).toEqual([code, accessProblem(code).status]);
  for (const code of storeErrors)
    expect([code, statusIn(store, code)]).toEqual([code, problemOf(new StoreError(code, 'x')).status]);
});

test('every code is said in every language, with what to do', () => {
  const codes = [...Object.keys(httpErrors), ...accessErrors, ...storeErrors, ...playFailures];
  const silent = languages.flatMap((language) =>
    codes.filter((code) =>
      [`problem.${code}`, `problem.${code}.do`].some((key) => sayIn(language).sayIf(key) === undefined),
    ),
  );
  expect(silent).toEqual([]);
});
