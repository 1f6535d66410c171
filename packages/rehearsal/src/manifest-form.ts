/** What a manifest holds (docs/formats/rehearsal.md). */

import type { Says, Source } from '@saylau/core';

/** One margin. `what` is a word of docs/formats/rehearsal.md; `of` says which region, contest, line or time it is about. */
export interface ManifestMargin {
  readonly what: string;
  readonly of: readonly string[];
  readonly value: string;
  readonly is: 'published' | 'assumed';
  /** Id of a source of the manifest, of a published value. */
  readonly source?: string;
  /** Id of an assumption of the manifest, of a value made up. */
  readonly why?: string;
  /** The state that it stands for, where it is not the final one. */
  readonly state?: string;
}

export interface Manifest {
  readonly format: 'saylau-rehearsal-manifest/1';
  readonly id: string;
  readonly of: string;
  readonly seed: string;
  readonly notice: Says;
  readonly stations: number;
  readonly protocols: number;
  /** Protocols by election and part. */
  readonly ballots: readonly {
    readonly election: string;
    readonly part: string;
    readonly protocols: number;
    readonly contests: number;
  }[];
  readonly margins: readonly ManifestMargin[];
  readonly assumptions: readonly { readonly id: string; readonly why: Says }[];
  readonly sources: readonly Source[];
}
