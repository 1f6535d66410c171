/** Processes of tests that use the embedded database: they can be killed. */

import { type ChildProcess, fork } from 'node:child_process';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Row, type Statement, StoreError, type StoreErrorCode } from '../database.js';
import { newFolder } from '../folder.test-kit.js';

const program = fileURLToPath(new URL('child.test-kit.mjs', import.meta.url));
const preload = new URL('faults.test-kit.mjs', import.meta.url).href;

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly code?: StoreErrorCode;
  readonly message?: string;
}

/** The store of a folder, opened in another process. */
export class Child {
  /** What happened to its disk. */
  readonly disk = new Disk();
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #ended: Promise<void>;
  #asked = 0;

  private constructor(folder: string) {
    const env = { ...process.env, FAULTS: this.disk.folder };
    this.#process = fork(program, [folder], { env, execArgv: ['--import', preload], serialization: 'advanced' });
    this.#process.on('message', (answer: Answer) => this.#waiting.get(answer.id)?.(answer));
    this.#ended = new Promise((resolve) => {
      this.#process.once('exit', () => {
        this.disk.remove();
        resolve();
      });
    });
  }

  /** Rejects with the StoreError that it had. */
  static async open(folder: string): Promise<Child> {
    const child = new Child(folder);
    await child.#answerTo(0);
    return child;
  }

  async run(statements: readonly Statement[]): Promise<void> {
    await this.#ask('run', statements);
  }

  async read(sql: string): Promise<readonly Row[]> {
    return (await this.#ask('read', sql)) as readonly Row[];
  }

  async listen(channel: string): Promise<void> {
    await this.#ask('listen', channel);
  }

  /** How often it was called back by what it listens to. */
  async heard(): Promise<number> {
    return Number(await this.#ask('heard'));
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.#process.kill(signal);
    await this.#ended;
  }

  async close(): Promise<void> {
    await this.#ask('close');
    this.#process.disconnect();
    await this.#ended;
  }

  #ask(method: string, ...args: readonly unknown[]): Promise<unknown> {
    this.#asked += 1;
    const answer = this.#answerTo(this.#asked);
    this.#process.send({ id: this.#asked, method, args });
    return answer;
  }

  #answerTo(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ code, message = '', value }) => {
        if (code === undefined) resolve(value);
        else reject(new StoreError(code, message));
      });
    });
  }
}

class Disk {
  readonly folder = newFolder('disk');

  get fsyncs(): number {
    return statSync(join(this.folder, 'fsyncs'), { throwIfNoEntry: false })?.size ?? 0;
  }

  /** From now on nothing can be written to files with that in their path. */
  fill(part: string): void {
    writeFileSync(join(this.folder, 'full'), part);
  }

  /** From now on nothing that was written reaches the disk, and the system says so. */
  break(): void {
    writeFileSync(join(this.folder, 'broken'), '');
  }

  repair(): void {
    for (const fault of ['full', 'broken']) rmSync(join(this.folder, fault), { force: true });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
