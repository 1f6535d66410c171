/** Accounts: invitations, signing in and out, keys for machines, the trail of access. */

import { offices } from '@saylau/acts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import type { Answer } from '../../access/errors.js';
import { accountRoles, keyScopes } from '../../access/permissions.js';
import type { ApiContext } from '../context.js';
import { accessProblem, identify, sessionCookie } from '../identify.js';

const strict = { additionalProperties: false };
const Token = Type.String({ minLength: 1, maxLength: 100 });
const Name = Type.String({ minLength: 1, maxLength: 100 });
const Password = Type.String({ minLength: 1, maxLength: 2000 });
const Code = Type.String({ minLength: 1, maxLength: 20 });
const IdParams = Type.Object({ id: Type.String({ maxLength: 100 }) });
const Begin = Type.Object({ token: Token, password: Password }, strict);
const Finish = Type.Object({ token: Token, code: Code }, strict);
const SignIn = Type.Object({ name: Name, password: Password, code: Code }, strict);
const Place = Type.Object(
  {
    office: Type.Enum(offices),
    area: Type.Optional(Type.String()),
    station: Type.Optional(Type.String()),
    name: Type.Optional(Type.String()),
  },
  strict,
);
const Granted = Type.Object({ name: Name, role: Type.Enum(accountRoles), as: Type.Optional(Place) }, strict);
const NewKey = Type.Object(
  {
    label: Name,
    scopes: Type.Array(Type.Enum(keyScopes), { minItems: 1, maxItems: 10 }),
    expires: Type.String({ format: 'date-time' }),
    account: Type.Optional(Type.String({ description: 'By an administrator: of that machine.' })),
  },
  strict,
);

/** Attempts of one address in a minute at what a password or token opens. */
const config = { rateLimit: { max: 30, timeWindow: '1 minute' } };

export function accessRoutes(app: FastifyInstance, context: ApiContext): void {
  enrolmentRoutes(app, context);
  sessionRoutes(app, context);
  managingRoutes(app, context);
  keyRoutes(app, context);
  trailRoutes(app, context);
}

function enrolmentRoutes(app: FastifyInstance, { access }: ApiContext): void {
  app.post(
    '/api/v1/enrolment/begin',
    {
      config,
      schema: { tags: ['access'], summary: 'Accept an invitation: a password, and get a second factor', body: Begin },
    },
    async (request, reply) => {
      const { token, password } = request.body as Static<typeof Begin>;
      return await answer(reply, await access.enrolment.begin(token, password));
    },
  );
  app.post(
    '/api/v1/enrolment/finish',
    { config, schema: { tags: ['access'], summary: 'Prove the second factor: the account is made', body: Finish } },
    async (request, reply) => {
      const { token, code } = request.body as Static<typeof Finish>;
      const finished = await access.enrolment.finish(token, code, request.ip);
      return await answer(reply, finished.ok ? { ok: true, value: { name: finished.value } } : finished);
    },
  );
}

function sessionRoutes(app: FastifyInstance, context: ApiContext): void {
  const { access } = context;
  app.post(
    '/api/v1/session',
    { config, schema: { tags: ['access'], summary: 'Sign in', body: SignIn } },
    async (request, reply) => {
      const previous = request.cookies[sessionCookie];
      const asked = request.body as Static<typeof SignIn>;
      const signed = await access.signIn({
        ...asked,
        address: request.ip,
        ...(previous === undefined ? {} : { previous }),
      });
      if (!signed.ok) throw accessProblem(signed.code);
      const { token, csrf } = signed.value;
      reply.setCookie(sessionCookie, token, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure: isSecure(request),
      });
      return await answer(reply, { ok: true, value: { csrf } });
    },
  );
  app.get('/api/v1/session', { schema: { tags: ['access'], summary: 'Who is signed in' } }, async (request, reply) => {
    const { name, role, as } = await identify(context, request);
    const token = request.cookies[sessionCookie];
    const csrf = token === undefined ? {} : { csrf: access.sessions.csrf(token) };
    return await answer(reply, { ok: true, value: { name, role, ...(as === undefined ? {} : { as }), ...csrf } });
  });
  app.delete('/api/v1/session', { schema: { tags: ['access'], summary: 'Sign out' } }, async (request, reply) => {
    const ended = await access.sessions.signOut(await identify(context, request));
    reply.clearCookie(sessionCookie, { path: '/' });
    return await answer(reply, ended);
  });
}

/** Browsers send a secure cookie on https only, and to this machine itself. */
function isSecure(request: FastifyRequest): boolean {
  return request.protocol === 'https';
}

