/** A statute's whole history in words, made once: what comparisons of days are made from. */

import type { PlainValue, Statute, Version } from '@saylau/core';
import type { LawHistory, TellableVersion } from './law-history.js';
import { toldLaw } from './told-law.js';

const histories = new WeakMap<Statute, LawHistory>();

export function toldHistory(statute: Statute): LawHistory {
  const known = histories.get(statute) ?? historyOf(statute);
  histories.set(statute, known);
  return known;
}

function historyOf(statute: Statute): LawHistory {
  const law = toldLaw(statute);
  return {
    subjects: statute.subjects.map(({ id, name, provisions }) => ({
      id,
      name,
      provisions: provisions.map((provision) => ({
        id: provision.id,
        says: provision.says,
        versions: numbered(
          provision.history.map((version) => ({
            ...datesOf(version),
            value: law.version(provision, version),
            key: keyOf(version.state, version.value, version.reading?.value),
          })),
        ),
      })),
    })),
    systems: statute.systems.map(({ office, name, versions }) => ({
      office,
      name,
      versions: numbered(
        versions.map((version) => ({
          ...datesOf(version),
          value: law.system({ is: 'version', version }, version.from),
          key: keyOf(version.state, version.rules, undefined),
        })),
      ),
    })),
  };
}

type Dates = Pick<Version, 'from' | 'to' | 'state'>;

function datesOf({ from, to, state }: Dates): Dates {
  return { from, ...(to === undefined ? {} : { to }), state };
}

function keyOf(state: string, value: PlainValue | undefined, reading: PlainValue | undefined): string {
  return JSON.stringify([state, value ?? null, reading ?? null]);
}

/** With a number instead of each key. */
function numbered(versions: readonly (Omit<TellableVersion, 'same'> & { readonly key: string })[]): TellableVersion[] {
  const keys = [...new Set(versions.map(({ key }) => key))];
  return versions.map(({ key, ...version }) => ({ ...version, same: keys.indexOf(key) }));
}

/** Provisions and systems that an amending act has changed, by its id. */
export function changesBy(statute: Statute, instrument: string): number {
  return statute.subjects
    .flatMap(({ provisions }) => provisions)
    .filter(({ history }) => history.some(({ by }) => by === instrument)).length;
}

/** The first day on which a change that is dated by month is surely in force. */
export function dayAfter(boundary: string): string {
  if (boundary.length === 10) return boundary;
  const [year = '', month = ''] = boundary.split('-');
  const next =
    Number(month) === 12 ? `${Number(year) + 1}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`;
  return `${next}-01`;
}

/** The last day on which it surely was not. */
export function dayBefore(boundary: string): string {
  const first = boundary.length === 10 ? boundary : `${boundary}-01`;
  return new Date(Date.parse(first) - 86_400_000).toISOString().slice(0, 10);
}
