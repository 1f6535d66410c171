/** A stream of events and a tab that tests have in hand. */

import { vi } from 'vitest';

type Heard = (event: { readonly data: string }) => void;

export class FakeSource {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static all: FakeSource[] = [];
  readyState = FakeSource.CONNECTING;
  readonly #listeners = new Map<string, Heard[]>();

  constructor(readonly address: string) {
    FakeSource.all.push(this);
  }

  static get last(): FakeSource {
    const last = FakeSource.all.at(-1);
    if (last === undefined) throw new Error('nobody listens');
    return last;
  }

  /** Connections that a browser holds for them. */
  static get held(): number {
    return FakeSource.all.filter(({ readyState }) => readyState !== FakeSource.CLOSED).length;
  }

  addEventListener(kind: string, heard: Heard): void {
    this.#listeners.set(kind, [...(this.#listeners.get(kind) ?? []), heard]);
  }

  /** What a server sends; `open`: it has answered. */
  send(kind: string, data: object = {}): void {
    if (this.readyState === FakeSource.CLOSED) return;
    this.readyState = FakeSource.OPEN;
    for (const heard of this.#listeners.get(kind) ?? []) heard({ data: JSON.stringify(data) });
  }

  /** The connection breaks: a browser connects again by itself. */
  lose(): void {
    this.readyState = FakeSource.CONNECTING;
  }

  close(): void {
    this.readyState = FakeSource.CLOSED;
  }
}

export class FakeTab extends EventTarget {
  visibilityState: 'visible' | 'hidden' = 'visible';

  turn(to: 'visible' | 'hidden'): void {
    this.visibilityState = to;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

/** Instead of a browser's own, until globals are put back. */
export function inTab(state: FakeTab['visibilityState'] = 'visible'): FakeTab {
  const tab = new FakeTab();
  tab.visibilityState = state;
  FakeSource.all = [];
  vi.stubGlobal('document', tab);
  vi.stubGlobal('EventSource', FakeSource);
  return tab;
}
