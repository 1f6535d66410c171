/** Where a rehearsal is played to: a server's log, over HTTP. */

import type { Refusal, SignedAct } from '@saylau/acts';
import type { Answer, Counted, Desk } from '@saylau/rehearsal/play';
import { logPath, type RemoteServer } from './client.js';

/** Milliseconds between tries while the server is away; in all about a minute. */
const pauses = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 20_000];

export class HttpDesk implements Desk {
  readonly #server: RemoteServer;
  readonly #path: string;
  readonly #pause: (milliseconds: number) => Promise<void>;

  constructor(server: RemoteServer, origin: string, pause: (milliseconds: number) => Promise<void>) {
    this.#server = server;
    this.#path = logPath(origin);
    this.#pause = pause;
  }

  /** The same acts sent again are the same acts: so a lost answer is asked for again. */
  async submit(acts: readonly SignedAct[]): Promise<readonly Answer[]> {
    const { answers } = await this.#again(() =>
      this.#server.json<{ readonly answers: readonly (Answer & { readonly refusals?: readonly Refusal[] })[] }>(
        `${this.#path}/acts`,
        { method: 'POST', body: acts },
      ),
    );
    return answers;
  }

  async results(election: string, contests: readonly string[]): Promise<Counted> {
    const wanted = new Set(contests);
    const { size, results } = await this.#again(() =>
      this.#server.json<Counted>(`${this.#path}/elections/${encodeURIComponent(election)}/results`),
    );
    return { size, results: results.filter(({ contest }) => wanted.has(contest)) };
  }

  async #again<T>(ask: () => Promise<T>): Promise<T> {
    for (const pause of pauses) {
      const answer = await ask().then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
      if ('value' in answer) return answer.value;
      if (!mayPass(answer.error)) throw answer.error;
      await this.#pause(pause);
    }
    return await ask();
  }
}

/** Whether it is worth asking again: nobody answered, or the server said that it will be back. */
function mayPass(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('details' in error) {
    const { status } = error.details as { readonly status: number };
    return status === 503 || status === 429 || status === 507;
  }
  return 'key' in error && error.key === 'problem.unreachable';
}
