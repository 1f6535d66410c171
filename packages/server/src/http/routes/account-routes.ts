/** Accounts, invitations, sessions, keys for machines, the trail of access. */

import { fromHex, toHex } from '@saylau/log';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import type { ApiContext } from '../context.js';
import { LeafIndex } from '../fields.js';
import { sendGranted } from '../granted.js';
import { identityOf } from '../identify.js';
import {
  AccountView,
  Done,
  Granted,
  InvitationView,
  IssuedInvitation,
  IssuedKey,
  KeyView,
  NewKey,
  SessionView,
  TrailCheckView,
  TrailLine,
} from '../shapes/access.js';

const tags = ['access'];
const IdParams = Type.Object({ id: Type.String({ maxLength: 100 }) });
const done = { 204: Done };

/** On a scope where everybody is signed in. */
export function accountRoutes(app: FastifyInstance, context: ApiContext): void {
  accounts(app, context);
  invitations(app, context);
  sessions(app, context);
  keys(app, context);
  trail(app, context);
}

function accounts(app: FastifyInstance, { access }: ApiContext): void {
  const path = '/api/v1/accounts';
  app.get(
    path,
    { schema: { tags, summary: 'All accounts', response: { 200: Type.Array(AccountView) } } },
    async (request, reply) => await sendGranted(reply, await access.accounts.list(identityOf(request))),
  );
  app.post(
    path,
    { schema: { tags, summary: 'An account for a machine', body: Granted, response: { 200: AccountView } } },
    async (request, reply) => {
      const { name, ...grant } = request.body as Static<typeof Granted>;
      return await sendGranted(reply, await access.accounts.makeMachine(identityOf(request), name, grant));
    },
  );
  app.delete(
    `${path}/:id`,
    { schema: { tags, summary: 'Close an account', params: IdParams, response: done } },
    async (request, reply) => await sendGranted(reply, await access.accounts.close(identityOf(request), idOf(request))),
  );
  const summary = 'End all ways in of an account, and invite to take it again';
  app.post(
    `${path}/:id/reset`,
    { schema: { tags, summary, params: IdParams, response: { 200: IssuedInvitation } } },
    async (request, reply) =>
      await sendGranted(reply, await access.invitations.reset(identityOf(request), idOf(request))),
  );
  app.post(
    `${path}/:id/lift`,
    { schema: { tags, summary: 'Forget failures to sign in', params: IdParams, response: done } },
    async (request, reply) =>
      await sendGranted(reply, await access.accounts.liftLock(identityOf(request), idOf(request))),
  );
}

function invitations(app: FastifyInstance, { access }: ApiContext): void {
  const path = '/api/v1/invitations';
  app.get(
    path,
    { schema: { tags, summary: 'All invitations', response: { 200: Type.Array(InvitationView) } } },
    async (request, reply) => await sendGranted(reply, await access.invitations.list(identityOf(request))),
  );
  app.post(
    path,
    { schema: { tags, summary: 'Invite a person', body: Granted, response: { 200: IssuedInvitation } } },
    async (request, reply) => {
      const { name, ...grant } = request.body as Static<typeof Granted>;
      return await sendGranted(reply, await access.invitations.make(identityOf(request), name, grant));
    },
  );
  app.delete(
    `${path}/:id`,
    { schema: { tags, summary: 'Revoke an invitation', params: IdParams, response: done } },
    async (request, reply) =>
      await sendGranted(reply, await access.invitations.revoke(identityOf(request), idOf(request))),
  );
}

const OfAccount = Type.Object({
  account: Type.Optional(Type.String({ maxLength: 100, description: 'By an administrator: of that account.' })),
});

function sessions(app: FastifyInstance, { access }: ApiContext): void {
  const path = '/api/v1/sessions';
  app.get(
    path,
    {
      schema: {
        tags,
        summary: 'Sessions that are not over',
        querystring: OfAccount,
        response: { 200: Type.Array(SessionView) },
      },
    },
    async (request, reply) => {
      const { account } = request.query as Static<typeof OfAccount>;
      return await sendGranted(reply, await access.sessions.list(identityOf(request), account));
    },
  );
  app.delete(
    `${path}/:id`,
    { schema: { tags, summary: 'End a session', params: IdParams, response: done } },
    async (request, reply) => await sendGranted(reply, await access.sessions.end(identityOf(request), idOf(request))),
  );
}

function keys(app: FastifyInstance, { access }: ApiContext): void {
  const path = '/api/v1/keys';
  app.get(
    path,
    {
      schema: { tags, summary: 'Keys of machines', querystring: OfAccount, response: { 200: Type.Array(KeyView) } },
    },
    async (request, reply) => {
      const { account } = request.query as Static<typeof OfAccount>;
      return await sendGranted(reply, await access.keys.list(identityOf(request), account));
    },
  );
  app.post(
    path,
    { schema: { tags, summary: 'A key for a machine; shown this once', body: NewKey, response: { 200: IssuedKey } } },
    async (request, reply) => {
      const { account, expires, ...rest } = request.body as Static<typeof NewKey>;
      const by = identityOf(request);
      const asked = { ...rest, expires: new Date(expires) };
      const made = account === undefined ? access.keys.make(by, asked) : access.keys.makeFor(by, account, asked);
      return await sendGranted(reply, await made);
    },
  );
  app.delete(
    `${path}/:id`,
    { schema: { tags, summary: 'Revoke a key', params: IdParams, response: done } },
    async (request, reply) => await sendGranted(reply, await access.keys.revoke(identityOf(request), idOf(request))),
  );
}

const TrailQuery = Type.Object({ from: Type.Optional(LeafIndex) });
const HeadQuery = Type.Object({
  size: Type.Optional(Type.Integer({ ...LeafIndex, description: 'With `hash`: a head that was kept elsewhere.' })),
  hash: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
});

function trail(app: FastifyInstance, { access }: ApiContext): void {
  const path = '/api/v1/trail';
  const summary = 'The trail of access: entries from an index on, at most 1,000';
  app.get(
    path,
    { schema: { tags, summary, querystring: TrailQuery, response: { 200: Type.Array(TrailLine) } } },
    async (request, reply) => {
      const { from = 0 } = request.query as Static<typeof TrailQuery>;
      const read = await access.readTrail(identityOf(request), from);
      if (!read.ok) return await sendGranted(reply, read);
      const lines = read.value.map(({ hash, ...line }) => ({ ...line, hash: toHex(hash) }));
      return await sendGranted(reply, { ok: true, value: lines });
    },
  );
  app.get(
    `${path}/check`,
    {
      schema: {
        tags,
        summary: 'Does the chain of the trail hold, and go on from a head that was kept',
        querystring: HeadQuery,
        response: { 200: TrailCheckView },
      },
    },
    async (request, reply) => {
      const { size, hash } = request.query as Static<typeof HeadQuery>;
      const kept = size === undefined || hash === undefined ? [] : [{ size, hash: fromHex(hash) }];
      const checked = await access.checkTrail(identityOf(request), kept);
      if (!checked.ok || !checked.value.ok) return await sendGranted(reply, checked);
      const { head } = checked.value;
      return await sendGranted(reply, { ok: true, value: { ok: true, size: head.size, hash: toHex(head.hash) } });
    },
  );
}

function idOf(request: FastifyRequest): string {
  return (request.params as Static<typeof IdParams>).id;
}
