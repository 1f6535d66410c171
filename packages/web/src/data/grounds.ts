/** The provisions behind what is shown, each once: what it says, its article, since when, how sure. */

import type { OutcomeLaw, Statute, Text } from '@saylau/core';
import { versionOn } from '@saylau/formats/outcome-json';
import { lawbook, tellGround } from '@saylau/texts';
import { withActNames } from './act-names.js';
import { toldIn } from './told.js';

export interface Ground {
  readonly statute: string;
  readonly says: Text;
  /** "Constitutional Law on Elections, Art. 97-1(2) · in force since 1 January 2023 · official statement"; left out where no version holds on the day. */
  readonly stands?: Text;
}

/** Provision → its ground. */
export type Grounds = Readonly<Record<string, Ground>>;

export function groundsOf(
  statute: Statute | undefined,
  law: Pick<OutcomeLaw, 'on' | 'changed'>,
  cited: Iterable<string>,
): Grounds {
  if (statute === undefined) return {};
  const book = lawbook(statute, law);
  return Object.fromEntries(
    [...new Set(cited)].sort().flatMap((id) => {
      const found = book.provisions.get(id);
      if (found === undefined) return [];
      const version = versionOn(book, id);
      const stands = version && toldIn((texts, language) => withActNames(language, tellGround(texts, version, found)));
      return [[id, { statute: statute.id, says: found.says, ...(stands === undefined ? {} : { stands }) }]];
    }),
  );
}
