/** Published files on any web server: what their check pages print does what they say, and files that were changed fail. */

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publishSite, rehearserKeyFile, sourceIn } from '@saylau/server';
import type { Standing } from '@saylau/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlayedNight } from '../../../../tests/faults/played-night.js';
import { StaticSite } from '../../../../tests/site/static.test-kit.js';
import { captured, type Ran } from '../captured.test-kit.js';
import { Served } from './served.test-kit.js';

const base = '/results';
const second = fileURLToPath(new URL('../../../../verifier/saylau-verify.mjs', import.meta.url));
const served = new Served();
let live = '';
let files: StaticSite;
let site = '';
/** Of the log that the other one cites. */
let [cited, citing] = ['', ''];

const out = (path = ''): string => join(served.folder, 'out', path);

/** The browser's part of the site, of which nothing is asked here. */
function built(): string {
  const folder = join(served.folder, 'built');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'manifest.json'), '{}');
  return folder;
}

beforeAll(async () => {
  live = await served.start();
  const key = readFileSync(join(served.folder, rehearserKeyFile), 'utf8').trim();
  const own = { address: live, key, up: () => Promise.resolve() };
  const [one, other] = [new PlayedNight(own, 24, 'one'), new PlayedNight(own, 24, 'other')];
  await one.open();
  const played = one.play();
  await one.has(50);
  // Cites the first as it is now: it goes on.
  await other.open();
  await Promise.all([played, other.play()]);
  [cited, citing] = [one.origin, other.origin];
  const all = await sourceIn(served.running);
  // Pages of single places are many, and not looked at here.
  const page = async (path: string): Promise<readonly string[] | undefined> =>
    /\/(?:areas|contests|stations)\//.test(path) ? undefined : await all.page(path);
  const source = { ...all, page };
  const host = 'https://archive.example.org';
  await publishSite({ source, program: 'test', siteFolder: built(), out: out(), base, host });
  files = await StaticSite.open(out(), base);
  site = files.address + base;
}, 180_000);
afterAll(async () => {
  await files?.close();
  await served.end();
});

/** What a page prints to be run, as it stands without scripts. */
async function printedAt(address: string, path: string): Promise<readonly string[]> {
  const html = await (await fetch(address + path)).text();
  return [...html.matchAll(/<pre>([^<]+)<\/pre>/g)].flatMap(([, text = '']) => text.split('\n'));
}

/** As a shell runs it in that folder, but for where the two programs lie. */
async function ran(command: string, folder: string): Promise<Ran> {
  const [program, ...argv] = command
    .split(' ')
    .map((word) => (word.endsWith('.saylau.gz') ? join(folder, word) : word));
  if (program === 'saylau') return await captured(argv);
  expect([program, argv[0]]).toEqual(['node', 'verifier/saylau-verify.mjs']);
  return await new Promise((resolve) =>
    execFile(process.execPath, [second, ...argv.slice(1)], (error, out, err) =>
      resolve({ code: error === null ? 0 : 1, out, err }),
    ),
  );
}

describe.each([
  ['a server', () => ({ address: live, stands: 'https://…' })],
  ['published files', () => ({ address: site, stands: `https://archive.example.org${base}` })],
])('the check pages of %s', (_, where) => {
  it.each(['/en/check', '/kk/rehearsal/xx-2020/other/xx-2020-council/check'])(
    'print at %s commands that end well',
    { timeout: 60_000 },
    async (path) => {
      const { address, stands } = where();
      const commands = await printedAt(address, path);
      expect(commands.map((command) => command.split(' ').slice(0, 2).join(' '))).toEqual([
        'saylau verify',
        'saylau export',
        'node verifier/saylau-verify.mjs',
      ]);
      const folder = mkdtempSync(join(served.folder, 'reader-'));
      for (const command of commands) {
        // Scripts put in the place of the host the one that the reader came to.
        const { code, err, out: printed } = await ran(command.replace(stands, address), folder);
        expect([command, code, err, code === 0 ? '' : printed]).toEqual([command, 0, '', '']);
      }
    },
  );
});

it.each([
  ['a server', () => live],
  ['published files', () => site],
])('pages of %s say when the last entry was by the clock of the rehearsal', async (_, where) => {
  const data = async <T>(page: string): Promise<T> => {
    const answer = await fetch(`${where()}/en/rehearsal/xx-2020/one/xx-2020-council${page}/data.json`);
    return ((await answer.json()) as { readonly data: T }).data;
  };
  for (const page of ['', '/screen']) {
    const { progress } = await data<{ readonly progress: { readonly last: string } }>(page);
    expect(progress.last).toMatch(/^2020-/);
  }
});

describe('published files', () => {
  it('come to what their server comes to', async () => {
    const [there, here] = await Promise.all(
      [live, site].map(async (address) => (await captured(['verify', address, citing, '--json'])).out),
    );
    expect(here).toBe(there);
  });

  it('have a log as it was when another cited it, though it has grown since', async () => {
    const { out: printed } = await captured(['verify', site, citing, '--json']);
    const { cites } = JSON.parse(printed) as { readonly cites: readonly Standing[] };
    const cite = cites.find(({ origin }) => origin === cited);
    expect(cite?.is).toBe('same');
    const now = JSON.parse((await captured(['verify', site, cited, '--json'])).out) as { readonly size: number };
    expect(cite?.size).toBeLessThan(now.size);
    expect((cite?.size ?? 0) % 256).toBeGreaterThan(0);
  });

  it('of several logs are answered with their list where none is named', async () => {
    const { code, err } = await captured(['verify', site]);
    expect(code).toBe(2);
    expect(err).toMatch(new RegExp(`^  ${cited} +\\d+$`, 'm'));
  });

  it.each([
    ['tile/entries/000', 'tree'],
    ['checkpoint', 'checkpoint'],
  ])('fail where one byte of %s was changed', async (file, claim) => {
    const path = out(`log/${cited}/${file}`);
    const sound = readFileSync(path);
    const changed = Buffer.from(sound);
    // In a leaf an "a" becomes a "b", in a checkpoint the last digit of the root another.
    const at = file === 'checkpoint' ? sound.indexOf('\n\n') - 2 : sound.indexOf('"act":"') + 12;
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(path, changed);
    const { code, out: printed } = await captured(['verify', site, cited, '--json']);
    writeFileSync(path, sound);
    expect(code).toBe(1);
    const { claims } = JSON.parse(printed) as { readonly claims: readonly { claim: string; status: string }[] };
    expect(claims.filter(({ status }) => status === 'failed').map((one) => one.claim)).toContain(claim);
  });

  it.each(['tile/entries/000', 'checkpoint'])('fail by name and code where %s is missing', async (file) => {
    const path = out(`log/${cited}/${file}`);
    const sound = readFileSync(path);
    rmSync(path);
    const { code, out: printed } = await captured(['verify', site, cited, '--json']);
    const { out: told } = await captured(['verify', site, cited]);
    writeFileSync(path, sound);
    expect(code).toBe(1);
    expect(JSON.parse(printed)).toMatchObject({
      claims: expect.arrayContaining([
        expect.objectContaining({
          claim: 'bundle',
          status: 'failed',
          failures: [expect.objectContaining({ code: 'bundle-size', path: `/${file}` })],
        }),
      ]),
    });
    expect(told).toContain(file);
  });
});
