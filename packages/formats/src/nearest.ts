/** The known word nearest to a wrong one: "did you mean". */

/** Longest word and longest list that are compared. */
const longest = 60;
const most = 2000;

/** `{nearest}` where a known word differs in at most a third of its letters; else nothing. For use in a fault's params. */
export function nearest(word: string, known: Iterable<string>): { readonly nearest?: string } {
  let best: string | undefined;
  let least = Math.floor(Math.max(word.length, 3) / 3) + 1;
  if (word.length > longest) return {};
  let compared = 0;
  for (const candidate of known) {
    compared += 1;
    if (compared > most) break;
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const steps = distance(word, candidate);
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best === undefined ? {} : { nearest: best };
}

/** Levenshtein's distance of two short words: letters added, left out or changed. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
