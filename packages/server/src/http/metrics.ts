/** Metrics of the server, as Prometheus reads them. No label names a person, an address or an account. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
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
  readonly #problems = new Counter({
    name: 'saylau_problems_total',
    help: 'Requests that were answered with a problem, by code',
    labelNames: ['code'],
    registers: [this.registry],
  });
  readonly #failures = new Counter({
    name: 'saylau_store_failures_total',
    help: 'Failures of the store',
    registers: [this.registry],
  });

  readonly #views = new Counter({
    name: 'saylau_views_total',
    help: 'Views sent that were kept already; they are not among saylau_http_seconds',
    registers: [this.registry],
    collect: () => this.#collectViews(),
  });
  #viewsSent = 0;
  /** The histogram of each kind of request: looking it up by its labels takes longer than noting the time. */
  readonly #ofRequest = new WeakMap<object, Map<number, Histogram.Internal<string>>>();

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

  problem(code: string): void {
    this.#problems.inc({ code });
  }

  storeFailed(): void {
    this.#failures.inc();
  }

  /** A view was sent that was kept: so often that nothing more is done than to count it. */
  viewSent(): void {
    this.#viewsSent += 1;
  }

  #collectViews(): void {
    this.#views.reset();
    this.#views.inc(this.#viewsSent);
  }

  /** A view was made for a request: so many milliseconds. */
  viewMade(request: FastifyRequest, milliseconds: number): void {
    this.#of(request, 200).observe(milliseconds / 1000);
  }

  /** Has to be called before the routes are there. Routes with `config.countsItself` say themselves what they did. */
  watch(app: FastifyInstance): void {
    app.addHook('onRoute', (route) => {
      if (route.config !== undefined && 'countsItself' in route.config) return;
      const own = route.onResponse === undefined ? [] : [route.onResponse].flat();
      route.onResponse = [
        ...own,
        (request, reply, done) => {
          this.#of(request, reply.statusCode).observe(reply.elapsedTime / 1000);
          done();
        },
      ];
    });
  }

  #of({ method, routeOptions }: FastifyRequest, status: number): Histogram.Internal<string> {
    const { config, url = 'none' } = routeOptions;
    const known = this.#ofRequest.get(config) ?? new Map<number, Histogram.Internal<string>>();
    this.#ofRequest.set(config, known);
    const own = known.get(status) ?? this.#requests.labels({ method, route: url, status });
    known.set(status, own);
    return own;
  }
}
