/** Accounts, invitations, keys, sessions, the trail: JSON Schema, for the description of the API. */

import { offices } from '@saylau/acts';
import Type from 'typebox';
import { accountRoles, keyScopes } from '../../access/permissions.js';

const strict = { additionalProperties: false };
const time = Type.String({ format: 'date-time' });
const Word = Type.String({ minLength: 1, maxLength: 100 });

export const AsOffice = Type.Object(
  {
    office: Type.Enum(offices),
    area: Type.Optional(Type.String({ maxLength: 300 })),
    station: Type.Optional(Type.String({ maxLength: 300 })),
    name: Type.Optional(Type.String({ maxLength: 300 })),
  },
  strict,
);
const grant = { role: Type.Enum(accountRoles), as: Type.Optional(AsOffice) };

export const Begin = Type.Object({ token: Word, password: Type.String({ minLength: 1, maxLength: 2000 }) }, strict);
export const Finish = Type.Object({ token: Word, code: Type.String({ minLength: 1, maxLength: 20 }) }, strict);
export const SignIn = Type.Object(
  {
    name: Word,
    password: Type.String({ minLength: 1, maxLength: 2000 }),
    code: Type.String({ minLength: 1, maxLength: 20, description: 'Six digits of the second factor.' }),
  },
  strict,
);
export const Granted = Type.Object({ name: Word, ...grant }, strict);
export const NewKey = Type.Object(
  {
    label: Word,
    scopes: Type.Array(Type.Enum(keyScopes), { minItems: 1, maxItems: 10 }),
    expires: time,
    account: Type.Optional(Type.String({ maxLength: 100, description: 'By an administrator: of that machine.' })),
  },
  strict,
);

export const Enrolling = Type.Object(
  { secret: Type.String(), uri: Type.String() },
  { description: 'The second factor, for an authenticator app.' },
);
export const Named = Type.Object({ name: Type.String() });
export const SignedIn = Type.Object({ csrf: Type.String({ description: 'Goes with every change: x-saylau-csrf.' }) });
export const WhoAmI = Type.Object({
  name: Type.String(),
  ...grant,
  csrf: Type.Optional(Type.String()),
});
export const AccountView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  ...grant,
  machine: Type.Boolean(),
  state: Type.Enum(['active', 'reset', 'closed']),
  made: time,
});
export const InvitationView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  ...grant,
  account: Type.Optional(Type.String()),
  made: time,
  expires: time,
  used: Type.Optional(time),
  revoked: Type.Optional(time),
});
export const IssuedInvitation = Type.Object({
  invitation: InvitationView,
  token: Type.String({ description: 'Shown this once.' }),
});
export const KeyView = Type.Object({
  id: Type.String(),
  prefix: Type.String(),
  account: Type.String(),
  label: Type.String(),
  scopes: Type.Array(Type.String()),
  made: time,
  expires: time,
  used: Type.Optional(time),
  revoked: Type.Optional(time),
});
export const IssuedKey = Type.Object({ key: KeyView, text: Type.String({ description: 'Shown this once.' }) });
export const SessionView = Type.Object({
  id: Type.String(),
  account: Type.String(),
  address: Type.String({ description: 'A tag that says nothing of the address, the same for the same network.' }),
  made: time,
  seen: time,
});
export const TrailLine = Type.Object({
  index: Type.Integer(),
  entry: Type.String({ description: 'Canonical JSON, as it is hashed.' }),
  hash: Type.String({ description: 'Hex.' }),
});
export const TrailCheckView = Type.Union([
  Type.Object({ ok: Type.Literal(true), size: Type.Integer(), hash: Type.String() }),
  Type.Object({ ok: Type.Literal(false), index: Type.Integer(), fault: Type.String() }),
]);
/** An answer without content. */
export const Done = { type: 'null', description: 'Done.' } as const;
