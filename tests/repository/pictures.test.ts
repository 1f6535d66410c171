/** The README's pictures show what the commands print today. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { main } from '../../packages/cli/src/main.js';

interface Picture {
  readonly name: string;
}

// A script without types: what it gives is compared as text.
const { draw, outputOf, pictures } = await import(new URL('../../scripts/pictures.mjs', import.meta.url).href);

test.each(pictures as readonly Picture[])(
  '$name is current (npm run pictures)',
  { timeout: 60_000 },
  async (picture: Picture) => {
    const kept = readFileSync(new URL(`../../docs/pictures/${picture.name}.svg`, import.meta.url), 'utf8');
    expect(draw(await outputOf(main, picture), picture)).toBe(kept);
  },
);
