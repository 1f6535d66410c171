/** `saylau apportion` on standard input: one case a line, one answer a line. */

import { solveCase } from '@saylau/core';
import { type Answer, answerLines, errorOf, idOf, longestLine } from './json-lines.js';
import type { Session } from './session.js';
import type { Texts } from './text.js';

type Readers = Pick<
  typeof import('@saylau/formats'),
  'readJson' | 'readApportionCase' | 'apportionResultValue' | 'apportionErrorValue'
>;

/** Answers every line; gives the exit code. */
export async function batch(session: Session): Promise<number> {
  const readers = { ...(await import('@saylau/formats/json')), ...(await import('@saylau/formats/apportion-case')) };
  return answerLines(session, (row, line) => answerOf(readers, session.texts, row, line));
}

function answerOf(readers: Readers, texts: Texts, row: string | undefined, line: number): Answer {
  const refused = (error: Omit<Parameters<Readers['apportionErrorValue']>[0], 'line'>): Answer => ({
    text: JSON.stringify(readers.apportionErrorValue({ line, ...error })),
    isFault: true,
  });
  if (row === undefined)
    return refused({ code: 'text-too-large', message: texts.say('apportion.line-too-long', { limit: longestLine }) });
  const parsed = readers.readJson('', row);
  const read = parsed.ok ? readers.readApportionCase('', parsed.value.value, line) : parsed;
  if (!read.ok)
    return refused({ id: parsed.ok ? idOf(parsed.value.value) : undefined, ...errorOf(texts, read.faults) });
  const result = solveCase(read.value);
  if (result.ok)
    return { text: JSON.stringify(readers.apportionResultValue(result, read.value.problem.seats)), isFault: false };
  const { id, code } = result;
  return refused({ id, code, message: texts.sayIf(`apportion-error.${code}`) ?? code });
}
