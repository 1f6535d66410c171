/** Keys: who holds each, from which leaf on it is good, and until which. */

import type { ActedAs } from '../act.js';
import { placeMember } from '../table.js';
import type { Holder, KeyView } from '../views.js';
import { type Office, offices, type Role, roles } from '../words.js';
import { bytes, type Growing, numbers } from './growing.js';
import { KeyIndex } from './key-index.js';

/** Columns by key number, and the names of areas, stations and observers that they refer to. */
export interface KeysKept {
  readonly ids: Int32Array;
  readonly publicKeys: Uint8Array;
  readonly offices: Uint8Array;
  readonly roles: Uint8Array;
  readonly places: Int32Array;
  readonly vouched: Int32Array;
  readonly revoked: Int32Array;
  readonly names: readonly string[];
}

/** The area, station or name that goes with an office; undefined where none does. */
export function placeName(holder: ActedAs): string | undefined {
  const member = placeMember[holder.office];
  return member === undefined ? undefined : holder[member];
}

/** Keys are numbered from 0. A million stations have some millions of them, so that each is a place in columns. */
export class Keys {
  readonly #index: KeyIndex;
  readonly #publicKeys: Growing<Uint8Array>;
  readonly #offices: Growing<Uint8Array>;
  readonly #roles: Growing<Uint8Array>;
  /** Number of the name of the area, station or observer; -1 for none. */
  readonly #places: Growing<Int32Array>;
  readonly #vouched: Growing<Int32Array>;
  readonly #revoked: Growing<Int32Array>;
  readonly #names: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** Good keys of precinct commissions, by the number of the station's name. */
  readonly #atStation = numbers();

  constructor(kept?: KeysKept) {
    this.#index = new KeyIndex(kept?.ids);
    this.#publicKeys = bytes(kept?.publicKeys);
    this.#offices = bytes(kept?.offices);
    this.#roles = bytes(kept?.roles);
    this.#places = numbers(kept?.places);
    this.#vouched = numbers(kept?.vouched);
    this.#revoked = numbers(kept?.revoked);
    for (const name of kept?.names ?? []) this.#number(name);
    for (let key = 0; key < this.size; key++) if (this.isGood(key)) this.#countAt(key, 1);
  }

  get size(): number {
    return this.#index.size;
  }

  /** -1 where nobody vouched for it. */
  find(keyId: string): number {
    return this.#index.find(keyId);
  }

  /** Takes in a key that is not known yet. */
  vouch(keyId: string, publicKey: Uint8Array, holder: Holder, leaf: number): void {
    const key = this.#index.add(keyId);
    const name = placeName(holder);
    for (const byte of publicKey) this.#publicKeys.push(byte);
    this.#offices.push(offices.indexOf(holder.office));
    this.#roles.push(roles.indexOf(holder.role));
    this.#places.push(name === undefined ? -1 : this.#number(name));
    this.#vouched.push(leaf);
    this.#revoked.push(-1);
    this.#countAt(key, 1);
  }

  /** A key that is revoked already keeps the leaf that did it. */
  revoke(key: number, leaf: number): void {
    if (!this.isGood(key)) return;
    this.#countAt(key, -1);
    this.#revoked.set(key, leaf);
  }

  isGood(key: number): boolean {
    return this.#revoked.at(key) < 0;
  }

  /** Whether the key is held in the office for which an act says that it is done. */
  isHeldBy(key: number, as: ActedAs): boolean {
    return this.officeOf(key) === as.office && this.#placeOf(key) === placeName(as);
  }

  officeOf(key: number): Office {
    return offices[this.#offices.at(key)] ?? 'observer';
  }

  roleOf(key: number): Role {
    return roles[this.#roles.at(key)] ?? 'member';
  }

  holderOf(key: number): Holder {
    const office = this.officeOf(key);
    const [member, place] = [placeMember[office], this.#placeOf(key)];
    return { office, role: this.roleOf(key), ...(member && place !== undefined ? { [member]: place } : {}) };
  }

  publicKeyOf(key: number): Uint8Array {
    return this.#publicKeys.slice(32 * key, 32 * key + 32);
  }

  idOf(key: number): string {
    return this.#index.idOf(key);
  }

  /** How many good keys the commission of a station has. */
  goodAt(station: string): number {
    const place = this.#numbers.get(station);
    return place === undefined ? 0 : Math.max(0, this.#atStation.at(place));
  }

  view(key: number): KeyView {
    const revoked = this.#revoked.at(key);
    return {
      keyId: this.idOf(key),
      publicKey: this.publicKeyOf(key),
      ...this.holderOf(key),
      vouched: this.#vouched.at(key),
      ...(revoked < 0 ? {} : { revoked }),
    };
  }

  kept(): KeysKept {
    return {
      ids: this.#index.ids(),
      publicKeys: this.#publicKeys.slice(),
      offices: this.#offices.slice(),
      roles: this.#roles.slice(),
      places: this.#places.slice(),
      vouched: this.#vouched.slice(),
      revoked: this.#revoked.slice(),
      names: [...this.#names],
    };
  }

  #placeOf(key: number): string | undefined {
    return this.#names[this.#places.at(key)];
  }

  #number(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#names.length);
    return this.#names.push(name) - 1;
  }

  #countAt(key: number, by: 1 | -1): void {
    const place = this.#places.at(key);
    if (this.officeOf(key) === 'precinct' && place >= 0)
      this.#atStation.set(place, Math.max(0, this.#atStation.at(place)) + by);
  }
}
