/** Chance that can be repeated: whole numbers from a seed, the same on every machine (sfc32 seeded by a text hash). */

export interface Chance {
  /** A whole number from 0 to `n` − 1, each as likely; `n` from 1 to 2^32. */
  below(n: number): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** A copy in another order. */
  shuffle<T>(list: readonly T[]): T[];
  /** A whole number near `mean`, never further away than `spread`: the sum of four even ones. */
  around(mean: number, spread: number): number;
  /** A stream of its own: it depends on the seed and the name, not on what was drawn before. */
  fork(name: string): Chance;
}

/** All chance of one seed. The same seed gives the same numbers for ever: rehearsals are named by it. */
export function chanceOf(seed: string): Chance {
  const next = generatorOf(seed);
  const below = (n: number): number => {
    if (!Number.isInteger(n) || n < 1 || n > range) throw new RangeError(`chance below ${n}`);
    const fair = range - (range % n);
    let drawn = next();
    while (drawn >= fair) drawn = next();
    return drawn % n;
  };
  const between = (least: number, most: number): number => least + below(most - least + 1);
  return {
    below,
    between,
    pick: (list) => itemAt(list, below(list.length)),
    shuffle: (list) => shuffled(list, below),
    around: (mean, spread) => around(mean, spread, between),
    fork: (name) => chanceOf(`${seed}\u001f${name}`),
  };
}

const range = 4_294_967_296;

/** Four even draws whose widths add up to twice the spread. */
function around(mean: number, spread: number, between: Chance['between']): number {
  let sum = mean - spread;
  for (let k = 0; k < 4; k++) sum += between(0, Math.floor((2 * spread + k) / 4));
  return sum;
}

function itemAt<T>(list: readonly T[], index: number): T {
  // The index was drawn below the length.
  return list[index] as T;
}

/** Fisher and Yates. */
function shuffled<T>(list: readonly T[], below: (n: number) => number): T[] {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [copy[last], copy[other]] = [itemAt(copy, other), itemAt(copy, last)];
  }
  return copy;
}

/** sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, 32 bits a draw. */
function generatorOf(seed: string): () => number {
  let [a, b, c, d] = hashOf(seed);
  const next = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let k = 0; k < 20; k++) next();
  return next;
}

/** 128 bits of a text, by its UTF-16 units: four multiplying hashes that stir each other (cyrb128). */
function hashOf(text: string): [number, number, number, number] {
  let [h1, h2, h3, h4] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    h1 = h2 ^ Math.imul(h1 ^ unit, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ unit, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ unit, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ unit, 2716044179);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213);
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179);
  const all = h1 ^ h2 ^ h3 ^ h4;
  return [all, h2 ^ all, h3 ^ all, h4 ^ all];
}
