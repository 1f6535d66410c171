/** Checks a log in a browser and counts it again: with the verifier that the command has, told how far it is. */

import type { RecordState } from '@saylau/acts';
import { type Crypto, LogError, type Policy, parseVerifierKey, readPolicy, type VerifierKey } from '@saylau/log';
import { holds, type LogSource, type Piece, type Verification, verifyLog } from '@saylau/verify';
import { type CountedElection, countedAll } from './counted.js';
import type { BrowserCrypto } from './crypto.js';
import type { CheckAsked, CheckDone, CheckProgress, CheckStage, CheckTrouble } from './messages.js';
import { sourceOf } from './source.js';

/** Nothing can be said: what was given to the check is none. */
export class CheckFailed extends Error {
  readonly trouble: CheckTrouble;

  constructor(trouble: CheckTrouble, what = '') {
    super(what);
    this.trouble = trouble;
  }
}

export type Told = (progress: CheckProgress) => void;

/** Throws CheckFailed, or what the network throws. */
export async function checkLog(asked: CheckAsked, crypto: BrowserCrypto, told: Told): Promise<CheckDone> {
  const done = await checkOnce(asked, 'force-cache', crypto, told);
  // A rehearsal begun anew has other files under the same names than the browser may have kept: nobody is blamed for that.
  return asked.log.from === 'file' || holds(done.verification) ? done : await checkOnce(asked, 'reload', crypto, told);
}

async function checkOnce(
  asked: CheckAsked,
  cache: RequestCache,
  crypto: BrowserCrypto,
  told: Told,
): Promise<CheckDone> {
  const begun = performance.now();
  const check = new Check(crypto, asked.countAt, told);
  const trust = trustIn(crypto, asked);
  const origin = asked.log.from === 'site' ? { origin: asked.log.origin } : {};
  const source = check.watched(sourceOf(asked.log, cache));
  const verification = await verifyLog(source, {
    crypto: check.crypto,
    ...trust,
    ...origin,
    passed: (state) => check.passed(state),
  });
  if (verification.origin === undefined) throw new CheckFailed('no-bundle');
  return check.done(verification, performance.now() - begun);
}

class Check {
  readonly crypto: Crypto;
  readonly #own: boolean;
  readonly #countAt: number | undefined;
  readonly #told: Told;
  #stage: CheckStage = 'fetching';
  #leaves = 0;
  #of: number | undefined;
  #signatures = 0;
  #state: RecordState | undefined;
  #counted: CheckDone['counted'] | undefined;

  constructor(crypto: BrowserCrypto, countAt: number | undefined, told: Told) {
    this.#own = crypto.isOwn;
    this.#countAt = countAt;
    this.#told = told;
    const { sha256, verify } = crypto;
    this.crypto = {
      sha256,
      verify: async (...of) => {
        const isRight = await verify(...of);
        this.#signatures += 1;
        return isRight;
      },
    };
  }

  /** The log is read twice: once for what its acts name, then to check it. */
  watched({ pieces, document }: LogSource): LogSource {
    let readings = 0;
    const begin = (): AsyncIterable<Piece> => {
      readings += 1;
      this.#stage = readings === 1 ? 'fetching' : 'checking';
      this.#leaves = 0;
      return this.#each(pieces());
    };
    return document === undefined ? { pieces: begin } : { pieces: begin, document };
  }

  async *#each(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
    for await (const piece of pieces) {
      if (piece.what === 'head') this.#of = piece.head.size;
      yield piece;
      if (piece.what === 'leaves') this.#leaves += piece.leaves.length;
      this.#tell();
    }
  }

  passed(state: RecordState): void {
    this.#state = state;
    if (state.size === this.#countAt) this.#count(state);
  }

  #count(state: RecordState): void {
    this.#counted = { size: state.size, elections: elections(state) };
  }

  done(verification: Verification, milliseconds: number): CheckDone {
    const state = this.#state;
    if (state !== undefined && this.#counted === undefined) {
      this.#stage = 'counting';
      this.#tell();
      this.#count(state);
    }
    return {
      verification,
      counted: this.#counted ?? { size: 0, elections: [] },
      signatures: this.#signatures,
      isRehearsal: state?.kind === 'rehearsal',
      isOwnCrypto: this.#own,
      milliseconds: Math.round(milliseconds),
    };
  }

  #tell(): void {
    const of = this.#of === undefined ? {} : { of: this.#of };
    this.#told({ stage: this.#stage, leaves: this.#leaves, signatures: this.#signatures, ...of });
  }
}

/** A log of the past has no elections: its figures are transcribed, not counted. */
function elections(state: RecordState): readonly CountedElection[] {
  return state.definition === undefined ? [] : countedAll(state);
}

/** Whom the reader trusts, as it was typed. Throws CheckFailed. */
export function trustIn(
  crypto: Crypto,
  { keys, policy }: Pick<CheckAsked, 'keys' | 'policy'>,
): { readonly keys?: readonly VerifierKey[]; readonly policy?: Policy } {
  const lines = keys.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const given = lines.map((line) => orFail('bad-key', line, () => parseVerifierKey(crypto, line)));
  const trusted = policy.trim() === '' ? undefined : orFail('bad-policy', '', () => readPolicy(crypto, policy));
  return { ...(given.length === 0 ? {} : { keys: given }), ...(trusted === undefined ? {} : { policy: trusted }) };
}

function orFail<T>(trouble: CheckTrouble, what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    // biome-ignore lint/style/useErrorCause: what is wrong with it is said by its words
    throw new CheckFailed(trouble, what === '' ? error.message : what);
  }
}
