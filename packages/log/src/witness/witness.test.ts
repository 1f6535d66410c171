/** A witness: each status, in the order in which they are looked at, and the attacks that it is there for. */

import { describe, expect, test } from 'vitest';
import { toBase64 } from '../bytes/base64.js';
import { utf8 } from '../bytes/text.js';
import { classicData } from '../merkle/classic.test-kit.js';
import { treeOf } from '../merkle/grown.test-kit.js';
import type { Tree } from '../merkle/tree.js';
import { nodeCrypto } from '../node.js';
import { checkpointText, cosign } from '../notes/checkpoint.js';
import { keyTypes } from '../notes/key.js';
import { addSignature, noteText, signaturesOf, signText, splitNote } from '../notes/note.js';
import {
  classicCheckpoint,
  classicTree,
  countedSigner,
  logSigner,
  origin,
  witnessSigner,
} from '../notes/signers.test-kit.js';
import { readAddCheckpoint, writeAddCheckpoint } from './request.js';
import { Witness, type WitnessAnswer, type WitnessState, watchedLogs } from './witness.js';

const coded = (code: string) => expect.objectContaining({ name: 'LogError', code });
const witness = new Witness(nodeCrypto, [witnessSigner], watchedLogs([logSigner.key]));
const now = 1_700_000_000;

/** One request after the other, with what was kept before. */
async function ask(body: string, last?: WitnessState, at = now, asked = witness): Promise<WitnessAnswer> {
  const read = await asked.read(body);
  return 'answer' in read ? read.answer : asked.decide(read.request, last, at);
}

/** A request of a log with that tree. */
function request(old: number, size: number, tree: Tree = classicTree): string {
  const text = checkpointText({ origin, size, root: tree.root(size) });
  const proof = old <= size ? tree.consistency(old, size) : [];
  return writeAddCheckpoint({ old, proof, checkpoint: noteText(text, [signText(logSigner, text)]) });
}

/** What is kept after a tree of that size was signed. */
async function stateAt(size: number): Promise<WitnessState> {
  const { state } = await ask(request(0, size));
  return state!;
}

const rewritten = treeOf(classicData.map((leaf, index) => (index === 2 ? utf8('rewritten') : leaf)));

describe('200', () => {
  test('the first checkpoint of a log: its cosignature is the published one', async () => {
    const { status, body, state } = await ask(request(0, 8));
    expect(status).toBe(200);
    expect(addSignature(classicCheckpoint(8), body)).toBe(classicCheckpoint(8, [witnessSigner], now));
    expect(state).toEqual({ size: 8, root: classicTree.root(8), note: classicCheckpoint(8), time: now });
  });

  test.each([
    [0, 0],
    [0, 1],
    [1, 2],
    [3, 7],
    [4, 8],
    [6, 6],
  ])('from %i to %i', async (from, to) => {
    const answer = await ask(request(from, to), from === 0 ? undefined : await stateAt(from));
    expect(answer.status).toBe(200);
    expect(answer.state?.size).toBe(to);
    const cosigned = addSignature(classicCheckpoint(to), answer.body);
    expect(await signaturesOf(nodeCrypto, cosigned, [witnessSigner.key])).toEqual([
      { key: witnessSigner.key, time: now },
    ]);
  });

  test('signs with all its keys', async () => {
    const second = countedSigner(99, 'witness.example/w1', keyTypes.cosignature);
    const both = new Witness(nodeCrypto, [witnessSigner, second], watchedLogs([logSigner.key]));
    const { body } = await ask(request(0, 8), undefined, now, both);
    const signatures = await signaturesOf(nodeCrypto, addSignature(classicCheckpoint(8), body), [second.key]);
    expect(signatures).toHaveLength(1);
    expect(body.match(/\n/gu)).toHaveLength(2);
  });

  test('passes over signatures of others', async () => {
    const stranger = countedSigner(77, 'stranger', keyTypes.ed25519);
    const { text } = splitNote(classicCheckpoint(8));
    const checkpoint = addSignature(classicCheckpoint(8), signText(stranger, text));
    expect((await ask(writeAddCheckpoint({ old: 0, proof: [], checkpoint }))).status).toBe(200);
  });

  test('cosigns extension lines with the rest of the text', async () => {
    const text = `${checkpointText({ origin, size: 8, root: classicTree.root() })}extension\n`;
    const checkpoint = noteText(text, [signText(logSigner, text)]);
    const { body } = await ask(writeAddCheckpoint({ old: 0, proof: [], checkpoint }));
    expect(body).toBe(cosign(witnessSigner, text, now));
  });

  test('does not go back in time when its clock does', async () => {
    const { state } = await ask(request(0, 4), undefined, now);
    const later = await ask(request(4, 8), state, now - 1000);
    expect(later.body).toBe(cosign(witnessSigner, splitNote(classicCheckpoint(8)).text, now));
    expect(later.state?.time).toBe(now);
  });
});

