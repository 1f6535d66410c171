/** Live updates: server-sent events, the same bytes to everybody, made once. A reader too slow is dropped; it comes back with its last id. */

/** A connection to a reader, as much of it as is needed. */
export interface Reader {
  write(bytes: Buffer | string): boolean;
  /** Bytes not taken by the reader yet. */
  readonly writableLength: number;
  destroy(): void;
}

/** What readers are told: that the log has grown, and what it now comes to. */
export interface LiveEvent {
  /** Size of the log: the event's id. */
  readonly id: number;
  readonly data: object;
}

export interface HubSettings {
  /** Milliseconds between two events: what happens in between is told together. */
  readonly every: number;
  /** Bytes that may wait for one reader. */
  readonly mostWaiting: number;
  /** Milliseconds after which a sign of life is sent. */
  readonly heartbeat: number;
}

export const usualHub: HubSettings = { every: 250, mostWaiting: 64 * 1024, heartbeat: 15_000 };

/** Gives the event of now; `since`: id of the one before. Undefined where there is nothing to tell. */
export type Now = (since: number) => Promise<LiveEvent | undefined>;

/** An event, encoded. */
interface Made {
  readonly id: number;
  readonly bytes: Buffer;
}

/** An event, since browsers tell their pages nothing of comments; without an id, so that a reader's last one stays. */
const beat = 'event: beat\ndata: {}\n\n';

/** The readers of one log. */
export class Hub {
  readonly #settings: HubSettings;
  readonly #now: Now;
  /** Reader → id of the event that it has seen last. */
  readonly #readers = new Map<Reader, number | undefined>();
  #timer: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #lastTold = Number.NEGATIVE_INFINITY;
  #last: Made | undefined;
  #refreshing: Promise<void> | undefined;
  /** The log has grown since the last event was begun. */
  #hasGrown = false;
  #dropped = 0;

  /** `now` is asked at most once for each event. Where it fails nobody is told: the next growth tells all. */
  constructor(now: Now, settings: HubSettings = usualHub) {
    this.#now = now;
    this.#settings = settings;
  }

  get readers(): number {
    return this.#readers.size;
  }

  /** Readers dropped because they were too slow. */
  get dropped(): number {
    return this.#dropped;
  }

  /** A reader comes, or comes back: it is told the newest event at once where it has not seen it, and nobody else is. */
  async add(reader: Reader, lastSeen: number | undefined): Promise<void> {
    this.#readers.set(reader, lastSeen);
    this.#heartbeat ??= setInterval(() => this.#beat(), this.#settings.heartbeat).unref();
    reader.write('retry: 2000\n\n');
    // Where an event is due soon the last one does: one more for each who comes would be one more for all.
    const isDueSoon = this.#timer !== undefined || !this.#hasGrown;
    if (this.#last === undefined || this.#refreshing !== undefined || !isDueSoon) await this.#tell();
    else this.#tellOne(reader, this.#last);
  }

  remove(reader: Reader): void {
    this.#readers.delete(reader);
    if (this.#readers.size > 0) return;
    clearInterval(this.#heartbeat);
    this.#heartbeat = undefined;
  }

  /** The log has grown. Readers are told soon, of all that came until then. */
  grown(): void {
    this.#hasGrown = true;
    if (this.#timer !== undefined || this.#readers.size === 0) return;
    const wait = Math.max(0, this.#lastTold + this.#settings.every - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#tell().catch(() => undefined);
    }, wait).unref();
  }

  async #tell(): Promise<void> {
    this.#lastTold = performance.now();
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    await this.#refreshing;
    const event = this.#last;
    if (event === undefined) return;
    for (const reader of this.#readers.keys()) this.#tellOne(reader, event);
  }

  #tellOne(reader: Reader, { id, bytes }: Made): void {
    if (!this.#readers.has(reader) || this.#readers.get(reader) === id) return;
    this.#readers.set(reader, id);
    this.#sendTo(reader, bytes);
  }

  async #refresh(): Promise<void> {
    this.#hasGrown = false;
    const event = await this.#nowOrOwing();
    if (event === undefined || event.id === this.#last?.id) return;
    const text = `event: head\nid: ${event.id}\ndata: ${JSON.stringify(event.data)}\n\n`;
    this.#last = { id: event.id, bytes: Buffer.from(text) };
  }

  /** Where there is no event what has grown is still to be told. */
  async #nowOrOwing(): Promise<LiveEvent | undefined> {
    try {
      return await this.#now(this.#last?.id ?? 0);
    } catch (error) {
      this.#hasGrown = true;
      throw error;
    }
  }

  #beat(): void {
    for (const reader of this.#readers.keys()) this.#sendTo(reader, beat);
  }

  #sendTo(reader: Reader, bytes: Buffer | string): void {
    if (reader.writableLength > this.#settings.mostWaiting) {
      this.#dropped += 1;
      this.remove(reader);
      reader.destroy();
    } else reader.write(bytes);
  }

  /** Ends all connections: readers come back by themselves. */
  close(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#heartbeat);
    for (const reader of this.#readers.keys()) reader.destroy();
    this.#readers.clear();
  }
}
