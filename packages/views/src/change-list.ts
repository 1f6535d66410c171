/** The leaves of a log that change public figures, and its orders of repeat voting: found once, as the log grows. */

import {
  type Change,
  changeKinds,
  changeOf,
  type Leaf,
  type ProtocolPlace,
  type RecordState,
  totalsKey,
} from '@saylau/acts';

/** Where changes are read from: a log that only grows. How its reading fails is its own matter. */
export interface ReadableLog {
  readonly size: number;
  /** Undefined where there is no such leaf, or it cannot be read. */
  leaf(index: number): Promise<Leaf | undefined>;
  /** Indexes of leaves of these kinds, in order: not up to `after`, no more than `limit`. */
  ofKinds(kinds: readonly string[], after: number, limit: number): Promise<readonly number[]>;
  /** Indexes of leaves about this protocol alone, in order. */
  onProtocol(place: ProtocolPlace): Promise<readonly number[]>;
  /** Asks the state of now. `root`: what its leaves come to, where that is at hand. */
  read<T>(look: (state: RecordState, root?: Uint8Array) => T): Promise<T>;
}

/** Leaves asked for at once. */
const block = 1000;
const settled = changeKinds.filter((kind) => kind !== 'repeat-voting-ordered');

interface Order {
  readonly leaf: number;
  readonly election: string;
  readonly contest: string;
  readonly stations: readonly string[];
}

/** Found once, as the log grows: who asks again pays for new leaves alone. */
export class ChangeList {
  readonly #log: ReadableLog;
  /** Leaves that are changes, as they were found. */
  readonly #leaves: number[] = [];
  readonly #orders: Order[] = [];
  /** Totals → the leaf that declared them last; the leaf of a later total → of the one before. */
  readonly #declared = new Map<string, number>();
  readonly #declaredBefore = new Map<number, number>();
  /** Kinds asked for → the last leaf seen. */
  readonly #seen = new Map<readonly string[], number>();
  #following: Promise<void> = Promise.resolve();
  /** The size up to which all was seen. */
  #followed = -1;

  constructor(log: ReadableLog) {
    this.#log = log;
  }

  /** Leaves that are changes, from an index on. */
  async from(first: number, size: number): Promise<readonly number[]> {
    await this.#follow();
    return this.#leaves.filter((leaf) => leaf >= first && leaf < size).sort((one, other) => one - other);
  }

  /** Leaves of all acts on a protocol. An order of repeat voting is about several at once. */
  async onProtocol(place: ProtocolPlace, size: number): Promise<readonly number[]> {
    await this.#follow();
    const orders = this.#orders.flatMap((order) => (isOrderOf(order, place) ? [order.leaf] : []));
    const all = [...(await this.#log.onProtocol(place)), ...orders];
    return all.filter((leaf) => leaf < size).sort((one, other) => one - other);
  }

  /** What one of the leaves changed. */
  async change(index: number): Promise<Change | undefined> {
    const leaf = await this.#log.leaf(index);
    const before = leaf && (await this.#leafBefore(index, leaf));
    if (leaf === undefined || before === undefined) return leaf && changeOf(index, leaf, undefined);
    const { body } = (await this.#log.leaf(before))?.act ?? {};
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
    const all = await this.#log.onProtocol(place);
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
    const { size } = this.#log;
    if (size === this.#followed) return;
    await this.#each(settled, 0, (index) => this.#leaves.push(index));
    await this.#each(orderKinds, 0, (index) => this.#order(index));
    await this.#each(totalsKinds, 0, (index) => this.#totals(index));
    const [first] = this.#orders;
    // Before the first order nobody voted again.
    if (first !== undefined) await this.#each(entryKinds, first.leaf, (index) => this.#entry(index));
    this.#followed = size;
  }

  /** Durable leaves of these kinds that were not seen yet, in order; none before `first`. */
  async #each(kinds: readonly string[], first: number, take: (index: number) => unknown): Promise<void> {
    const { size } = this.#log;
    for (;;) {
      const after = this.#seen.get(kinds) ?? first - 1;
      const some = await this.#log.ofKinds(kinds, after, block);
      for (const index of some.filter((one) => one < size)) {
        await take(index);
        this.#seen.set(kinds, index);
      }
      if (some.length < block || (some.at(-1) ?? size) >= size) return;
    }
  }

  async #order(leaf: number): Promise<void> {
    const act = (await this.#log.leaf(leaf))?.act;
    if (act?.act !== 'repeat-voting-ordered') return;
    const { election, contest, stations } = act.body;
    this.#orders.push({ leaf, election, contest, stations });
    this.#leaves.push(leaf);
  }

  /** Totals are a change where the same commission declared them before. */
  async #totals(index: number): Promise<void> {
    const act = (await this.#log.leaf(index))?.act;
    if (act?.act !== 'totals-declared') return;
    const key = totalsKey(act.as, act.body);
    const before = this.#declared.get(key);
    this.#declared.set(key, index);
    if (before === undefined) return;
    this.#declaredBefore.set(index, before);
    this.#leaves.push(index);
  }

  async #entry(index: number): Promise<void> {
    const body = (await this.#log.leaf(index))?.act.body;
    if (body !== undefined && 'repeat' in body && body.repeat !== undefined) this.#leaves.push(index);
  }
}

function isOrderOf({ stations, ...order }: Order, { election, contest, station }: ProtocolPlace): boolean {
  return order.election === election && order.contest === contest && stations.includes(station);
}

const orderKinds = ['repeat-voting-ordered'];
const totalsKinds = ['totals-declared'];
const entryKinds = ['protocol-entered', 'paper-received'];
