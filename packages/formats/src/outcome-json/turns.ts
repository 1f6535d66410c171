/** How a dated history went from one day to another: everything that held in between, with the day from which it did. */

interface Dated {
  readonly from: string;
  readonly to?: string;
}

/** What held from a day or month on; no version where one ended before the next began. */
export interface Turn<V> {
  readonly from: string;
  readonly version: V | undefined;
}

/** The turns after `earlier`, up to `later`, in order. `history` is in order and does not overlap. */
export function turnsBetween<V extends Dated>(history: readonly V[], earlier: string, later: string): Turn<V>[] {
  const turns = history.flatMap((version, index): Turn<V>[] => {
    const { from, to } = version;
    const next = history[index + 1]?.from;
    const ends = to !== undefined && to !== next;
    return [{ from, version }, ...(ends ? [{ from: to, version: undefined }] : [])];
  });
  return turns.filter(({ from }) => from > earlier && from <= later);
}
