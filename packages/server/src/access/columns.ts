/** Columns of rows as their types; another type is a defect of a query and throws. */

import type { Row } from '../store/database.js';

export function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : wrong(column);
}

export function maybeText(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : text(row, column);
}

export function texts(row: Row, column: string): readonly string[] {
  const value = row[column];
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : wrong(column);
}

/** An integer of any width: the driver gives those of 64 bits as text. */
export function whole(row: Row, column: string): number {
  const value = row[column];
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : wrong(column);
}

export function flag(row: Row, column: string): boolean {
  const value = row[column];
  return typeof value === 'boolean' ? value : wrong(column);
}

export function bytes(row: Row, column: string): Uint8Array {
  const value = row[column];
  return value instanceof Uint8Array ? value : wrong(column);
}

export function instant(row: Row, column: string): Date {
  const value = row[column];
  return value instanceof Date ? value : wrong(column);
}

export function maybeInstant(row: Row, column: string): Date | undefined {
  return row[column] === null ? undefined : instant(row, column);
}

function wrong(column: string): never {
  throw new TypeError(`Column ${column} is missing or of another type.`);
}
