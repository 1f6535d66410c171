import { expect, it } from 'vitest';
import { networkOf } from './addresses.js';

it('takes an IPv4 address as it is, also where it is written as IPv6', () => {
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
  expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
  expect(networkOf('0:0:0:0:0:FFFF:cb00:7107')).toBe('203.0.113.7');
});

it('takes all addresses of one household’s IPv6 network as one, however they are written', () => {
  const same = ['2001:db8:1:2::1', '2001:DB8:1:2:ffff::', '2001:0db8:0001:0002:0003:4:5:6', '2001:db8:1:2::%eth0'];
  expect(new Set(same.map(networkOf))).toEqual(new Set(['2001:db8:1:2::/64']));
  expect(networkOf('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
  expect(networkOf('1::')).toBe('1:0:0:0::/64');
});

it('takes what is no address as a text', () => {
  for (const text of ['', 'unknown', '1.2.3', '[::1]', 'x'.repeat(1000)]) expect(networkOf(text)).toBe(text);
});
