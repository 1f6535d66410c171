/** Check it yourself, of every log that there is. */

import type { Text } from '@saylau/core';
import type { Library } from '../../data/library.js';

export interface CheckableLog {
  readonly origin: string;
  readonly kind: string;
  readonly size: number;
  readonly keys: readonly string[];
  readonly name?: Text;
  /** ISO day. */
  readonly date?: string;
}

export interface ChecksData {
  readonly logs: readonly CheckableLog[];
}

export function checksPage({ logs }: Library): ChecksData {
  return {
    logs: logs.map(({ origin, kind, size, keys, name, date }) => ({
      origin,
      kind,
      size,
      keys,
      ...(name === undefined ? {} : { name }),
      ...(date === undefined ? {} : { date }),
    })),
  };
}
