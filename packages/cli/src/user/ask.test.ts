/** Questions at a terminal: what is typed, corrected, pasted, broken off; and that hidden answers are not echoed. */

import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { InputProblem, UsageProblem } from '../problems.js';
import { Session } from '../session.js';
import { askHidden, askLine, canAsk } from './ask.js';

/** A terminal at which somebody types. */
class Terminal extends PassThrough {
  readonly isTTY = true;
  /** Whether it shows what is typed by itself. */
  raw: boolean[] = [];

  setRawMode(raw: boolean): this {
    this.raw.push(raw);
    return this;
  }
}

function sessionAt(stdin: ConstructorParameters<typeof Session>[0]['stdin']) {
  const printed: string[] = [];
  const write = (text: string): number => printed.push(text);
  const io = {
    out: write,
    err: write,
    stdin,
    env: {},
    width: 80,
    colours: false,
    progress: false,
    drained: () => Promise.resolve(),
  };
  return { session: new Session(io, 'en'), printed };
}

function typing(...pieces: readonly (string | Buffer)[]) {
  const terminal = new Terminal();
  const { session, printed } = sessionAt(terminal);
  for (const piece of pieces) terminal.write(piece);
  return { terminal, session, printed };
}

test('a hidden answer is read without being shown, and the terminal is as before', async () => {
  const { terminal, session, printed } = typing('four words are plenty\r');
  await expect(askHidden(session, 'Password', '--password-file')).resolves.toBe('four words are plenty');
  expect(printed.join('')).toBe('Password: \n');
  expect(terminal.raw).toEqual([true, false]);
});

test('the terminal shows nothing any more when the question appears', async () => {
  const terminal = new Terminal();
  const { session, printed } = sessionAt(terminal);
  const shownBefore: number[] = [];
  terminal.setRawMode = (raw) => {
    if (raw) shownBefore.push(printed.length);
    return terminal;
  };
  terminal.write('pasted\r');
  await askHidden(session, 'Password', '--password-file');
  expect(shownBefore).toEqual([0]);
});

test('a line is shown by the terminal itself', async () => {
  const { terminal, session } = typing(' 123456 \n');
  await expect(askLine(session, 'Code', '--code')).resolves.toBe('123456');
  expect(terminal.raw).toEqual([]);
});

test('two answers pasted at once are two answers', async () => {
  const { session } = typing('first\nsecond\n');
  await expect(askHidden(session, 'Password', '--password-file')).resolves.toBe('first');
  await expect(askHidden(session, 'Again', '--password-file')).resolves.toBe('second');
});

test.each<[string, readonly (string | Buffer)[], string]>([
  ['characters rubbed out', ['abx\u007fc\b\bd\r'], 'ad'],
  ['more rubbed out than typed', ['a\u007f\u007f\u007fb\r'], 'b'],
  ['an emoji rubbed out', ['a😀\u007fb\r'], 'ab'],
  ['letters cut in two on the way', [Buffer.from([0xd3]), Buffer.from([0x98, 0x0d])], 'Ә'],
  ['keys of a cursor', ['a\u001b\u0000b\r'], 'ab'],
  ['nothing', ['\r'], ''],
])('%s', async (_, pieces, answer) => {
  const { session } = typing(...pieces);
  await expect(askHidden(session, 'Password', '--password-file')).resolves.toBe(answer);
});

test.each(['\u0003', '\u0004', 'half\u0003'])('%j breaks off, and gives the terminal back', async (text) => {
  const { terminal, session } = typing(text);
  await expect(askHidden(session, 'Password', '--password-file')).rejects.toThrow(InputProblem);
  expect(terminal.raw).toEqual([true, false]);
});

test('a terminal that goes away breaks off', async () => {
  const { terminal, session } = typing('half');
  terminal.end();
  await expect(askHidden(session, 'Password', '--password-file')).rejects.toThrow(InputProblem);
});

test('where there is no terminal nobody is asked: it is told which option says the same', async () => {
  const { session } = sessionAt(new PassThrough());
  expect(canAsk(session)).toBe(false);
  const asked = askHidden(session, 'Password', '--password-file').catch((error: unknown) => error);
  await expect(asked).resolves.toMatchObject({ params: { what: '--password-file' } });
  await expect(asked).resolves.toBeInstanceOf(UsageProblem);
});
