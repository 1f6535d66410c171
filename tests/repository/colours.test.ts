/** Colours of options can be seen on both grounds, in both schemes (WCAG 2.2, 1.4.11). */

import { expect, test } from 'vitest';
import { textOf } from './files.js';

const css = textOf('packages/web/src/styles/colours.css');
const [light = '', dark = ''] = css.split('@media screen and (prefers-color-scheme: dark)');

/** "--o1" → "#0b72a8", as the first rule of a scheme says it. */
function colours(rules: string): ReadonlyMap<string, string> {
  return new Map(
    [...rules.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/gu)].map(([, name = '', value = '']) => [name, value]),
  );
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

test.each([
  ['light', light],
  ['dark', dark],
])('marks of options have a contrast of 3:1 to every ground in %s', (_, rules) => {
  const known = colours(rules);
  const marks = [...known].filter(([name]) => /^--(?:o\d+|against|other|yes|no)$/u.test(name));
  expect(marks).toHaveLength(14);
  const faint = marks.flatMap(([name, colour]) =>
    ['--paper', '--card'].filter((ground) => contrast(colour, known.get(ground) ?? colour) < 3).map((on) => [name, on]),
  );
  expect(faint).toEqual([]);
});
