/** A key as people see it: its id, what others need of it, and a fingerprint to be read aloud. Never its private part. */

import { formatVerifierKey, keyTypes, toBase64, toHex } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import type { Page } from '../render/page.js';
import type { OpenKey } from './key-file.js';

/** What a key is for. */
export type KeyUse = 'log' | 'witness' | 'person';

export function useOf({ kind, key }: OpenKey): KeyUse {
  if (kind === 'person') return 'person';
  return key.type === keyTypes.cosignature ? 'witness' : 'log';
}

/** SHA-256 of the public key as 16 groups of four hex digits. */
export function fingerprintOf({ key }: OpenKey): readonly string[] {
  return toHex(nodeCrypto.sha256(key.publicKey)).match(/.{4}/g) ?? [];
}

/** `path`: the file with the private part, where there is one to speak of. */
export function jsonOfKey(open: OpenKey, path?: string): Readonly<Record<string, unknown>> {
  return {
    use: useOf(open),
    ...(open.kind === 'person' ? {} : { name: open.key.name, verifierKey: formatVerifierKey(open.key) }),
    publicKey: toBase64(open.key.publicKey),
    id: open.key.id,
    fingerprint: fingerprintOf(open).join(' '),
    ...(path === undefined ? {} : { private: path }),
  };
}

/** What is to be copied stands in a line of its own, however long: a key that was broken in two is none. */
export function keyLines(page: Page, open: OpenKey, path?: string): readonly string[] {
  const { say } = page.texts;
  const groups = fingerprintOf(open);
  const rows = [0, 4, 8, 12].map((from) => `  ${groups.slice(from, from + 4).join(' ')}`);
  const isPerson = open.kind === 'person';
  return [
    ...page.title(isPerson ? say('keys.of-person') : open.key.name),
    ...page.pairs(
      [
        [say('keys.use'), say(`keys.use-${useOf(open)}`)],
        [say('keys.id'), open.key.id],
        ...(path === undefined ? [] : [[say('keys.private'), path] as const]),
      ],
      '',
    ),
    ...page.heading(isPerson ? say('keys.public') : say('keys.verifier')),
    isPerson ? toBase64(open.key.publicKey) : formatVerifierKey(open.key),
    ...page.heading(say('keys.fingerprint'), say(isPerson ? 'keys.fingerprint-person' : 'keys.fingerprint-note')),
    ...rows,
  ];
}