function managingRoutes(app: FastifyInstance, context: ApiContext): void {
  const { access } = context;
  const tags = ['access'];
  app.get('/api/v1/accounts', { schema: { tags, summary: 'All accounts' } }, async (request, reply) =>
    answer(reply, await access.accounts.list(await identify(context, request))),
  );
  app.post(
    '/api/v1/accounts',
    { schema: { tags, summary: 'An account for a machine', body: Granted } },
    async (request, reply) => {
      const { name, ...grant } = request.body as Static<typeof Granted>;
      return await answer(reply, await access.accounts.makeMachine(await identify(context, request), name, grant));
    },
  );
  app.delete(
    '/api/v1/accounts/:id',
    { schema: { tags, summary: 'Close an account', params: IdParams } },
    async (request, reply) =>
      answer(reply, await access.accounts.close(await identify(context, request), idOf(request))),
  );
  app.post(
    '/api/v1/accounts/:id/reset',
    { schema: { tags, summary: 'A new invitation for an account', params: IdParams } },
    async (request, reply) =>
      answer(reply, await access.invitations.reset(await identify(context, request), idOf(request))),
  );
  app.post(
    '/api/v1/accounts/:id/lift',
    { schema: { tags, summary: 'Forget failures to sign in', params: IdParams } },
    async (request, reply) =>
      answer(reply, await access.accounts.liftLock(await identify(context, request), idOf(request))),
  );
  app.get('/api/v1/invitations', { schema: { tags, summary: 'All invitations' } }, async (request, reply) =>
    answer(reply, await access.invitations.list(await identify(context, request))),
  );
  app.post(
    '/api/v1/invitations',
    { schema: { tags, summary: 'Invite a person', body: Granted } },
    async (request, reply) => {
      const { name, ...grant } = request.body as Static<typeof Granted>;
      return await answer(reply, await access.invitations.make(await identify(context, request), name, grant));
    },
  );
  app.delete(
    '/api/v1/invitations/:id',
    { schema: { tags, summary: 'Revoke an invitation', params: IdParams } },
    async (request, reply) =>
      answer(reply, await access.invitations.revoke(await identify(context, request), idOf(request))),
  );
}

function keyRoutes(app: FastifyInstance, context: ApiContext): void {
  const { access } = context;
  const tags = ['access'];
  app.get('/api/v1/keys', { schema: { tags, summary: 'Keys of machines' } }, async (request, reply) =>
    answer(reply, await access.keys.list(await identify(context, request))),
  );
  app.post(
    '/api/v1/keys',
    { schema: { tags, summary: 'A key for a machine; shown this once', body: NewKey } },
    async (request, reply) => {
      const { account, expires, ...rest } = request.body as Static<typeof NewKey>;
      const by = await identify(context, request);
      const asked = { ...rest, expires: new Date(expires) };
      return await answer(
        reply,
        account === undefined ? await access.keys.make(by, asked) : await access.keys.makeFor(by, account, asked),
      );
    },
  );
  app.delete(
    '/api/v1/keys/:id',
    { schema: { tags, summary: 'Revoke a key', params: IdParams } },
    async (request, reply) => answer(reply, await access.keys.revoke(await identify(context, request), idOf(request))),
  );
}

const TrailQuery = Type.Object({ from: Type.Optional(Type.Integer({ minimum: 0 })) });

function trailRoutes(app: FastifyInstance, context: ApiContext): void {
  const { access } = context;
  const tags = ['access'];
  app.get(
    '/api/v1/trail',
    { schema: { tags, summary: 'The trail of access', querystring: TrailQuery } },
    async (request, reply) => {
      const { from = 0 } = request.query as Static<typeof TrailQuery>;
      return await answer(reply, await access.readTrail(await identify(context, request), from));
    },
  );
  app.get(
    '/api/v1/trail/check',
    { schema: { tags, summary: 'Does the chain of the trail hold' } },
    async (request, reply) => answer(reply, await access.checkTrail(await identify(context, request))),
  );
}

function idOf(request: FastifyRequest): string {
  return (request.params as Static<typeof IdParams>).id;
}

/** The value, or problem details. Nothing of it is kept by anybody on the way. */
async function answer<T>(reply: FastifyReply, given: Answer<T>): Promise<FastifyReply> {
  if (!given.ok) throw accessProblem(given.code);
  reply.header('cache-control', 'private, no-store');
  return given.value === undefined ? await reply.code(204).send() : await reply.send(given.value);
}
