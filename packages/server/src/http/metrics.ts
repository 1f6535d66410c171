/** Metrics of the server, as Prometheus reads them. No label names a person, an address or an account. */

import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export class Metrics {
  readonly registry = new Registry();
  readonly #requests = new Histogram({
    name: 'saylau_http_seconds',
    help: 'Seconds from a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [this.registry],
  });
  readonly #leaves = new Counter({
    name: 'saylau_leaves_total',
    help: 'Leaves that became durable',
    labelNames: ['kind'],
    registers: [this.registry],
  });
  readonly #refusals = new Counter({
    name: 'saylau_refusals_total',
    help: 'Acts refused, by code',
    labelNames: ['code'],
    registers: [this.registry],
  });
  readonly #failures = new Counter({
    name: 'saylau_store_failures_total',
    help: 'Failures of the store',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** A number that is asked for when metrics are read. */
  gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(value());
      },
    });
  }

  grown(kind: string, leaves: number): void {
    this.#leaves.inc({ kind }, leaves);
  }

  refused(code: string): void {
    this.#refusals.inc({ code });
  }

  storeFailed(): void {
    this.#failures.inc();
  }

  watch(app: FastifyInstance): void {
    app.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'none';
      this.#requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
      done();
    });
  }
}
