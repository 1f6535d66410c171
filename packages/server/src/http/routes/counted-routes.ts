/** What a log counts to: outcomes with their reasons, results as commissions state them, what can still change. */

import { BoundsView, type CountedKind, OutcomeAtView, ResultsView } from '@saylau/views';
import type { FastifyInstance } from 'fastify';
import Type, { type Static, type TSchema } from 'typebox';
import type { ApiContext } from '../context.js';
import { Id, LeafIndex } from '../fields.js';
import { LogParams, logOf } from '../log-of.js';
import { problem } from '../problem.js';
import { sendLater } from '../view-route.js';

const CountedParams = Type.Object({ ...LogParams.properties, election: Id });
const CountedQuery = Type.Object({
  contest: Type.Optional(Type.String({ maxLength: 300, description: 'This contest alone.' })),
  atLeast: Type.Optional(
    Type.Integer({
      ...LeafIndex,
      description:
        'Not counted from fewer leaves than this, as far as the log has them. Else the view may lag behind while acts stream in; it says its size.',
    }),
  ),
});

interface CountedView {
  readonly kind: CountedKind;
  readonly summary: string;
  readonly shape: TSchema;
  /** Always of the newest state: commissions state what it says. */
  readonly isNow: boolean;
}

const countedViews: readonly CountedView[] = [
  {
    kind: 'outcome',
    summary: 'The outcome with its reasons, counted from the protocols so far',
    shape: OutcomeAtView,
    isNow: false,
  },
  {
    kind: 'results',
    summary: 'What each contest comes to, as a commission states it',
    shape: ResultsView,
    isNow: true,
  },
  {
    kind: 'bounds',
    summary: 'What is still out, and what that can still change',
    shape: BoundsView,
    isNow: false,
  },
];

/** Public. */
export function countedRoutes(app: FastifyInstance, context: ApiContext): void {
  for (const { kind, summary, shape, isNow } of countedViews) {
    const schema = {
      tags: ['views'],
      summary,
      params: CountedParams,
      querystring: CountedQuery,
      response: { 200: shape },
    };
    app.get(`/api/v1/logs/:log/elections/:election/${kind}`, { schema }, (request, reply) => {
      const log = logOf(context, request);
      const { election } = request.params as Static<typeof CountedParams>;
      const { contest, atLeast = 0 } = request.query as Static<typeof CountedQuery>;
      const asked = { kind, election, ...(contest === undefined ? {} : { contest }) };
      const made = async () => {
        const view = await context.counting.view(log, asked, isNow ? log.size : atLeast);
        if (view === undefined)
          throw problem(
            'http-unknown',
            contest === undefined ? { what: 'election', id: election } : { what: 'contest', id: contest },
          );
        return view;
      };
      return sendLater(context, request, reply, made());
    });
  }
}
