import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findingCodes } from '@saylau/core';
import { faultCodes } from '@saylau/formats';
import { expect, test } from 'vitest';
import { smallDay } from './day.test-kit.js';
import { faultyFile } from './faulty-file.js';
import { faultsTable } from './planted.js';

const page = readFileSync(fileURLToPath(new URL('../../../../docs/formats/planted.md', import.meta.url)), 'utf8');

function section(title: string): string {
  const [, text = ''] = page.split(`## ${title}\n`);
  return text.split('\n## ')[0] ?? '';
}

const codesIn = (text: string): string[] => [...text.matchAll(/`([a-z0-9-]+)`/gu)].map(([, code = '']) => code);

test('the page tells of every finding code what is planted', () => {
  const rows = [...section('What is planted for each code').matchAll(/^\| `([a-z-]+)` \|/gmu)];
  expect(rows.map(([, code]) => code).toSorted()).toEqual(findingCodes.toSorted());
});

test('the page names every fault of the faulty file, and no other as planted', () => {
  const [, table = ''] = section('The faulty file').split('| planted | codes |');
  const known: ReadonlySet<string> = new Set(faultCodes);
  const named = codesIn(table.split('\n\n')[0] ?? '').filter((code) => known.has(code));
  const { planted } = faultyFile(smallDay(), '1');
  expect(named.toSorted()).toEqual(planted.map(({ code }) => code).toSorted());
});

test('the page’s example has the columns of the list', () => {
  expect(section('faults.csv')).toContain(`\n${faultsTable([])[0]?.join()}\n`);
});
