/** Witnessing: what is cosigned is kept only when it is right, and nothing that a witness does or fails to do stops the log. */

import { addSignature, keyTypes, signaturesOf, signText } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Witnessing } from './witnessing.js';
import { GrownLog, HttpWitness, Notebook, signerNamed } from './witnessing.test-kit.js';

const pace = { every: 20, pause: 20, longest: 80, look: 30 };

let log: GrownLog;
let witness: HttpWitness;
let notebook: Notebook;
let running: Witnessing[];

beforeEach(async () => {
  log = new GrownLog();
  witness = await new HttpWitness('witness.example', 2, [log.signer.key]).start();
  notebook = new Notebook();
  running = [];
});
afterEach(async () => {
  for (const one of running) await one.close();
  await witness.stop();
});

function begin(witnesses = [witness], logs = [log]): Witnessing {
  const configured = witnesses.map((one) => one.configured);
  const { store, tell } = notebook;
  const begun = new Witnessing({
    witnesses: configured,
    store,
    crypto: nodeCrypto,
    told: tell,
    logs: () => logs,
    pace,
  });
  running.push(begun);
  return begun;
}

const sizes = (): readonly number[] => notebook.kept.map(({ size }) => size);

test('the newest checkpoint is cosigned, and what is kept is the signature of the witness under it', async () => {
  const witnessing = begin();
  log.grow(3);
  witnessing.grown(log);
  await expect.poll(sizes).toEqual([3]);
  const [{ line, witness: by } = { line: '', witness: '' }] = notebook.kept;
  const signatures = await signaturesOf(nodeCrypto, addSignature(log.checkpoint ?? '', line), [witness.signer.key]);
  expect(signatures).toHaveLength(1);
  expect(by).toBe(`witness.example+${witness.signer.key.id}`);
});

test('while the log grows the newest is brought, not each, and the last one is brought too', async () => {
  const witnessing = begin();
  for (let n = 0; n < 200; n += 1) {
    log.grow(1);
    witnessing.grown(log);
    if (n % 10 === 0) await new Promise((go) => setTimeout(go, 2));
  }
  await expect.poll(() => sizes().at(-1)).toBe(200);
  expect(sizes().length).toBeLessThan(100);
  expect(witness.answered.every((status) => status === 200)).toBe(true);
});

test('an empty log is not spoken of', async () => {
  begin().grown(log);
  await new Promise((go) => setTimeout(go, 60));
  expect(witness.answered).toEqual([]);
});

test('a log that another process appends to is left to it', async () => {
  log.grow(3);
  log.isWriting = false;
  const witnessing = begin();
  witnessing.grown(log);
  await new Promise((go) => setTimeout(go, 80));
  expect(witness.answered).toEqual([]);
  log.isWriting = true;
  await expect.poll(sizes).toEqual([3]);
});

test('after a start the witness itself says how far it was, and is brought the rest', async () => {
  log.grow(5);
  begin();
  await expect.poll(sizes).toEqual([5]);
  await running.pop()?.close();
  log.grow(4);
  begin();
  await expect.poll(sizes).toEqual([5, 9]);
  expect(witness.answered).toEqual([200, 409, 200]);
});

test('a witness that lost what it had signed is brought the whole log again', async () => {
  const witnessing = begin();
  log.grow(5);
  witnessing.grown(log);
  await expect.poll(sizes).toEqual([5]);
  witness.states = new Map();
  log.grow(1);
  witnessing.grown(log);
  await expect.poll(sizes).toEqual([5, 6]);
});

describe('what is no cosignature is not kept', () => {
  const stranger = signerNamed('witness.example', 9, keyTypes.cosignature);

  test.each<[string, (right: string) => string]>([
    ['nothing', () => ''],
    [
      'a signature of another text',
      (right) => right.replace(/[A-Za-z](?=[A-Za-z0-9+/]{20})/, (one) => (one === 'A' ? 'B' : 'A')),
    ],
    ['a signature of another key under its name', () => signText(stranger, 'x\n')],
    ['a signature as a log would make it', () => signText(log.signer, log.text)],
    ['text', () => 'Service Unavailable'],
    ['an endless line', (right) => `${right}${'x'.repeat(100_000)}`],
  ])('%s', async (_, instead) => {
    witness.instead = instead;
    log.grow(3);
    begin().grown(log);
    await expect.poll(() => notebook.words[0]).toMatch(/wrong-signature|unreachable/);
    expect(notebook.kept).toEqual([]);
    witness.instead = undefined;
    await expect.poll(sizes).toEqual([3]);
    expect(notebook.words.at(-1)).toBe('cosigned');
  });

  test('lines of others beside the right one are left out', async () => {
    witness.instead = (right) => `${signText(stranger, 'x\n')}${signText(log.signer, log.text)}${right}`;
    log.grow(3);
    begin().grown(log);
    await expect.poll(sizes).toEqual([3]);
    expect(notebook.kept[0]?.line.match(/\n/g)).toHaveLength(1);
    expect(notebook.kept[0]?.line).toContain('— witness.example ');
  });
});

