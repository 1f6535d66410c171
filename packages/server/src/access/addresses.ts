/** Network addresses as access counts and records them: who can have many at will counts as one. */

import { isIPv4, isIPv6 } from 'node:net';

/**
 * What failures from an address are counted for: an IPv4 address itself, the first 64 bits of an IPv6 address (a
 * household has them all), else the text. An IPv4 address written as IPv6 is the IPv4 address.
 */
export function networkOf(address: string): string {
  const bare = address.split('%', 1)[0] ?? '';
  if (isIPv4(bare) || !isIPv6(bare)) return bare;
  const groups = groupsOf(bare);
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return mapped ? groups.slice(6).flatMap(bytesOf).join('.') : `${groups.slice(0, 4).map(hexOf).join(':')}::/64`;
}

/** The eight groups of an IPv6 address; the standard's own parser takes care of all ways to write one. */
function groupsOf(address: string): number[] {
  const [left = '', right] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const before = numbersOf(left);
  const after = numbersOf(right ?? '');
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

function numbersOf(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}

function bytesOf(group: number): number[] {
  return [group >> 8, group & 0xff];
}

function hexOf(group: number): string {
  return group.toString(16);
}
