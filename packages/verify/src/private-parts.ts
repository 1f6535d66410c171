/** Private parts that came with a log: each is what its act commits to, and withheld votes are opened by them. */

import type { Act, Figures } from '@saylau/acts';
import { type Crypto, LogError, parseCanonical, toHex } from '@saylau/log';
import type { PrivatePart } from './bundle/head.js';
import type { Ledger } from './ledger.js';
import { utf8 } from './text.js';

const prefix = utf8('saylau-commitment/1\n');

/** Checks the private parts of one act (`documents`), and gives the votes that they open. */
export function openedBy(
  crypto: Crypto,
  { commitments }: Act,
  parts: readonly PrivatePart[],
  ledger: Ledger,
): Figures | undefined {
  let opened: Figures | undefined;
  for (const part of parts) {
    const place = { leaf: part.leaf, document: part.name };
    const stated =
      commitments !== undefined && Object.hasOwn(commitments, part.name) ? commitments[part.name] : undefined;
    const found = commitmentTo(crypto, part);
    const figures = part.name === 'figures' ? figuresIn(part.data) : {};
    ledger.checked('documents');
    if (stated === undefined) ledger.fail('documents', { code: 'document-unnamed', ...place });
    else if (stated !== found) ledger.fail('documents', { code: 'document-differs', ...place, stated, found });
    else if (figures === undefined) ledger.fail('documents', { code: 'document-differs', ...place });
    else if (part.name === 'figures') opened = figures;
  }
  return opened;
}

/** Tells of a private part to which no act committed (`documents`): the leaf is no act, or is not there. */
export function refuseUnnamed({ leaf, name }: PrivatePart, ledger: Ledger): void {
  ledger.checked('documents');
  ledger.fail('documents', { code: 'document-unnamed', leaf, document: name });
}

/** Hex of SHA-256("saylau-commitment/1" || 0x0A || salt || data). */
function commitmentTo(crypto: Crypto, { salt, data }: PrivatePart): string {
  const whole = new Uint8Array(prefix.length + salt.length + data.length);
  whole.set(prefix);
  whole.set(salt, prefix.length);
  whole.set(data, prefix.length + salt.length);
  return toHex(crypto.sha256(whole));
}

/** Line or option → figure, out of their canonical bytes; undefined where they are none. */
function figuresIn(data: Uint8Array): Figures | undefined {
  const value = canonicalIn(data);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const figures = Object.entries(value);
  return figures.every((pair): pair is [string, number] => isFigure(pair[1])) ? Object.fromEntries(figures) : undefined;
}

function isFigure(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 2_147_483_647;
}

function canonicalIn(data: Uint8Array): unknown {
  try {
    return parseCanonical(data);
  } catch (error) {
    if (error instanceof LogError) return undefined;
    throw error;
  }
}
