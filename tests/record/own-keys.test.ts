/** Readers without keys of their own: both verifiers take those of the bundle, and say so. */

import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPolicy } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import { bundleSource, type Verification, verifyLog } from '@saylau/verify';
import { expect, test } from 'vitest';
import { trust } from './made/attacks.js';

interface Second {
  verifyFile(path: string, trust: { policy?: string }): Promise<{ readonly verification: Verification }>;
}

const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
// Its type is said here: the file is JavaScript that nothing compiles.
const { verifyFile } = (await import(pathOf('../../verifier/saylau-verify.mjs'))) as Second;

/** Whose keys both verifiers say that they used, and what they say of the file and its checkpoint. */
async function said(path: string, policy?: string): Promise<readonly unknown[]> {
  const open = (): AsyncIterable<Uint8Array> => createReadStream(path);
  const trusted = policy === undefined ? {} : { policy: readPolicy(nodeCrypto, policy) };
  const first = await verifyLog(
    bundleSource(open, (bytes) => bytes),
    { crypto: nodeCrypto, ...trusted },
  );
  const { verification: second } = await verifyFile(path, policy === undefined ? {} : { policy });
  const [one, other] = [first, second].map(({ keys, claims }) => [
    keys,
    ...claims.filter(({ claim }) => claim === 'bundle' || claim === 'checkpoint').map(({ status }) => status),
  ]);
  expect(other).toEqual(one);
  return one ?? [];
}

test('a policy without logs gives no keys', async () => {
  const policy = trust().policy.replaceAll(/^log .*\n/gmu, '');
  expect(await said(pathOf('bundles/sound-cosigned.saylau'), policy)).toEqual(['own', 'passed', 'passed']);
});

test('a policy without logs gives no keys for a bundle that cannot be read', async () => {
  const policy = trust().policy.replaceAll(/^log .*\n/gmu, '');
  expect(await said(pathOf('bundles/head-malformed.saylau'), policy)).toEqual(['own', 'failed', 'not-checkable']);
});

test('a key of the bundle that is none is passed over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'saylau-own-'));
  try {
    const text = readFileSync(pathOf('bundles/sound-evening.saylau'), 'utf8');
    writeFileSync(join(folder, 'bundle'), text.replace('"keys":[', '"keys":["no key",'));
    expect(await said(join(folder, 'bundle'))).toEqual(['own', 'passed', 'passed']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
