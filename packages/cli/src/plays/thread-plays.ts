/** The plays of a server: each in a thread of its own, so that making and signing a night holds up nobody who reads. */

import { join, relative } from 'node:path';
import { Worker } from 'node:worker_threads';
import { readRehearsalPlan } from '@saylau/formats';
import type { Play, PlayAsked, PlayPlan, PlaySpeed, Plays } from '@saylau/server';
import { folders, readText, rehearsalPlans, root } from '../data.js';
import { valueIn } from '../load.js';
import type { FromThread, ThreadAsked, ToThread } from './messages.js';

/** Built, the thread lies beside this file. Tests run on the sources, which Node.js 20 cannot start: they take what was built. */
const program = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/plays/thread.js' : './thread.js',
  import.meta.url,
);

/** Milliseconds that a thread has to end by itself, once its last acts are answered. */
const grace = 1000;

export interface ThreadPlaysPorts {
  /** The server's for rehearsals; asked for when a play begins. */
  readonly key: () => string;
  /** Told of a defect that ended a play. */
  readonly failed: (error: Error) => void;
}

export class ThreadPlays implements Plays {
  readonly #ports: ThreadPlaysPorts;
  #plans: readonly PlayPlan[] | undefined;
  #play: Play | undefined;
  #worker: Worker | undefined;

  constructor(ports: ThreadPlaysPorts) {
    this.#ports = ports;
  }

  plans(): readonly PlayPlan[] {
    this.#plans ??= rehearsalPlans().map(planNamed);
    return this.#plans;
  }

  list(): readonly Play[] {
    return this.#play === undefined ? [] : [this.#play];
  }

  begin(asked: PlayAsked, address: string): Play {
    const workerData: ThreadAsked = { ...asked, address, key: this.#ports.key() };
    const worker = new Worker(program, { workerData });
    worker.unref();
    worker.on('message', (news: FromThread) => this.#learn(worker, news));
    worker.on('error', (error: Error) => {
      this.#ports.failed(error);
      this.#gone(worker);
    });
    worker.on('exit', () => this.#gone(worker));
    this.#worker = worker;
    this.#play = { ...asked, id: `${asked.plan}/${asked.seed}`, state: 'making' };
    return this.#play;
  }

  setSpeed(id: string, speed: PlaySpeed): Play | undefined {
    if (this.#worker === undefined || this.#play?.id !== id) return undefined;
    this.#worker.postMessage(speed satisfies ToThread);
    this.#play = withState({ ...this.#play, speed });
    return this.#play;
  }

  async end(id: string): Promise<boolean> {
    if (this.#worker === undefined || this.#play?.id !== id) return false;
    await this.close();
    return true;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#worker = undefined;
    this.#play = undefined;
    worker.postMessage('stop' satisfies ToThread);
    const impatience = setTimeout(() => worker.terminate(), grace);
    await new Promise((resolve) => worker.once('exit', resolve));
    clearTimeout(impatience);
  }

  #learn(worker: Worker, news: FromThread): void {
    if (this.#worker !== worker || this.#play === undefined) return;
    this.#play = withState({ ...this.#play, ...news });
    if (news.state === 'finished' || news.state === 'failed') this.#worker = undefined;
  }

  /** A thread that ends before it has told how it ended has broken off. */
  #gone(worker: Worker): void {
    if (this.#worker !== worker || this.#play === undefined) return;
    this.#worker = undefined;
    this.#play = { ...this.#play, state: 'failed', trouble: { code: 'play-broken' } };
  }
}

/** A night that goes stands still where its speed is 0. */
function withState(play: Play): Play {
  if (play.state !== 'playing' && play.state !== 'paused') return play;
  return { ...play, state: play.speed === 0 ? 'paused' : 'playing' };
}

function planNamed(id: string): PlayPlan {
  const path = join(folders.rehearsals, id, 'plan.yaml');
  const { name, date } = valueIn(readRehearsalPlan(relative(root, path), readText(path)));
  return { id, name, date };
}
