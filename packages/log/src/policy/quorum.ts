/** Is a checkpoint, or a leaf under it, to be trusted under a policy? */

import type { Crypto } from '../crypto.js';
import { LogError } from '../error.js';
import { leafHash } from '../merkle/hash.js';
import { verifyInclusion } from '../merkle/verify.js';
import { type OpenedCheckpoint, openCheckpoint } from '../notes/checkpoint.js';
import { sameKey, type VerifierKey } from '../notes/key.js';
import { type NoteSignature, signaturesOf } from '../notes/note.js';
import { readProofFile } from '../notes/proof-file.js';
import type { Policy } from './policy.js';

export interface TrustedCheckpoint extends OpenedCheckpoint {
  /** The witnesses of the policy that cosigned, each with its time. */
  readonly cosignatures: readonly NoteSignature[];
}

/** Do these witnesses, by their keys, make the quorum of the policy? Other keys are passed over. */
export function quorumMet({ witnesses, groups, quorum }: Policy, keys: readonly VerifierKey[]): boolean {
  const cosigned = witnesses.filter(({ key }) => keys.some((other) => sameKey(other, key)));
  const reached = new Set(cosigned.map(({ name }) => name));
  for (const { name, needed, members } of groups) {
    if (members.filter((member) => reached.has(member)).length >= needed) reached.add(name);
  }
  return quorum === 'none' || reached.has(quorum);
}

/**
 * A checkpoint of that origin that a log of the policy signed and its quorum cosigned. Rejects as `openCheckpoint` does, also for
 * a wrong cosignature of a witness of the policy, and with LogError `quorum-missed`.
 */
export async function trustedCheckpoint(
  crypto: Crypto,
  note: string,
  origin: string,
  policy: Policy,
): Promise<TrustedCheckpoint> {
  const keysOf = (known: readonly { readonly key: VerifierKey }[]): VerifierKey[] => known.map(({ key }) => key);
  const opened = await openCheckpoint(crypto, note, origin, keysOf(policy.logs));
  const cosignatures = await signaturesOf(crypto, note, keysOf(policy.witnesses));
  if (!quorumMet(policy, keysOf(cosignatures))) {
    throw new LogError('quorum-missed', `${cosignatures.length} of ${policy.witnesses.length} witnesses have cosigned`);
  }
  return { ...opened, cosignatures };
}

/**
 * Checks offline that a leaf, given by its data, is in the log of that origin; returns the checkpoint that says so. `file` is the
 * text of a proof file. Rejects as `trustedCheckpoint` and `readProofFile` do, and with LogError `proof-wrong`.
 */
export async function trustedLeaf(
  crypto: Crypto,
  { file, data, origin }: { readonly file: string; readonly data: Uint8Array; readonly origin: string },
  policy: Policy,
): Promise<TrustedCheckpoint & { readonly index: number }> {
  const { index, proof, checkpoint: note } = readProofFile(file);
  const trusted = await trustedCheckpoint(crypto, note, origin, policy);
  const { size, root } = trusted.checkpoint;
  if (!verifyInclusion(crypto, { index, size, leaf: leafHash(crypto, data), root, proof })) {
    throw new LogError('proof-wrong', `these data are not leaf ${index} of ${size}`);
  }
  return { ...trusted, index };
}
