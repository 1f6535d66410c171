/** Cases of what a reader trusts: policies, checkpoints under them, proofs of single leaves. */

import {
  formatVerifierKey,
  LogError,
  type Policy,
  parseCheckpoint,
  readPolicy,
  readProofFile,
  toHex,
  trustedCheckpoint,
  trustedLeaf,
  writeProofFile,
} from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import type { Members } from '../case-members.js';
import { checkpointJson, keysIn, signatureJson, textIn } from './notes.js';

/** A policy is read; with `checkpoint` that is asked for its trust. */
export async function policyCase(given: Members): Promise<object> {
  const policy = readPolicy(nodeCrypto, given.text('policy'));
  if (!given.has('checkpoint')) return policyJson(policy);
  const note = given.text('checkpoint');
  const trusted = await trustedCheckpoint(nodeCrypto, note, originIn(given, note), policy);
  return { ...checkpointJson(trusted.checkpoint), cosignatures: trusted.cosignatures.map(signatureJson) };
}

/** A proof file is read; with `leaf`, and a `policy` or `keys`, it is checked. One given by its members is written. */
export async function proofFileCase(given: Members): Promise<object> {
  if (typeof given.value('proofFile') !== 'string' && !given.has('file')) return writtenProof(given);
  const file = given.text(given.has('file') ? 'file' : 'proofFile');
  const { index, proof, checkpoint } = readProofFile(file);
  if (!given.has('leaf')) return { index, proof: proof.map(toHex), checkpoint };
  const policy = given.has('policy') ? readPolicy(nodeCrypto, given.text('policy')) : trusting(given);
  const asked = { file, data: given.bytes('leaf'), origin: originIn(given, checkpoint) };
  const trusted = await trustedLeaf(nodeCrypto, asked, policy);
  const cosignatures = trusted.cosignatures.map(signatureJson);
  return { valid: true, index, ...checkpointJson(trusted.checkpoint), cosignatures };
}

function writtenProof(given: Members): object {
  const index = given.number('index');
  if (!Number.isSafeInteger(index) || index < 0) throw new LogError('out-of-range', `leaf ${index}`);
  const file = writeProofFile({ index, proof: given.manyBytes('proof'), checkpoint: given.text('checkpoint') });
  readProofFile(file);
  return { file };
}

/** The log that is expected, else the one that the checkpoint names. */
function originIn(given: Members, note: string): string {
  return given.textIf('origin') ?? parseCheckpoint(textIn(note)).origin;
}

/** Keys of logs alone: no witness is asked for. */
function trusting(given: Members): Policy {
  return { logs: keysIn(given).map((key) => ({ key })), witnesses: [], groups: [], quorum: 'none' };
}

function policyJson({ logs, witnesses, groups, quorum }: Policy): object {
  const at = (address: string | undefined): object => (address === undefined ? {} : { address });
  return {
    logs: logs.map(({ key, address }) => ({ key: formatVerifierKey(key), ...at(address) })),
    witnesses: witnesses.map(({ name, key, address }) => ({ name, key: formatVerifierKey(key), ...at(address) })),
    groups,
    quorum,
  };
}
