/** Lists too long for one act are divided among several. */

import { canonical } from '@saylau/log';

/** Bytes that the items of one act may take: a leaf has 65,535, and its other members and signatures take some. */
const mostBytes = 62_000;

/** The items in order, in lists of at most `most` items and of so many bytes that an act can hold them; none is empty. */
export function* chunksOf<T>(items: Iterable<T>, most: number, bytesOf: (item: T) => number): Generator<readonly T[]> {
  let chunk: T[] = [];
  let bytes = 0;
  for (const item of items) {
    const own = bytesOf(item);
    if (chunk.length === most || (chunk.length > 0 && bytes + own > mostBytes)) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(item);
    bytes += own;
  }
  if (chunk.length > 0) yield chunk;
}

/** How many bytes a value takes in a list, with the comma after it. */
export function bytesIn(value: unknown): number {
  return canonical(value).length + 1;
}
