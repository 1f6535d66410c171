/** Where a value stands in its file, and where its faults go. */

import type { Fault, FaultCode, Read } from './faults.js';
import { limits } from './limits.js';

export type FaultParams = Fault['params'];

/** Takes a fault of a text at an offset. */
export type Report = (code: FaultCode, offset: number, params?: FaultParams) => void;

/** Turns a path (`/contests/0/area`) into `line:column`, where the reader of the text knows it. */
export type Locate = (pointer: string) => string | undefined;

/** Gathers the faults of one input, which may be several files. */
export class Faults {
  readonly #found: Fault[] = [];

  get count(): number {
    return this.#found.length;
  }

  add(fault: Fault): void {
    if (this.#found.length < limits.faults) this.#found.push(shown(fault));
    else if (this.#found.length === limits.faults) {
      this.#found.push({
        code: 'too-many',
        file: fault.file,
        place: '',
        params: { what: 'faults', limit: limits.faults },
      });
    }
  }

  addAll(faults: readonly Fault[]): void {
    for (const fault of faults) this.add(fault);
  }

  /** The value where nothing was wrong; else all faults. The value is made only in the first case. */
  read<T>(value: () => T): Read<T> {
    return this.#found.length === 0 ? { ok: true, value: value() } : { ok: false, faults: this.#found };
  }
}

/** A fault as it may be shown: what it quotes from the file is kept short and plain. */
export function shown(fault: Fault): Fault {
  return { ...fault, place: quoted(fault.place), params: clip(fault.params) };
}

/** One place in one file: readers go down with `in(key)` and report with `fault`. */
export class At {
  readonly #faults: Faults;
  readonly #locate: Locate | undefined;
  readonly #parent: At | undefined;
  readonly #key: string | number;
  readonly file: string;

  constructor(file: string, faults: Faults, locate?: Locate, parent?: At, key: string | number = '') {
    this.file = file;
    this.#faults = faults;
    this.#locate = locate;
    this.#parent = parent;
    this.#key = key;
  }

  in(key: string | number): At {
    return new At(this.file, this.#faults, this.#locate, this, key);
  }

  /** The path from the top of the file: `/contests/0/area`; empty at the top. */
  get pointer(): string {
    return this.#parent === undefined ? '' : `${this.#parent.pointer}/${pointerPart(this.#key)}`;
  }

  fault(code: FaultCode, params: FaultParams = {}): void {
    const pointer = this.pointer;
    const place = [this.#locate?.(pointer), pointer].filter((part) => part !== undefined && part !== '').join(' ');
    this.#faults.add({ code, file: this.file, place, params });
  }

  /** Runs `work` and tells whether it reported nothing. */
  clean(work: () => void): boolean {
    const before = this.#faults.count;
    work();
    return this.#faults.count === before;
  }
}

/** One key as a part of a path (RFC 6901: `~` and `/` are escaped). */
export function pointerPart(key: string | number): string {
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Words quoted from a hostile file are kept short, and show what is not plain text as code points. */
function clip(params: FaultParams): FaultParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? quoted(value) : value]),
  );
}

function quoted(text: string): string {
  const short = text.length > 200 ? `${text.slice(0, 199)}…` : text;
  return short.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => codePoint(character));
}

/** `U+202E`, the way to name a character that must not be shown. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
