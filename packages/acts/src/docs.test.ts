/** docs/formats/acts.md and the lists in the code say the same, both ways. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ActKind, actKinds, bodies } from './bodies.js';
import { readAct } from './read-act.js';
import { refusalCodes } from './refusal.js';
import { actRules, placeMember, protocolMoves } from './table.js';
import { contestStates, logKinds, offices, protocolStates, replacementCauses, roles, stationStates } from './words.js';

const docs = readFileSync(new URL('../../../docs/formats/acts.md', import.meta.url), 'utf8');

const words = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/gu)].map(([, word = '']) => word);
const listed = (cell = ''): string[] => cell.split(',').map((word) => word.trim());

/** The rows of the table whose header begins with these cells, without the header. */
function table(...head: readonly string[]): readonly (readonly string[])[] {
  const [, after = ''] = docs.split(`\n| ${head.join(' | ')} |`);
  const [own = ''] = after.split('\n\n');
  const rows = own.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(1).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test('the offices, with what goes with each', () => {
  const rows = table('office', 'acts for', 'may vouch for keys of');
  expect(rows.map(([office]) => words(office)[0])).toEqual([...offices]);
  expect(rows.map(([office]) => words(office)[1])).toEqual(offices.map((office) => placeMember[office]));
});

test('who does each act, how it is signed, in which logs', () => {
  const rows = table('act', 'by', 'signed', 'logs').flatMap(([acts, by, signed = '', logs]) =>
    words(acts).map((act) => [act, listed(by), signed, logs === 'all' ? [...logKinds] : listed(logs)] as const),
  );
  const wanted = actKinds.map((act) => [act, actRules[act].by, actRules[act].signing, actRules[act].logs] as const);
  const inOrder = (all: readonly (readonly [string, readonly string[], string, readonly string[]])[]) =>
    all
      .map(([act, by, signing, logs]) => `${act}: ${by.toSorted().join(' ')}; ${signing}; ${logs.join(' ')}`)
      .toSorted();
  expect(inOrder(rows)).toEqual(inOrder(wanted));
});

describe('what each act says', () => {
  const rows = table('act', 'body', 'meaning').flatMap(([acts, body = '']) =>
    words(acts).map((act) => [act, body] as const),
  );
  const members = (act: string): string => rows.find(([own]) => own === act)?.[1] ?? '';
  /** “The same” as the row before it. */
  const full = (act: string): string => {
    const own = members(act);
    const before = rows[rows.findIndex(([one]) => one === act) - 1]?.[0] ?? '';
    return own.startsWith('the same') ? `${full(before)}${own}` : own;
  };

  test('every act has its row', () => {
    expect(rows.map(([act]) => act).toSorted()).toEqual([...actKinds].toSorted());
  });

  test.each(actKinds)('%s', (act: ActKind) => {
    const schema = bodies[act] as { readonly properties: object; readonly required?: readonly string[] };
    const own = Object.keys(schema.properties).map((name) =>
      schema.required?.includes(name) === true ? name : `${name}?`,
    );
    // What stands in brackets is about the member before it.
    const plain = full(act).replace(/\([^)]*\)/gu, '');
    expect(words(plain).toSorted()).toEqual(own.toSorted());
  });
});

test('the states of a protocol and where each act leads', () => {
  const rows = table('act', ...protocolStates).flatMap(([acts, ...cells]) =>
    words(acts).map((act) => [
      act,
      Object.fromEntries(protocolStates.flatMap((state, index) => (cells[index] ? [[state, cells[index]]] : []))),
    ]),
  );
  expect(Object.fromEntries(rows)).toEqual(protocolMoves);
});

test('the states of stations and contests', () => {
  const [, stations = ''] = /A station is (.*?)\./su.exec(docs) ?? [];
  expect(words(stations)).toEqual([...stationStates]);
  const [, contests = ''] = /A contest is (.*?) when after/su.exec(docs) ?? [];
  expect(words(contests).filter((word) => !(actKinds as readonly string[]).includes(word))).toEqual([...contestStates]);
});

test('the codes of refusals, in their order', () => {
  expect(table('code', 'when').map(([code]) => words(code)[0])).toEqual([...refusalCodes]);
});

test('the kinds of logs, the roles, the causes of a new paper', () => {
  expect(docs).toContain(`\`kind\` (${logKinds.map((kind) => `\`${kind}\``).join(', ')})`);
  expect(docs).toContain(`\`role\` (${roles.map((role) => `\`${role}\``).join(', ')})`);
  expect(docs).toContain(`\`cause\` (${replacementCauses.map((cause) => `\`${cause}\``).join(', ')})`);
});

test('the example is an act', () => {
  const [, text = ''] = /```json\n(.*?)\n```/su.exec(docs) ?? [];
  const { act } = JSON.parse(text.replace('\n', '')) as { readonly act: object };
  const signatures = [{ key: '0f1e2d3c4b5a6978', signature: `${'A'.repeat(86)}==` }];
  expect(readAct({ act, signatures })).toMatchObject({ ok: true });
});