describe('400', () => {
  const right = request(4, 8);
  test.each([
    ['nothing', ''],
    ['no old size', right.replace('old 4\n', '')],
    ['an old size with a zero before', right.replace('old 4', 'old 04')],
    ['a negative old size', right.replace('old 4', 'old -4')],
    ['an old size of 2^53', right.replace('old 4', 'old 9007199254740992')],
    ['two spaces', right.replace('old 4', 'old  4')],
    ['another word', right.replace('old 4', 'Old 4')],
    ['a proof line that is no base64', right.replace('\n\n', '\n?\n\n')],
    ['a proof line of 31 bytes', right.replace('\n\n', `\n${toBase64(new Uint8Array(31))}\n\n`)],
    ['64 proof lines', `old 4\n${`${toBase64(new Uint8Array(32))}\n`.repeat(64)}\n${classicCheckpoint(8)}`],
    ['no checkpoint', right.slice(0, right.indexOf('\n\n') + 2)],
    ['no empty line', right.replace('\n\n', '\n')],
    ['a checkpoint that is no note', 'old 0\n\nsomething else\n'],
    ['a note that is no checkpoint', `old 0\n\n${noteText('text\n', [signText(logSigner, 'text\n')])}`],
    ['Windows line ends', right.replaceAll('\n', '\r\n')],
  ])('%s', async (_, body) => {
    expect(await ask(body, await stateAt(4))).toMatchObject({ status: 400 });
  });

  test('an old size above that of the checkpoint', async () => {
    const answer = await ask(request(8, 4), await stateAt(8));
    expect(answer.status).toBe(400);
    expect(answer.state).toBeUndefined();
  });
});

describe('404', () => {
  test('a log that is not watched, whoever signs', async () => {
    const text = checkpointText({ origin: 'log.example/other', size: 8, root: classicTree.root() });
    const checkpoint = noteText(text, [signText(logSigner, text)]);
    expect((await ask(writeAddCheckpoint({ old: 0, proof: [], checkpoint }))).status).toBe(404);
  });
});

describe('403', () => {
  const signedBy = (...lines: string[]): string => {
    const { text } = splitNote(classicCheckpoint(8));
    return writeAddCheckpoint({ old: 0, proof: [], checkpoint: noteText(text, lines) });
  };
  const { text } = splitNote(classicCheckpoint(8));
  const thief = countedSigner(66, origin, keyTypes.ed25519);

  test.each([
    ['signed by a stranger under the name of the log', signedBy(signText(thief, text))],
    ['signed by the log, but another text', signedBy(signText(logSigner, 'another\n'))],
    ['signed by a stranger, and wrongly by the log', signedBy(signText(thief, text), signText(logSigner, 'another\n'))],
    ['cosigned only', signedBy(cosign(witnessSigner, text, now))],
  ])('%s', async (_, body) => {
    expect((await ask(body)).status).toBe(403);
  });

  test('signed by a key of another log that it watches', async () => {
    const second = countedSigner(65, 'log.example/second', keyTypes.ed25519);
    const watching = new Witness(nodeCrypto, [witnessSigner], watchedLogs([logSigner.key, second.key]));
    expect((await ask(signedBy(signText(second, text)), undefined, now, watching)).status).toBe(403);
    expect((await ask(request(0, 8), undefined, now, watching)).status).toBe(200);
  });

  test('a key under another name than the origin does not count, though it is told to watch the log with it', async () => {
    const named = countedSigner(63, 'log.example/named', keyTypes.ed25519);
    const watching = new Witness(nodeCrypto, [witnessSigner], new Map([[origin, [named.key]]]));
    expect((await ask(signedBy(signText(named, text)), undefined, now, watching)).status).toBe(403);
  });

  test('a key of the log among those of the wrong type does not count', async () => {
    const cosigner = countedSigner(64, origin, keyTypes.cosignature);
    const watching = new Witness(nodeCrypto, [witnessSigner], new Map([[origin, [cosigner.key]]]));
    expect((await ask(signedBy(cosign(cosigner, text, now)), undefined, now, watching)).status).toBe(403);
  });

  test('while the log replaces its key, either key is enough', async () => {
    const watching = new Witness(nodeCrypto, [witnessSigner], watchedLogs([logSigner.key, thief.key]));
    for (const signer of [logSigner, thief]) {
      expect((await ask(signedBy(signText(signer, text)), undefined, now, watching)).status).toBe(200);
    }
  });
});

