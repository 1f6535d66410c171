/** Many acts in one request: each by itself as they come, or all of them or none. */

import type { Identity } from '../access/identity.js';
import type { Answer, Submitted } from '../record/answers.js';
import type { OpenLog } from '../record/open-log.js';
import { problemOf } from './errors.js';
import { jsonIn, linesIn } from './json-lines.js';
import type { Metrics } from './metrics.js';
import { type Problem, problem } from './problem.js';
import { handIn, mayBring, type Read, submittedOf } from './submit.js';

/** Acts that are handed in together. */
const atATime = 500;
/** Acts that are taken all or none: one transaction, all of them held at once. A large country's night has as many protocols. */
const mostTogether = 100_000;
const mostBytesTogether = 256 * 1024 * 1024;
/** An act with its private parts, bytes. */
const longestLine = 8 * 1024 * 1024;
/** Bytes of acts that wait to be handed in: lines with scans are handed in sooner. */
const mostHeld = 16 * 1024 * 1024;

/** What a line is answered with. */
export type BulkAnswer =
  | { readonly line: number; readonly index: number }
  | { readonly line: number; readonly refusals: readonly object[] }
  | { readonly line: number; readonly problem: Problem };

export interface Bulk {
  readonly log: OpenLog;
  readonly identity: Identity;
  readonly metrics: Metrics;
  readonly body: AsyncIterable<Uint8Array>;
}

interface BulkLine {
  readonly line: number;
  readonly read: Read<Submitted>;
  readonly length: number;
  readonly isForbidden: boolean;
}

/** Takes each act by itself, in order. Where the store fails, the last answer says from which line on nothing is known. */
export async function* takeEach({ log, identity, metrics, body }: Bulk): AsyncGenerator<BulkAnswer> {
  let batch: BulkLine[] = [];
  let held = 0;
  const flush = async (): Promise<readonly BulkAnswer[]> => {
    const lines = batch;
    [batch, held] = [[], 0];
    return await answersOf(lines, log, metrics);
  };
  for await (const line of bulkLines(body, log, identity)) {
    batch.push(line);
    held += line.length;
    if (batch.length < atATime && held < mostHeld) continue;
    for (const answer of await flush()) {
      yield answer;
      if ('problem' in answer) return;
    }
  }
  yield* await flush();
}

/** Takes all acts or none: then the lines that are refused are answered, and no others. Throws StoreError. */
export async function takeAll({
  log,
  identity,
  metrics,
  body,
}: Bulk): Promise<{ readonly isTaken: boolean; readonly answers: readonly BulkAnswer[] }> {
  const lines: BulkLine[] = [];
  let held = 0;
  for await (const line of bulkLines(body, log, identity)) {
    held += line.length;
    if (lines.length === mostTogether || held > mostBytesTogether)
      throw problem('http-too-large', { most: mostTogether });
    lines.push(line);
  }
  const unreadable = lines.filter(({ read, isForbidden }) => !read.ok || isForbidden);
  if (unreadable.length > 0)
    return { isTaken: false, answers: unreadable.map((line) => lineAnswer(line, { refusals: [] })) };
  const answers = await handIn(
    (acts) => log.submitAll(acts),
    lines.map(({ read }) => read),
    metrics,
  );
  const all = lines.map((line, place) => ({ line, answer: answers[place] ?? { refusals: [] } }));
  const isTaken = answers.every((answer) => !('refusals' in answer));
  const told = isTaken ? all : all.filter(({ answer }) => 'refusals' in answer && answer.refusals.length > 0);
  return { isTaken, answers: told.map(({ line, answer }) => lineAnswer(line, answer)) };
}

async function* bulkLines(body: Bulk['body'], log: OpenLog, identity: Identity): AsyncGenerator<BulkLine> {
  for await (const { line, text } of linesIn(body, longestLine)) {
    const read = submittedOf(text === undefined ? undefined : jsonIn(text));
    const isForbidden = read.ok && !mayBring(identity, log, read.value);
    yield { line, read, length: text?.length ?? 0, isForbidden };
  }
}

async function answersOf(lines: readonly BulkLine[], log: OpenLog, metrics: Metrics): Promise<readonly BulkAnswer[]> {
  const brought = lines.filter(({ isForbidden }) => !isForbidden);
  try {
    const answers = await handIn(
      (acts) => log.submit(acts),
      brought.map(({ read }) => read),
      metrics,
    );
    const byLine = new Map(brought.map(({ line }, place) => [line, answers[place]]));
    return lines.map((line) => lineAnswer(line, byLine.get(line.line) ?? { refusals: [] }));
  } catch (error) {
    const first = lines[0]?.line ?? 0;
    return [{ line: first, problem: problemOf(error instanceof Error ? error : new Error(String(error))) }];
  }
}

function lineAnswer({ line, read, isForbidden }: BulkLine, answer: Answer): BulkAnswer {
  if (isForbidden) return { line, refusals: [{ code: 'access-forbidden', path: '/act/as', params: {} }] };
  if (!read.ok) return { line, refusals: read.refusals };
  return 'refusals' in answer ? { line, refusals: answer.refusals } : { line, index: answer.index };
}
