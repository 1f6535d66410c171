/** What a database says, in the closed list of what can go wrong. */

import { DatabaseError } from 'pg';
import { expect, test } from 'vitest';
import { StoreError } from './database.js';
import { storeErrorOf } from './store-error.js';

function answer(sqlState: string): DatabaseError {
  const error = new DatabaseError('said the server', 0, 'error');
  error.code = sqlState;
  return error;
}

// PostgreSQL's manual, appendix A.
test.each([
  ['disk_full', '53100', 'store-full'],
  ['out_of_memory', '53200', 'store-unavailable'],
  ['too_many_connections', '53300', 'store-unavailable'],
  ['connection_failure', '08006', 'store-unavailable'],
  ['protocol_violation', '08P01', 'store-unavailable'],
  ['admin_shutdown', '57P01', 'store-unavailable'],
  ['crash_shutdown', '57P02', 'store-unavailable'],
  ['cannot_connect_now', '57P03', 'store-unavailable'],
  ['query_canceled', '57014', 'store-unavailable'],
  ['lock_not_available', '55P03', 'store-unavailable'],
  ['read_only_sql_transaction, of a standby', '25006', 'store-unavailable'],
  ['idle_in_transaction_session_timeout', '25P03', 'store-unavailable'],
  ['invalid_password', '28P01', 'store-unavailable'],
  ['invalid_catalog_name', '3D000', 'store-unavailable'],
  ['io_error', '58030', 'store-unavailable'],
  ['unique_violation', '23505', 'store-conflict'],
  ['serialization_failure', '40001', 'store-conflict'],
  ['deadlock_detected', '40P01', 'store-conflict'],
  ['foreign_key_violation', '23503', 'store-failed'],
  ['check_violation', '23514', 'store-failed'],
  ['syntax_error', '42601', 'store-failed'],
  ['undefined_table', '42P01', 'store-failed'],
  ['invalid_schema_name, whose class begins as 3D000 does not', '3F000', 'store-failed'],
  ['internal_error', 'XX000', 'store-failed'],
])('%s (%s) is %s', (_, sqlState, code) => {
  const error = answer(sqlState);
  expect(storeErrorOf(error)).toMatchObject({ code, message: 'said the server', cause: error });
});

test.each([
  ['a refused connection', new Error('connect ECONNREFUSED 127.0.0.1:5432'), 'store-unavailable'],
  ['a connection cut in the middle', new Error('Connection terminated unexpectedly'), 'store-unavailable'],
  ['an answer that did not come', new Error('Query read timeout'), 'store-unavailable'],
  ['a disk without space', new Error('ENOSPC: no space left on device, write'), 'store-full'],
  ['a mistake of the program', new TypeError('x is not a function'), 'store-failed'],
  ['something that is no error', 'thrown', 'store-unavailable'],
])('%s has its code', (_, error, code) => {
  expect(storeErrorOf(error)).toMatchObject({ code });
});

test('a StoreError stays what it is', () => {
  const error = new StoreError('store-locked', 'in use');
  expect(storeErrorOf(error)).toBe(error);
});
