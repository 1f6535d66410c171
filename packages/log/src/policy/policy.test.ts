/** Policies: which witnesses are enough, which texts are none, and the proof of one leaf under a policy. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classicData } from '../merkle/classic.test-kit.js';
import { nodeCrypto } from '../node.js';
import { cosign } from '../notes/checkpoint.js';
import { formatVerifierKey, keyTypes } from '../notes/key.js';
import { addSignature, splitNote } from '../notes/note.js';
import { writeProofFile } from '../notes/proof-file.js';
import { classicCheckpoint, classicTree, countedSigner, logSigner, origin } from '../notes/signers.test-kit.js';
import { readPolicy } from './policy.js';
import { quorumMet, trustedCheckpoint, trustedLeaf } from './quorum.js';

const coded = (code: string) => expect.objectContaining({ name: 'LogError', code });
const read = (text: string) => readPolicy(nodeCrypto, text);

const signers = Array.from({ length: 6 }, (_, at) =>
  countedSigner(50 + at, `witness.example/w${at}`, keyTypes.cosignature),
);
const [a, b, c, d, e, f] = signers.map(({ key }) => formatVerifierKey(key));
const log = formatVerifierKey(logSigner.key);
const two = `log ${log}
witness A ${a}
witness B ${b}
witness C ${c}
`;
const twoLevels = `# Two of ours, and one of theirs.
log ${log} https://log.example/demo

witness A ${a}
witness B ${b} https://b.example/
witness C ${c}
group ours 2 A B C
\twitness  D\t${d}  
witness E ${e}
group theirs any D E
group both all ours theirs
quorum both
`;
const keysOf = (letters: string) => Array.from(letters, (letter) => signers['ABCDEF'.indexOf(letter)]!.key);

describe('a quorum', () => {
  test.each([
    ['', false],
    ['AB', false],
    ['DE', false],
    ['AD', false],
    ['ABD', true],
    ['BCE', true],
    ['ABCDE', true],
    ['ABF', false],
    ['ABDF', true],
    ['AAAD', false],
  ])('of two of A B C and one of D E: %s', (cosigned, met) => {
    expect(quorumMet(read(twoLevels), keysOf(cosigned))).toBe(met);
  });

  test.each([
    ['quorum none', '', true],
    ['quorum A', '', false],
    ['quorum A', 'A', true],
    ['quorum A', 'BC', false],
    ['group all-of-them all A B C\nquorum all-of-them', 'AB', false],
    ['group all-of-them all A B C\nquorum all-of-them', 'CAB', true],
    ['group one any A B C\nquorum one', 'C', true],
    ['group three 3 A B C\nquorum three', 'AC', false],
    ['group x 1 A\ngroup y all x B\nquorum x', 'A', true],
    ['group x 1 A\ngroup y all x B\nquorum y', 'A', false],
    ['group x any A B\nquorum A', 'B', false],
  ])('%j by "%s": %s', (lines, cosigned, met) => {
    expect(quorumMet(read(`${two}${lines}\n`), keysOf(cosigned))).toBe(met);
  });

  test('k of n is met by k and more, whoever they are', () => {
    const cosigned = fc.subarray([...'ABCDE']);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), cosigned, (needed, letters) => {
        const witnesses = [a, b, c, d, e].map((key, at) => `witness ${'ABCDE'[at]} ${key}\n`).join('');
        const policy = read(`${witnesses}group g ${needed} A B C D E\nquorum g`);
        expect(quorumMet(policy, keysOf(letters.join('')))).toBe(letters.length >= needed);
      }),
    );
  });

  test('counts keys, not names', () => {
    const namesake = { ...signers[5]!.key, name: signers[0]!.key.name, id: signers[0]!.key.id };
    expect(quorumMet(read(`${two}quorum A`), [namesake])).toBe(false);
  });
});

test('a policy is read', () => {
  const policy = read(twoLevels);
  expect(policy.logs).toEqual([{ key: logSigner.key, address: 'https://log.example/demo' }]);
  expect(policy.witnesses.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D', 'E']);
  expect(policy.witnesses[1]).toEqual({ name: 'B', key: signers[1]!.key, address: 'https://b.example/' });
  expect(policy.groups).toEqual([
    { name: 'ours', needed: 2, members: ['A', 'B', 'C'] },
    { name: 'theirs', needed: 1, members: ['D', 'E'] },
    { name: 'both', needed: 2, members: ['ours', 'theirs'] },
  ]);
  expect(policy.quorum).toBe('both');
  expect(read('quorum none')).toEqual({ logs: [], witnesses: [], groups: [], quorum: 'none' });
});

describe('no policy', () => {
  const renamed = formatVerifierKey(countedSigner(50, 'other.example', keyTypes.cosignature).key);
  const asLog = formatVerifierKey(countedSigner(50, 'log.example/2', keyTypes.ed25519).key);
  test.each([
    ['nothing', ''],
    ['no quorum', two],
    ['two quorums', `${two}quorum A\nquorum B`],
    ['the same quorum twice', `${two}quorum A\nquorum A`],
    ['a quorum of nobody known', `${two}quorum D`],
    ['a quorum named before it is defined', `quorum A\n${two}`],
    ['a quorum of two', `${two}quorum A B`],
    ['a quorum of a key’s name', `${two}quorum witness.example/w0`],
    ['a group of members named before they are defined', `group g any A\n${two}quorum g`],
    ['a group in itself', `${two}group g any g\nquorum g`],
    ['a group without members', `${two}group g all\nquorum g`],
    ['a group without members of any', `${two}group g any\nquorum g`],
    ['a group of none needed', `${two}group g 0 A B\nquorum g`],
    ['a group of more needed than there are', `${two}group g 3 A B\nquorum g`],
    ['a group of a negative number', `${two}group g -1 A B\nquorum g`],
    ['a group of half a number', `${two}group g 1.5 A B\nquorum g`],
    ['a group of a number with a zero before', `${two}group g 01 A B\nquorum g`],
    ['a group with a member twice', `${two}group g 2 A A\nquorum g`],
    ['a member of two groups', `${two}group g any A\ngroup h any A B\nquorum h`],
    ['a member that is none', `${two}group g any A none\nquorum g`],
    ['a name twice', `${two}witness A ${d}\nquorum A`],
    ['a group with the name of a witness', `${two}group A any B\nquorum A`],
    ['a witness with the name none', `${two}witness none ${d}\nquorum none`],
    ['a group with the name none', `${two}group none any A\nquorum none`],
    ['a key twice', `${two}witness D ${a}\nquorum A`],
    ['a key twice under another name', `${two}witness D ${renamed}\nquorum A`],
    ['a witness with the key of a log', `log ${asLog}\nwitness A ${a}\nquorum A`],
    ['a log twice', `log ${log}\n${two}quorum A`],
    ['a log with a witness’s key', `log ${d}\nquorum none`],
    ['a witness with a log’s key', `witness A ${log}\nquorum A`],
    ['a log without key', 'log\nquorum none'],
    ['a witness without key', 'witness A\nquorum A'],
    ['a key that is none', 'witness A B+c\nquorum A'],
    ['something behind the address', `log ${log} https://log.example more\nquorum none`],
    ['a comment behind', `${two}quorum A # enough`],
    ['another word', `${two}trust A\nquorum A`],
    ['a word in upper case', `${two}Quorum A`],
    ['Windows line ends', `${two}quorum A`.replaceAll('\n', '\r\n')],
    ['a space that is no space', `${two}quorum\u00a0A`],
    ['a control character', `${two}quorum A\u0000`],
  ])('%s', (_, text) => {
    expect(() => read(text)).toThrow(coded('policy-malformed'));
  });

  test('the line is told', () => {
    expect(() => read(`${two}quorum D`)).toThrow(/^line 5: /u);
    expect(() => read(`${two}witness X ${f?.replace('w5', 'w6')}`)).toThrow(/^line 5: the id of this key is/u);
  });
});

describe('a checkpoint under a policy', () => {
  const policy = read(twoLevels);
  const cosignedBy = (...at: number[]): string =>
    classicCheckpoint(
      8,
      at.map((one) => signers[one]!),
      1234,
    );

  test('is trusted with a quorum', async () => {
    const trusted = await trustedCheckpoint(nodeCrypto, cosignedBy(0, 2, 3, 5), origin, policy);
    expect(trusted.checkpoint).toEqual({ origin, size: 8, root: classicTree.root(8) });
    expect(trusted.cosignatures).toEqual([0, 2, 3].map((at) => ({ key: signers[at]!.key, time: 1234 })));
  });

  test('is not trusted without', async () => {
    await expect(trustedCheckpoint(nodeCrypto, cosignedBy(0, 3), origin, policy)).rejects.toThrow(
      coded('quorum-missed'),
    );
    await expect(trustedCheckpoint(nodeCrypto, classicCheckpoint(8), origin, policy)).rejects.toThrow(
      coded('quorum-missed'),
    );
  });

  test('one witness that signs often is one', async () => {
    const note = cosignedBy(0, 3);
    const { text } = splitNote(note);
    const again = addSignature(note, cosign(signers[0]!, text, 5555));
    await expect(trustedCheckpoint(nodeCrypto, again, origin, policy)).rejects.toThrow(coded('quorum-missed'));
  });

  test('a wrong cosignature spoils it, though the others are enough', async () => {
    const wrong = addSignature(cosignedBy(0, 1, 3), cosign(signers[2]!, 'another text\n', 1234));
    await expect(trustedCheckpoint(nodeCrypto, wrong, origin, policy)).rejects.toThrow(coded('note-signature'));
  });

  test('witnesses do not stand in for the log', async () => {
    const others = read(twoLevels.replace(/^log .*$/mu, ''));
    await expect(trustedCheckpoint(nodeCrypto, cosignedBy(0, 1, 3), origin, others)).rejects.toThrow(
      coded('note-unsigned'),
    );
  });

  test('another log of the policy does not stand in for the one expected', async () => {
    await expect(trustedCheckpoint(nodeCrypto, cosignedBy(0, 1, 3), 'log.example/2', policy)).rejects.toThrow(
      coded('checkpoint-origin'),
    );
  });
});

describe('the proof of one leaf', () => {
  const policy = read(twoLevels);
  const checkpoint = classicCheckpoint(8, [signers[0]!, signers[1]!, signers[4]!]);
  const file = writeProofFile({ index: 5, proof: classicTree.inclusion(5), checkpoint });
  const data = classicData[5]!;
  const prove = (claim: Partial<{ file: string; data: Uint8Array; origin: string }>) =>
    trustedLeaf(nodeCrypto, { file, data, origin, ...claim }, policy);

  test('says at which index of which checkpoint it is', async () => {
    expect(await prove({})).toMatchObject({ index: 5, checkpoint: { origin, size: 8 } });
  });

  test.each<[string, string, Partial<{ file: string; data: Uint8Array; origin: string }>]>([
    ['of another leaf', 'proof-wrong', { data: classicData[4]! }],
    ['of data that are too long for a leaf', 'leaf-too-large', { data: new Uint8Array(65_536) }],
    ['with another index', 'proof-wrong', { file: file.replace('index 5', 'index 4') }],
    ['with an index beyond the size', 'proof-wrong', { file: file.replace('index 5', 'index 13') }],
    [
      'with a hash missing',
      'proof-wrong',
      { file: writeProofFile({ index: 5, proof: classicTree.inclusion(5).slice(1), checkpoint }) },
    ],
    [
      'in a tree of another size',
      'proof-wrong',
      { file: writeProofFile({ index: 5, proof: classicTree.inclusion(5, 7), checkpoint }) },
    ],
    ['in another log', 'checkpoint-origin', { origin: 'log.example/2' }],
    [
      'without the quorum',
      'quorum-missed',
      { file: writeProofFile({ index: 5, proof: classicTree.inclusion(5), checkpoint: classicCheckpoint(8) }) },
    ],
    ['cut off', 'note-malformed', { file: file.slice(0, -5) }],
    ['of another kind', 'proof-malformed', { file: file.replace('@v1', '@v2') }],
  ])('%s is refused: %s', async (_, code, claim) => {
    await expect(prove(claim)).rejects.toThrow(coded(code));
  });
});
