/** The README's pictures show what the commands print today. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { main } from '../../packages/cli/src/main.js';

interface Picture {
  readonly name: string;
  readonly lang: string;
  readonly args: readonly string[];
  readonly lines: number;
}

// A script without types: what it gives is compared as text.
const { draw, outputOf, pictures } = await import(new URL('../../scripts/pictures.mjs', import.meta.url).href);

test.each(pictures as readonly Picture[])(
  '$name is current (npm run pictures)',
  async ({ name, lang, args, lines }: Picture) => {
    const kept = readFileSync(new URL(`../../docs/pictures/${name}.svg`, import.meta.url), 'utf8');
    const output = await outputOf(main, [...args, '--lang', lang]);
    expect(draw(output, lines, `saylau ${args.join(' ')}`)).toBe(kept);
  },
);
