/** An invitation as it is handed over: shown once, to be given to one person. */

import type { Session } from '../session.js';

/** As the server gives it. */
export interface Issued {
  readonly invitation: { readonly name: string; readonly role: string; readonly expires: string };
  readonly token: string;
}

/** `address`: of the server. */
export function invitationLines(
  { page, texts }: Session,
  { invitation, token }: Issued,
  address: string,
): readonly string[] {
  const { say } = texts;
  const { name, role, expires } = invitation;
  return [
    ...page.pairs(
      [
        [say('user.name'), name],
        [say('user.role'), role],
        [say('user.expires'), `${expires.slice(0, 16).replace('T', ' ')}Z`],
      ],
      '',
    ),
    '',
    say('user.invitation-once'),
    `  ${token}`,
    ...page.paragraph(say('user.invitation-hand'), ''),
    `  ${texts.command} user accept ${address} ${token}`,
  ];
}

/** Shows it, this once. */
export function tellIssued(
  session: Session,
  issued: Issued,
  { address, json }: { address: string; json: true | undefined },
): void {
  if (json === true) session.printJson(issued);
  else session.print(invitationLines(session, issued, address));
}