describe('409', () => {
  test.each([
    [0, 8, 4, '4\n'],
    [3, 8, 4, '4\n'],
    [5, 8, 4, '4\n'],
    [4, 4, 8, '8\n'],
    [0, 4, 8, '8\n'],
  ])('from %i to %i, where %i was signed last', async (old, size, last, body) => {
    expect(await ask(request(old, size), await stateAt(last))).toEqual({ status: 409, type: 'text/x.tlog.size', body });
  });

  test('nothing was ever signed: the size is 0', async () => {
    expect(await ask(request(4, 8))).toEqual({ status: 409, type: 'text/x.tlog.size', body: '0\n' });
  });

  test('the log is never taken back: what was signed last stays', async () => {
    let state: WitnessState | undefined;
    // Two requests, both made when size 4 was signed last; the later one comes first.
    state = (await ask(request(0, 4), state)).state;
    const [earlier, later] = [request(4, 5), request(4, 8)];
    state = (await ask(later, state)).state;
    const answer = await ask(earlier, state);
    expect(answer).toMatchObject({ status: 409, body: '8\n' });
    expect(answer.state).toBeUndefined();
  });
});

describe('422', () => {
  test('a log that was rewritten', async () => {
    const answer = await ask(request(4, 8, rewritten), await stateAt(4));
    expect(answer.status).toBe(422);
    expect(answer.state).toBeUndefined();
    expect(answer.evidence).toBeUndefined();
  });

  test.each<[string, Partial<{ old: number; proof: readonly Uint8Array[] }>]>([
    ['no proof', { proof: [] }],
    ['a hash too few', { proof: classicTree.consistency(3, 8).slice(1) }],
    ['a hash too many', { proof: [...classicTree.consistency(3, 8), new Uint8Array(32)] }],
    ['the proof from another size', { proof: classicTree.consistency(2, 8) }],
  ])('%s', async (_, wrong) => {
    const right = { old: 3, proof: classicTree.consistency(3, 8), checkpoint: classicCheckpoint(8) };
    expect((await ask(writeAddCheckpoint(right), await stateAt(3))).status).toBe(200);
    expect((await ask(writeAddCheckpoint({ ...right, ...wrong }), await stateAt(3))).status).toBe(422);
  });

  test('any proof from size 0', async () => {
    const body = writeAddCheckpoint({ old: 0, proof: [classicTree.root()], checkpoint: classicCheckpoint(8) });
    expect((await ask(body)).status).toBe(422);
  });

  test('any proof to the same size', async () => {
    const body = writeAddCheckpoint({ old: 8, proof: [classicTree.root()], checkpoint: classicCheckpoint(8) });
    expect((await ask(body, await stateAt(8))).status).toBe(422);
  });

  test('size 0 with another root than that of no leaves', async () => {
    const text = checkpointText({ origin, size: 0, root: classicTree.root() });
    const checkpoint = noteText(text, [signText(logSigner, text)]);
    expect((await ask(writeAddCheckpoint({ old: 0, proof: [], checkpoint }))).status).toBe(422);
  });

  test('the same size with another root: both checkpoints are kept as evidence', async () => {
    const answer = await ask(request(8, 8, rewritten), await stateAt(8));
    expect(answer.status).toBe(422);
    expect(answer.state).toBeUndefined();
    const [before, after] = answer.evidence ?? [];
    expect(before).toBe(classicCheckpoint(8));
    expect(after).toBe(readAddCheckpoint(request(8, 8, rewritten)).checkpoint);
  });

  test('it is evidence too where the log asks with another old size', async () => {
    const answer = await ask(request(4, 8, rewritten), await stateAt(8));
    expect(answer).toMatchObject({ status: 409, body: '8\n' });
    expect(answer.evidence).toHaveLength(2);
  });
});

describe('a request', () => {
  test('goes there and back', () => {
    const sent = { old: 3, proof: classicTree.consistency(3, 8), checkpoint: classicCheckpoint(8) };
    expect(readAddCheckpoint(writeAddCheckpoint(sent))).toEqual(sent);
    const first = { old: 0, proof: [], checkpoint: classicCheckpoint(8) };
    expect(readAddCheckpoint(writeAddCheckpoint(first))).toEqual(first);
  });

  test('of another form is refused', () => {
    for (const body of ['', 'old 1', 'old 12', 'old 12\n']) {
      expect(() => readAddCheckpoint(body)).toThrow(coded('request-malformed'));
    }
  });
});
