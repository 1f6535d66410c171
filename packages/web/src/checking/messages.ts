/** What a page and its checking thread tell each other. */

import type { Verification } from '@saylau/verify';
import type { CountedElection } from './counted.js';

/** The log to be checked: at an address of this site, or in a file that the reader opened. */
export type LogAsked =
  | {
      readonly from: 'site';
      /** "https://host/folder/log/<origin>" */
      readonly address: string;
      readonly origin: string;
      /** Verifier keys as the site gives them. */
      readonly keys: readonly string[];
    }
  | { readonly from: 'file'; readonly file: Blob };

export interface CheckAsked {
  readonly log: LogAsked;
  /** Verifier keys that the reader has from elsewhere, one a line; and a policy. Empty: none. */
  readonly keys: string;
  readonly policy: string;
  /** The size at which it is counted what the leaves come to, where the log gets there; else at its end. */
  readonly countAt?: number;
}

export const checkStages = ['fetching', 'checking', 'counting'] as const;
export type CheckStage = (typeof checkStages)[number];

export interface CheckProgress {
  readonly stage: CheckStage;
  /** Leaves that this stage is through with, and of how many; none while that is not known. */
  readonly leaves: number;
  readonly of?: number;
  readonly signatures: number;
}

export interface CheckDone {
  readonly verification: Verification;
  /** What the leaves came to, and at which size. */
  readonly counted: { readonly size: number; readonly elections: readonly CountedElection[] };
  readonly signatures: number;
  readonly isRehearsal: boolean;
  /** The browser checked signatures itself. */
  readonly isOwnCrypto: boolean;
  readonly milliseconds: number;
}

/** Why nothing could be said at all. */
export type CheckTrouble = 'network' | 'no-bundle' | 'bad-key' | 'bad-policy' | 'failed';

export type CheckTold =
  | { readonly is: 'progress'; readonly progress: CheckProgress }
  | { readonly is: 'done'; readonly done: CheckDone }
  | { readonly is: 'trouble'; readonly trouble: CheckTrouble; readonly what: string };
