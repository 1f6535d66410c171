/** `saylau user`: people come in by invitation only, sign in for one command, and are told in their language what is refused. */

import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { captured } from '../captured.test-kit.js';
import { main } from '../main.js';
import { codeAt, password, Site } from './site.test-kit.js';

let site: Site;
beforeAll(async () => {
  site = await new Site().open();
});
afterAll(() => site.end());

const address = (): string => site.server.address;
const invited = async (...words: readonly string[]): Promise<string> => {
  const { out, err } = await site.as('administrator', ['user', 'invite', address(), '--json', ...words]);
  return JSON.parse(out || err).token;
};
const accounts = async () => {
  const { out } = await site.as('administrator', ['user', 'list', address(), '--json']);
  return JSON.parse(out) as {
    accounts: { name: string; role: string; as?: object; state: string }[];
    invitations: object[];
  };
};

describe('an invitation', () => {
  test.each([
    ['abai-chair', ['--role', 'territorial', '--area', 'abai'], { office: 'territorial', area: 'abai' }],
    ['st-0034', ['--role', 'precinct', '--station', '0034'], { office: 'precinct', station: '0034' }],
    ['centre', ['--role', 'central'], { office: 'central' }],
    ['watcher', ['--role', 'observer', '--as-name', 'observer-17'], { office: 'observer', name: 'observer-17' }],
    ['reader', ['--role', 'auditor'], undefined],
  ])('makes the account %s with the office that it names', async (name, words, as) => {
    await site.accept(await invited('--name', name, ...words));
    const found = (await accounts()).accounts.find((account) => account.name === name);
    expect(found?.as).toEqual(as);
    expect(found?.role).toBe(words[1]);
  });

  test.each([
    [['--role', 'precinct']],
    [['--role', 'auditor', '--area', 'abai']],
    [['--role', 'territorial', '--area', 'abai', '--station', '1']],
    [['--role', 'chief']],
    [[]],
  ])('%j is a wrong call, and nobody signs in for it', async (words) => {
    const trail = (): Promise<unknown> =>
      site.server.context.store.database('saylau').read('select size from trail_head');
    const before = await trail();
    const { code } = await site.as('administrator', ['user', 'invite', address(), '--name', 'x-y-z', ...words]);
    expect(code).toBe(2);
    expect(await trail()).toEqual(before);
  });

  test('can be taken at a terminal: password twice, secret, a wrong code, a right one; the password is not shown', async () => {
    const token = await invited('--name', 'typist', '--role', 'auditor');
    const terminal = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
    const answers: ((shown: string) => string)[] = [
      () => `${password}\r`,
      () => `${password}\r`,
      () => '000000\n',
      (shown) => `${codeAt((/(?:[A-Z2-7]{4} ?){8}/.exec(shown)?.[0] ?? '').replaceAll(' ', ''), Date.now())}\n`,
    ];
    let shown = '';
    const write = (text: string): void => {
      shown += text;
      if (text.endsWith(': ')) terminal.write(answers.shift()?.(shown) ?? '\u0003');
    };
    const io = {
      out: write,
      err: write,
      stdin: terminal,
      env: {},
      width: 100,
      colours: false,
      progress: false,
      drained: () => Promise.resolve(),
    };
    expect(await main(['user', 'accept', address(), token], io)).toBe(0);
    expect(shown).toContain('“typist” is yours');
    expect(shown).toContain('This is not the code');
    expect(shown).not.toContain(password);
  });

  test('that is not given where nobody can be asked is said to stand behind the address', async () => {
    const { code, err } = await captured(['user', 'accept', address()], { stdin: '' });
    expect([code, err]).toEqual([2, expect.stringContaining(`saylau user accept ${address()} <invitation>`)]);
  });

  test('that is unknown or used opens nothing, and says so in the language asked for', async () => {
    const token = await invited('--name', 'once', '--role', 'auditor');
    await site.accept(token);
    for (const one of [token, 'unknown']) {
      const way = ['user', 'accept', address(), one, '--password-file', site.passwordFile, '--lang', 'ru'];
      const { code, err } = await captured(way);
      expect([code, err]).toEqual([1, expect.stringContaining('Приглашение неизвестно, использовано')]);
    }
  });

  test('is not finished with a wrong code, and is with a right one after that', async () => {
    const way = ['user', 'accept', address(), await invited('--name', 'second-try', '--role', 'auditor')];
    const begun = await captured([...way, '--password-file', site.passwordFile]);
    expect(begun.out).toContain(`saylau ${way.join(' ')} --code <code>\n`);
    const secret = /(?:[A-Z2-7]{4} ?){8}/.exec(begun.out)?.[0].replaceAll(' ', '') ?? '';
    expect((await captured([...way, '--code', '000000'])).code).toBe(1);
    expect((await captured([...way, '--code', codeAt(secret, Date.now())])).code).toBe(0);
  });
});

