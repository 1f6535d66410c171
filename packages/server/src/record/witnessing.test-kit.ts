/** Situations for tests of witnessing: a log that grows when it is told to, and witnesses over HTTP that can be made to misbehave. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  checkpointText,
  keyTypes,
  leafHash,
  noteText,
  type Signer,
  signText,
  Tree,
  Witness,
  type WitnessState,
  watchedLogs,
} from '@saylau/log';
import { keyFromSeed, nodeCrypto, signerOf } from '@saylau/log/node';
import type { ConfiguredWitness, WitnessedLog, WitnessNews } from './witnessing-pair.js';

export function signerNamed(name: string, seed: number, type: (typeof keyTypes)[keyof typeof keyTypes]): Signer {
  return signerOf(keyFromSeed(new Uint8Array(32).fill(seed)), name, type);
}

/** A log without a database: leaves are what they are told to be. */
export class GrownLog implements WitnessedLog {
  readonly origin: string;
  readonly number = 1;
  readonly signer: Signer;
  isWriting = true;
  #tree = new Tree(nodeCrypto);

  constructor(origin = 'results.example/day/test') {
    this.origin = origin;
    this.signer = signerNamed(origin, 1, keyTypes.ed25519);
  }

  get size(): number {
    return this.#tree.size;
  }

  /** The text of its checkpoint, without signatures. */
  get text(): string {
    return checkpointText({ origin: this.origin, size: this.#tree.size, root: this.#tree.root() });
  }

  get checkpoint(): string | undefined {
    return this.size === 0 ? undefined : noteText(this.text, [signText(this.signer, this.text)]);
  }

  grow(leaves: number, what = 'leaf'): void {
    for (let n = 0; n < leaves; n += 1)
      this.#tree.append(leafHash(nodeCrypto, new TextEncoder().encode(`${what} ${this.#tree.size}`)));
  }

  /** Begins anew with other leaves, or fewer. */
  rewrite(leaves: number, what: string): void {
    this.#tree = new Tree(nodeCrypto);
    this.grow(leaves, what);
  }

  consistency(from: number, to: number): Promise<readonly Uint8Array[]> {
    return Promise.resolve(this.#tree.consistency(from, to));
  }
}

/** A witness that keeps its state in memory. */
export class HttpWitness {
  readonly signer: Signer;
  /** Statuses answered, in order. */
  readonly answered: number[] = [];
  states = new Map<string, WitnessState>();
  /** What is sent in place of a right answer. */
  instead: ((body: string) => string) | undefined;
  /** Milliseconds before each answer. */
  slow = 0;
  #logs: readonly Signer['key'][];
  #server: Server | undefined;
  #port = 0;

  constructor(name: string, seed: number, logs: readonly Signer['key'][]) {
    this.signer = signerNamed(name, seed, keyTypes.cosignature);
    this.#logs = logs;
  }

  get configured(): ConfiguredWitness {
    return { url: `http://127.0.0.1:${this.#port}/`, key: this.signer.key };
  }

  watch(logs: readonly Signer['key'][]): void {
    this.#logs = logs;
  }

  /** Listens, where it listened before. */
  async start(): Promise<this> {
    const server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', async () => {
        const answer = await this.#answer(Buffer.concat(pieces).toString('utf8'));
        response.writeHead(answer.status, { 'content-type': 'text/plain' }).end(answer.body);
      });
    });
    this.#server = server;
    await new Promise<void>((ready) => server.listen(this.#port, '127.0.0.1', ready));
    this.#port = (server.address() as AddressInfo).port;
    return this;
  }

  async #answer(body: string): Promise<{ readonly status: number; readonly body: string }> {
    if (this.slow > 0) await new Promise((go) => setTimeout(go, this.slow));
    const witness = new Witness(nodeCrypto, [this.signer], watchedLogs(this.#logs));
    const read = await witness.read(body);
    if ('answer' in read) {
      this.answered.push(read.answer.status);
      return read.answer;
    }
    const { origin } = read.request.checkpoint;
    const answer = witness.decide(read.request, this.states.get(origin), Math.floor(Date.now() / 1000));
    if (answer.state !== undefined) this.states.set(origin, answer.state);
    this.answered.push(answer.status);
    return answer.status === 200 && this.instead !== undefined
      ? { status: 200, body: this.instead(answer.body) }
      : answer;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    server.closeAllConnections();
    await new Promise((ended) => server.close(ended));
  }
}

/** What was kept, and what was told. */
export class Notebook {
  readonly kept: { readonly size: number; readonly witness: string; readonly line: string }[] = [];
  readonly told: WitnessNews[] = [];
  full = false;

  readonly store = {
    addCosignature: (_: number, size: number, witness: string, line: string): Promise<void> => {
      if (this.full) return Promise.reject(new Error('the disk is full'));
      this.kept.push({ size, witness, line });
      return Promise.resolve();
    },
  };

  readonly tell = (news: WitnessNews): void => {
    this.told.push(news);
  };

  /** Troubles told, in order; `cosigned` for none. */
  get words(): readonly string[] {
    return this.told.map(({ trouble }) => trouble ?? 'cosigned');
  }
}
