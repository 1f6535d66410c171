/** Cosignatures through a night: whoever asks for the checkpoint while acts come gets one that a quorum has cosigned. */

import { join } from 'node:path';
import {
  formatVerifierKey,
  LogError,
  leafHash,
  openCheckpoint,
  parseCheckpoint,
  readPolicy,
  readProofFile,
  signaturesOf,
  splitNote,
  trustedCheckpoint,
  type VerifierKey,
  verifyInclusion,
} from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import { readDefinition } from '@saylau/verify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { origin, PlayedNight, Site } from '../http/site.test-kit.js';
import { logKeys, makeLogKey, retireLogKey } from './log-keys.js';
import { type MemoryStore, quietDatabase } from './memory-store.test-kit.js';
import { Records } from './records.js';
import { Witnessing } from './witnessing.js';
import { HttpWitness } from './witnessing.test-kit.js';

const pace = { every: 20, pause: 20, longest: 80, look: 20 };

interface Cosigned {
  readonly size: number;
  readonly line: string;
}

/** Keeps cosignatures as the database does, but for their times: all of them are of this moment. */
function keepCosignatures(store: MemoryStore): readonly Cosigned[] {
  const kept: Cosigned[] = [];
  const linesOf = (size: number): string[] => kept.filter((one) => one.size === size).map(({ line }) => line);
  const addCosignature = (_: number, size: number, __: string, line: string): Promise<void> => {
    kept.push({ size, line });
    return Promise.resolve();
  };
  const bestCosigned = () => {
    const byLines = kept.map(({ size }) => ({ size, lines: linesOf(size) }));
    const [best] = byLines.sort((one, other) => other.lines.length - one.lines.length || other.size - one.size);
    return Promise.resolve(best);
  };
  Object.assign(store, { addCosignature, bestCosigned });
  return kept;
}

describe('two witnesses through a night', () => {
  let site: Site;
  let witnesses: HttpWitness[];
  let witnessing: Witnessing | undefined;
  let night: PlayedNight;
  let kept: readonly Cosigned[];

  beforeEach(async () => {
    site = await Site.open();
    kept = keepCosignatures(site.store);
    night = await PlayedNight.play(site, 0.1);
    witnesses = [];
    for (const [name, seed] of [
      ['first.example', 2],
      ['second.example', 3],
    ] as const)
      witnesses.push(await new HttpWitness(name, seed, site.log().keys).start());
  });
  afterEach(async () => {
    await witnessing?.close();
    for (const witness of witnesses) await witness.stop();
    await site.close();
  });

  const policy = (quorum: string) => {
    const lines = witnesses.map(({ signer }, at) => `witness w${at} ${formatVerifierKey(signer.key)}`);
    const [own] = site.log().keys;
    return readPolicy(
      nodeCrypto,
      [`log ${formatVerifierKey(own!)}`, ...lines, `group both ${quorum} w0 w1`, 'quorum both'].join('\n'),
    );
  };
  const begin = (): void => {
    witnessing = new Witnessing({
      witnesses: witnesses.map(({ configured }) => configured),
      store: site.store,
      crypto: nodeCrypto,
      told: () => undefined,
      logs: () => [site.log()],
      pace,
    });
    witnessing.look();
  };
  /** Both have cosigned how the log stands now; what comes after it they have not seen. */
  const cosignedOnce = async (): Promise<void> => {
    begin();
    await expect.poll(() => kept.length).toBe(2);
    await witnessing?.close();
  };
  const checkpoint = async (): Promise<string> => (await site.inject({ url: `/log/${origin}/checkpoint` })).body;

  test('the newest checkpoint has none while acts come; what is served has both, and is the beginning of the log', async () => {
    await cosignedOnce();
    await night.playTo(0.5);
    const log = site.log();
    const served = await checkpoint();
    const trusted = await trustedCheckpoint(nodeCrypto, served, origin, policy('all'));
    expect(trusted.checkpoint.size).toBeLessThan(log.size);
    await expect(trustedCheckpoint(nodeCrypto, log.checkpoint ?? '', origin, policy('any'))).rejects.toThrow(LogError);
    begin();
    await expect.poll(async () => parseCheckpoint(splitNote(await checkpoint()).text).size).toBe(log.size);
  });

  test('a receipt rests on a cosigned checkpoint if one holds the leaf, else on the newest', async () => {
    await cosignedOnce();
    const cosigned = site.log().size;
    await night.playTo(0.5);
    for (const [index, size] of [
      [0, cosigned],
      [cosigned - 1, cosigned],
      [cosigned, site.log().size],
    ] as const) {
      const url = `/api/v1/logs/${encodeURIComponent(origin)}/proof/file?index=${index}`;
      const { proof, checkpoint: note, ...read } = readProofFile((await site.inject({ url })).body);
      const stated = parseCheckpoint(splitNote(note).text);
      expect([read.index, stated.size]).toEqual([index, size]);
      const [data = new Uint8Array()] = await site.log().leaves(index, index + 1);
      const leaf = leafHash(nodeCrypto, data);
      expect(verifyInclusion(nodeCrypto, { index, size, leaf, root: stated.root, proof })).toBe(true);
    }
  });

  test('where no witness answers the newest checkpoint is served', async () => {
    for (const witness of witnesses) await witness.stop();
    begin();
    await night.playTo(0.2);
    expect(await checkpoint()).toBe(site.log().checkpoint);
  });
});

describe('a key that replaces another', () => {
  let site: Site;
  let folder: string;
  beforeEach(async () => {
    site = await Site.open();
    folder = join(site.context.folder, 'keys');
    await PlayedNight.play(site, 0.1);
  });
  afterEach(() => site.close());

  const idsOf = (): readonly string[] => logKeys(folder, origin).map(({ key }) => key.id);

  /** Who signed the checkpoint, as a process has it that starts now. */
  async function signersOnStart(known: readonly VerifierKey[]): Promise<readonly string[]> {
    const quiet = {
      grown: () => undefined,
      forgot: () => undefined,
      said: () => undefined,
      clock: Date.now,
      crypto: nodeCrypto,
      readDefinition,
    };
    const records = await Records.open({ ...quiet, database: quietDatabase, store: site.store, keys: folder });
    const [log] = records.all();
    await openCheckpoint(nodeCrypto, log?.checkpoint ?? '', origin, log?.keys ?? []);
    const signed = await signaturesOf(nodeCrypto, log?.checkpoint ?? '', known);
    await records.close();
    return signed.map(({ key }) => key.id);
  }

  test('signs beside it from the next start, though nothing is added; and alone when the old one is retired', async () => {
    const [old] = idsOf();
    makeLogKey(folder, origin);
    const known = logKeys(folder, origin).map(({ key }) => key);
    const [fresh] = idsOf();
    expect(await signersOnStart(known)).toEqual([fresh, old]);
    retireLogKey(folder, origin);
    expect(await signersOnStart(known)).toEqual([fresh]);
  });
});
