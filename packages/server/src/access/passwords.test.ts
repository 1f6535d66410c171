import { parseOptions } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { codeOf, must, QuickHasher, TestSurroundings } from './access.test-kit.js';
import { type Hasher, Passwords, passwordFault } from './passwords.js';

const account = 'station-12';
const faultOf = (password: string) => passwordFault(password, account)?.code;

describe('a new password', () => {
  it('has at least 12 characters, in any script', () => {
    expect(faultOf('elevenchars')).toBe('access-password-short');
    expect(faultOf('twelve chars')).toBeUndefined();
    expect(faultOf('он бір әріп')).toBe('access-password-short');
    expect(faultOf('он екі әріп.')).toBeUndefined();
    expect(faultOf('👍'.repeat(11))).toBe('access-password-short');
  });

  it('is not the name of the account, nor much of the same', () => {
    for (const password of ['station-12station-12', 'STATION-12-STATION-12!', 'station-12 2026']) {
      expect(faultOf(password)).toBe('access-password-name');
    }
    expect(faultOf('station-12 and twelve more')).toBeUndefined();
  });

  it('has at most 1,024 bytes', () => {
    expect(faultOf('ы'.repeat(512))).toBeUndefined();
    expect(faultOf(`${'ы'.repeat(512)}x`)).toBe('access-password-long');
  });
});

describe('a password that is kept', () => {
  const passwords = new Passwords(new TestSurroundings());

  it('is Argon2id with 19 MiB, two passes, one lane and its own salt, and is recognised', async () => {
    const [one, other] = [must(await passwords.hash('correct horse')), must(await passwords.hash('correct horse'))];
    expect(one).not.toBe(other);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(parseOptions(one)).toMatchObject({ outputLen: 32, saltLen: 16 });
    expect(must(await passwords.verify(one, 'correct horse'))).toBe(true);
    expect(must(await passwords.verify(one, 'correct horsf'))).toBe(false);
  });

  it('is the same however the keyboard composes its letters', async () => {
    const kept = must(await passwords.hash('йогурт'.normalize('NFC')));
    expect(must(await passwords.verify(kept, 'йогурт'.normalize('NFD')))).toBe(true);
  });

  it('is not recognised by its beginning when somebody types on and on', async () => {
    const longest = 'x'.repeat(1024);
    const kept = must(await passwords.hash(longest));
    expect(must(await passwords.verify(kept, longest))).toBe(true);
    expect(must(await passwords.verify(kept, `${longest}x`))).toBe(false);
  });
});

/** Ends hashes when it is told to. */
class HeldHasher implements Hasher {
  running = 0;
  most = 0;
  readonly #ends: (() => void)[] = [];

  async hash(): Promise<string> {
    this.running += 1;
    this.most = Math.max(this.most, this.running);
    await new Promise<void>((end) => this.#ends.push(end));
    this.running -= 1;
    return '';
  }

  async verify(): Promise<boolean> {
    await this.hash();
    return false;
  }

  async endAll(): Promise<void> {
    while (this.#ends.length > 0) {
      this.#ends.shift()?.();
      await new Promise(setImmediate);
    }
  }
}

describe('a flood of passwords', () => {
  it('is hashed two at a time; those who find the waiting room full are told at once', async () => {
    const hasher = new HeldHasher();
    const passwords = new Passwords(new TestSurroundings(), hasher, { atOnce: 2, waiting: 3 });
    const answers = Array.from({ length: 9 }, () => passwords.verify('', 'x'));
    await new Promise(setImmediate);
    expect(hasher.running).toBe(2);
    await hasher.endAll();
    const codes = (await Promise.all(answers)).map(codeOf);
    expect(codes.filter((code) => code === 'access-busy')).toHaveLength(4);
    expect(hasher.most).toBe(2);
    expect(hasher.running).toBe(0);
  });

  it('leaves the places free again, also after a hash that threw', async () => {
    const broken: Hasher = { hash: () => Promise.reject(new Error('no memory')), verify: () => Promise.resolve(true) };
    const passwords = new Passwords(new TestSurroundings(), broken, { atOnce: 1, waiting: 0 });
    await expect(passwords.hash('x')).rejects.toThrow('no memory');
    expect(must(await passwords.verify('', 'x'))).toBe(true);
    const quick = new Passwords(new TestSurroundings(), new QuickHasher(), { atOnce: 1, waiting: 0 });
    expect((await quick.hash('x')).ok).toBe(true);
  });
});