test('a witness that is away is told once, asked again, and told when it is back', async () => {
  await witness.stop();
  log.grow(3);
  const witnessing = begin();
  witnessing.grown(log);
  await expect.poll(() => notebook.words).toEqual(['unreachable']);
  await expect.poll(() => witnessing.secondsBehind).toBeGreaterThan(0.1);
  await witness.start();
  await expect.poll(() => notebook.words).toEqual(['unreachable', 'cosigned']);
  expect(sizes()).toEqual([3]);
  expect(witnessing.secondsBehind).toBe(0);
});

test('a witness that does not watch the log is asked ever more rarely', async () => {
  witness.watch([]);
  log.grow(3);
  begin().grown(log);
  await new Promise((go) => setTimeout(go, 400));
  expect(notebook.words).toEqual(['refused']);
  expect([running[0]?.refusing, running[0]?.secondsBehind]).toEqual([1, 0]);
  expect(witness.answered.length).toBeLessThan(10);
  witness.watch([log.signer.key]);
  await expect.poll(sizes).toEqual([3]);
  expect(running[0]?.refusing).toBe(0);
});

test('a record that was set back is seen: the witness has signed more', async () => {
  const witnessing = begin();
  log.grow(8);
  witnessing.grown(log);
  await expect.poll(sizes).toEqual([8]);
  await running.pop()?.close();
  log.rewrite(5, 'leaf');
  begin().grown(log);
  await expect.poll(() => notebook.words.at(-1)).toBe('ahead');
  expect(sizes()).toEqual([8]);
});

test.each([
  ['of the same size', 8],
  ['that is larger', 11],
])('another tree %s is not cosigned', async (_, size) => {
  const witnessing = begin();
  log.grow(8);
  witnessing.grown(log);
  await expect.poll(sizes).toEqual([8]);
  await running.pop()?.close();
  log.rewrite(size, 'forged');
  begin().grown(log);
  await expect.poll(() => notebook.words.at(-1)).toBe('disputed');
  expect(sizes()).toEqual([8]);
});

test('cosignatures of several witnesses meet: also of a slow one, while the log grows', async () => {
  const second = await new HttpWitness('second.example', 3, [log.signer.key]).start();
  second.slow = 30;
  const witnessing = begin([witness, second]);
  for (let n = 0; n < 30; n += 1) {
    log.grow(1);
    witnessing.grown(log);
    await new Promise((go) => setTimeout(go, 5));
  }
  await expect.poll(() => sizes().filter((size) => size === 30)).toHaveLength(2);
  const met = new Set(sizes().filter((size, at) => sizes().indexOf(size) !== at));
  expect(met.size).toBe(new Set(sizes()).size);
  await second.stop();
});

test('one witness that is away does not hold up another', async () => {
  const second = await new HttpWitness('second.example', 3, [log.signer.key]).start();
  await second.stop();
  const witnessing = begin([second, witness]);
  for (const size of [1, 2, 3]) {
    log.grow(1);
    witnessing.grown(log);
    await expect.poll(sizes).toContain(size);
  }
});

test('what the store does not keep is asked for again, and nothing breaks', async () => {
  notebook.full = true;
  log.grow(3);
  begin().grown(log);
  await expect.poll(() => notebook.words).toEqual(['failed']);
  expect(notebook.told[0]?.error).toBeInstanceOf(Error);
  notebook.full = false;
  await expect.poll(sizes).toEqual([3]);
});

test('closed, it says nothing more, also in the middle of a conversation', async () => {
  witness.slow = 50;
  log.grow(3);
  const witnessing = begin();
  witnessing.grown(log);
  await new Promise((go) => setTimeout(go, 20));
  await witnessing.close();
  log.grow(1);
  witnessing.grown(log);
  await new Promise((go) => setTimeout(go, 120));
  expect(notebook.kept).toEqual([]);
  expect(notebook.told).toEqual([]);
  expect(witness.answered.length).toBeLessThanOrEqual(1);
});
