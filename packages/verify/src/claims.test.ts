/** The claims, their codes and the reasons: the program and its specification say the same. */

import { readFileSync } from 'node:fs';
import { refusalCodes } from '@saylau/acts';
import { describe, expect, it } from 'vitest';
import { claimCodes, claimNames, claimOfRefusal, reasons } from './claims.js';

const page = readFileSync(new URL('../../../docs/formats/bundle.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| `([a-z]+)` \| [^|]+ \| ([^|]+) \|$/gm)].map(([, claim = '', codes = '']) => ({
  claim,
  codes: [...codes.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code),
}));

describe('docs/formats/bundle.md', () => {
  it('has the claims in their order', () => {
    expect(rows.map(({ claim }) => claim)).toEqual(claimNames);
  });

  it.each(rows.filter(({ claim }) => claim !== 'permissions'))('has the codes of $claim', ({ claim, codes }) => {
    expect(codes).toEqual(claimCodes[claim as keyof typeof claimCodes]);
  });

  it('has the reasons', () => {
    const [, listed = ''] = /^Reasons of `not-checkable`: (.*)$/m.exec(page) ?? [];
    expect([...listed.matchAll(/`([a-z-]+)`/g)].map(([, reason]) => reason)).toEqual(reasons);
  });
});

describe('every refusal of an act', () => {
  it.each(refusalCodes)('%s fails the one claim that lists it', (code) => {
    const claims = claimNames.filter((claim) => claimCodes[claim].some((one) => one === code));
    expect(claims).toEqual([claimOfRefusal(code)]);
  });
});
