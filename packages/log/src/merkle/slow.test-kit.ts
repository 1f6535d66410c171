/** The tree and its proofs as RFC 6962 section 2.1 defines them, word for word and slow: D[n] is a list of data. */

import { createHash } from 'node:crypto';

type Data = readonly Uint8Array[];

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return Uint8Array.from(hash.digest());
};

/** The largest power of two smaller than n. */
function k(n: number): number {
  const powers = Array.from({ length: 40 }, (_, exponent) => 2 ** exponent);
  return Math.max(...powers.filter((power) => power < n));
}

/** MTH(D[n]), section 2.1 */
export function slowRoot(data: Data): Uint8Array {
  const [d0, ...others] = data;
  if (d0 === undefined) return sha256();
  if (others.length === 0) return sha256(Uint8Array.of(0), d0);
  const split = k(data.length);
  return sha256(Uint8Array.of(1), slowRoot(data.slice(0, split)), slowRoot(data.slice(split)));
}

/** PATH(m, D[n]), section 2.1.1 */
export function slowInclusion(m: number, data: Data): Uint8Array[] {
  const n = data.length;
  if (n === 1) return [];
  const [left, right] = [data.slice(0, k(n)), data.slice(k(n))];
  if (m < k(n)) return [...slowInclusion(m, left), slowRoot(right)];
  return [...slowInclusion(m - k(n), right), slowRoot(left)];
}

/** PROOF(m, D[n]), section 2.1.2, for 0 < m ≤ n */
export function slowConsistency(m: number, data: Data): Uint8Array[] {
  return subproof(m, data, true);
}

function subproof(m: number, data: Data, b: boolean): Uint8Array[] {
  const n = data.length;
  if (m === n) return b ? [] : [slowRoot(data)];
  const [left, right] = [data.slice(0, k(n)), data.slice(k(n))];
  if (m <= k(n)) return [...subproof(m, left, b), slowRoot(right)];
  return [...subproof(m - k(n), right, false), slowRoot(left)];
}
