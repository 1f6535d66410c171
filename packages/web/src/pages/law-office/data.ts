/** The rules of one office: what it was elected by through the years, and every provision behind the rules. */

import { lawOn, type SystemVersion, type Text } from '@saylau/core';
import type { Library } from '../../data/library.js';
import { dayAfter } from '../../data/told-history.js';
import { type ProvisionLine, type ToldLaw, toldLaw } from '../../data/told-law.js';
import { refOf, type StatuteRef } from '../law/data.js';

export interface OfficeVersion {
  readonly span: Text;
  readonly state: SystemVersion['state'];
  /** The parts by which it is elected, or why there are no rules. */
  readonly rules: Text;
  readonly note?: Text;
  /** A day on which it surely holds. */
  readonly day: string;
  /** Provisions that the rules name, with their values on that day. */
  readonly lines: readonly ProvisionLine[];
}

export interface LawOfficeData {
  readonly statute: StatuteRef;
  readonly office: string;
  readonly name: Text;
  readonly today: string;
  /** Newest first. */
  readonly versions: readonly OfficeVersion[];
}

export function lawOfficePage(
  { statutes, today }: Library,
  [id = '', office = '']: readonly string[],
): LawOfficeData | undefined {
  const statute = statutes.get(id);
  const system = statute?.systems.find((one) => one.office === office);
  if (statute === undefined || system === undefined) return undefined;
  const law = toldLaw(statute);
  return {
    statute: refOf(statute),
    office,
    name: system.name,
    today,
    versions: system.versions
      .map((version, at) => {
        const day = dayAfter(version.from);
        return {
          span: law.span(version, system.versions[at + 1]?.from),
          state: version.state,
          rules: law.system({ is: 'version', version }, day),
          ...(version.note === undefined ? {} : { note: version.note }),
          day,
          lines: linesOf(law, office, day),
        };
      })
      .reverse(),
  };
}

function linesOf(law: ToldLaw, office: string, day: string): readonly ProvisionLine[] {
  const held = lawOn(law.statute, office, day);
  if (held.is !== 'rules') return [];
  const used = new Set(held.plain.cites.values());
  return [...used].flatMap((id) => {
    const provision = law.provision(id);
    // The lines and equations of a form are told with the form.
    if (provision === undefined || provision.type === 'equation' || id.startsWith('protocol.line.')) return [];
    return [law.line(provision, day)];
  });
}
