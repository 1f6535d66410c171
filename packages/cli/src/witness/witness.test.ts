/** A witness: it signs nothing that is not kept, never a second tree, and keeps the evidence of who asked for one. */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkpointText,
  keyTypes,
  leafHash,
  noteText,
  signaturesOf,
  signText,
  Tree,
  writeAddCheckpoint,
} from '@saylau/log';
import { keyFromSeed, nodeCrypto, signerOf } from '@saylau/log/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InputProblem } from '../problems.js';
import { EvidenceFolder } from './evidence.js';
import { originHash } from './state-folder.js';
import { WitnessDesk } from './witness-desk.js';
import { witnessServer } from './witness-server.js';

const origin = 'results.example/day/kz';
const logSigner = signerOf(keyFromSeed(new Uint8Array(32).fill(1)), origin, keyTypes.ed25519);
const signer = signerOf(keyFromSeed(new Uint8Array(32).fill(2)), 'witness.example', keyTypes.cosignature);
const logs = [logSigner.key];

function treeOf(size: number, what = 'leaf'): Tree {
  const tree = new Tree(nodeCrypto);
  for (let n = 0; n < size; n += 1) tree.append(leafHash(nodeCrypto, new TextEncoder().encode(`${what} ${n}`)));
  return tree;
}

function noteOf(tree: Tree, size = tree.size): string {
  const text = checkpointText({ origin, size, root: tree.root(size) });
  return noteText(text, [signText(logSigner, text)]);
}

function bodyOf(old: number, tree: Tree): string {
  const proof = old === 0 ? [] : tree.consistency(old, tree.size);
  return writeAddCheckpoint({ old, proof, checkpoint: noteOf(tree) });
}

let folder: string;
let now: number;
let split: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saylau-witness-'));
  now = Date.parse('2026-11-22T05:00:00Z');
  split = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function desk(): WitnessDesk {
  return new WitnessDesk({
    crypto: nodeCrypto,
    signer,
    logs,
    folder,
    clock: () => now,
    split: (_, path) => split.push(path),
  });
}

const statePath = (): string => join(folder, `${originHash(origin)}.json`);

