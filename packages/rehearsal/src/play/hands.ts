/** Makes signed acts of steps: everybody's keys, kept once they were needed. */

import { type Act, type ActSignature, actBytes, actFormat, type Holder, keyIdOf, type SignedAct } from '@saylau/acts';
import { type Crypto, toBase64 } from '@saylau/log';
import type { Cast } from './cast.js';
import type { KeyFromSeed, SigningKey } from './desk.js';
import { instantText } from './instants.js';
import { actIdOf, seedOf } from './secrets.js';
import type { Counted, Step } from './step.js';

interface OwnKey {
  readonly key: SigningKey;
  readonly id: string;
  readonly text: string;
}

export class Hands {
  readonly #cast: Cast;
  readonly #origin: string;
  readonly #crypto: Crypto;
  readonly #keyFromSeed: KeyFromSeed;
  readonly #keys = new Map<string, OwnKey>();

  constructor(cast: Cast, origin: string, crypto: Crypto, keyFromSeed: KeyFromSeed) {
    this.#cast = cast;
    this.#origin = origin;
    this.#crypto = crypto;
    this.#keyFromSeed = keyFromSeed;
  }

  /** The id of the act of a step, by the step's number. */
  idOf(step: number): string {
    return actIdOf(this.#crypto, this.#cast.seed, this.#origin, step);
  }

  /** The act of a step, signed by those who do it. `leaf`: of what it is on. */
  signed(step: Step, number: number, leaf: number, counted: Counted): SignedAct {
    const body = step.body({ leaf, counted, keyOf: (holder) => this.#keyOf(holder).text });
    // The kind of the body is that of the step: TypeScript does not follow it through the union.
    const act = {
      format: actFormat,
      log: this.#origin,
      id: this.idOf(number),
      act: step.act,
      as: step.as,
      at: instantText(step.at),
      body,
      ...(step.cites === undefined || step.cites.length === 0 ? {} : { cites: step.cites }),
    } as Act;
    const bytes = actBytes(act);
    const signatures = step.roles.map((role): ActSignature => {
      const { key, id } = this.#keyOf({ ...step.as, role });
      return { key: id, signature: toBase64(key.sign(bytes)) };
    });
    return { act, signatures };
  }

  #keyOf(holder: Holder): OwnKey {
    const { office, role, area, station, name } = holder;
    // An office has at most one of the three.
    const label = `${office} ${role} ${area ?? station ?? name ?? ''}`;
    const known = this.#keys.get(label);
    if (known !== undefined) return known;
    const key = this.#keyFromSeed(seedOf(this.#crypto, this.#cast, holder));
    const own = { key, id: keyIdOf(this.#crypto, key.publicKey), text: toBase64(key.publicKey) };
    this.#keys.set(label, own);
    return own;
  }
}
