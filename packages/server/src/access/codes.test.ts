import { describe, expect, it } from 'vitest';
import { codeAt, TestSurroundings } from './access.test-kit.js';
import { factorFor, newFactorSecret, stepOf } from './codes.js';

/** RFC 6238, appendix B, SHA-1: of the eight digits there the last six. */
const vectors = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const;
const secret = new TextEncoder().encode('12345678901234567890');
const at = (seconds: number) => new Date(seconds * 1000);

describe('codes', () => {
  it('are those of RFC 6238', () => {
    for (const [time, code] of vectors) expect(stepOf(secret, code, at(time))).toBe(Math.floor(time / 30));
  });

  it('are taken one step early and late, and say which step they are of', () => {
    const [time, code] = [1_111_111_111, '050471'];
    const taken = [-60, -30, 0, 30, 60].map((seconds) => stepOf(secret, code, at(time + seconds)));
    const step = Math.floor(time / 30);
    expect(taken).toEqual([undefined, step, step, step, undefined]);
  });

  it('are nothing but six digits', () => {
    for (const code of [
      '',
      '50471',
      '0050471',
      '05047１',
      ' 050471',
      '050471\n',
      '-50471',
      'abcdef',
      '0'.repeat(9999),
    ]) {
      expect(stepOf(secret, code, at(1_111_111_111))).toBeUndefined();
    }
  });
});

it('an app that takes the new factor shows the codes that are taken', () => {
  const surroundings = new TestSurroundings();
  const fresh = newFactorSecret(surroundings);
  const factor = factorFor(fresh, 'Сайлау', 'central.chair');
  const uri = new URL(factor.uri);
  expect([uri.protocol, uri.host]).toEqual(['otpauth:', 'totp']);
  expect(decodeURIComponent(uri.pathname)).toBe('/Сайлау:central.chair');
  expect(uri.searchParams.get('issuer')).toBe('Сайлау');
  expect(uri.searchParams.get('secret')).toBe(factor.secret);
  expect(stepOf(fresh, codeAt(factor.secret, surroundings.time), surroundings.time)).toBeDefined();
});
