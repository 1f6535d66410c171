/** Findings of a day, counted by code and control: what is kept of them where their number has no limit. */

import type { FindingCode, ProtocolFinding, Severity } from '@saylau/core';

/** How many findings there are of one code, and of one control where it is an equation's. */
export interface FindingCount {
  readonly code: FindingCode;
  readonly control?: string;
  readonly severity: Severity;
  readonly number: number;
}

/** Numbers of findings, in the order in which their codes were first met. */
export class FindingCounts {
  readonly #counts = new Map<string, FindingCount>();

  /** Counts one more; gives how many of its code and control there are with it. */
  add({ code, control, severity }: ProtocolFinding): number {
    const key = `${code} ${control ?? ''}`;
    const number = (this.#counts.get(key)?.number ?? 0) + 1;
    this.#counts.set(key, { code, severity, number, ...(control === undefined ? {} : { control }) });
    return number;
  }

  get all(): readonly FindingCount[] {
    return [...this.#counts.values()];
  }
}
