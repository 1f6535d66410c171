/** One subject of the law: each of its provisions with its value today. */

import type { Text } from '@saylau/core';
import type { Library } from '../../data/library.js';
import { type ProvisionLine, toldLaw } from '../../data/told-law.js';
import { refOf, type StatuteRef } from '../law/data.js';

export interface LawSubjectData {
  readonly statute: StatuteRef;
  readonly subject: { readonly id: string; readonly name: Text };
  readonly subjects: readonly { readonly id: string; readonly name: Text }[];
  readonly today: string;
  readonly lines: readonly ProvisionLine[];
}

export function lawSubjectPage(
  { statutes, today }: Library,
  [id = '', subject = '']: readonly string[],
): LawSubjectData | undefined {
  const statute = statutes.get(id);
  const found = statute?.subjects.find((one) => one.id === subject);
  if (statute === undefined || found === undefined) return undefined;
  const law = toldLaw(statute);
  return {
    statute: refOf(statute),
    subject: { id: found.id, name: found.name },
    subjects: statute.subjects.map(({ id: own, name }) => ({ id: own, name })),
    today,
    lines: found.provisions.map((provision) => law.line(provision, today)),
  };
}
