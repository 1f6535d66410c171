/** docs/formats/count.md and the output of `count --json` name the same fields, both ways. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { captured } from './captured.test-kit.js';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const doc = readFileSync(path('../../../docs/formats/count.md'), 'utf8');
const documented = new Set(
  [...doc.matchAll(/^\| `([a-z][^`]*[.[][^`]*|format|election|name|date)` \|/gm)].map(([, field = '']) => field),
);
const steps = new Map(
  [...doc.matchAll(/^\| `([a-z-]+)` \| ([a-zA-Z, ]*) \| /gm)].map(([, step = '', fields = '']) => [
    step,
    new Set(fields.split(', ')),
  ]),
);

/** Parts of the output that are documented as a whole: texts, values of provisions, steps, and counts within counts. */
const whole =
  /^(.*\.(says|name|about|why|note|value)|name|contests\[\]\.(preliminary|laterRounds\[\])\.(turnout|figures\[\]|percentages\[\]|comparisons\[\])|contests\[\]\.steps\[\]|(readings\[\]|real)\.(contests|chambers|notices)\[\]|real\.law)$/;

function fieldsOf(value: unknown, at: string, found: Set<string>): void {
  if (at.endsWith(']')) found.add(at);
  if (whole.test(at)) found.add(at);
  else if (Array.isArray(value)) for (const item of value) fieldsOf(item, `${at}[]`, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) fieldsOf(item, at === '' ? key : `${at}.${key}`, found);
  } else found.add(at);
}

const counts = [
  ['kz-2023-mazhilis'],
  ['kz-2023-mazhilis', '--law', '2021-01-10', '--set', 'mazhilis.list.threshold=3%'],
  ['kz-2023-mazhilis', '--law', '2022-07-01'],
  ['kz-2004-mazhilis'],
  ['kz-2022-president'],
  ['kz-2024-referendum'],
  ['kz-2023-maslikhat'],
  [path('../fixtures/tie.json')],
  [path('../fixtures/runoff.json')],
];

const outputs = await Promise.all(
  counts.map(async (argv): Promise<unknown> => JSON.parse((await captured(['count', ...argv, '--json'])).out)),
);

/** Fields that no election of the repository has for now. */
const elsewhere = [
  'contests[].refusals[]',
  'contests[].questions[].provision',
  'provisions[].to',
  'chambers[].rows[].comparison.by',
  'real.notices[]',
];

it('the example is what the command prints', async () => {
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(doc) ?? [];
  const { out } = await captured(['count', path('../fixtures/tie.json'), '--json']);
  const printed: { readonly contests: readonly unknown[] } = JSON.parse(out);
  expect({ ...printed, contests: printed.contests.slice(0, 1) }).toEqual(JSON.parse(example));
});

it('every field of the output is documented', () => {
  const found = new Set<string>();
  for (const output of outputs) fieldsOf(output, '', found);
  // A list is documented by its entries' fields.
  const entries = [...found].filter(
    (field) => !field.endsWith('[]') || ![...found].some((other) => other.startsWith(`${field}.`)),
  );
  expect(entries.filter((field) => !documented.has(field))).toEqual([]);
});

it('every documented field occurs in an output', () => {
  const found = new Set<string>(elsewhere);
  for (const output of outputs) fieldsOf(output, '', found);
  expect([...documented].filter((field) => !found.has(field))).toEqual([]);
});

it('every field of every step is documented under its kind', () => {
  const found = JSON.stringify(outputs, (key, value: unknown) =>
    key === 'steps' && Array.isArray(value) ? check(value) : value,
  );
  expect(found).toContain('"steps"');
});

function check(list: readonly unknown[]): readonly unknown[] {
  for (const step of list) {
    if (typeof step !== 'object' || step === null || !('step' in step)) throw new Error('no step');
    const allowed = steps.get(String(step.step));
    for (const key of Object.keys(step))
      if (key !== 'step' && key !== 'cites') expect(allowed, `${String(step.step)}: ${key}`).toContain(key);
  }
  return list;
}
