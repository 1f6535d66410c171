/** Every database that the store runs on, for suites that must pass on each of them. */

import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe } from 'vitest';
import { newFolder } from './folder.test-kit.js';
import { openEngine, type Place } from './open-store.js';
import { machineBinaries, npmBinaries, startPostgres } from './postgres.test-kit.js';

/** Where a lane's databases are made. */
export interface Bench {
  /** A place with nothing in it. */
  fresh(): Promise<Place>;
  end(): Promise<void>;
}

interface Lane {
  readonly name: string;
  /** Undefined where this machine has none. */
  readonly start: (() => Promise<Bench>) | undefined;
}

const fromNpm = npmBinaries();
const ofMachine = machineBinaries();
const lanes: readonly Lane[] = [
  { name: 'embedded', start: embeddedBench },
  { name: 'PostgreSQL from npm', start: fromNpm === undefined ? undefined : () => serverBench(fromNpm) },
  { name: 'PostgreSQL of this machine', start: ofMachine === undefined ? undefined : () => serverBench(ofMachine) },
];

/** The suite on each lane; a lane that this machine does not have is skipped, loudly. */
export function describeOnEach(title: string, suite: (bench: () => Bench) => void): void {
  for (const { name, start } of lanes) {
    if (start === undefined) process.stderr.write(`NOT RUN: ${title} on ${name}\n`);
    describe.skipIf(start === undefined)(`${title} on ${name}`, { timeout: 90_000 }, () => {
      let bench: Bench | undefined;
      beforeAll(async () => {
        bench = await start?.();
      });
      afterAll(() => bench?.end());
      suite(() => {
        if (bench === undefined) throw new Error('asked for before the tests run');
        return bench;
      });
    });
  }
}

/** Folders of the embedded database: copies of one that is made once, because to make one takes seconds. */
export async function embeddedBench(): Promise<Bench> {
  const model = await embeddedModel();
  const root = newFolder('embedded');
  let made = 0;
  return {
    fresh: () => {
      made += 1;
      const folder = join(root, String(made));
      cpSync(model, join(folder, 'database'), { recursive: true });
      return Promise.resolve({ folder });
    },
    end: () => {
      rmSync(root, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

/** An empty embedded database, kept in build/ from one run of the tests to the next. */
async function embeddedModel(): Promise<string> {
  const manifest = join(dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')), '../package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const build = fileURLToPath(new URL('../../../../build/', import.meta.url));
  const model = join(build, `embedded-${version}`);
  if (existsSync(model)) return model;
  mkdirSync(build, { recursive: true });
  const folder = mkdtempSync(join(build, 'embedded-new-'));
  const engine = await openEngine({ folder });
  await engine.use('public', (client) => client.query('select 1'));
  await engine.close();
  try {
    renameSync(join(folder, 'database'), model);
  } catch (error) {
    if (!existsSync(model)) throw error; // else another test was quicker
  }
  rmSync(folder, { recursive: true, force: true });
  return model;
}

async function serverBench(binaries: string): Promise<Bench> {
  const server = await startPostgres(binaries);
  return { fresh: async () => ({ url: await server.database() }), end: () => server.remove() };
}
