/** `saylau verify -`: cases of the log's formats on standard input, one a line, one answer a line (docs/formats/log-cases.md). */

import { LogError } from '@saylau/log';
import { exitCodes } from '../exit-codes.js';
import { longestLine } from '../json-lines.js';
import { InputProblem } from '../problems.js';
import type { Session } from '../session.js';
import type { Texts } from '../text.js';
import { CaseError, type Encoding, isEncoding, isRecord, jsonIn, Members, malformed } from './case-members.js';
import { canonicalCase, parseCanonicalCase } from './cases/canonical.js';
import { ed25519Case, verifierKeyCase } from './cases/keys.js';
import { checkpointCase, cosignatureCase, noteCase } from './cases/notes.js';
import { entriesCase, tileCase, tilePathCase } from './cases/tiles.js';
import { consistencyCase, inclusionCase, leavesCase, makeConsistencyCase, makeInclusionCase } from './cases/tree.js';
import { policyCase, proofFileCase } from './cases/trust.js';
import { linesOf } from './lines.js';

/** The kinds of cases. A case is of the first kind here whose name it has: others may be what it is given. */
const kinds: Readonly<Record<string, (given: Members) => object | Promise<object>>> = {
  canonical: canonicalCase,
  parseCanonical: parseCanonicalCase,
  inclusion: inclusionCase,
  makeInclusion: makeInclusionCase,
  consistency: consistencyCase,
  makeConsistency: makeConsistencyCase,
  tile: tileCase,
  tilePath: tilePathCase,
  entries: entriesCase,
  verifierKey: verifierKeyCase,
  ed25519: ed25519Case,
  proofFile: proofFileCase,
  policy: policyCase,
  cosignature: cosignatureCase,
  leaves: leavesCase,
  leafHashes: leavesCase,
  checkpoint: checkpointCase,
  note: noteCase,
};

/** Answers every line; gives the exit code: 1 where a line was no case. That something is wrong with what it holds is an answer. */
export async function logCases(session: Session): Promise<number> {
  const { io, texts } = session;
  let [line, cases, unread] = [0, 0, 0];
  for await (const rows of linesOf(io.stdin)) {
    let answers = '';
    for (const row of rows) {
      line += 1;
      if (row?.trim() === '') continue;
      cases += 1;
      const { answer, isRead } = await answerOf(texts, row, line);
      if (!isRead) unread += 1;
      answers += `${JSON.stringify(answer)}\n`;
    }
    io.out(answers);
    session.progress(texts.say('progress.cases', { number: cases }));
    await io.drained();
  }
  session.progress();
  if (cases === 0) throw new InputProblem('problem.no-cases');
  return unread > 0 ? exitCodes.faults : exitCodes.fine;
}

interface Answered {
  readonly answer: object;
  readonly isRead: boolean;
}

async function answerOf(texts: Texts, row: string | undefined, line: number): Promise<Answered> {
  let id: string | number | null = null;
  try {
    const value = caseIn(row);
    id = idIn(value);
    return { answer: { id, ...(await solved(value)) }, isRead: true };
  } catch (error) {
    if (error instanceof LogError) {
      return { answer: { id, error: { code: error.code, message: error.message } }, isRead: true };
    }
    if (!(error instanceof CaseError)) throw error;
    const { code, path } = error;
    const message = texts.say(`log-case.${code}`, { path, limit: longestLine, known: Object.keys(kinds).join(', ') });
    return { answer: { id, line, error: { code, message } }, isRead: false };
  }
}

/** Undefined: the line was too long. */
function caseIn(row: string | undefined): Readonly<Record<string, unknown>> {
  if (row === undefined) throw new CaseError('text-too-large');
  const read = jsonIn(row);
  if (read === undefined) throw new CaseError('json-syntax');
  return isRecord(read.value) ? read.value : malformed('');
}

function idIn({ id }: Readonly<Record<string, unknown>>): string | number | null {
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

/** What a case is given stands in the object under its kind, or beside it. Of `canonical` the object is the value itself. */
async function solved(value: Readonly<Record<string, unknown>>): Promise<object> {
  const kind = Object.keys(kinds).find((name) => Object.hasOwn(value, name));
  const solve = kind === undefined ? undefined : kinds[kind];
  if (kind === undefined || solve === undefined) throw new CaseError('case-unknown');
  const within = value[kind];
  const given = isRecord(within) && kind !== 'canonical' ? { ...value, ...within } : value;
  return await solve(new Members(given, encodingIn(given)));
}

function encodingIn({ encoding = 'hex' }: Readonly<Record<string, unknown>>): Encoding {
  return isEncoding(encoding) ? encoding : malformed('/encoding');
}
