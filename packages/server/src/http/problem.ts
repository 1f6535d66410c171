/** Problem details (RFC 9457): every answer that is no success, with a code of the closed list. */

import type { Refusal } from '@saylau/acts';
import type { StoreErrorCode } from '../store/database.js';

/** Codes of the API itself; those of acts, the store and accounts come beside them (docs/formats/api.md; a test holds both equal). */
export const httpErrors = {
  'http-malformed': 400,
  'http-foreign': 403,
  'http-unknown': 404,
  'http-method': 405,
  'http-copy': 409,
  'http-playing': 409,
  'http-changed': 412,
  'http-too-large': 413,
  'http-media-type': 415,
  'http-refused': 422,
  'http-too-many': 429,
  'http-defect': 500,
  'http-not-writing': 503,
  'http-busy': 503,
} as const satisfies Readonly<Record<string, number>>;
export type HttpErrorCode = keyof typeof httpErrors;

/** What a failing store is answered with: all of it may be tried again. */
const storeStatus: Readonly<Record<StoreErrorCode, number>> = {
  'store-unavailable': 503,
  'store-full': 507,
  'store-locked': 503,
  'store-newer': 503,
  'store-changed': 503,
  'store-conflict': 503,
  'store-failed': 500,
};

/** An answer that is no success. Thrown by handlers, made into problem details in one place. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly refusals: readonly Refusal[];
  /** Seconds after which it may be tried again. */
  readonly after: number | undefined;

  constructor(
    code: string,
    status: number,
    {
      params = {},
      refusals = [],
      after,
    }: {
      readonly params?: Readonly<Record<string, string | number>>;
      readonly refusals?: readonly Refusal[];
      readonly after?: number;
    } = {},
  ) {
    super(code);
    this.code = code;
    this.status = status;
    this.params = params;
    this.refusals = refusals;
    this.after = after;
  }
}

/** A problem of the API itself. */
export function problem(code: HttpErrorCode, params: Readonly<Record<string, string | number>> = {}): Problem {
  return new Problem(code, httpErrors[code], { params });
}

/** An act that was refused, with all reasons. */
export function refused(refusals: readonly Refusal[]): Problem {
  return new Problem(refusals[0]?.code ?? 'http-refused', statusOf(refusals), {
    refusals,
    params: refusals[0]?.params ?? {},
  });
}

/** 409 where the state is in the way, 422 where the act itself is. */
function statusOf(refusals: readonly Refusal[]): number {
  const [first] = refusals;
  const ofState = ['act-state', 'act-superseded', 'act-established', 'act-incomplete', 'act-size', 'act-id-used'];
  return first !== undefined && ofState.includes(first.code) ? 409 : 422;
}

/** A failure of the store. */
export function unavailable(code: StoreErrorCode): Problem {
  return new Problem(code, storeStatus[code]);
}
