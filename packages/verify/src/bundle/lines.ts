/** Lines out of a stream of bytes, each at most as long as is asked for: a line without end needs no memory. */

const lineEnd = 0x0a;

/** A line without its line end; `too-long` where it was longer than allowed, and is passed over. */
export type Line = Uint8Array | 'too-long';

export class Lines {
  /** What came and was not taken; `#at` is where it begins. */
  #chunk: Uint8Array = new Uint8Array();
  #at = 0;
  /** Parts of a line whose end has not come yet. */
  #parts: Uint8Array[] = [];
  #length = 0;
  #isTooLong = false;

  /** Gives more bytes. Precondition: `take` said that there is no whole line. */
  feed(chunk: Uint8Array): void {
    this.#chunk = chunk;
    this.#at = 0;
  }

  /** The next line of at most `longest` bytes; undefined where its end has not come yet. */
  take(longest: number): Line | undefined {
    const end = this.#chunk.indexOf(lineEnd, this.#at);
    const part = this.#chunk.subarray(this.#at, end < 0 ? undefined : end);
    this.#length += part.length;
    this.#at += part.length + (end < 0 ? 0 : 1);
    if (this.#length > longest) {
      this.#isTooLong = true;
      this.#parts = [];
    } else if (part.length > 0) this.#parts.push(end < 0 ? part.slice() : part);
    return end < 0 ? undefined : this.#line();
  }

  /** Whether bytes came after the last line end. */
  get isCut(): boolean {
    return this.#length > 0;
  }

  #line(): Line {
    const line = this.#isTooLong ? 'too-long' : whole(this.#parts, this.#length);
    this.#parts = [];
    this.#length = 0;
    this.#isTooLong = false;
    return line;
  }
}

function whole(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const line = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    line.set(part, at);
    at += part.length;
  }
  return line;
}
