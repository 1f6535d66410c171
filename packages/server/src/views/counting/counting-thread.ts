/** The thread that counts, as the server sees it: a question, and its answer. Started when first asked or before; anew after it died. */

import { Worker } from 'node:worker_threads';
import type { FromThread, Question, ToThread } from './messages.js';

interface Waiting {
  readonly answered: (answer: FromThread) => void;
  readonly failed: (error: Error) => void;
}

/** Built, the thread lies beside this file. Tests run on the sources, which Node.js 20 cannot start: they take what was built. */
const program = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/views/counting/thread.js' : './thread.js',
  import.meta.url,
);

export class CountingThread {
  readonly #died: () => void;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #asked = 0;

  /** `died`: told when the thread has forgotten everything. */
  constructor(died: () => void) {
    this.#died = died;
  }

  /** Loads its program, where it has not: whoever asks next need not wait for that. */
  start(): void {
    if (this.#worker === undefined) this.#start();
  }

  /** Rejects where the thread dies of it: a defect. */
  ask(question: Omit<Question, 'id'>): Promise<FromThread> {
    const worker = this.#worker ?? this.#start();
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((answered, failed) => {
      this.#waiting.set(id, { answered, failed });
      worker.postMessage({ ...question, id } satisfies ToThread);
    });
  }

  /** It keeps no state of the log. */
  forget(log: string): void {
    this.#worker?.postMessage({ forget: log } satisfies ToThread);
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(program);
    this.#worker = worker;
    worker.unref();
    worker.on('message', (answer: FromThread) => {
      this.#waiting.get(answer.id)?.answered(answer);
      this.#waiting.delete(answer.id);
    });
    worker.on('error', (error: Error) => this.#end(worker, error));
    worker.on('exit', () => this.#end(worker, new Error('the thread that counts has ended')));
    return worker;
  }

  #end(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#died();
    for (const { failed } of this.#waiting.values()) failed(error);
    this.#waiting.clear();
  }
}
