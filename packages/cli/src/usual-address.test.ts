/** Where who runs a server accepts the first invitation: at this machine, or where https is. */

import { expect, test } from 'vitest';
import { addressHere, usualAddress } from './usual-address.js';

test.each([
  ['this machine', 'http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['this machine by name', 'http://localhost:8080', 'http://localhost:8080'],
  ['every address of it', 'http://0.0.0.0:8080', 'http://127.0.0.1:8080'],
  ['every address of it, version 6', 'http://[::]:8080', 'http://127.0.0.1:8080'],
  ['one that others reach, over which no password goes', 'http://10.0.0.5:8080', 'https://results.example.org'],
])('listening on %s', (_, address, here) => {
  expect(addressHere(address, 'results.example.org')).toBe(here);
});

test('a server that does not run is where it will listen', () => {
  expect(usualAddress({})).toBe('http://127.0.0.1:8080');
  expect(usualAddress({ SAYLAU_PORT: '8330' })).toBe('http://127.0.0.1:8330');
});
