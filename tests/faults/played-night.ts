/** A small rehearsal played to servers that are killed meanwhile, and what must hold of the record afterwards. */

import { type Leaf, type LogCite, readLeaf } from '@saylau/acts';
import { keyFromSeed, nodeCrypto } from '@saylau/log/node';
import { type Answer, castOf, type Desk, Pace, Player, type Timeline, timelineOf } from '@saylau/rehearsal/play';
import { type LogSource, verifyLog } from '@saylau/verify';
import { expect } from 'vitest';
import { verifyAddress } from '../../packages/cli/src/remote/address.js';
import { logPath, RemoteServer } from '../../packages/cli/src/remote/client.js';
import { HttpDesk } from '../../packages/cli/src/remote/http-desk.js';
import { type SmallDay, smallDay } from '../../packages/rehearsal/src/play/small-day.test-kit.js';

/** Where the night is handed in now: other servers may take the place of one that was killed. */
export interface Site {
  readonly address: string;
  readonly key: string;
  /** Until somebody answers there again. */
  up(): Promise<void>;
}

/** What was acknowledged: act id → leaf. */
export type Acknowledged = ReadonlyMap<string, number>;

export class PlayedNight {
  readonly day: SmallDay;
  readonly #site: Site;
  readonly #acknowledged = new Map<string, number>();
  origin = '';
  #cites: readonly LogCite[] = [];

  constructor(site: Site, stations: number, seed = 'faults') {
    this.day = smallDay(seed, stations);
    this.#site = site;
  }

  get acknowledged(): Acknowledged {
    return this.#acknowledged;
  }

  /** Opens the log and brings the documents. */
  async open(): Promise<void> {
    const server = this.server();
    const others = await server.json<readonly LogCite[]>('/api/v1/logs');
    this.#cites = others.filter(({ size }) => size > 0).map(({ origin, size, root }) => ({ origin, size, root }));
    const name = this.day.day.id.replace(/^rehearsal\//, '');
    const made = await server.json<{ readonly origin: string }>('/api/v1/logs', {
      method: 'POST',
      body: { kind: 'rehearsal', name },
    });
    this.origin = made.origin;
    for (const [sha256, body] of this.day.contents)
      await server.json(`${logPath(this.origin)}/documents/${sha256}`, { method: 'PUT', body });
  }

  /** Plays to the end; a server that is away is waited for. */
  async play(): Promise<void> {
    const desk = new HttpDesk(this.server(), this.origin, () => this.#site.up());
    const { until } = new Pace('max', { now: () => performance.now(), sleep: () => Promise.resolve() });
    const ports = { desk: this.#journal(desk), crypto: nodeCrypto, keyFromSeed, until };
    const played = await new Player(this.#timeline(), { origin: this.origin, most: 40 }, ports).play();
    expect(played.firstRefused).toEqual([]);
  }

  #timeline(): Timeline {
    return timelineOf(this.day, castOf(this.day.day, 'faults', 'rehearsal'), {
      documents: this.day.documents,
      cites: this.#cites,
    });
  }

  #journal(desk: Desk): Desk {
    return {
      submit: async (acts) => {
        const answers: readonly Answer[] = await desk.submit(acts);
        for (const [place, { act }] of acts.entries()) {
          const answer = answers[place];
          if (answer !== undefined && 'index' in answer) this.#acknowledged.set(act.id, answer.index);
        }
        return answers;
      },
      results: (election, contests) => desk.results(election, contests),
    };
  }

  server(): RemoteServer {
    return new RemoteServer(() => this.#site.address, { key: this.#site.key, language: 'en' });
  }

  /** Until so many acts were acknowledged. */
  async has(number: number): Promise<void> {
    while (this.#acknowledged.size < number) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  /** When leaves were received, in their order. */
  async received(): Promise<readonly string[]> {
    const instants: string[] = [];
    for await (const { received } of this.#leaves(await this.#source())) instants.push(received);
    return instants;
  }

  /** Nothing acknowledged is lost, doubled or moved; the record verifies; its totals are those of the night. */
  async expectWhole(): Promise<void> {
    const source = await this.#source();
    const found = new Map<string, number>();
    for await (const { act } of this.#leaves(source)) {
      expect(found.has(act.id)).toBe(false);
      found.set(act.id, found.size);
    }
    for (const [id, index] of this.#acknowledged) expect([id, found.get(id)]).toEqual([id, index]);
    const verification = await verifyLog(source, { crypto: nodeCrypto });
    expect(verification.claims.filter(({ status }) => status === 'failed')).toEqual([]);
    await this.#expectTotals(this.server());
  }

  async #source(): Promise<LogSource> {
    const server = this.server();
    const { keys } = await server.json<{ readonly keys: readonly string[] }>(logPath(this.origin));
    return verifyAddress(server, this.origin, keys);
  }

  async *#leaves(source: LogSource): AsyncGenerator<Leaf> {
    for await (const piece of source.pieces()) {
      if (piece.what !== 'leaves') continue;
      for (const [place, bytes] of piece.leaves.entries()) {
        const read = readLeaf(bytes as Uint8Array);
        if (!read.ok) throw new Error(`leaf ${piece.first + place} is no act`);
        yield read.value;
      }
    }
  }

  async #expectTotals(server: RemoteServer): Promise<void> {
    for (const { ballot, columns, lines } of this.day.tables) {
      for (const [index, contest] of ballot.contests.entries()) {
        const path = `${logPath(this.origin)}/elections/${encodeURIComponent(ballot.election)}/contests/${encodeURIComponent(contest.id)}`;
        const view = await server.json<{ figures: Record<string, number>; state: string }>(path);
        const table = this.day.tables.find((one) => one.ballot === ballot);
        const rows = [...(table?.contestOf ?? [])].flatMap((own, row) => (own === index ? [row] : []));
        for (const [column, line] of lines.entries())
          expect(view.figures[line]).toBe(rows.reduce((sum, row) => sum + (columns[column]?.[row] ?? 0), 0));
        expect(view.state).toBe('established');
      }
    }
  }
}