describe('who asks', () => {
  test('is asked for by both ways, where both are', async () => {
    for (const argv of [
      ['user', 'list', address()],
      ['backup', address(), '--out', join(site.folder, 'none')],
    ]) {
      const { code, err } = await captured(argv);
      expect([code, err]).toEqual([2, expect.stringMatching(/--sign-in [^\n]*--key /)]);
    }
  });

  test('is not sent a file that holds no access key', async () => {
    for (const argv of [
      ['user', 'list', address()],
      ['backup', address(), '--out', join(site.folder, 'none')],
    ]) {
      const { code, err } = await captured([...argv, '--key', site.passwordFile]);
      expect([code, err]).toEqual([1, expect.stringContaining(`“${site.passwordFile}” holds no access key`)]);
      expect(err).not.toContain(password);
      const env = { SAYLAU_KEY: 'something' };
      expect((await captured(argv, { env })).err).toContain('“SAYLAU_KEY” holds no access key');
    }
  });

  test.each([
    ['a scope that there is not', ['--scopes', 'take-backups,all'], '“all”'],
    ['days that are none', ['--scopes', 'take-backups', '--days', '0'], '--days'],
    ['a folder that is not there', ['--scopes', 'take-backups', '--out', '/nowhere/a.key'], '/nowhere'],
  ])('is not asked for a password before %s is refused', async (_, options, named) => {
    const way = ['user', 'key', address(), '--label', 'x', ...options, '--sign-in', 'administrator'];
    const { err } = await captured(way, { stdin: '' });
    expect(err).toContain(named);
    expect(err).not.toContain('--password-file');
  });
});

describe('signing in', () => {
  test('lasts for one command: no session is left behind, whether it did what was asked or not', async () => {
    await accounts();
    await site.as('administrator', ['user', 'close', address(), 'nobody']);
    const [row] = await site.server.context.store.database('saylau').read('select count(*)::integer as n from session');
    expect(row).toEqual({ n: 0 });
  });

  test('with a wrong password is refused, and prints neither password nor code', async () => {
    site.pass();
    const code = site.code();
    const wrong = join(site.folder, 'data', 'rehearser.key');
    const ran = await captured([
      'user',
      'list',
      address(),
      '--sign-in',
      'administrator',
      '--password-file',
      wrong,
      '--code',
      code,
    ]);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('access-sign-in');
    expect(ran.out + ran.err).not.toContain(code);
    expect(ran.out + ran.err).not.toContain(readFileSync(wrong, 'utf8').trim());
  });

  test('sends no password over a line that others can listen to', async () => {
    const { code, err } = await captured([
      'user',
      'list',
      'http://results.example',
      '--sign-in',
      'administrator',
      '--password-file',
      site.passwordFile,
      '--code',
      '1',
    ]);
    expect([code, err]).toEqual([1, expect.stringContaining('https')]);
  });

  test('where nobody can be asked says which option is missing', async () => {
    const { code, err } = await captured(['user', 'list', address(), '--sign-in', 'administrator']);
    expect([code, err]).toEqual([2, expect.stringContaining('--password-file')]);
  });
});

