/** Coming in: invitations accepted, signing in and out. Nobody is signed in here yet. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import type { ApiContext } from '../context.js';
import { sendGranted } from '../granted.js';
import { identify, refusedAccess, sessionCookie } from '../identify.js';
import { Begin, Done, Enrolling, Finish, Named, SignedIn, SignIn, WhoAmI } from '../shapes/access.js';

const tags = ['access'];
/** Attempts of one address in a minute at what a password or token opens. */
const config = { rateLimit: { max: 30, timeWindow: '1 minute' } };

/** On a scope that reads cookies. */
export function sessionRoutes(app: FastifyInstance, context: ApiContext): void {
  enrolmentRoutes(app, context);
  signInRoute(app, context);
  const { access } = context;
  app.get(
    '/api/v1/session',
    { schema: { tags, summary: 'Who is signed in', response: { 200: WhoAmI } } },
    async (request, reply) => {
      const { name, role, as } = await identify(context, request);
      const token = request.cookies[sessionCookie];
      const csrf = token === undefined ? {} : { csrf: access.sessions.csrf(token) };
      return await sendGranted(reply, { ok: true, value: { name, role, ...(as && { as }), ...csrf } });
    },
  );
  app.delete(
    '/api/v1/session',
    { schema: { tags, summary: 'Sign out', response: { 204: Done } } },
    async (request, reply) => {
      const ended = await access.sessions.signOut(await identify(context, request));
      reply.clearCookie(sessionCookie, { path: '/' });
      return await sendGranted(reply, ended);
    },
  );
}

function enrolmentRoutes(app: FastifyInstance, { access }: ApiContext): void {
  app.post(
    '/api/v1/enrolment/begin',
    {
      config,
      schema: {
        tags,
        summary: 'Accept an invitation: a password, and get a second factor',
        body: Begin,
        response: { 200: Enrolling },
      },
    },
    async (request, reply) => {
      const { token, password } = request.body as Static<typeof Begin>;
      return await sendGranted(reply, await access.enrolment.begin(token, password));
    },
  );
  app.post(
    '/api/v1/enrolment/finish',
    {
      config,
      schema: {
        tags,
        summary: 'Prove the second factor: the account is made',
        body: Finish,
        response: { 200: Named },
      },
    },
    async (request, reply) => {
      const { token, code } = request.body as Static<typeof Finish>;
      const finished = await access.enrolment.finish(token, code, request.ip);
      return await sendGranted(reply, finished.ok ? { ok: true, value: { name: finished.value } } : finished);
    },
  );
}

function signInRoute(app: FastifyInstance, { access }: ApiContext): void {
  app.post(
    '/api/v1/session',
    { config, schema: { tags, summary: 'Sign in', body: SignIn, response: { 200: SignedIn } } },
    async (request, reply) => {
      const previous = request.cookies[sessionCookie];
      const asked = request.body as Static<typeof SignIn>;
      const signed = await access.signIn({ ...asked, address: request.ip, ...(previous && { previous }) });
      if (!signed.ok) throw refusedAccess(signed);
      const { token, csrf } = signed.value;
      reply.setCookie(sessionCookie, token, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure: isSecure(request),
      });
      return await sendGranted(reply, { ok: true, value: { csrf } });
    },
  );
}

/** Browsers send a secure cookie on https only, and to this machine itself. */
function isSecure(request: FastifyRequest): boolean {
  return request.protocol === 'https';
}
