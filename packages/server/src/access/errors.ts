/** What access answers: a value, or a code of a closed list. Exceptions are defects, or the store's (`StoreError`). */

/** Why access is refused: the closed list of codes. */
export const accessErrors = [
  /** Nobody is signed in with this: the session is unknown, ended, or over by its time. */
  'access-signed-out',
  /** Account, password or code is wrong, or the code was used before. The answer does not tell which. */
  'access-sign-in',
  /** Too many failures for this account or from this address: no attempt is looked at before `until`. */
  'access-delayed',
  /** More is asked for at once than is served: ask again in a moment. */
  'access-busy',
  /** The role, or the scope of the key, does not allow it. */
  'access-forbidden',
  /** An administrator does not reset or close the account it is signed in with. */
  'access-own-account',
  /** The request does not carry the token that belongs to the session. */
  'access-csrf',
  /** The invitation is unknown, used, revoked or over by its time. */
  'access-invitation',
  /** Acceptance of the invitation was finished before it was begun. */
  'access-not-begun',
  /** The code is not the one that belongs to the new secret at this time. */
  'access-code',
  /** The password has fewer than 12 characters. */
  'access-password-short',
  /** The password has more than 1,024 bytes. */
  'access-password-long',
  /** Without the account's name too little is left of the password. */
  'access-password-name',
  /** The role needs another office, area, station or name, or none. */
  'access-grant',
  /** Not a name for an account: 3 to 64 of a–z, 0–9, `.` and `-`, beginning and ending with a letter or digit. */
  'access-name',
  /** An account, or an open invitation, has this name. */
  'access-name-used',
  /** No such account, invitation, session or key, or none that this can be done to. */
  'access-unknown',
  /** The key is unknown, revoked, over by its time, or its account is closed. */
  'access-key',
  /** A key has at least one scope, and only such as its account's role has and keys can have. */
  'access-scope',
  /** A key ends in the future, and at most a year from now. */
  'access-expiry',
  /** The label of a key is 1 to 100 printable characters. */
  'access-label',
] as const;
export type AccessErrorCode = (typeof accessErrors)[number];

export interface Refused {
  readonly ok: false;
  readonly code: AccessErrorCode;
  /** With `access-delayed`: when the next attempt is looked at. */
  readonly until?: Date;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | Refused;

export function granted<T>(value: T): Answer<T> {
  return { ok: true, value };
}

export function refused(code: AccessErrorCode, until?: Date): Refused {
  return until === undefined ? { ok: false, code } : { ok: false, code, until };
}
