/** Other logs that a verified log cites, held against the server that has them. */

import { nodeCrypto } from '@saylau/log/node';
import { oneLine, whole } from '@saylau/texts';
import { type Cited, compareCites, type Standing, type Verification } from '@saylau/verify';
import type { Page } from '../render/page.js';
import type { LogNamed } from './log-named.js';

/** A verification in which it is said how cited logs stand, where the server was asked. */
export type WithStandings = Omit<Verification, 'cites'> & { readonly cites?: readonly (Cited | Standing)[] };

export async function withStandings(verification: Verification, { logAt }: LogNamed): Promise<WithStandings> {
  const { cites } = verification;
  if (cites === undefined || logAt === undefined) return verification;
  return { ...verification, cites: await compareCites(nodeCrypto, cites, logAt) };
}

/** None where the log cites no other. */
export function citedLines(page: Page, cites: readonly (Cited | Standing)[]): string[] {
  const { texts } = page;
  if (cites.length === 0) return [];
  const rows = cites.map((cite) => {
    const is = 'is' in cite ? cite.is : 'unknown';
    return [signOf(page, is), oneLine(cite.origin), whole(texts, cite.size), texts.say(`verify.cited-${is}`)];
  });
  const columns = [
    { head: '' },
    { head: texts.say('verify.cited') },
    { head: texts.say('verify.size'), align: 'right' as const },
    { head: '' },
  ];
  return [...page.table(columns, rows), ''];
}

function signOf({ colours }: Page, is: Standing['is']): string {
  if (is === 'same') return colours.green('✓');
  return is === 'other' ? colours.red('✗') : colours.yellow('–');
}
