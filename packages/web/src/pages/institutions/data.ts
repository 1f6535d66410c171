/** Who elects, appoints, consents to, proposes, dismisses whom: before and after the change that is asked about most. */

import { heldOn, type PlainValue, type Provision, type Text } from '@saylau/core';
import type { Library } from '../../data/library.js';
import { type ToldLaw, toldLaw } from '../../data/told-law.js';
import { refOf, type StatuteRef } from '../law/data.js';

export interface Relation {
  readonly who: string;
  readonly does: string;
  readonly whom: string;
  readonly number?: number;
  readonly how?: Text;
  readonly provision: string;
  /** It is the same on the other day. */
  readonly isKept: boolean;
}

export interface InstitutionsOn {
  readonly day: string;
  readonly relations: readonly Relation[];
  /** Provisions of which nothing is known on that day. */
  readonly unknown: readonly { readonly provision: string; readonly says: Text }[];
}

export interface InstitutionsData {
  readonly statute: StatuteRef;
  readonly today: string;
  readonly before: InstitutionsOn;
  readonly after: InstitutionsOn;
  /** What each of them is called. */
  readonly names: Readonly<Record<string, Text>>;
  /** What holds today is not known: the new law was not seen. */
  readonly isSuperseded: boolean;
}

export function institutionsPage(
  { statutes, today }: Library,
  [id = '']: readonly string[],
): InstitutionsData | undefined {
  const statute = statutes.get(id);
  if (statute === undefined) return undefined;
  const law = toldLaw(statute);
  const provisions = statute.subjects.flatMap((one) => one.provisions).filter(({ type }) => type === 'relation');
  if (provisions.length === 0) return undefined;
  const { earlier, later } = statute.comparison ?? { earlier: today, later: today };
  const [before, after] = [relationsOn(law, provisions, earlier), relationsOn(law, provisions, later)];
  const names = new Set([...before.relations, ...after.relations].flatMap(({ who, whom }) => [who, whom]));
  return {
    statute: refOf(statute),
    today,
    before: beside(before, after),
    after: beside(after, before),
    names: Object.fromEntries([...names].map((name) => [name, law.word(name)])),
    isSuperseded: provisions.every(({ history }) => {
      const held = heldOn(history, today);
      return held.is === 'version' && held.version.state === 'superseded';
    }),
  };
}

function relationsOn(law: ToldLaw, provisions: readonly Provision[], day: string): InstitutionsOn {
  const held = provisions.map((provision) => ({ provision, held: heldOn(provision.history, day) }));
  const relations = held.flatMap(({ provision, held: one }) =>
    one.is === 'version' && one.version.value !== undefined ? read(law, provision.id, one.version.value) : [],
  );
  const unknown = held.filter(({ held: one }) => one.is !== 'version' || one.version.state === 'unspecified');
  return {
    day,
    relations: once(relations),
    unknown: unknown.map(({ provision: { id, says } }) => ({ provision: id, says })),
  };
}

function read(law: ToldLaw, provision: string, value: PlainValue): readonly Relation[] {
  if (Array.isArray(value)) return value.flatMap((one: PlainValue) => read(law, provision, one));
  if (typeof value !== 'object') return [];
  const { who, does, whom, number, how } = value as Readonly<Record<string, PlainValue>>;
  return [
    {
      who: String(who),
      does: String(does),
      whom: String(whom),
      ...(number === undefined ? {} : { number: Number(number) }),
      ...(how === undefined ? {} : { how: law.word(String(how)) }),
      provision,
      isKept: false,
    },
  ];
}

function keyOf({ who, does, whom }: Relation): string {
  return `${who} ${does} ${whom}`;
}

/** Two provisions may say the same of one institution. */
function once(relations: readonly Relation[]): readonly Relation[] {
  return [...new Map(relations.toReversed().map((one) => [keyOf(one), one])).values()].reverse();
}

function beside(own: InstitutionsOn, other: InstitutionsOn): InstitutionsOn {
  const known = new Map(other.relations.map((one) => [keyOf(one), one.number]));
  return {
    ...own,
    relations: own.relations.map((one) => ({
      ...one,
      isKept: known.has(keyOf(one)) && known.get(keyOf(one)) === one.number,
    })),
  };
}