describe('what it signs is kept', () => {
  test('before the answer is there, with the signature in it', async () => {
    const { status, body } = await desk().addCheckpoint(bodyOf(0, treeOf(3)));
    expect(status).toBe(200);
    const kept = JSON.parse(readFileSync(statePath(), 'utf8'));
    expect(kept).toMatchObject({ origin, size: 3, time: now / 1000 });
    expect(kept.cosigned).toContain(body);
  });

  test('and known after a start: it goes on from there, and not from the beginning', async () => {
    await desk().addCheckpoint(bodyOf(0, treeOf(3)));
    const again = desk();
    expect(await again.addCheckpoint(bodyOf(0, treeOf(5)))).toMatchObject({ status: 409, body: '3\n' });
    expect(await again.addCheckpoint(bodyOf(3, treeOf(5)))).toMatchObject({ status: 200 });
    expect(again.cosigned(origin)).toContain('\n5\n');
  });

  test('else nothing is signed: where the disk refuses, the next request finds the state before', async () => {
    const one = desk();
    await one.addCheckpoint(bodyOf(0, treeOf(3)));
    mkdirSync(join(folder, `${originHash(origin)}.json.new`));
    await expect(one.addCheckpoint(bodyOf(3, treeOf(5)))).rejects.toThrow();
    rmSync(join(folder, `${originHash(origin)}.json.new`), { recursive: true });
    expect(JSON.parse(readFileSync(statePath(), 'utf8')).size).toBe(3);
    expect(await one.addCheckpoint(bodyOf(3, treeOf(4)))).toMatchObject({ status: 200 });
  });

  test('of two requests at once from the same size only one is signed', async () => {
    const one = desk();
    await one.addCheckpoint(bodyOf(0, treeOf(3)));
    const [grown, forked] = [treeOf(6), treeOf(3)];
    for (let n = 0; n < 3; n += 1) forked.append(leafHash(nodeCrypto, new TextEncoder().encode(`fork ${n}`)));
    const answers = await Promise.all([grown, forked].map((tree) => one.addCheckpoint(bodyOf(3, tree))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(split).toHaveLength(1);
  });

  test('a cosignature is never dated before an earlier one', async () => {
    const one = desk();
    await one.addCheckpoint(bodyOf(0, treeOf(3)));
    const before = now;
    now -= 3_600_000;
    const { body } = await desk().addCheckpoint(bodyOf(3, treeOf(4)));
    const [signature] = await signaturesOf(nodeCrypto, `${noteOf(treeOf(4))}${body}`, [signer.key]);
    expect(signature?.time).toBe(before / 1000);
  });
});

describe('a state that cannot be read', () => {
  test.each<[string, (text: string) => string]>([
    ['empty', () => ''],
    ['cut off', (text) => text.slice(0, 40)],
    ['of another log', (text) => text.replaceAll('/day/kz', '/day/xx')],
    ['of another size than its checkpoint', (text) => text.replace('"size":3', '"size":2')],
    ['without its checkpoint', (text) => text.replace('"note"', '"not"')],
    ['a list', () => '[]'],
  ])('%s: it does not begin', async (_, change) => {
    await desk().addCheckpoint(bodyOf(0, treeOf(3)));
    writeFileSync(statePath(), change(readFileSync(statePath(), 'utf8')));
    expect(desk).toThrow(InputProblem);
  });
});

describe('evidence', () => {
  test('of a split view is kept: two checkpoints of one size, both signed by the log', async () => {
    const one = desk();
    await one.addCheckpoint(bodyOf(0, treeOf(3)));
    expect(await one.addCheckpoint(bodyOf(3, treeOf(3, 'other')))).toMatchObject({ status: 422 });
    const [evidence] = one.evidence();
    expect(evidence).toMatchObject({ origin, size: 3, notes: [noteOf(treeOf(3)), noteOf(treeOf(3, 'other'))] });
    for (const note of evidence?.notes ?? []) expect(await signaturesOf(nodeCrypto, note, logs)).toHaveLength(1);
    expect(split).toEqual([evidence?.path]);
    expect(new EvidenceFolder(folder).all()).toHaveLength(1);
  });

  test('is kept once, however often it is sent', async () => {
    const one = desk();
    await one.addCheckpoint(bodyOf(0, treeOf(3)));
    for (let n = 0; n < 3; n += 1) await one.addCheckpoint(bodyOf(3, treeOf(3, 'other')));
    expect(split).toHaveLength(1);
  });

  test('of a log that signs endlessly many trees does not fill the disk', async () => {
    const one = desk();
    await one.addCheckpoint(bodyOf(0, treeOf(1)));
    for (let n = 0; n < 105; n += 1) await one.addCheckpoint(bodyOf(1, treeOf(1, `other ${n}`)));
    expect(readdirSync(join(folder, 'evidence'))).toHaveLength(100);
  });

  test('nobody else can make: it takes the signature of the log', async () => {
    const one = desk();
    await one.addCheckpoint(bodyOf(0, treeOf(3)));
    const text = checkpointText({ origin, size: 3, root: treeOf(3, 'other').root() });
    const checkpoint = noteText(text, [signText({ ...logSigner, sign: () => new Uint8Array(64) }, text)]);
    expect(await one.addCheckpoint(writeAddCheckpoint({ old: 3, proof: [], checkpoint }))).toMatchObject({
      status: 403,
    });
    expect(one.evidence()).toEqual([]);
  });
});

describe('over HTTP', () => {
  let server: Server;
  let address: string;
  let failures: unknown[];
  beforeEach(async () => {
    failures = [];
    server = witnessServer(desk(), { logs, signer }, (error) => failures.push(error));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const post = (body: string | Uint8Array): Promise<Response> =>
    fetch(`${address}/add-checkpoint`, { method: 'POST', body: Buffer.from(body) });

  test('a checkpoint is cosigned, and then given to everybody under the hash of its origin', async () => {
    expect((await fetch(`${address}/${originHash(origin)}/checkpoint`)).status).toBe(404);
    const line = await (await post(bodyOf(0, treeOf(3)))).text();
    const kept = await (await fetch(`${address}/${originHash(origin)}/checkpoint`)).text();
    expect(kept).toBe(`${noteOf(treeOf(3))}${line}`);
  });

  test('a wrong size is answered with the right one, of the type that the format names', async () => {
    await post(bodyOf(0, treeOf(3)));
    const answer = await post(bodyOf(0, treeOf(5)));
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      409,
      'text/x.tlog.size',
      '3\n',
    ]);
  });

  test('evidence is given to everybody, without paths of this machine', async () => {
    await post(bodyOf(0, treeOf(3)));
    await post(bodyOf(3, treeOf(3, 'other')));
    const all = (await (await fetch(`${address}/evidence`)).json()) as readonly object[];
    expect(all).toHaveLength(1);
    expect(JSON.stringify(all)).not.toContain(folder);
  });

  test.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['no UTF-8', Uint8Array.of(0x6f, 0x6c, 0x64, 0x20, 0xff)],
    ['too much', 'x'.repeat(2_000_000)],
    ['a byte-order mark before it', `\ufeff${bodyOf(0, treeOf(3))}`],
  ])('%s is refused', async (_, body) => {
    // Of what is too much the rest is not read: the connection may be cut before the answer is.
    const status = await post(body).then(
      (answer) => answer.status,
      () => 'cut',
    );
    expect([400, 'cut']).toContain(status);
    expect(failures).toEqual([]);
    expect((await post(bodyOf(0, treeOf(3)))).status).toBe(200);
  });

  test('what the disk refuses is 500, told, and signs nothing', async () => {
    mkdirSync(join(folder, `${originHash(origin)}.json.new`));
    const answer = await post(bodyOf(0, treeOf(3)));
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('—');
    expect(failures).toHaveLength(1);
  });

  test.each([
    ['GET', '/add-checkpoint', 405],
    ['DELETE', '/', 405],
    ['POST', '/evidence', 405],
    ['GET', '/', 200],
    ['HEAD', '/', 200],
    ['GET', '/../state', 404],
    ['GET', `/${'0'.repeat(64)}/checkpoint`, 404],
    ['GET', '/?x=1', 200],
  ])('%s %s is answered with %i', async (method, path, status) => {
    // Not `fetch`, which would put the path right.
    const answered = await new Promise((resolve) => {
      httpRequest(`${address}`, { method, path }, (response) => resolve(response.resume().statusCode)).end();
    });
    expect(answered).toBe(status);
  });
});
