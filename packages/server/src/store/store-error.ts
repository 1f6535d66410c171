/** What the database answered, as one of the closed list of store errors. */

import { DatabaseError } from 'pg';
import { StoreError, type StoreErrorCode } from './database.js';

/** SQLSTATE, or its class → what it means to us. PostgreSQL's manual, appendix A. */
const meanings: Readonly<Record<string, StoreErrorCode>> = {
  // The connection, or who may connect.
  '08': 'store-unavailable',
  '28': 'store-unavailable',
  '3D000': 'store-unavailable',
  // A standby took our place, or has not taken it yet.
  '25006': 'store-unavailable',
  // The server shuts down, starts up, cancels, or has not enough of something.
  '57': 'store-unavailable',
  '53': 'store-unavailable',
  '55P03': 'store-unavailable',
  '25P03': 'store-unavailable',
  '25P04': 'store-unavailable',
  '58030': 'store-unavailable',
  '53100': 'store-full',
  // Somebody else wrote the same.
  '23505': 'store-conflict',
  '40001': 'store-conflict',
  '40P01': 'store-conflict',
};

const noSpace = /\bENOSPC\b|\bEDQUOT\b|No space left on device/u;

/**
 * A StoreError for whatever was thrown while the database was used.
 *
 * What is no answer of the database and no mistake of the program is the connection: it was refused, cut, or timed out.
 */
export function storeErrorOf(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new StoreError(codeOf(error, message), message, { cause: error });
}

function codeOf(error: unknown, message: string): StoreErrorCode {
  if (error instanceof DatabaseError) return meaningOf(error.code ?? '');
  if (noSpace.test(message)) return 'store-full';
  return error instanceof TypeError || error instanceof RangeError ? 'store-failed' : 'store-unavailable';
}

function meaningOf(sqlState: string): StoreErrorCode {
  return meanings[sqlState] ?? meanings[sqlState.slice(0, 2)] ?? 'store-failed';
}
