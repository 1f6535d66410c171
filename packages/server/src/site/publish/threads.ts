/** The threads that write pages: as many as the machine runs at once. */

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { WritePage, WritingSettings, WrittenPage } from './messages.js';

/** Built, the thread lies beside this file. Tests run on the sources, which Node.js 20 cannot start: they take what was built. */
const program = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/site/publish/thread.js' : './thread.js',
  import.meta.url,
);

/** More are no faster: one thread makes what they write. */
const mostThreads = 8;

interface Waiting {
  readonly done: (page: WrittenPage) => void;
  readonly failed: (error: Error) => void;
}

export class WritingThreads {
  readonly #workers: readonly Worker[];
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #error: Error | undefined;

  constructor(settings: WritingSettings, threads = Math.min(mostThreads, availableParallelism())) {
    this.#workers = Array.from({ length: threads }, () => {
      const worker = new Worker(program, { workerData: settings });
      worker.on('message', (page: WrittenPage) => {
        this.#waiting.get(page.id)?.done(page);
        this.#waiting.delete(page.id);
      });
      worker.on('error', (error: Error) => this.#fail(error));
      return worker;
    });
  }

  /** Pages that are worth being made beforehand. */
  get room(): number {
    return 2 * this.#workers.length;
  }

  /** Rejects where the page cannot be written. */
  async write(page: Omit<WritePage, 'id'>): Promise<WrittenPage> {
    if (this.#error !== undefined) throw this.#error;
    this.#asked += 1;
    const id = this.#asked;
    const written = await new Promise<WrittenPage>((done, failed) => {
      this.#waiting.set(id, { done, failed });
      this.#workers[id % this.#workers.length]?.postMessage({ ...page, id } satisfies WritePage);
    });
    if (written.failed !== undefined) throw new Error(`${page.path} cannot be written: ${written.failed}`);
    return written;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #fail(error: Error): void {
    this.#error = error;
    for (const { failed } of this.#waiting.values()) failed(error);
    this.#waiting.clear();
  }
}
