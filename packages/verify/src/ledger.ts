/** Where failures are noted while a log is read: every one is counted, the first 1,000 of a claim are kept. */

import { type Claim, type ClaimName, claimNames, type Failure, type Reason, reasons } from './claims.js';

/** So many failures are listed for a claim. */
export const listed = 1000;

interface Page {
  checked: number;
  failed: number;
  readonly failures: Failure[];
  reason?: { readonly why: Reason; readonly needs?: ClaimName };
}

export class Ledger {
  readonly #pages = new Map<ClaimName, Page>();

  /** Notes that `number` more things of this claim were looked at. */
  checked(claim: ClaimName, number = 1): void {
    this.#page(claim).checked += number;
  }

  fail(claim: ClaimName, failure: Failure): void {
    const page = this.#page(claim);
    page.failed += 1;
    if (page.failures.length < listed) page.failures.push(failure);
  }

  /** Counts failures that are too many to be listed. */
  failMore(claim: ClaimName, number: number): void {
    this.#page(claim).failed += number;
  }

  /** Notes why something of this claim cannot be checked. Of several the first in the order of `reasons` stands; a failure stands before any. */
  cannot(claim: ClaimName, why: Reason, needs?: ClaimName): void {
    const page = this.#page(claim);
    if (page.reason !== undefined && reasons.indexOf(page.reason.why) <= reasons.indexOf(why)) return;
    page.reason = needs === undefined ? { why } : { why, needs };
  }

  /** Where there was nothing to look at, that is why the claim says nothing. */
  orEmpty(claim: ClaimName, why: 'empty' | 'unsettled'): void {
    if (this.#page(claim).checked === 0) this.cannot(claim, why);
  }

  /** All claims in their order. */
  claims(): readonly Claim[] {
    return claimNames.map((claim) => this.#claim(claim));
  }

  #claim(claim: ClaimName): Claim {
    const { checked, failed, failures, reason } = this.#page(claim);
    if (failed > 0)
      return { claim, status: 'failed', checked, failures: inOrder(failures), more: failed - failures.length };
    if (reason !== undefined) return { claim, status: 'not-checkable', ...reason };
    return { claim, status: 'passed', checked };
  }

  #page(claim: ClaimName): Page {
    const page = this.#pages.get(claim) ?? { checked: 0, failed: 0, failures: [] };
    this.#pages.set(claim, page);
    return page;
  }
}

/** By leaf; those without one first, each as they were found. */
function inOrder(failures: readonly Failure[]): readonly Failure[] {
  return failures.toSorted((one, other) => (one.leaf ?? -1) - (other.leaf ?? -1));
}
