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
  readonly data: unknown;
}

export interface HubSettings {
  /** Milliseconds between two events: what happens in between is told together. */
  readonly every: number;
  /** Bytes that may wait for one reader. */
  readonly mostWaiting: number;
  /** Milliseconds after which a sign of life is sent. */
  readonly heartbeat: number;
}

export const usualHub: HubSettings = { every: 100, mostWaiting: 64 * 1024, heartbeat: 15_000 };

/** The readers of one log. */
export class Hub {
  readonly #settings: HubSettings;
  readonly #now: () => LiveEvent | undefined;
  readonly #readers = new Set<Reader>();
  #timer: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #lastSent = Number.NEGATIVE_INFINITY;
  #last: { readonly id: number; readonly bytes: Buffer } | undefined;
  #dropped = 0;

  /** `now`: what the log has come to; asked for at most once for each event. */
  constructor(now: () => LiveEvent | undefined, settings: HubSettings = usualHub) {
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

  /** A reader comes, or comes back: it is told at once where it has not seen the newest. */
  add(reader: Reader, lastSeen: number | undefined): void {
    this.#readers.add(reader);
    this.#heartbeat ??= setInterval(() => this.#send(Buffer.from(':\n\n')), this.#settings.heartbeat).unref();
    reader.write('retry: 2000\n\n');
    this.#refresh();
    if (this.#last !== undefined && this.#last.id !== lastSeen) this.#sendTo(reader, this.#last.bytes);
  }

  remove(reader: Reader): void {
    this.#readers.delete(reader);
    if (this.#readers.size > 0) return;
    clearInterval(this.#heartbeat);
    this.#heartbeat = undefined;
  }

  /** The log has grown. Readers are told soon, of all that came until then. */
  grown(): void {
    if (this.#timer !== undefined || this.#readers.size === 0) return;
    const wait = Math.max(0, this.#lastSent + this.#settings.every - performance.now());
    this.#timer = setTimeout(() => this.#tell(), wait).unref();
  }

  #tell(): void {
    this.#timer = undefined;
    this.#lastSent = performance.now();
    const before = this.#last?.id;
    this.#refresh();
    if (this.#last !== undefined && this.#last.id !== before) this.#send(this.#last.bytes);
  }

  #refresh(): void {
    const event = this.#now();
    if (event === undefined || event.id === this.#last?.id) return;
    const text = `event: head\nid: ${event.id}\ndata: ${JSON.stringify(event.data)}\n\n`;
    this.#last = { id: event.id, bytes: Buffer.from(text) };
  }

  #send(bytes: Buffer): void {
    for (const reader of this.#readers) this.#sendTo(reader, bytes);
  }

  #sendTo(reader: Reader, bytes: Buffer): void {
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
    for (const reader of this.#readers) reader.destroy();
    this.#readers.clear();
  }
}
