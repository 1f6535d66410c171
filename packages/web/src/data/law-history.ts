/** What changed in the law between two days, of a history that is already in words. Pure: a browser compares any two days by itself. */

import { type Held, heldOn, type Text, type Version } from '@saylau/core';

export interface TellableVersion {
  readonly from: string;
  readonly to?: string;
  readonly state: Version['state'];
  readonly value: Text;
  /** Versions of a provision that say the same have the same number. */
  readonly same: number;
}

export interface TellableProvision {
  readonly id: string;
  readonly says: Text;
  readonly versions: readonly TellableVersion[];
}

export interface TellableSystem {
  readonly office: string;
  readonly name: Text;
  readonly versions: readonly TellableVersion[];
}

/** A statute's whole history in words. */
export interface LawHistory {
  readonly subjects: readonly {
    readonly id: string;
    readonly name: Text;
    readonly provisions: readonly TellableProvision[];
  }[];
  readonly systems: readonly TellableSystem[];
}

/** What held on a day: one value, either of several, or none known. */
export interface HeldWords {
  readonly is: 'version' | 'ambiguous' | 'nothing';
  readonly state?: Version['state'];
  readonly values: readonly Text[];
}

/**
 * `changed`: another value, or a rule that came or went. `first-known`: the sources say nothing of the earlier day.
 * `not-seen`: they say nothing of the later one.
 */
export type ChangeKind = 'changed' | 'first-known' | 'not-seen';

export interface Change {
  readonly id: string;
  readonly says: Text;
  readonly before: HeldWords;
  readonly after: HeldWords;
  readonly kind: ChangeKind;
}

export interface SubjectChanges {
  readonly id: string;
  readonly name: Text;
  readonly changes: readonly Change[];
}

export interface Changes {
  readonly highlights: readonly Change[];
  readonly subjects: readonly SubjectChanges[];
  readonly systems: readonly Change[];
}

export function changesBetween(
  { subjects, systems }: LawHistory,
  earlier: string,
  later: string,
  highlights: readonly string[],
): Changes {
  const compared = subjects.map(({ id, name, provisions }) => ({
    id,
    name,
    changes: provisions.flatMap((one) => changeOf(one.id, one.says, one.versions, earlier, later)),
  }));
  const byId = new Map(compared.flatMap(({ changes }) => changes.map((change) => [change.id, change] as const)));
  return {
    highlights: highlights.flatMap((id) => byId.get(id) ?? []).filter(({ kind }) => kind === 'changed'),
    subjects: compared.filter(({ changes }) => changes.length > 0),
    systems: systems.flatMap(({ office, name, versions }) => changeOf(office, name, versions, earlier, later)),
  };
}

function changeOf(
  id: string,
  says: Text,
  versions: readonly TellableVersion[],
  earlier: string,
  later: string,
): readonly Change[] {
  const [before, after] = [heldOn(versions, earlier), heldOn(versions, later)];
  if (keyOf(before) === keyOf(after)) return [];
  return [{ id, says, before: wordsOf(before), after: wordsOf(after), kind: kindOf(before, after) }];
}

function keyOf(held: Held<TellableVersion>): string {
  if (held.is === 'nothing') return held.is;
  return held.is === 'version' ? String(held.version.same) : held.between.map(({ same }) => same).join('|');
}

function wordsOf(held: Held<TellableVersion>): HeldWords {
  if (held.is === 'nothing') return { is: held.is, values: [] };
  if (held.is === 'ambiguous') return { is: held.is, values: held.between.map(({ value }) => value) };
  const { state, value } = held.version;
  return { is: held.is, state, values: [value] };
}

function kindOf(before: Held<TellableVersion>, after: Held<TellableVersion>): ChangeKind {
  if (!isKnown(after)) return 'not-seen';
  return isKnown(before) ? 'changed' : 'first-known';
}

/** Whether the sources say what the law is: also that it has no such thing, or that there is a gap. */
function isKnown(held: Held<TellableVersion>): boolean {
  if (held.is === 'nothing') return false;
  const states = held.is === 'version' ? [held.version.state] : held.between.map(({ state }) => state);
  return states.every((state) => state !== 'unspecified' && state !== 'superseded');
}
