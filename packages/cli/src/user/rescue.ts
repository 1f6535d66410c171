/** A new administrator for who runs the server, when no other can sign in any more: straight in the store. */

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { tellProblem } from '@saylau/texts';
import { sayIn } from '@saylau/texts/say-in';
import { InputProblem, UsageProblem } from '../problems.js';
import type { Session } from '../session.js';
import { withStore } from '../store-problem.js';
import { usualAddress } from '../usual-address.js';
import { invitationLines } from './issued.js';

export interface RescueAsked {
  readonly data: string;
  readonly database?: string;
  readonly name?: string;
  readonly json?: true;
}

/** Throws InputProblem, also while a server uses the folder. */
export async function rescueAdministrator(
  session: Session,
  { data, database, name, json }: RescueAsked,
): Promise<void> {
  if (name === undefined) throw new UsageProblem('usage.missing-option', { what: '--name' });
  const { databaseIn, makeSecret, rescue } = await import('@saylau/server');
  const folder = resolve(data);
  const place = database === undefined ? { folder: databaseIn(folder) } : { url: database };
  if (place.folder !== undefined && !existsSync(place.folder))
    throw new InputProblem('problem.no-database', { path: folder });
  const answer = await withStore(folder, () => rescue(place, name));
  if (!answer.ok) {
    const { wrong, todo } = tellProblem(sayIn(session.texts.language), answer);
    throw new InputProblem('problem.refused', { what: [wrong, todo].filter(Boolean).join(' ') });
  }
  const hasNewSecret = existsSync(folder) && makeSecret(folder);
  const { token, invitation } = answer.value;
  const issued = { token, invitation: { ...invitation, expires: invitation.expires.toISOString() } };
  if (json === true) session.printJson(issued);
  else session.print(invitationLines(session, issued, usualAddress(session.io.env)));
  if (hasNewSecret) session.io.err(`${session.texts.say('user.new-secret', { path: folder })}\n`);
}
