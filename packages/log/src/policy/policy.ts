/** Whom a reader trusts (C2SP tlog-policy): logs, witnesses, and how many of them must have cosigned. */

import { sameBytes } from '../bytes/bytes.js';
import { wholeNumber } from '../bytes/text.js';
import type { Crypto } from '../crypto.js';
import { LogError } from '../error.js';
import { isKeyName, keyTypes, parseVerifierKey, type VerifierKey } from '../notes/key.js';

export interface PolicyLog {
  readonly key: VerifierKey;
  readonly address?: string;
}

export interface PolicyWitness extends PolicyLog {
  /** What the policy calls it, which may differ from the key's name. */
  readonly name: string;
}

export interface PolicyGroup {
  readonly name: string;
  /** So many of the members are needed. */
  readonly needed: number;
  /** Names of witnesses and groups that stand before it. */
  readonly members: readonly string[];
}

export interface Policy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  /** In the order of the text: members before the groups they are in. */
  readonly groups: readonly PolicyGroup[];
  /** A witness, a group, or `none`. */
  readonly quorum: string;
}

/** Reads the text of a policy. Throws LogError `policy-malformed`, with the line, for everything that its form does not allow. */
export function readPolicy(crypto: Crypto, text: string): Policy {
  const reader = new Reader(crypto);
  for (const [at, line] of text.split('\n').entries()) {
    const fault = faultOf(reader, line);
    if (fault !== undefined) refuse(`line ${at + 1}: ${fault}`);
  }
  return reader.policy();
}

function faultOf(reader: Reader, line: string): string | undefined {
  try {
    reader.line(line);
    return undefined;
  } catch (error) {
    if (error instanceof LogError) return error.message;
    throw error;
  }
}

class Reader {
  readonly #crypto: Crypto;
  readonly #logs: PolicyLog[] = [];
  readonly #witnesses: PolicyWitness[] = [];
  readonly #groups: PolicyGroup[] = [];
  /** Names of witnesses and groups → are they in a group? */
  readonly #names = new Map<string, boolean>();
  #quorum: string | undefined;

  constructor(crypto: Crypto) {
    this.#crypto = crypto;
  }

  line(line: string): void {
    if (/[^\P{Cc}\t]/u.test(line)) refuse('control characters');
    const [word = '#', ...rest] = line.split(/[ \t]+/).filter((part) => part !== '');
    if (word.startsWith('#')) return;
    if (word === 'log') this.#log(rest);
    else if (word === 'witness') this.#witness(rest);
    else if (word === 'group') this.#group(rest);
    else if (word === 'quorum') this.#setQuorum(rest);
    else refuse('not log, witness, group or quorum');
  }

  policy(): Policy {
    if (this.#quorum === undefined) return refuse('no quorum');
    return { logs: this.#logs, witnesses: this.#witnesses, groups: this.#groups, quorum: this.#quorum };
  }

  #log([key = '', address, ...more]: readonly string[]): void {
    if (more.length > 0) refuse('more than a key and an address');
    this.#logs.push({ key: this.#key(key, keyTypes.ed25519), ...(address === undefined ? {} : { address }) });
  }

  #witness([name = '', key = '', address, ...more]: readonly string[]): void {
    if (more.length > 0) refuse('more than a name, a key and an address');
    const known = { name, key: this.#key(key, keyTypes.cosignature) };
    this.#define(name);
    this.#witnesses.push(address === undefined ? known : { ...known, address });
  }

  #group([name = '', many = '', ...members]: readonly string[]): void {
    const needed = many === 'all' ? members.length : many === 'any' ? 1 : (wholeNumber(many) ?? 0);
    if (needed < 1 || needed > members.length) refuse('not all, any, or a number from 1 to that of the members');
    for (const member of members) {
      if (this.#names.get(member) !== false) refuse(`${member} is not defined, or in a group already`);
      this.#names.set(member, true);
    }
    this.#define(name);
    this.#groups.push({ name, needed, members });
  }

  #setQuorum([name = '', ...more]: readonly string[]): void {
    if (more.length > 0 || this.#quorum !== undefined) refuse('more than one quorum');
    if (name !== 'none' && !this.#names.has(name)) refuse(`${name} is not defined`);
    this.#quorum = name;
  }

  /** A key counts once, under whatever names: who holds it is one. */
  #key(text: string, type: number): VerifierKey {
    const key = parseVerifierKey(this.#crypto, text);
    if (key.type !== type) refuse(`a key of type ${key.type}`);
    const others = [...this.#logs, ...this.#witnesses];
    if (others.some((other) => sameBytes(other.key.publicKey, key.publicKey))) refuse('this key stands before');
    return key;
  }

  #define(name: string): void {
    if (name === 'none' || !isKeyName(name) || this.#names.has(name)) refuse(`the name ${name} cannot be given`);
    this.#names.set(name, false);
  }
}

function refuse(what: string): never {
  throw new LogError('policy-malformed', what);
}
