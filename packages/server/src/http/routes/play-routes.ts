/** Rehearsals played to this server from its own pages: what can be played, and how the play that goes on fares. */

import type { Language } from '@saylau/core';
import { tellProblem } from '@saylau/texts';
import { sayIn } from '@saylau/texts/say-in';
import { PlaysView, PlayView } from '@saylau/views';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import { goesOn, type Play, type Plays, type PlayTrouble } from '../../plays.js';
import type { ApiContext } from '../context.js';
import { languageOf } from '../language.js';
import { onlyOwnPages } from '../own-pages.js';
import { problem } from '../problem.js';
import { securityHeaders } from '../security-headers.js';
import { Done } from '../shapes/access.js';
import { NewPlay, PlayChange, PlayParams } from '../shapes/plays.js';

const tags = ['plays'];

/** Nobody signs in for them: they are for this machine alone, where who starts the server brings plays along. */
export function playRoutes(app: FastifyInstance, context: ApiContext): void {
  const summary = 'What can be played, and the play that goes on';
  app.get('/api/v1/plays', { schema: { tags, summary, response: { 200: PlaysView } } }, async (request, reply) => {
    const { plays } = context;
    const language = languageOf(request);
    return await send(request, reply, {
      plans: plays?.plans() ?? [],
      plays: (plays?.list() ?? []).map((play) => viewOf(play, language)),
    });
  });
  beginRoute(app, context);
  runningRoutes(app, context);
}

/** Before anything of the request is read. */
function onRequest(request: FastifyRequest, _: FastifyReply, done: () => void): void {
  onlyOwnPages(request);
  done();
}

function beginRoute(app: FastifyInstance, context: ApiContext): void {
  const schema = {
    tags,
    summary: 'Play a rehearsal, or take up one that was broken off',
    body: NewPlay,
    response: { 201: PlayView },
  };
  app.post('/api/v1/plays', { onRequest, schema }, async (request, reply) => {
    const plays = playsOf(context);
    const asked = request.body as NewPlay;
    if (!plays.plans().some(({ id }) => id === asked.plan))
      throw problem('http-unknown', { what: 'plan', id: asked.plan });
    const running = plays.list().find(goesOn);
    if (running !== undefined) throw problem('http-playing', { id: running.id });
    return await send(request, reply.code(201), viewOf(plays.begin(asked, ownAddress(request)), languageOf(request)));
  });
}

function runningRoutes(app: FastifyInstance, context: ApiContext): void {
  const schema = { tags, params: PlayParams };
  const idIn = (request: FastifyRequest): string => (request.params as Static<typeof PlayParams>).id;
  app.patch(
    '/api/v1/plays/:id',
    {
      onRequest,
      schema: { ...schema, summary: 'Another speed', body: PlayChange, response: { 200: PlayView } },
    },
    async (request, reply) => {
      const { speed } = request.body as Pick<Play, 'speed'>;
      const play = playsOf(context).setSpeed(idIn(request), speed);
      if (play === undefined) throw noPlay(idIn(request));
      return await send(request, reply, viewOf(play, languageOf(request)));
    },
  );
  app.delete(
    '/api/v1/plays/:id',
    { onRequest, schema: { ...schema, summary: 'End it where it is', response: { 204: Done } } },
    async (request, reply) => {
      if (!(await playsOf(context).end(idIn(request)))) throw noPlay(idIn(request));
      return await reply.code(204).headers(securityHeaders).send();
    },
  );
}

function noPlay(id: string): Error {
  return problem('http-unknown', { what: 'play', id });
}

function playsOf({ plays }: ApiContext): Plays {
  if (plays === undefined) throw problem('http-unknown', { what: 'plays' });
  return plays;
}

/** Its words are in the reader's language, and it is another one in a moment. */
async function send(request: FastifyRequest, reply: FastifyReply, value: object): Promise<FastifyReply> {
  return await reply
    .headers({
      ...securityHeaders,
      'cache-control': 'no-store',
      'content-language': languageOf(request),
      vary: 'accept-language',
    })
    .send(value);
}

function viewOf({ trouble, ...play }: Play, language: Language): PlayView {
  return trouble === undefined ? play : { ...play, problem: told(trouble, language) };
}

function told(trouble: PlayTrouble, language: Language): NonNullable<PlayView['problem']> {
  const { wrong, todo } = tellProblem(sayIn(language), trouble);
  return { ...trouble, title: wrong, ...(todo === undefined ? {} : { detail: todo }) };
}

/** Where this request came in, which is this machine's own. */
function ownAddress({ socket }: FastifyRequest): string {
  const { localAddress = '127.0.0.1', localPort = 0 } = socket;
  return `http://${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort}`;
}
