/** The leaves of a log that change public figures, and its orders of repeat voting: found once, as the log grows. */

import { type Change, changeKinds, changeOf, type Leaf, type ProtocolPlace, readLeaf, totalsKey } from '@saylau/acts';
import type { OpenLog } from '../record/open-log.js';
import type { RecordStore } from '../record/record-store.js';
import { protocolSubject } from '../record/subjects.js';

type Store = Pick<RecordStore, 'about' | 'ofKinds'>;

/** Leaves asked for at once. */
const block = 1000;
const settled = changeKinds.filter((kind) => kind !== 'repeat-voting-ordered');

interface Order {
  readonly leaf: number;
  readonly election: string;
  readonly contest: string;
  readonly stations: readonly string[];
}

export class ChangeList {
  readonly #log: OpenLog;
  readonly #store: Store;
  /** Leaves that are changes, as they were found. */
  readonly #leaves: number[] = [];
  readonly #orders: Order[] = [];
  /** Totals → the leaf that declared them last; the leaf of a later total → of the one before. */
  readonly #declared = new Map<string, number>();
  readonly #declaredBefore = new Map<number, number>();
  /** Kinds asked for → the last leaf seen. */
  readonly #seen = new Map<readonly string[], number>();
  #following: Promise<void> = Promise.resolve();

  constructor(log: OpenLog, store: Store) {
    this.#log = log;
    this.#store = store;
  }

  /** Leaves that are changes, from an index on. Throws StoreError. */
  async from(first: number, size: number): Promise<readonly number[]> {
    await this.#follow();
    return this.#leaves.filter((leaf) => leaf >= first && leaf < size).sort((one, other) => one - other);
  }

  /** Leaves of the orders under which voting was repeated at a station. Throws StoreError. */
  async ordersOf({ election, contest, station }: ProtocolPlace): Promise<readonly number[]> {
    await this.#follow();
    return this.#orders.flatMap((order) => {
      const isOf = order.election === election && order.contest === contest && order.stations.includes(station);
      return isOf ? [order.leaf] : [];
    });
  }

  /** What one of the leaves changed. Throws StoreError. */
  async change(index: number): Promise<Change | undefined> {
    const leaf = await this.#leafAt(index);
    const before = leaf && (await this.#leafBefore(index, leaf));
    if (leaf === undefined || before === undefined) return leaf && changeOf(index, leaf, undefined);
    const { body } = (await this.#leafAt(before))?.act ?? {};
    const place = await this.#log.read((state) => state.protocolOf(before));
    const figures = body !== undefined && 'figures' in body && body.figures !== undefined ? body.figures : {};
    return changeOf(index, leaf, { figures, ...(place === undefined ? {} : { place }) });
  }

  /** The leaf of what stood before. */
  async #leafBefore(index: number, { act: { body } }: Leaf): Promise<number | undefined> {
    if ('protocol' in body) return body.protocol;
    if ('repeat' in body && body.repeat !== undefined) return await this.#versionBefore(index, body);
    return this.#declaredBefore.get(index);
  }

  async #versionBefore(index: number, place: ProtocolPlace): Promise<number | undefined> {
    const all = await this.#store.about(this.#log.number, protocolSubject(place));
    for (const leaf of all.filter((one) => one < index).reverse()) {
      if ((await this.#log.read((state) => state.protocolOf(leaf))) !== undefined) return leaf;
    }
    return undefined;
  }

  /** One follows at a time: who asks meanwhile waits, and finds nothing left to do. */
  #follow(): Promise<void> {
    this.#following = this.#following.catch(() => undefined).then(() => this.#followOnce());
    return this.#following;
  }

  async #followOnce(): Promise<void> {
    await this.#each(settled, 0, (index) => this.#leaves.push(index));
    await this.#each(orderKinds, 0, (index) => this.#order(index));
    await this.#each(totalsKinds, 0, (index) => this.#totals(index));
    const [first] = this.#orders;
    // Before the first order nobody voted again.
    if (first !== undefined) await this.#each(entryKinds, first.leaf, (index) => this.#entry(index));
  }

  /** Durable leaves of these kinds that were not seen yet, in order; none before `first`. */
  async #each(kinds: readonly string[], first: number, take: (index: number) => unknown): Promise<void> {
    const { size } = this.#log;
    for (;;) {
      const after = this.#seen.get(kinds) ?? first - 1;
      const some = await this.#store.ofKinds(this.#log.number, kinds, after, block);
      for (const index of some.filter((one) => one < size)) {
        await take(index);
        this.#seen.set(kinds, index);
      }
      if (some.length < block || (some.at(-1) ?? size) >= size) return;
    }
  }

  async #order(leaf: number): Promise<void> {
    const act = (await this.#leafAt(leaf))?.act;
    if (act?.act !== 'repeat-voting-ordered') return;
    const { election, contest, stations } = act.body;
    this.#orders.push({ leaf, election, contest, stations });
    this.#leaves.push(leaf);
  }

  /** Totals are a change where the same commission declared them before. */
  async #totals(index: number): Promise<void> {
    const act = (await this.#leafAt(index))?.act;
    if (act?.act !== 'totals-declared') return;
    const key = totalsKey(act.as, act.body);
    const before = this.#declared.get(key);
    this.#declared.set(key, index);
    if (before === undefined) return;
    this.#declaredBefore.set(index, before);
    this.#leaves.push(index);
  }

  async #entry(index: number): Promise<void> {
    const body = (await this.#leafAt(index))?.act.body;
    if (body !== undefined && 'repeat' in body && body.repeat !== undefined) this.#leaves.push(index);
  }

  async #leafAt(index: number): Promise<Leaf | undefined> {
    const [bytes] = await this.#log.leaves(index, index + 1);
    const leaf = bytes === undefined ? undefined : readLeaf(bytes);
    return leaf?.ok === true ? leaf.value : undefined;
  }
}

const orderKinds = ['repeat-voting-ordered'];
const totalsKinds = ['totals-declared'];
const entryKinds = ['protocol-entered', 'paper-received'];
