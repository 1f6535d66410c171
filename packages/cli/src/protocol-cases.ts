/** `saylau validate -`: single protocols on standard input, one case a line, one answer a line (docs/formats/protocols.md). */

import { checkDay, type ProtocolFinding, type Rules, roomTables, usualThresholds } from '@saylau/core';
import { type Json, jsonOf } from '@saylau/formats/outcome-json';
import type { LawOf } from '@saylau/formats/protocols';
import { type Answer, answerLines, errorOf, idOf, longestLine } from './json-lines.js';
import { allStatutes, rulesReader } from './load.js';
import type { Session } from './session.js';

type Readers = Pick<typeof import('@saylau/formats/protocols'), 'readProtocolCase'> &
  Pick<typeof import('@saylau/formats'), 'readJson'>;

/** Answers every line; gives the exit code. */
export async function protocolCases(session: Session): Promise<number> {
  const [{ readProtocolCase }, { readJson }] = await Promise.all([
    import('@saylau/formats/protocols'),
    import('@saylau/formats/json'),
  ]);
  const lawOf = await rulesByLaw();
  return answerLines(session, (row, line) => answerOf(session, { readProtocolCase, readJson }, lawOf, row, line));
}

/** The rules of an office on a day, each looked up once. */
async function rulesByLaw(): Promise<LawOf> {
  const rulesOn = await rulesReader(await allStatutes());
  const known = new Map<string, Rules | undefined>();
  return (id, office, date) => {
    const key = JSON.stringify([id, office, date]);
    if (!known.has(key)) known.set(key, rulesOn(id, office, date));
    return known.get(key);
  };
}

function answerOf(session: Session, readers: Readers, lawOf: LawOf, row: string | undefined, line: number): Answer {
  const { texts } = session;
  if (row === undefined) {
    const error = { code: 'text-too-large', message: texts.say('apportion.line-too-long', { limit: longestLine }) };
    return { text: JSON.stringify({ id: null, line, error }), isFault: true };
  }
  const read = readers.readProtocolCase(row, lawOf);
  if (!read.ok) {
    const parsed = readers.readJson('', row);
    const id = (parsed.ok ? idOf(parsed.value.value) : undefined) ?? null;
    return { text: JSON.stringify({ id, line, error: errorOf(texts, read.faults) }), isFault: true };
  }
  const { id = null, protocols, room } = read.value;
  const findings: Json[] = [];
  checkDay({ tables: roomTables(protocols), territorial: [], thresholds: usualThresholds }, (finding) =>
    findings.push(findingJson(finding, room)),
  );
  return { text: JSON.stringify({ id, findings }), isFault: false };
}

/** Protocols of a room are named by their place, as election and contest are not known. */
function placesIn(params: ProtocolFinding['params']): ProtocolFinding['params'] {
  const named = Object.entries(params).map(([name, value]) => [
    name,
    name === 'most' || name === 'least' ? Number(value) : value,
  ]);
  return Object.fromEntries(named);
}

/** A finding without its place, which a case has not; `protocol` is the place in a room, from 1. */
function findingJson(
  { code, control, severity, lines, params, causes, contest }: ProtocolFinding,
  room: boolean,
): Json {
  return {
    code,
    ...(control === undefined ? {} : { control }),
    severity,
    ...(room && contest !== undefined ? { protocol: Number(contest) } : {}),
    lines: jsonOf(lines),
    params: jsonOf(room ? placesIn(params) : params),
    causes: jsonOf(causes),
  };
}
