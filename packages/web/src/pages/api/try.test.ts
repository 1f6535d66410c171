/** The address that a form comes to. */

import { expect, test } from 'vitest';
import { schemaLines } from './schema-lines.js';
import { addressOf } from './try.js';

const inPath = { name: 'log', where: 'path', kind: 'string', isRequired: true } as const;
const inQuery = { name: 'limit', where: 'query', kind: 'integer' } as const;

test('values stand in the path as one word each, and in the query where they are given', () => {
  const path = '/api/v1/logs/{log}/areas';
  expect(addressOf(path, [inPath, inQuery], { log: 'a/b', limit: '' })).toBe('/api/v1/logs/a%2Fb/areas');
  expect(addressOf(path, [inPath, inQuery], { log: 'a', limit: '5' })).toBe('/api/v1/logs/a/areas?limit=5');
  expect(addressOf(path, [inPath, inQuery], {})).toBe('/api/v1/logs/{log}/areas');
});

test('members of what a list holds stand below it, required ones marked', () => {
  const schema = {
    type: 'array',
    items: { type: 'object', required: ['id'], properties: { id: { type: 'string' }, sum: { type: 'integer' } } },
  };
  expect(schemaLines(schema)).toEqual([
    { depth: 0, name: 'id', kind: 'string', isRequired: true },
    { depth: 0, name: 'sum', kind: 'integer' },
  ]);
});
