/** The second verifier, which shares no code with the first, answers every bundle as expected.json says, and runs from an empty folder. */

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

type Failure = Readonly<Record<string, unknown>>;
type Expected = string | readonly Failure[];

interface Claim {
  readonly claim: string;
  readonly status: 'passed' | 'failed' | 'not-checkable';
  readonly failures?: readonly Failure[];
  readonly more?: number;
  readonly why?: string;
  readonly needs?: string;
}

interface Verification {
  readonly format: string;
  readonly keys: string;
  readonly claims: readonly Claim[];
}

interface Second {
  verifyFile(
    path: string,
    trust: { keys?: readonly string[]; policy?: string },
  ): Promise<{ readonly verification: Verification }>;
}

interface Bundle {
  readonly like: string;
  readonly policy?: true;
  readonly but?: Readonly<Record<string, Expected>>;
}

const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const read = (path: string): unknown => JSON.parse(readFileSync(pathOf(path), 'utf8'));
const { bases, bundles } = read('expected.json') as {
  readonly bases: Readonly<Record<string, Readonly<Record<string, Expected>>>>;
  readonly bundles: Readonly<Record<string, Bundle>>;
};
const trust = read('trust.json') as { readonly keys: readonly string[]; readonly policy: string };
const program = pathOf('../../verifier/saylau-verify.mjs');
// Its type is said here: the file is JavaScript that nothing compiles.
const { verifyFile } = (await import(program)) as Second;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const inOrder = (all: Expected): Expected =>
  typeof all === 'string' ? all : [...all].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** A claim in the words of expected.json, each failure with the members that are expected of one of them. */
function said({ status, why = '', needs, failures = [], more = 0 }: Claim, expected: Expected = ''): Expected {
  if (status === 'passed') return 'passed';
  if (status === 'not-checkable') return needs === undefined ? why : `${why} ${needs}`;
  expect(more).toBe(0);
  const open = typeof expected === 'string' ? [] : [...expected];
  return failures.map((failure) => {
    const at = open.findIndex((one) => Object.entries(one).every(([key, value]) => same(failure[key], value)));
    return open.splice(at < 0 ? open.length : at, 1)[0] ?? failure;
  });
}

test.each(Object.entries(bundles))('%s', async (name, { like, but = {}, policy = false }) => {
  const trusted = policy ? trust : { keys: trust.keys };
  const { verification } = await verifyFile(pathOf(`bundles/${name}`), trusted);
  const expected: Readonly<Record<string, Expected>> = { ...bases[like], ...but };
  const answered = verification.claims.map((claim) => [claim.claim, inOrder(said(claim, expected[claim.claim]))]);
  expect(Object.fromEntries(answered)).toEqual(
    Object.fromEntries(Object.entries(expected).map(([claim, one]) => [claim, inOrder(one)])),
  );
  expect(verification).toMatchObject({ format: 'saylau-verification/1', keys: 'given' });
});

test('it imports nothing but what Node brings along', () => {
  const source = readFileSync(program, 'utf8');
  const imported = [...source.matchAll(/\b(?:from|import)\s*(['"])([^'"]*)\1/g)].map((match) => match[2]);
  expect(imported.length).toBeGreaterThan(3);
  expect(imported.filter((name = '') => !name.startsWith('node:') || !isBuiltin(name))).toEqual([]);
  // Nothing is loaded while it runs, under a name that is put together.
  expect(source.match(/\b(?:import|require|createRequire|getBuiltinModule)\s*\(/g)).toBeNull();
});

test('copied alone into an empty folder it runs, and its exit code says whether a claim failed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'saylau-second-'));
  try {
    copyFileSync(program, join(folder, 'verify.mjs'));
    writeFileSync(join(folder, 'policy'), trust.policy);
    const run = (...args: string[]) => spawnSync(process.execPath, ['verify.mjs', ...args], { cwd: folder });
    const sound = run(pathOf('bundles/sound-cosigned.saylau'), '--policy', 'policy', '--json');
    expect([sound.status, JSON.parse(String(sound.stdout)).keys]).toEqual([0, 'given']);
    const own = run(pathOf('bundles/signature-wrong.saylau'), '--json');
    expect([own.status, JSON.parse(String(own.stdout)).keys]).toEqual([1, 'own']);
    expect(run('nowhere.saylau').status).toBe(2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
