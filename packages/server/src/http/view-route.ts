/** Routes of views: public, made once for each version of their log, sent as they were kept. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type, { type TProperties, type TSchema } from 'typebox';
import type { OpenLog } from '../record/open-log.js';
import { KeptView } from '../views/kept-views.js';
import type { ApiContext } from './context.js';
import { Origin } from './fields.js';
import { logOf } from './log-of.js';
import { type Problem, problem } from './problem.js';
import { publicHeaders, sendView, viewAt } from './send.js';

export interface ViewRoute {
  /** Below that of the log. */
  readonly path: string;
  readonly summary: string;
  readonly tag?: string;
  readonly params?: TProperties;
  readonly query?: TProperties;
  readonly shape: TSchema;
  /** What the view says, and of which size of the log; undefined: there is nothing of that name. */
  readonly make: (
    log: OpenLog,
    asked: Asked,
  ) => Promise<{ readonly size: number; readonly value: unknown } | undefined>;
}

/** Params and query of a request, as their schemas let them through. */
export type Asked = Readonly<Record<string, unknown>>;

export function viewRoute(app: FastifyInstance, context: ApiContext, view: ViewRoute): void {
  const { path, summary, tag = 'views', params = {}, query = {}, shape, make } = view;
  const schema = {
    tags: [tag],
    summary,
    params: Type.Object({ log: Origin, ...params }),
    querystring: Type.Object(query),
    response: { 200: shape },
  };
  const url = path === '' ? '/api/v1/logs/:log' : `/api/v1/logs/:log/${path}`;
  app.get(url, { schema, config: countsItself }, (request, reply) => {
    const log = logOf(context, request);
    const key = viewKey(log, request.url);
    const kept = context.views.peek(key, log.size);
    if (kept !== undefined) return sendKept(context, request, reply, kept);
    const fresh = async (): Promise<KeptView> => {
      const made = await make(log, askedIn(request));
      if (made === undefined) throw nothingOf(request);
      return viewAt(made.size, made.value);
    };
    return sendLater(context, request, reply, context.views.make(key, log.size, fresh));
  });
}

/** Where a view of a log is kept: what was made with votes that were deleted since is not found again. */
function viewKey({ deletions }: OpenLog, url: string): string {
  return `${deletions} ${url}`;
}

function askedIn({ params, query }: FastifyRequest): Asked {
  return { ...(params as Asked), ...(query as Asked) };
}

/** There is nothing of that name: of the last in the address, or in the query where the address names the log alone. */
function nothingOf({ params, query }: FastifyRequest): Problem {
  const { log: _, ...named } = params as Asked;
  const { limit: __, after: ___, ...asked } = query as Asked;
  const [what = '', id = ''] = Object.entries(named).at(-1) ?? Object.entries(asked).at(-1) ?? [];
  return problem('http-unknown', { what, id: String(id).slice(0, 200) });
}

/** Config of routes that do not need to be watched. */
export const countsItself = { countsItself: true };

function sendKept(
  { metrics }: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
  view: KeptView,
): FastifyReply | Promise<FastifyReply> {
  metrics.viewSent();
  return sendView(request, reply, view);
}

/** Sends a view once it is made. */
export async function sendLater(
  { metrics }: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
  making: Promise<KeptView>,
): Promise<FastifyReply> {
  const began = performance.now();
  const view = await making;
  metrics.viewMade(request, performance.now() - began);
  return await sendView(request, reply, view);
}

const day = 86_400_000;

/** A view that does not change within a day; made when it is first asked for. */
export function lastingRoute(
  app: FastifyInstance,
  context: ApiContext,
  view: Omit<ViewRoute, 'make' | 'path'> & { readonly url: string; readonly make: (asked: Asked) => unknown },
): void {
  const { url, summary, tag = 'law', params = {}, query = {}, shape, make } = view;
  const querystring = Type.Object(query);
  const schema = { tags: [tag], summary, params: Type.Object(params), querystring, response: { 200: shape } };
  const headers = publicHeaders();
  app.get(url, { schema, config: countsItself }, (request, reply) => {
    const today = Math.floor(context.clock() / day);
    const kept = context.views.peek(request.url, today);
    if (kept !== undefined) return sendKept(context, request, reply, kept);
    const began = performance.now();
    const value = make(askedIn(request));
    if (value === undefined) throw nothingOf(request);
    context.metrics.viewMade(request, performance.now() - began);
    const made = new KeptView(today, Buffer.from(JSON.stringify(value)), headers);
    return sendView(request, reply, context.views.keep(request.url, made));
  });
}
