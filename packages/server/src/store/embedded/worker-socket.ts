/** The embedded database's thread as a socket: the driver `pg` speaks to it as it does to a server. */

import process from 'node:process';
import { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { StoreError } from '../database.js';
import type { FromWorker, ToWorker, WorkerData } from './protocol.js';

type Done = (error?: Error | null) => void;

/** Built, the worker lies beside this file. Tests run on the sources, which Node.js 20 cannot start: they take what was built. */
const program = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/store/embedded/worker.js' : './worker.js',
  import.meta.url,
);

export class WorkerSocket extends Duplex {
  /** Resolves when its thread is gone, or will never be. */
  readonly gone: Promise<void>;
  readonly #folder: string;
  readonly #before: Promise<void>;
  #leave: () => void = () => undefined;
  #worker: Worker | undefined;
  #ready = false;
  #written: Done | undefined;

  /** @param before after this the folder is free */
  constructor(folder: string, before: Promise<void>) {
    super();
    this.#folder = folder;
    this.#before = before;
    this.gone = new Promise((resolve) => {
      this.#leave = resolve;
    });
  }

  /** As `net.Socket` has it: emits `connect` when the database can be used. */
  connect(): this {
    this.#before.then(
      () => this.#start(),
      () => this.#start(),
    );
    return this;
  }

  #start(): void {
    if (this.destroyed) {
      this.#leave();
      return;
    }
    const workerData: WorkerData = { folder: this.#folder };
    // What says how a script on the command line is read is no option for a file.
    const execArgv = process.execArgv.filter((argument) => !argument.startsWith('--input-type'));
    const worker = new Worker(program, { workerData, execArgv });
    this.#worker = worker;
    worker.on('message', (message: FromWorker) => this.#take(message));
    worker.on('error', (error) => this.destroy(this.#reasonOf(error)));
    worker.on('exit', () => {
      this.#leave();
      this.push(null);
      this.destroy();
    });
  }

  #take(message: FromWorker): void {
    if (message === 'ready') {
      this.#ready = true;
      this.emit('connect');
    } else if (message === 'answered') {
      const written = this.#written;
      this.#written = undefined;
      written?.();
    } else this.push(Buffer.from(message.buffer, message.byteOffset, message.length));
  }

  /** Once it ran, an end in the middle of something leaves open whether that was written. */
  #reasonOf(error: unknown): Error {
    const message = error instanceof Error ? error.message : String(error);
    if (!this.#ready) return new Error(message, { cause: error });
    return new StoreError('store-unavailable', `the embedded database gave up: ${message}`, { cause: error });
  }

  override _read(): void {
    // It comes when it comes.
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: Done): void {
    this.#send([chunk], done);
  }

  override _writev(chunks: readonly { readonly chunk: Uint8Array }[], done: Done): void {
    this.#send(
      chunks.map(({ chunk }) => chunk),
      done,
    );
  }

  /** The driver writes whole messages: PGlite cannot wait for the rest of one. */
  #send(chunks: readonly Uint8Array[], done: Done): void {
    const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    this.#written = done;
    this.#post(bytes, [bytes.buffer]);
  }

  override _final(done: Done): void {
    this.#post('end', []);
    done();
  }

  override _destroy(error: Error | null, done: Done): void {
    if (this.#worker === undefined) this.#leave();
    // It may be in the middle of something, or gone already.
    else this.#worker.terminate().catch(() => undefined);
    done(error);
  }

  #post(message: ToWorker, transfer: ArrayBuffer[]): void {
    this.#worker?.postMessage(message, transfer);
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}
