/** What a verification says: claims in their order, codes of failures, reasons why a claim cannot be checked (docs/formats/bundle.md; a test holds both equal). */

import { type LogCite, refusalCodes } from '@saylau/acts';

/** Every claim with the codes of its failures, in the order in which they are answered. */
const ownCodes = {
  bundle: ['bundle-form', 'bundle-size'],
  tree: ['root-differs', 'size-differs'],
  checkpoint: ['checkpoint-form', 'checkpoint-origin', 'checkpoint-signature'],
  witnesses: ['cosignature-wrong', 'quorum-missed'],
  documents: ['document-missing', 'document-differs', 'document-unnamed'],
  leaves: ['leaf-form', 'act-malformed', 'act-too-large', 'act-log', 'act-id-used', 'act-time'],
  signatures: ['act-signature', 'act-key-unknown', 'act-key-revoked'],
  permissions: [],
  law: ['rules-differ', 'definition-unreadable'],
  equations: ['equation-broken'],
  totals: ['total-differs'],
  results: ['figure-differs', 'seats-differ', 'elected-differ', 'answer-differs'],
  completeness: ['protocol-missing', 'protocol-unsettled'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ClaimName = keyof typeof ownCodes;
type OwnCode = (typeof ownCodes)[ClaimName][number];
type PermissionCode = Exclude<(typeof refusalCodes)[number], OwnCode>;
export type FailureCode = OwnCode | PermissionCode;

const told: ReadonlySet<string> = new Set([...ownCodes.leaves, ...ownCodes.signatures]);

/** `permissions` has every refusal of an act that no other claim has. */
export const claimCodes: Readonly<Record<ClaimName, readonly FailureCode[]>> = {
  ...ownCodes,
  permissions: refusalCodes.filter((code): code is PermissionCode => !told.has(code)),
};

export const claimNames = Object.keys(claimCodes) as readonly ClaimName[];

/** Which claim a refusal of an act fails. */
export function claimOfRefusal(code: FailureCode): 'leaves' | 'signatures' | 'permissions' {
  if (claimCodes.leaves.includes(code)) return 'leaves';
  return claimCodes.signatures.includes(code) ? 'signatures' : 'permissions';
}

/** Claims that ask what was counted: a log that only transcribes sources has none of it. */
export const countedClaims = ['law', 'equations', 'totals', 'results', 'completeness'] as const;

/** Why a claim is neither passed nor failed. */
export const reasons = ['no-policy', 'needs', 'source-only', 'rule-unknown', 'withheld', 'unsettled', 'empty'] as const;
export type Reason = (typeof reasons)[number];

/** Something stated, or found in its place: a number, a word, or ids. */
export type Stated = string | number | boolean | readonly string[];

/** One thing that is wrong, with every place that applies. */
export interface Failure {
  readonly code: FailureCode;
  /** Place in the log, from 0. */
  readonly leaf?: number;
  /** Name of a document, or of a private part. */
  readonly document?: string;
  readonly election?: string;
  readonly contest?: string;
  readonly area?: string;
  readonly station?: string;
  /** A line of the form or an option. */
  readonly line?: string;
  /** A JSON pointer into the act; in the claim `bundle` into the file (`/head`, `/documents/3`); an equation's id in `equations`. */
  readonly path?: string;
  readonly stated?: Stated;
  readonly found?: Stated;
}

/** `checked`: how many leaves, documents, protocols, totals or results were looked at. */
export type Claim =
  | { readonly claim: ClaimName; readonly status: 'passed'; readonly checked: number }
  | {
      readonly claim: ClaimName;
      readonly status: 'failed';
      readonly checked: number;
      /** The first 1,000, in the order of the log. */
      readonly failures: readonly Failure[];
      /** How many others there are. */
      readonly more: number;
    }
  | {
      readonly claim: ClaimName;
      readonly status: 'not-checkable';
      readonly why: Reason;
      /** With `needs`: the claim that would have to hold first. */
      readonly needs?: ClaimName;
    };

/** What is known of a log after it was checked; as JSON it is `saylau-verification/1`. */
/** How another log stood when an act was done. */
export interface Cited extends LogCite {
  /** Of the act that says it. */
  readonly leaf: number;
}

export interface Verification {
  readonly format: 'saylau-verification/1';
  /** As the checkpoint is expected to have it; absent where nothing could be read. */
  readonly origin?: string;
  /** Leaves that are there. */
  readonly size: number;
  /** Hex of the root of these leaves. */
  readonly root: string;
  /** Whether the keys for the checkpoint were given by the reader, or come with what was checked. */
  readonly keys: 'given' | 'own';
  readonly claims: readonly Claim[];
  /** How acts say that other logs stood, the first thousand; absent where none does. It is checked by whoever has those logs. */
  readonly cites?: readonly Cited[];
}

/** Whether no claim failed. */
export function holds({ claims }: Pick<Verification, 'claims'>): boolean {
  return claims.every(({ status }) => status !== 'failed');
}
