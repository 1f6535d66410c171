/** Whom the reader trusts: keys of logs and a policy, given with the command. */

import { LogError, type Policy, parseVerifierKey, readPolicy, type VerifierKey } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import { readText } from '../data.js';
import { InputProblem, UsageProblem } from '../problems.js';

export interface TrustAsked {
  readonly key?: readonly string[];
  readonly policy?: string;
}

export interface Trust {
  readonly keys?: readonly VerifierKey[];
  readonly policy?: Policy;
}

/** Throws a problem for what is no key or no policy. */
export function trustIn({ key, policy }: TrustAsked): Trust {
  return {
    ...(key === undefined ? {} : { keys: key.map(keyIn) }),
    ...(policy === undefined ? {} : { policy: policyIn(policy) }),
  };
}

function keyIn(text: string): VerifierKey {
  try {
    return parseVerifierKey(nodeCrypto, text.trim());
  } catch (cause) {
    if (!(cause instanceof LogError)) throw cause;
    // biome-ignore lint/style/useErrorCause: the cause is in the third argument
    throw new UsageProblem('usage.verifier-key', { what: text }, { cause });
  }
}

function policyIn(path: string): Policy {
  const text = readText(path);
  try {
    return readPolicy(nodeCrypto, text);
  } catch (cause) {
    if (!(cause instanceof LogError)) throw cause;
    // biome-ignore lint/style/useErrorCause: the cause is in the third argument
    throw new InputProblem('problem.policy', { path, what: cause.message }, { cause });
  }
}
