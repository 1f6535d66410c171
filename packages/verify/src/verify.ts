/** Verifies a log: reads it twice, checks it under its own law, and answers every claim (docs/formats/bundle.md). */

import type { FileNamed, RecordState } from '@saylau/acts';
import { type Crypto, emptyRoot, LogError, type Policy, parseVerifierKey, toHex, type VerifierKey } from '@saylau/log';
import { checkCheckpoint } from './checkpoint.js';
import { type ClaimName, claimNames, countedClaims, type Verification } from './claims.js';
import { checkDocuments, type Documents } from './documents.js';
import { Fold } from './fold.js';
import { checkLaw } from './law.js';
import { Ledger } from './ledger.js';
import { type Look, lookAt } from './look.js';
import { checkCompleteness, checkEquations } from './protocols.js';
import type { LogSource } from './source.js';
import { checkTotals } from './totals.js';

export interface VerifyOptions {
  readonly crypto: Crypto;
  /** Keys of logs that the reader trusts; without any, those of the policy, else those that come with the log. */
  readonly keys?: readonly VerifierKey[];
  readonly policy?: Policy;
  /** The log that is expected; else the one that the source says it is. */
  readonly origin?: string;
  /** Called now and then with the number of leaves that were checked, and of all. */
  progress?(leaves: number, of: number): void;
  /** Called with the state after every leaf, while it stands at that size: what its leaves come to can be counted there. */
  passed?(state: RecordState): void;
}

/** Answers every claim about a log. What a source throws by itself (a network that fails) goes on to the caller; hostile bytes never throw. */
export async function verifyLog(source: LogSource, options: VerifyOptions): Promise<Verification> {
  const ledger = new Ledger();
  const look = await lookAt(source);
  ledger.checked('bundle', look.size);
  for (const { path, leaf, stated, found, code } of look.faults) {
    const counts = { ...(stated === undefined ? {} : { stated }), ...(found === undefined ? {} : { found }) };
    ledger.fail('bundle', { code, path, ...(leaf === undefined ? {} : { leaf }), ...counts });
  }
  return look.head === undefined
    ? unreadable(options, ledger)
    : checked(source, { ...look, head: look.head }, options, ledger);
}

type Headed = Look & Required<Pick<Look, 'head'>>;

async function checked(source: LogSource, look: Headed, options: VerifyOptions, ledger: Ledger): Promise<Verification> {
  const { crypto, policy } = options;
  const origin = options.origin ?? look.head.origin;
  const documents = await checkDocuments(crypto, source, look, ledger);
  const fold = new Fold({ crypto, origin, look, documents, ledger });
  for await (const piece of source.pieces()) {
    if (piece.what !== 'leaves') continue;
    for (const leaf of piece.leaves) {
      fold.leaf(leaf);
      options.passed?.(fold.state);
      const room = fold.signatures.room();
      if (room !== undefined) await room;
    }
    options.progress?.(fold.state.size, look.size);
  }
  await fold.end();
  answerState(fold, documents, ledger);
  const root = fold.frontier.root();
  const { keys, are } = keysFor(options, look);
  const claimed = { note: look.note, origin, keys, size: look.size, root, ...(policy === undefined ? {} : { policy }) };
  await checkCheckpoint(crypto, claimed, ledger);
  const { cites } = fold;
  const about = { origin, size: look.size, root: toHex(root), keys: are, ...(cites.length === 0 ? {} : { cites }) };
  return verification(about, ledger);
}

/** What the state says at the end. */
function answerState(fold: Fold, documents: Documents, ledger: Ledger): void {
  const { kind } = fold.state;
  if (kind === 'archive' || kind === 'register') for (const claim of countedClaims) ledger.cannot(claim, 'source-only');
  else answerCounted(fold, documents, ledger);
  for (const claim of aboutContent) ledger.orEmpty(claim, 'empty');
  for (const claim of ['results', 'completeness'] as const) ledger.orEmpty(claim, 'unsettled');
}

function answerCounted(fold: Fold, documents: Documents, ledger: Ledger): void {
  const from = {
    documents,
    filesOf: (leaf: number) => fold.filesOf(leaf),
    definitionOf: (files: readonly FileNamed[]) => fold.definitionOf(files),
  };
  checkLaw(fold.opened, from, ledger);
  if (fold.isUnread) for (const claim of countedClaims) if (claim !== 'law') ledger.cannot(claim, 'needs', 'law');
  checkEquations(fold.state, ledger);
  checkTotals(fold.state, ledger);
  checkCompleteness(fold.state, ledger);
}

/** Claims that a log in which nothing stands neither keeps nor breaks. */
const aboutContent: readonly ClaimName[] = [
  'documents',
  'leaves',
  'signatures',
  'permissions',
  'law',
  'equations',
  'totals',
];

/** Keys given by the reader; those that come with the log prove nothing by themselves. */
function keysFor(
  options: VerifyOptions,
  { head }: Headed,
): { readonly keys: readonly VerifierKey[]; readonly are: Verification['keys'] } {
  const given = givenKeys(options);
  if (given.length > 0) return { keys: given, are: 'given' };
  return { keys: head.keys.flatMap((text) => keyIn(options.crypto, text)), are: 'own' };
}

/** The reader's keys of logs: those given alone, or those of the policy. */
function givenKeys({ keys = [], policy }: Pick<VerifyOptions, 'keys' | 'policy'>): readonly VerifierKey[] {
  return keys.length > 0 ? keys : (policy?.logs.map(({ key }) => key) ?? []);
}

/** A text that is no verifier key is passed over. */
function keyIn(crypto: Crypto, text: string): readonly VerifierKey[] {
  try {
    return [parseVerifierKey(crypto, text)];
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    return [];
  }
}

/** Without a head nothing else can be read. */
function unreadable(options: VerifyOptions, ledger: Ledger): Verification {
  const { crypto, policy } = options;
  if (policy === undefined) ledger.cannot('witnesses', 'no-policy');
  for (const claim of claimNames) if (claim !== 'bundle') ledger.cannot(claim, 'needs', 'bundle');
  const are = givenKeys(options).length > 0 ? 'given' : 'own';
  return verification({ size: 0, root: toHex(emptyRoot(crypto)), keys: are }, ledger);
}

function verification({ cites, ...about }: Omit<Verification, 'format' | 'claims'>, ledger: Ledger): Verification {
  const claims = ledger.claims();
  return { format: 'saylau-verification/1', ...about, claims, ...(cites === undefined ? {} : { cites }) };
}
