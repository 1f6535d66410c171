/** The law as JSON (docs/formats/law.md): its provisions, the law on a day, what changed between two. */

import {
  type Held,
  heldOn,
  type LawDiff,
  lawOn,
  type Provision,
  type Statute,
  type SystemVersion,
  type Version,
} from '@saylau/core';
import { type Json, jsonOf } from './plain.js';
import { turnsBetween } from './turns.js';

function subjectOf(statute: Statute, provision: Provision): string {
  return statute.subjects.find(({ provisions }) => provisions.includes(provision))?.id ?? '';
}

/** These provisions with their whole history (`law show`). */
export function jsonOfProvisions(statute: Statute, provisions: readonly Provision[]): Json {
  return {
    format: 'saylau-law-show/1',
    statute: statute.id,
    provisions: provisions.map((provision) => ({
      id: provision.id,
      subject: subjectOf(statute, provision),
      says: jsonOf(provision.says),
      type: provision.type,
      history: jsonOf(provision.history),
    })),
  };
}

/** The rules of every office, or of one, and the provisions as they hold on a day (`law on`). */
export function jsonOfLawOn(statute: Statute, day: string, office: string | undefined): Json {
  const systems = statute.systems.filter((system) => office === undefined || system.office === office);
  const provisions = statute.subjects.flatMap((subject) => subject.provisions);
  const rulesOf = systems.map((system) => {
    const law = lawOn(statute, system.office, day);
    const rules = law.is === 'rules' ? { rules: jsonOf(law.plain.rules), provisions: jsonOf(law.plain.cites) } : {};
    return {
      office: system.office,
      name: jsonOf(system.name),
      is: law.is,
      ...(law.is !== 'rules' && law.note !== undefined ? { note: jsonOf(law.note) } : {}),
      ...rules,
    };
  });
  const cited = new Set(
    systems.flatMap((system) => {
      const law = lawOn(statute, system.office, day);
      return law.is === 'rules' ? [...law.plain.cites.values()] : [];
    }),
  );
  return {
    format: 'saylau-law-on/1',
    statute: statute.id,
    date: day,
    offices: rulesOf,
    provisions: provisions
      .filter(({ id }) => office === undefined || cited.has(id))
      .flatMap((provision) => {
        const held = heldOn(provision.history, day);
        return held.is === 'nothing'
          ? []
          : [
              {
                id: provision.id,
                subject: subjectOf(statute, provision),
                says: jsonOf(provision.says),
                type: provision.type,
                ...heldJson(held),
              },
            ];
      }),
  };
}

/** What changed from one day to a later one (`law diff`). */
export function jsonOfDiff(statute: Statute, { provisions, systems }: LawDiff, earlier: string, later: string): Json {
  return {
    format: 'saylau-law-diff/1',
    statute: statute.id,
    earlier,
    later,
    offices: systems.map(({ system, before, after }) => ({
      office: system.office,
      name: jsonOf(system.name),
      before: stateOf(before),
      after: stateOf(after),
    })),
    provisions: provisions.map(({ subject, provision, before, after }) => ({
      id: provision.id,
      subject,
      says: jsonOf(provision.says),
      type: provision.type,
      before: heldJson(before),
      steps: turnsBetween(provision.history, earlier, later).map(({ from, version }) =>
        version === undefined ? { from, state: 'nothing' } : jsonOf(version),
      ),
      after: heldJson(after),
    })),
  };
}

function stateOf(held: Held<SystemVersion>): Json {
  return held.is === 'version' ? held.version.state : held.is;
}

/** One version; two where the day lies in a month whose day of change is not known; none. */
function heldJson(held: Held<Version>): { readonly versions: Json } {
  if (held.is === 'version') return { versions: [jsonOf(held.version)] };
  return { versions: held.is === 'ambiguous' ? held.between.map(jsonOf) : [] };
}
