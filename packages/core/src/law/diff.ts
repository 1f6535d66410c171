/** What changed in the law between two days: the reform as a diff. */

import { type Held, heldOn } from './on.js';
import type { Provision, Statute, System, SystemVersion, Version } from './statute.js';

export interface ProvisionChange {
  readonly subject: string;
  readonly provision: Provision;
  readonly before: Held<Version>;
  readonly after: Held<Version>;
}

export interface SystemChange {
  readonly system: System;
  readonly before: Held<SystemVersion>;
  readonly after: Held<SystemVersion>;
}

export interface LawDiff {
  readonly provisions: readonly ProvisionChange[];
  readonly systems: readonly SystemChange[];
}

/** Every provision whose state or value on `later` differs from that on `earlier`, and every system recomposed. */
export function lawDiff(statute: Statute, earlier: string, later: string): LawDiff {
  const provisions = statute.subjects.flatMap((subject) =>
    subject.provisions.map((provision) => ({
      subject: subject.id,
      provision,
      before: heldOn(provision.history, earlier),
      after: heldOn(provision.history, later),
    })),
  );
  const systems = statute.systems.map((system) => ({
    system,
    before: heldOn(system.versions, earlier),
    after: heldOn(system.versions, later),
  }));
  return {
    provisions: provisions.filter(({ before, after }) => said(before) !== said(after)),
    systems: systems.filter(({ before, after }) => composed(before) !== composed(after)),
  };
}

/** What a held version says, as one comparable text: its state and value, not its citation. */
function said(held: Held<Version>): string {
  if (held.is !== 'version') return held.is === 'nothing' ? 'nothing' : JSON.stringify(held.between.map(stateAndValue));
  return stateAndValue(held.version);
}

function stateAndValue({ state, value, reading }: Version): string {
  return JSON.stringify([state, value ?? null, reading?.value ?? null]);
}

function composed(held: Held<SystemVersion>): string {
  return held.is === 'version' ? JSON.stringify([held.version.state, held.version.rules ?? null]) : held.is;
}
