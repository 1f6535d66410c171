/** Codes of the second factor: RFC 6238 with what every authenticator app takes (SHA-1, six digits, 30 seconds). */

import { generateURI, ScureBase32Plugin, verifySync } from 'otplib';
import type { Surroundings } from './surroundings.js';

/** A clock may be off, and a person needs time to type: the step before and the step after are taken too (RFC 6238, 5.2). */
const tolerance = 30;

export interface NewFactor {
  /** 32 characters of base32, to be typed where no picture can be scanned. */
  readonly secret: string;
  /** `otpauth://…`: what the picture to be scanned says. */
  readonly uri: string;
}

/** 160 bits, the length of the hash (RFC 4226, section 4, R6). */
export function newFactorSecret(surroundings: Surroundings): Uint8Array {
  return surroundings.random(20);
}

/** The secret for an authenticator app. `issuer`: the server's name as the app shows it. */
export function factorFor(secret: Uint8Array, issuer: string, account: string): NewFactor {
  const text = new ScureBase32Plugin().encode(secret, { padding: false });
  return { secret: text, uri: generateURI({ issuer, label: account, secret: text }) };
}

/** The time step that the code belongs to; undefined for a wrong one. A step that was used must not be taken again. */
export function stepOf(secret: Uint8Array, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ strategy: 'totp', secret, token: code, epoch, epochTolerance: tolerance });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}
