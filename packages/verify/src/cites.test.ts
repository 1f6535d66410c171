/** Cites of other logs, held against those logs. */

import { type FetchTile, leafHash, Tree, tileBytes, toHex } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import { describe, expect, it } from 'vitest';
import { compareCites } from './cites.js';

const tree = new Tree(nodeCrypto);
const roots = [toHex(tree.root())];
for (let number = 0; number < 300; number += 1) {
  tree.append(leafHash(nodeCrypto, Uint8Array.of(number & 255)));
  roots.push(toHex(tree.root()));
}
const tile: FetchTile = (level, n, width) => Promise.resolve(tileBytes(tree, { level, n, width }));
const logAt = (origin: string) => Promise.resolve(origin === 'a.b' ? { size: 300, tile } : undefined);
const cite = (origin: string, size: number, root = roots[size] ?? '') => ({ leaf: 0, origin, size, root });

describe('a cite', () => {
  it.each([
    ['of all leaves', cite('a.b', 300), 'same'],
    ['of the first leaves', cite('a.b', 7), 'same'],
    ['with the root of another size', cite('a.b', 7, roots[8]), 'other'],
    ['of more leaves than there are', cite('a.b', 301, roots[300]), 'other'],
    ['of a log that is not there', cite('c.d', 1), 'unknown'],
  ] as const)('%s is %s', async (_, given, is) => {
    expect(await compareCites(nodeCrypto, [given], logAt)).toEqual([{ ...given, is }]);
  });

  it('of a log whose tiles are none is not the same', async () => {
    const broken = () => Promise.resolve({ size: 300, tile: () => Promise.resolve(new Uint8Array(5)) });
    expect(await compareCites(nodeCrypto, [cite('a.b', 300)], broken)).toMatchObject([{ is: 'other' }]);
  });
});
