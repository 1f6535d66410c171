/** Who asks: a key in `Authorization`, or the cookie of a session; and that a request with a cookie comes from its own page. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccessErrorCode, Refused } from '../access/errors.js';
import type { Identity } from '../access/identity.js';
import type { ApiContext } from './context.js';
import { Problem } from './problem.js';

export const sessionCookie = 'saylau-session';
export const csrfHeader = 'x-saylau-csrf';

/** What a refusal of access is answered with. */
export const accessStatus: Readonly<Partial<Record<AccessErrorCode, number>>> = {
  'access-signed-out': 401,
  'access-sign-in': 401,
  'access-key': 401,
  'access-forbidden': 403,
  'access-csrf': 403,
  'access-unknown': 404,
  'access-name-used': 409,
  'access-own-account': 409,
  'access-not-begun': 409,
  'access-delayed': 429,
  'access-busy': 503,
};

export function accessProblem(code: AccessErrorCode): Problem {
  return new Problem(code, accessStatus[code] ?? 422);
}

/** A refusal of access; of a delay with the seconds that are left of it. */
export function refusedAccess({ code, until }: Refused, now = Date.now()): Problem {
  if (until === undefined) return accessProblem(code);
  const seconds = Math.max(1, Math.ceil((until.getTime() - now) / 1000));
  return new Problem(code, accessStatus[code] ?? 422, { params: { until: until.toISOString() }, after: seconds });
}

const identities = new WeakMap<FastifyRequest, Identity>();

/** Asks who it is before the body of a request is read: nobody else has a large one taken apart. */
export function onlySignedIn(app: FastifyInstance, context: ApiContext): void {
  app.addHook('onRoute', ({ schema }) => {
    if (schema !== undefined) Object.assign(schema, { security: [{ key: [] }, { session: [] }] });
  });
  app.addHook('onRequest', async (request) => {
    identities.set(request, await identify(context, request));
  });
}

/** Who asks, on a route of `onlySignedIn`. */
export function identityOf(request: FastifyRequest): Identity {
  const identity = identities.get(request);
  if (identity === undefined) throw accessProblem('access-signed-out');
  return identity;
}

/** Who asks; throws a Problem where nobody does, or the token of the page is missing on a request that changes something. */
export async function identify({ access }: ApiContext, request: FastifyRequest): Promise<Identity> {
  const key = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  const session = request.cookies[sessionCookie];
  const credentials = {
    address: request.ip,
    ...(key === undefined ? {} : { key }),
    ...(session === undefined ? {} : { session }),
  };
  const answer = await access.identify(credentials);
  if (!answer.ok) throw accessProblem(answer.code);
  const changes = !['GET', 'HEAD'].includes(request.method);
  if (changes && key === undefined && session !== undefined) {
    const token = request.headers[csrfHeader];
    if (typeof token !== 'string' || !access.sessions.checkCsrf(session, token).ok) throw accessProblem('access-csrf');
  }
  return answer.value;
}
