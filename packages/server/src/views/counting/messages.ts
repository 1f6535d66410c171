/** What the thread that counts is told, and what it answers. */

import type { DeclaredView, Snapshot } from '@saylau/acts';
import type { CountedAsked } from '@saylau/views';
import type { CountedFile } from '@saylau/views/tables';
import type { ElectionRef, PageKind } from '@saylau/web';

/** The files of a polling day's definition, by name. */
export type DefinitionFiles = ReadonlyMap<string, Uint8Array>;

/** A page of the site that is made from an election as it was counted. */
export interface PageAsked {
  readonly kind: 'page';
  readonly election: string;
  readonly page: PageKind;
  readonly rest: readonly string[];
  readonly ref: ElectionRef;
}

/** A file with figures of an election as it was counted, as it is written. */
export interface FileAsked {
  readonly kind: 'file';
  readonly election: string;
  readonly file: CountedFile;
}

export type Asked = CountedAsked | PageAsked | FileAsked;

export interface Question {
  readonly id: number;
  /** Origin of the log. */
  readonly log: string;
  /** Where the thread does not have the state yet. */
  readonly state?: Snapshot;
  /** What the leaves of that state come to. */
  readonly root?: Uint8Array;
  /** Totals that commissions declared in that state, where they are asked for. */
  readonly declared?: readonly DeclaredView[];
  /** Where the thread does not have the log's definition yet. */
  readonly files?: DefinitionFiles;
  readonly asked: Asked;
}

/** A question, or the origin of a log whose state is to be forgotten. */
export type ToThread = Question | { readonly forget: string };

export interface FromThread {
  readonly id: number;
  readonly size: number;
  /** JSON, or a file; undefined: there is nothing of that name. */
  readonly bytes?: Uint8Array;
  readonly etag?: string;
}