describe('an account', () => {
  test('that is closed signs in no more', async () => {
    await site.accept(await invited('--name', 'to-close', '--role', 'auditor'));
    expect((await site.as('to-close', ['user', 'list', address()])).code).toBe(0);
    expect((await site.as('administrator', ['user', 'close', address(), 'to-close'])).code).toBe(0);
    expect((await site.as('to-close', ['user', 'list', address()])).code).toBe(1);
    expect((await accounts()).accounts.find(({ name }) => name === 'to-close')?.state).toBe('closed');
  });

  test('that is reset is taken again by its new invitation', async () => {
    await site.accept(await invited('--name', 'to-reset', '--role', 'auditor'));
    const { out } = await site.as('administrator', ['user', 'reset', address(), 'to-reset', '--json']);
    expect((await site.as('to-reset', ['user', 'list', address()])).code).toBe(1);
    await site.accept(JSON.parse(out).token);
    expect((await site.as('to-reset', ['user', 'list', address()])).code).toBe(0);
  });

  test('with a slip in its name: the near one is named, and nothing is done', async () => {
    const { code, err } = await site.as('administrator', ['user', 'close', address(), 'abai-chiar']);
    expect([code, err]).toEqual([1, expect.stringContaining('abai-chair')]);
  });

  test('of an auditor invites nobody', async () => {
    const { code, err } = await site.as('reader', [
      'user',
      'invite',
      address(),
      '--name',
      'friend',
      '--role',
      'auditor',
    ]);
    expect([code, err]).toEqual([1, expect.stringContaining('access-forbidden')]);
  });
});

describe('a key', () => {
  test('is shown once, does what it may, and nothing when it is revoked', async () => {
    const path = await site.key('read-trail');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect((await captured(['user', 'list', address(), '--key', path])).code).toBe(0);
    const listed = await site.as('administrator', ['user', 'keys', address()]);
    const key = readFileSync(path, 'utf8').trim();
    expect(listed.out).toContain(key.slice(0, 13));
    expect(listed.out).not.toContain(key);
    expect((await site.as('administrator', ['user', 'revoke', address(), key.slice(0, 13)])).code).toBe(0);
    expect((await captured(['user', 'list', address(), '--key', path])).err).toContain('access-key');
  });

  test('is not made where its file is there already', async () => {
    const count = async (): Promise<number> =>
      JSON.parse((await site.as('administrator', ['user', 'keys', address(), '--json'])).out).length;
    const before = await count();
    const words = ['user', 'key', address(), '--label', 'x', '--scopes', 'read-trail', '--out', site.passwordFile];
    expect((await site.as('administrator', words)).code).toBe(1);
    expect(readFileSync(site.passwordFile, 'utf8')).toBe(`${password}\n`);
    expect(await count()).toBe(before);
  });

  test('does not manage accounts', async () => {
    const path = await site.key('take-backups');
    const { code } = await captured(['user', 'list', address(), '--key', path]);
    expect(code).toBe(1);
  });

  test.each(['0', '366', '-1', 'x', '1.5'])('for %s days is a wrong call', async (days) => {
    const words = ['user', 'key', address(), '--label', 'x', '--scopes', 'read-trail', '--days', days];
    expect((await site.as('administrator', words)).code).toBe(2);
  });
});

describe('rescue', () => {
  const rescue = (...words: readonly string[]) => captured(['user', 'rescue', '--data', site.data, ...words]);

  test('is refused while a server uses the folder', async () => {
    const { code, err } = await rescue('--name', 'second');
    expect([code, err]).toEqual([1, expect.stringContaining('Another process')]);
  });

  test('where there is no database makes none', async () => {
    const nowhere = join(site.folder, 'nowhere');
    expect((await captured(['user', 'rescue', '--data', nowhere, '--name', 'second'])).code).toBe(1);
    expect(existsSync(nowhere)).toBe(false);
  });

  test('invites an administrator, with a new secret where the old one is lost', async () => {
    await site.stop();
    rmSync(join(site.data, 'secret'));
    expect((await rescue('--name', 'administrator')).err).toContain('taken');
    const { code, out, err } = await rescue('--name', 'second', '--json');
    expect([code, err]).toEqual([0, expect.stringContaining('Second factors made before do not work')]);
    await site.start();
    await site.accept(JSON.parse(out).token);
    expect((await site.as('second', ['user', 'list', address()])).code).toBe(0);
    expect((await site.as('administrator', ['user', 'list', address()])).code).toBe(1);
  });
});
