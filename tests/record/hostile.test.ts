/** Bundles of strangers: no byte can be changed unnoticed, and nothing that they hold ends the verification. */

import { type Crypto, canonical, parseVerifierKey } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import { bundleSource, claimNames, holds, type Verification, verifyLog } from '@saylau/verify';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trust } from './made/attacks.js';
import { definitionFiles } from './made/day.js';
import { evening, wholeNight } from './made/story.js';

const keys = trust().keys.map((key) => parseVerifierKey(nodeCrypto, key));

/** Where it is not about signatures nobody needs to wait for them. */
const credulous: Crypto = { ...nodeCrypto, verify: () => Promise.resolve(true) };

function verify(bytes: Uint8Array, crypto: Crypto = nodeCrypto): Promise<Verification> {
  async function* open(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(bytes);
  }
  return verifyLog(bundleSource(open, open), { crypto, keys });
}

/** SAYLAU_RUNS=50 takes fifty times as many, before a release. */
const runs = (usual: number): number => usual * Number(process.env.SAYLAU_RUNS ?? 1);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every place in a value, as the keys that lead to it. */
function placesIn(value: Json, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

/** The value with something else in a place; without it where that is undefined. */
function replaced(value: Json, [key, ...rest]: readonly string[], by: Json | undefined): Json {
  if (key === undefined) return by ?? null;
  const inner = Object.entries(value as { [key: string]: Json }).flatMap(([name, own]): [string, Json][] => {
    if (name !== key) return [[name, own]];
    if (rest.length > 0) return [[name, replaced(own, rest, by)]];
    return by === undefined ? [] : [[name, by]];
  });
  return Array.isArray(value) ? inner.map(([, own]) => own) : Object.fromEntries(inner);
}

const junk: fc.Arbitrary<Json | undefined> = fc.oneof(
  fc.constantFrom<Json | undefined>(undefined, null, true, 0, 1, -1, 4_294_967_296, '', '$x', '__proto__', [], {}),
  fc.constantFrom<Json>('rehearsal/north-1', 'north', 'land', 'list', 'a', 'against-all', 'unspecified', 'central'),
  fc.nat(150),
  fc.jsonValue({ maxDepth: 2 }).map((value) => value as Json),
);

const whole = wholeNight();

describe('a sound bundle', () => {
  test('with one byte changed fails somewhere', async () => {
    const bytes = await evening().book.bundle();
    // Keys that come with a bundle are not looked at by a reader who has others.
    const [from, to] = [bytes.indexOf(0x5b), bytes.indexOf(0x5d) + 1];
    const place = fc.nat(bytes.length - 1).filter((at) => at < from || at >= to);
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ by;
        expect(holds(await verify(changed))).toBe(false);
      }),
      { numRuns: runs(60) },
    );
  });
});

describe('a log whose every key the attacker holds', () => {
  test('with anything in the place of any value of a leaf is answered in full', async () => {
    const change = fc.tuple(fc.nat(whole.book.size - 1), fc.nat(), junk);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const { book } = whole.copy();
        for (const [index, place, by] of changes) {
          const entry = book.entry(index) as unknown as Json;
          const places = placesIn(entry);
          book.leaves[index] = canonicalOrNot(replaced(entry, places[place % places.length] ?? [], by));
        }
        const { claims } = await verify(await book.bundle(), credulous);
        expect(claims.map(({ claim }) => claim)).toEqual(claimNames);
      }),
      { numRuns: runs(40) },
    );
  });

  const files = definitionFiles({ mark: 'rehearsal/' });
  test.each(['polling-day.json', 'statutes/xx.json'])('with anything in %s is answered in full', async (name) => {
    const value = JSON.parse(files.get(name) ?? '') as Json;
    const places = placesIn(value);
    await fc.assert(
      fc.asyncProperty(fc.nat(places.length - 1), junk, async (place, by) => {
        const text = JSON.stringify(replaced(value, places[place] ?? [], by));
        const { claims } = await verify(await evening({ files: new Map([[name, text]]) }).book.bundle(), credulous);
        expect(claims.map(({ claim }) => claim)).toEqual(claimNames);
      }),
      { numRuns: runs(40) },
    );
  });

  test.each(['areas.csv', 'stations.csv', 'contests.csv', 'options.csv'])(
    'with rows of %s lacking, twice or cut is answered in full',
    async (name) => {
      const lines = (files.get(name) ?? '').split('\n');
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray([...lines, ...lines]), fc.nat(200), async (rows, length) => {
          const text = rows.join('\n').slice(0, 200 + length);
          const { claims } = await verify(await evening({ files: new Map([[name, text]]) }).book.bundle(), credulous);
          expect(claims).toHaveLength(claimNames.length);
        }),
        { numRuns: runs(15) },
      );
    },
  );
});

function canonicalOrNot(value: Json): Uint8Array {
  try {
    return canonical(value);
  } catch {
    return new Uint8Array(Buffer.from(JSON.stringify(value)));
  }
}
