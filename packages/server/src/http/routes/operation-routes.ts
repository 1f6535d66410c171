/** For those who run the server: is it alive, can it serve, how does it fare. */

import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../context.js';
import type { Metrics } from '../metrics.js';

export function operationRoutes(app: FastifyInstance, context: ApiContext, metrics: Metrics): void {
  const schema = { tags: ['operations'] };
  app.get('/health', { schema: { ...schema, summary: 'Is the process alive' } }, () => ({ status: 'alive' }));
  app.get('/ready', { schema: { ...schema, summary: 'Can it serve, and does it append' } }, async (_, reply) => {
    const modes = [context.real, context.rehearsal];
    const failing = modes.flatMap(({ records }) => records.all()).filter(({ failure }) => failure !== undefined);
    const ready = failing.length === 0;
    return await reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({
        status: ready ? 'ready' : 'recovering',
        writing: modes.every(({ records }) => records.isWriting),
        logs: modes.reduce((sum, { records }) => sum + records.all().length, 0),
      });
  });
  app.get('/metrics', { schema: { ...schema, summary: 'Prometheus metrics' } }, async (_, reply) => {
    return await reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}
