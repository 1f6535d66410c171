import { describe, expect, it } from 'vitest';
import { TestSurroundings } from './access.test-kit.js';
import { csrfToken, newToken, Secrets, sameText, tokenHash } from './secrets.js';

const surroundings = new TestSurroundings();
const secrets = new Secrets(new Uint8Array(32).fill(1), surroundings);
const data = new TextEncoder().encode('twenty bytes of both');

describe('a sealed secret', () => {
  it('is opened by the same server for the same owner', () => {
    expect(secrets.unseal(secrets.seal(data, 'account a'), 'account a')).toEqual(Buffer.from(data));
  });

  it('is not opened for another owner: factors cannot be moved from account to account', () => {
    expect(secrets.unseal(secrets.seal(data, 'account a'), 'account b')).toBeUndefined();
  });

  it('is not opened with another secret, nor when any bit of it was changed or it was cut', () => {
    const sealed = secrets.seal(data, 'a');
    expect(new Secrets(new Uint8Array(32).fill(2), surroundings).unseal(sealed, 'a')).toBeUndefined();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(secrets.unseal(changed, 'a')).toBeUndefined();
      expect(secrets.unseal(sealed.subarray(0, at), 'a')).toBeUndefined();
    }
  });

  it('is different each time', () => {
    expect(secrets.seal(data, 'a')).not.toEqual(secrets.seal(data, 'a'));
  });
});

describe('a token', () => {
  it('has 256 bits and another hash for each use', () => {
    const token = newToken(surroundings);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const hashes = (['invitation', 'session', 'key'] as const).map((kind) => Buffer.from(tokenHash(kind, token)));
    expect(new Set(hashes.map((hash) => hash.toString('hex'))).size).toBe(3);
  });

  it('never begins as an option of a command does', () => {
    const draws = [0xf8, 0xfb, 0x10];
    const random = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(draws.shift() ?? 0);
    const loaded = { now: () => surroundings.now(), random };
    expect(newToken(loaded)).toMatch(/^E/);
    expect(draws).toEqual([]);
  });

  it('of another session gives another token against forged requests', () => {
    const [one, other] = [newToken(surroundings), newToken(surroundings)];
    expect(sameText(csrfToken(one), csrfToken(one))).toBe(true);
    expect(sameText(csrfToken(one), csrfToken(other))).toBe(false);
    expect(sameText('', csrfToken(one))).toBe(false);
  });
});

it('tags tell addresses of one network apart from others, and nothing without the secret', () => {
  const tag = secrets.tagOfAddress('2001:db8::1');
  expect(tag).toMatch(/^[0-9a-f]{16}$/);
  expect(secrets.tagOfAddress('2001:db8::2')).toBe(tag);
  expect(secrets.tagOfAddress('2001:db8:0:1::2')).not.toBe(tag);
  expect(new Secrets(new Uint8Array(32), surroundings).tagOfAddress('2001:db8::1')).not.toBe(tag);
  expect(secrets.tag('account', 'a')).not.toBe(secrets.tag('address', 'a'));
});

it('a secret of another length is a defect', () => {
  expect(() => new Secrets(new Uint8Array(31), surroundings)).toThrow(RangeError);
});
