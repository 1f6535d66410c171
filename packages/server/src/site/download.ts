/** What is known of a file with data before any of it is made. */

/** A file that is there. Nothing of it is made before it is asked for: who has it already does not wait for it. */
export interface Download {
  readonly type: string;
  /** What it is called where it is kept: it says what it is of. */
  readonly name: string;
  /** Its address, written in one way only. */
  readonly path: string;
  readonly file: WholeFile | LargeFile;
}

/** Made at once, and kept. */
export interface WholeFile {
  /** Leaves of the log; 0 of what does not change while the server runs. */
  readonly version: number;
  /** Deletions of votes that it is of. */
  readonly deletions: number;
  /** Of that version or of a later one. Undefined where there is no such file after all. */
  readonly make: () => Promise<WholeBytes | undefined>;
}

export interface WholeBytes {
  readonly version: number;
  readonly content: Buffer;
}

/** Made in pieces while it is sent, and not kept. */
export interface LargeFile extends Standing {
  /** Of what stands then, which may be more than stood when it was found. */
  readonly begin: () => Promise<(Standing & { readonly pieces: AsyncIterable<Uint8Array> }) | undefined>;
  /** Already compressed. */
  readonly isPacked?: true;
}

export interface Standing {
  readonly version: number;
  /** With the address it names the bytes: those made of the same are the same. */
  readonly of: string;
}
