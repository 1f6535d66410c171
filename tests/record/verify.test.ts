/** Every bundle, sound or tampered with, is verified, and fails in exactly the claims that expected.json says, at exactly those places. */

import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parseVerifierKey, readPolicy } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import { bundleSource, type Claim, type Failure, type Verification, verifyLog } from '@saylau/verify';
import { expect, test } from 'vitest';

type Expected = string | readonly Partial<Failure>[];

interface Bundle {
  /** One of `bases`. */
  readonly like: string;
  /** Verified with the policy of trust.json. */
  readonly policy?: true;
  /** Claims that are answered otherwise than in the base. */
  readonly but?: Readonly<Record<string, Expected>>;
}

interface Expectations {
  readonly bases: Readonly<Record<string, Readonly<Record<string, Expected>>>>;
  readonly bundles: Readonly<Record<string, Bundle>>;
}

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const { bases, bundles } = read('expected.json') as Expectations;
const trusted = read('trust.json') as { readonly keys: readonly string[]; readonly policy: string };
const keys = trusted.keys.map((key) => parseVerifierKey(nodeCrypto, key));
const policy = readPolicy(nodeCrypto, trusted.policy);

function verify(name: string, withPolicy: boolean): Promise<Verification> {
  const open = (): AsyncIterable<Uint8Array> => createReadStream(new URL(`bundles/${name}`, import.meta.url));
  const unpack = (packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> =>
    Readable.from(packed).pipe(createGunzip());
  const options = withPolicy ? { policy } : {};
  return verifyLog(bundleSource(open, unpack), { crypto: nodeCrypto, keys, ...options });
}

/** A claim in the words of expected.json, each failure with the members that are expected of one of them. */
function said(claim: Claim, expected: Expected | undefined): Expected {
  if (claim.status === 'passed') return 'passed';
  if (claim.status === 'not-checkable') return claim.needs === undefined ? claim.why : `${claim.why} ${claim.needs}`;
  expect(claim.more).toBe(0);
  const open = Array.isArray(expected) ? [...(expected as readonly Partial<Failure>[])] : [];
  return claim.failures.map((failure) => {
    const at = open.findIndex((one) =>
      Object.entries(one).every(([key, value]) => same(failure[key as keyof Failure], value)),
    );
    return open.splice(at < 0 ? open.length : at, 1)[0] ?? failure;
  });
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const inOrder = (all: Expected): Expected =>
  (Array.isArray(all) ? all.map((one) => JSON.stringify(one)).sort() : all) as Expected;

test('every bundle has its expectation, and the other way round', () => {
  expect(readdirSync(new URL('bundles', import.meta.url)).sort()).toEqual(Object.keys(bundles).sort());
});

test.each(Object.entries(bundles))('%s', async (name, { like, but = {}, policy: withPolicy = false }) => {
  const { claims } = await verify(name, withPolicy);
  const expected: Readonly<Record<string, Expected>> = { ...bases[like], ...but };
  const answered = claims.map((claim) => [claim.claim, inOrder(said(claim, expected[claim.claim]))]);
  expect(Object.fromEntries(answered)).toEqual(
    Object.fromEntries(Object.entries(expected).map(([claim, one]) => [claim, inOrder(one)])),
  );
});
