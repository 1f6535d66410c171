/** A binary heap of list indices whose top is the best by a comparison that reads the standing seats. */

/** `before(i, j)`: i comes before j. Only the key of the top may change, and `sink` must follow. */
export interface Heap {
  readonly items: number[];
  readonly before: (i: number, j: number) => boolean;
}

export function heapOf(items: number[], before: (i: number, j: number) => boolean): Heap {
  const heap = { items, before };
  for (let place = (items.length >> 1) - 1; place >= 0; place--) sink(heap, place);
  return heap;
}

/** Moves the item at `place` down until none below it comes before it. */
export function sink({ items, before }: Heap, place: number): void {
  const item = items[place];
  if (item === undefined) return;
  let at = place;
  for (;;) {
    let below = 2 * at + 1;
    let child = items[below];
    if (child === undefined) break;
    const sibling = items[below + 1];
    if (sibling !== undefined && before(sibling, child)) {
      child = sibling;
      below += 1;
    }
    if (!before(child, item)) break;
    items[at] = child;
    at = below;
  }
  items[at] = item;
}

/** Takes the top out. */
export function removeTop(heap: Heap): void {
  const last = heap.items.pop();
  if (last === undefined || heap.items.length === 0) return;
  heap.items[0] = last;
  sink(heap, 0);
}
