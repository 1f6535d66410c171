/** The law of a country: its subjects, the offices that it has rules for, and what is known of it today. */

import { heldOn, type Statute, type Text } from '@saylau/core';
import { systemState } from '@saylau/texts';
import type { Library } from '../../data/library.js';
import { type HeldState, type ToldLaw, toldLaw } from '../../data/told-law.js';

export interface StatuteRef {
  readonly id: string;
  readonly name: Text;
}

export interface LawSubject {
  readonly id: string;
  readonly name: Text;
  readonly provisions: number;
  readonly versions: number;
}

export interface LawOffice {
  readonly office: string;
  readonly name: Text;
  readonly state: ReturnType<typeof systemState>;
  /** Of what, or why there are no rules. */
  readonly rules: Text;
  /** The last ones known, where those of today were not seen. */
  readonly last?: Text;
}

export interface LawData {
  readonly statute: StatuteRef;
  readonly others: readonly StatuteRef[];
  /** ISO day of what is said to hold. */
  readonly today: string;
  readonly subjects: readonly LawSubject[];
  readonly offices: readonly LawOffice[];
  readonly provisions: number;
  readonly versions: number;
  /** Provisions by what is known of them today. */
  readonly states: readonly { readonly state: HeldState; readonly count: number }[];
  readonly comparison?: Statute['comparison'];
  readonly hasRelations: boolean;
}

/** `id` left out: the first statute there is. */
export function lawPage({ statutes, today }: Library, id: string | undefined): LawData | undefined {
  const statute = id === undefined ? statutes.values().next().value : statutes.get(id);
  if (statute === undefined) return undefined;
  const law = toldLaw(statute);
  const subjects = statute.subjects.map(({ id: subject, name, provisions }) => ({
    id: subject,
    name,
    provisions: provisions.length,
    versions: provisions.reduce((sum, { history }) => sum + history.length, 0),
  }));
  return {
    statute: refOf(statute),
    others: [...statutes.values()].filter((other) => other !== statute).map(refOf),
    today,
    subjects,
    offices: officesOf(law, today),
    provisions: subjects.reduce((sum, { provisions }) => sum + provisions, 0),
    versions: subjects.reduce((sum, { versions }) => sum + versions, 0),
    states: statesOf(statute, today),
    ...(statute.comparison === undefined ? {} : { comparison: statute.comparison }),
    hasRelations: statute.subjects.some(({ provisions }) => provisions.some(({ type }) => type === 'relation')),
  };
}

export function refOf({ id, name }: Statute): StatuteRef {
  return { id, name };
}

function officesOf(law: ToldLaw, today: string): readonly LawOffice[] {
  return law.statute.systems.map(({ office, name, versions }) => {
    const held = heldOn(versions, today);
    const state = systemState(held);
    const last = state === 'superseded' ? versions.findLast((version) => version.state === 'given') : undefined;
    return {
      office,
      name,
      state,
      rules: law.system(held, today),
      ...(last === undefined ? {} : { last: law.system({ is: 'version', version: last }, last.from) }),
    };
  });
}

const order: readonly HeldState[] = ['given', 'unspecified', 'none', 'gap', 'ambiguous', 'superseded', 'nothing'];

function statesOf({ subjects }: Statute, today: string): LawData['states'] {
  const counts = new Map<HeldState, number>();
  for (const { history } of subjects.flatMap(({ provisions }) => provisions)) {
    const held = heldOn(history, today);
    const state = held.is === 'version' ? held.version.state : held.is;
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return order.flatMap((state) => {
    const count = counts.get(state);
    return count === undefined ? [] : [{ state, count }];
  });
}
