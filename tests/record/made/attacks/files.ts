/** Files that cannot be read to their end. */

import { evening } from '../story.js';
import type { Made } from './with.js';

export function brokenFiles(): Record<string, () => Made> {
  return {
    'truncated.saylau': async () => {
      const text = Buffer.from(await evening().book.bundle()).toString();
      const lines = text.split('\n');
      // The head, 9 documents, 15 leaves, and half of the next.
      return new Uint8Array(Buffer.from([...lines.slice(0, 25), (lines[25] ?? '').slice(0, 100)].join('\n')));
    },
    'gzip-garbage.saylau.gz': () =>
      Promise.resolve(Uint8Array.of(0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff, 0)),
    'head-malformed.saylau': async () => {
      const text = Buffer.from(await evening().book.bundle()).toString();
      return new Uint8Array(Buffer.from(text.replace('"size":19', '"size":"19"')));
    },
    'head-malformed-truncated.saylau': () => Promise.resolve(new Uint8Array(Buffer.from('{"format":"?"}\n{"name"'))),
  };
}
