/** A value, or why there is none. */

import type { Refusal } from './refusal.js';

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };
