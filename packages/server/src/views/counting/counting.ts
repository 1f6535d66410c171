/** Views that take long to count: counted in a thread of their own, one at a time, and while acts stream in no more often than is bearable. */

import type { DeclaredView, RecordState, Snapshot } from '@saylau/acts';
import type { OpenLog } from '../../record/open-log.js';
import type { KeptView, KeptViews } from '../kept-views.js';
import { CountingThread } from './counting-thread.js';
import { leanSnapshot } from './lean-snapshot.js';
import type { Asked, DefinitionFiles } from './messages.js';

/** What counting came to: of which size of the log; no view where there is nothing of that name. */
interface Counted {
  readonly size: number;
  readonly view: KeptView | undefined;
}

/** Gives the files of a dataset of a log. */
export type FilesOf = (
  log: OpenLog,
  files: readonly { readonly name: string; readonly sha256: string }[],
) => Promise<DefinitionFiles>;

export interface CountingSettings {
  readonly views: KeptViews;
  readonly filesOf: FilesOf;
  /** A view out of its JSON. */
  readonly viewOf: (size: number, bytes: Buffer, etag: string | undefined) => KeptView;
}

/** The state of a log that the thread has: all views of the log are of this one, until it is due to be replaced. */
interface Held {
  readonly size: number;
  /** Deletions of votes that it is of. */
  readonly deletions: number;
  readonly at: number;
  /** Milliseconds that counting it has taken. */
  readonly spent: number;
}

/** Milliseconds that a view may lag behind its log. */
const lag = 250;
/** … or this many times what counting took, where that is longer: so much of a core stays free. */
const lagTimes = 4;

export class Counting {
  readonly #settings: CountingSettings;
  readonly #thread = new CountingThread(() => this.#forget());
  readonly #held = new Map<string, Held>();
  /** What is being counted, or waits for its turn. */
  readonly #pending = new Map<string, Promise<Counted>>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(settings: CountingSettings) {
    this.#settings = settings;
  }

  /**
   * The view as of now or of a moment ago: its version is the size of the log. `atLeast`: of no smaller size than this, as far as
   * the log goes. Undefined where there is nothing of that name. Throws StoreError.
   */
  async view(log: OpenLog, asked: Asked, atLeast = 0): Promise<KeptView | undefined> {
    const wanted = Math.min(atLeast, log.size);
    for (;;) {
      const key = JSON.stringify(['counted', log.origin, log.deletions, asked]);
      const kept = this.#settings.views.peek(key, this.#sizeFor(log, wanted));
      if (kept !== undefined) return kept;
      const { size, view } = await this.#soon(key, log, asked, wanted);
      if (size >= wanted) return view;
    }
  }

  /** Has the thread loaded before the first view is asked for: that takes most of a second. */
  start(): void {
    this.#thread.start();
  }

  /** Lets go of what was counted with: of a log whose votes were deleted. */
  forget({ origin }: Pick<OpenLog, 'origin'>): void {
    this.#held.delete(origin);
    this.#thread.forget(origin);
  }

  async close(): Promise<void> {
    await this.#thread.close();
  }

  /** Size of the state that is to be counted now. */
  #sizeFor(log: Pick<OpenLog, 'origin' | 'size' | 'deletions'>, wanted: number): number {
    const held = this.#heldOf(log);
    if (held === undefined || held.size < wanted || held.size > log.size) return log.size;
    const isDue = performance.now() - held.at >= Math.max(lag, lagTimes * held.spent);
    return isDue ? log.size : held.size;
  }

  /** What the thread has, where it is without all votes that were deleted. */
  #heldOf({ origin, deletions }: Pick<OpenLog, 'origin' | 'deletions'>): Held | undefined {
    const held = this.#held.get(origin);
    return held?.deletions === deletions ? held : undefined;
  }

  #soon(key: string, log: OpenLog, asked: Asked, wanted: number): Promise<Counted> {
    const known = this.#pending.get(key);
    if (known !== undefined) return known;
    const begin = async (): Promise<Counted> => {
      const counted = await this.#count(log, asked, wanted);
      if (counted.view !== undefined) this.#settings.views.keep(key, counted.view);
      return counted;
    };
    const done = this.#turn.then(begin).finally(() => this.#pending.delete(key));
    this.#pending.set(key, done);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #count(log: OpenLog, asked: Asked, wanted: number): Promise<Counted> {
    const sent = await log.read((state, root) => this.#toSend({ log, state, root, asked, wanted }));
    if (sent === undefined) return { size: log.size, view: undefined };
    const { deletions } = sent;
    const files = sent.files === undefined ? undefined : await this.#settings.filesOf(log, sent.files);
    // Deleted meanwhile: what was to be counted is not shown any more, and the thread does not have it.
    if (log.deletions !== deletions) return await this.#count(log, asked, wanted);
    const began = performance.now();
    const { size, bytes, etag } = await this.#thread.ask({
      log: log.origin,
      asked,
      ...(sent.state && { state: sent.state }),
      ...(sent.root && { root: sent.root }),
      ...(sent.declared && { declared: sent.declared }),
      ...(files && { files }),
    });
    const held = sent.state === undefined ? this.#held.get(log.origin) : { size, deletions, at: began, spent: 0 };
    if (held !== undefined) this.#held.set(log.origin, { ...held, spent: held.spent + performance.now() - began });
    return { size, view: bytes && this.#settings.viewOf(size, Buffer.from(bytes.buffer), etag) };
  }

  /** The state, where the thread is to have another one; and what its definition is read from. Undefined: no such election. */
  #toSend({ log: { origin, deletions }, state, root, asked, wanted }: Sending): ToSend | undefined {
    const opened = state.election(asked.election);
    if (opened === undefined) return undefined;
    const held = this.#heldOf({ origin, deletions });
    const size = this.#sizeFor({ origin, deletions, size: state.size }, wanted);
    const declared = asksForDeclared(asked) ? state.declared() : undefined;
    if (held?.size === size && declared === undefined) return { deletions };
    const files = state.datasets().find(({ leaf }) => leaf === opened.definition)?.files ?? [];
    return {
      deletions,
      state: leanSnapshot(state),
      root,
      ...(declared && { declared }),
      ...(held === undefined ? { files } : {}),
    };
  }

  #forget(): void {
    this.#held.clear();
  }
}

/** Snapshots for counting have no declared totals: they go with a state of the same moment. */
function asksForDeclared(asked: Asked): boolean {
  return asked.kind === 'file' && asked.file !== 'summary' && asked.file.table === 'areas';
}

interface Sending {
  readonly log: OpenLog;
  readonly state: RecordState;
  readonly root: Uint8Array;
  readonly asked: Asked;
  readonly wanted: number;
}

interface ToSend {
  readonly deletions: number;
  readonly state?: Snapshot;
  readonly root?: Uint8Array;
  readonly declared?: readonly DeclaredView[];
  readonly files?: readonly { readonly name: string; readonly sha256: string }[];
}
