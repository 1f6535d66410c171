/** Keeps a page up to date with its log: one question at a time, the next when the last one ended; knows since when the page is behind. */

/** Milliseconds between two versions of a page: figures that change faster cannot be read. */
const calm = 1_500;
/** Milliseconds within which readers of the same change come one after the other. */
const spread = 300;
/** Milliseconds after a question without an answer, and as many more at most: a server in trouble is not to be pressed. */
const rest = 5_000;
/** Milliseconds that a page may be behind before it says so. */
const late = 15_000;

export interface Keeping {
  /** Asks for the page, and ends when the answer is there. Throws where there is none. */
  readonly ask: () => Promise<unknown>;
  /** Size of the log that the page is of. */
  readonly shown: () => number;
  /** Since when the page is behind its log; undefined: no more. */
  readonly behind: (since: Date | undefined) => void;
}

export class Keeper {
  readonly #keeping: Keeping;
  #size = 0;
  #isAsking = false;
  #isEnded = false;
  /** No question before that time. */
  #earliest = 0;
  #next: ReturnType<typeof setTimeout> | undefined;
  /** Since when there is more than the page shows. */
  #since: number | undefined;
  #isTold = false;
  #late: ReturnType<typeof setTimeout> | undefined;

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
  }

  /** The log has this size now. */
  grown(size: number): void {
    this.#size = size;
    if (!this.#isBehind) return;
    if (this.#since === undefined) this.#mark(Date.now());
    this.#askSoon();
  }

  /** Asks at once: the log may have grown without a word. */
  look(): void {
    this.#mark(undefined);
    clearTimeout(this.#next);
    this.#next = undefined;
    this.#earliest = 0;
    this.#askSoon();
  }

  end(): void {
    clearTimeout(this.#next);
    this.#mark(undefined);
    this.#isEnded = true;
  }

  get #isBehind(): boolean {
    return this.#size > this.#keeping.shown();
  }

  #askSoon(): void {
    if (this.#isAsking || this.#isEnded) return;
    const wait = Math.max(Math.random() * spread, this.#earliest - Date.now());
    this.#next ??= setTimeout(() => {
      this.#next = undefined;
      this.#ask().catch(() => undefined);
    }, wait);
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    const [began, before] = [Date.now(), this.#keeping.shown()];
    const isAnswered = await this.#keeping.ask().then(
      () => true,
      () => false,
    );
    this.#isAsking = false;
    this.#earliest = Date.now() + (isAnswered ? calm : rest + Math.random() * rest);
    if (!this.#isBehind) this.#mark(undefined);
    else {
      if (this.#keeping.shown() > before) this.#mark(began);
      this.#askSoon();
    }
  }

  #mark(since: number | undefined): void {
    if (this.#isEnded) return;
    clearTimeout(this.#late);
    this.#since = since;
    const wait = since === undefined ? Number.POSITIVE_INFINITY : since + late - Date.now();
    if (this.#isTold && wait > 0) this.#keeping.behind(undefined);
    this.#isTold = false;
    if (since === undefined) return;
    const tell = (): void => {
      this.#isTold = true;
      this.#keeping.behind(new Date(since));
    };
    if (wait <= 0) tell();
    else this.#late = setTimeout(tell, wait);
  }
}
