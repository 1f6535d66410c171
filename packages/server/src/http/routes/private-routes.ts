/** Private parts: what a leaf only commits to, for whom the law shows it, while it is kept. Whoever reads or deletes one is in the trail first. */

import { type Act, type RecordState, readLeaf } from '@saylau/acts';
import { toBase64 } from '@saylau/log';
import { areasAbove } from '@saylau/views';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import type { Identity } from '../../access/identity.js';
import { mayDeletePrivate, mayReadPrivate, type PartAsked } from '../../access/permissions.js';
import type { OpenLog } from '../../record/open-log.js';
import type { ApiContext } from '../context.js';
import { accessProblem, identityOf } from '../identify.js';
import { LogParams, logOf, modeOfLog } from '../log-of.js';
import { problem } from '../problem.js';
import { caching } from '../send.js';
import { protocolOf } from '../submit.js';

const PartParams = Type.Object({
  log: LogParams.properties.log,
  index: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  name: Type.String({ pattern: '^[a-z0-9]+(?:[-/][a-z0-9]+)*$', maxLength: 200 }),
});
const PartView = Type.Object({
  leaf: Type.Integer(),
  name: Type.String(),
  salt: Type.String({ description: 'Base64. With the data it gives the commitment of the act.' }),
  data: Type.String({ description: 'Base64.' }),
});

type May = (identity: Identity, asked: PartAsked) => boolean;

/** On a scope where everybody is signed in. */
export function privateRoutes(app: FastifyInstance, context: ApiContext): void {
  const path = '/api/v1/logs/:log/leaves/:index/private/:name';
  const schema = { tags: ['private'], params: PartParams };
  app.get(
    path,
    { schema: { ...schema, summary: 'A private part of a leaf', response: { 200: PartView } } },
    async (request, reply) => {
      const { log, index, name } = await partAsked(context, request, mayReadPrivate);
      const part = await modeOfLog(context, log).store.privatePart(log.number, index, name);
      if (part === undefined || part === 'deleted') throw notThere(index, name);
      await record(context, request, 'private-read', { log: log.origin, leaf: index, part: name });
      const { salt, data } = part;
      reply.header('cache-control', caching.private);
      return reply.send({ leaf: index, name, salt: toBase64(salt), data: toBase64(data) });
    },
  );
  const deleted = { 204: { type: 'null', description: 'It is deleted; the commitment stays.' } };
  app.delete(
    path,
    { schema: { ...schema, summary: 'Delete a private part', response: deleted } },
    async (request, reply) => {
      const { log, index, name } = await partAsked(context, request, mayDeletePrivate);
      const { store, records } = modeOfLog(context, log);
      const part = await store.privatePart(log.number, index, name);
      if (part === undefined || part === 'deleted') throw notThere(index, name);
      await record(context, request, 'private-deleted', { log: log.origin, leaf: index, part: name });
      await store.deletePrivatePart(log.number, index, name);
      await records.forgetDeleted(log);
      return reply.code(204).header('cache-control', caching.private).send();
    },
  );
}

function notThere(index: number, name: string) {
  return problem('http-unknown', { what: 'private-part', id: `${index}/${name}` });
}

interface Part {
  readonly log: OpenLog;
  readonly index: number;
  readonly name: string;
}

/** The part that a request names, where who asks may do that. Whether it is there is not told to others. */
async function partAsked(context: ApiContext, request: FastifyRequest, may: May): Promise<Part> {
  const log = logOf(context, request);
  const { index, name } = request.params as Static<typeof PartParams>;
  const [bytes] = await log.leaves(index, index + 1);
  const leaf = bytes === undefined ? undefined : readLeaf(bytes);
  if (leaf?.ok !== true) throw problem('http-unknown', { what: 'leaf', id: index });
  const asked = await log.read((state) => placeOf(state, leaf.value.act));
  if (!may(identityOf(request), asked)) throw accessProblem('access-forbidden');
  return { log, index, name };
}

/** Where a leaf belongs: the station that it is about, or that did it, with all areas around it; or the area. */
function placeOf(state: RecordState, act: Act): PartAsked {
  const { as, log } = act;
  const station = protocolOf(state, act)?.station ?? ('station' in act.body ? act.body.station : as.station);
  const stations = state.definition?.day.stations;
  const row = station === undefined ? undefined : stations?.rows.get(station);
  if (stations === undefined) return { log, areas: [], ...(station === undefined ? {} : { station }) };
  if (row !== undefined && station !== undefined) {
    const leaves = stations.hierarchies.map(({ leaves: own }) => own[row] ?? -1);
    return { log, station, areas: areasAbove(stations, leaves) };
  }
  return { log, areas: areasAbove(stations, [stations.areaNumbers.get(as.area ?? '') ?? -1]) };
}

async function record(
  { access }: ApiContext,
  request: FastifyRequest,
  event: 'private-read' | 'private-deleted',
  details: Readonly<Record<string, string | number>>,
): Promise<void> {
  const recorded = await access.record(identityOf(request), { event, details });
  if (!recorded.ok) throw accessProblem(recorded.code);
}
