/** Datasets: bulk data that was adopted, by the leaf that did it. */

import type { FileNamed } from '../definition.js';
import type { DatasetView } from '../views.js';

export class Datasets {
  readonly #byLeaf = new Map<number, DatasetView>();
  /** Dataset → the leaf that stands. */
  readonly #standing = new Map<string, number>();

  constructor(kept: readonly DatasetView[] = []) {
    for (const one of kept) this.adopt(one.dataset, one.files, one.leaf);
  }

  at(leaf: number): DatasetView | undefined {
    return this.#byLeaf.get(leaf);
  }

  /** The leaf of the dataset that stands under this id. */
  standing(dataset: string): number | undefined {
    return this.#standing.get(dataset);
  }

  adopt(dataset: string, files: readonly FileNamed[], leaf: number): void {
    const before = this.#byLeaf.get(this.#standing.get(dataset) ?? -1);
    if (before !== undefined) this.#byLeaf.set(before.leaf, { ...before, replacedBy: leaf });
    this.#byLeaf.set(leaf, { leaf, dataset, files });
    this.#standing.set(dataset, leaf);
  }

  /** In the order in which they were adopted. */
  all(): readonly DatasetView[] {
    return [...this.#byLeaf.values()];
  }
}
