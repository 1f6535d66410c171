/** Whether the rules that an election was opened under follow from its statute, and can be read. */

import type { Body, FileNamed } from '@saylau/acts';
import { type Election, lawOn, type PlainValue } from '@saylau/core';
import { type Plain, readJson, readRules } from '@saylau/formats';
import type { Failure } from './claims.js';
import type { DefinitionRead } from './definition.js';
import type { Documents } from './documents.js';
import type { Ledger } from './ledger.js';
import { fromUtf8 } from './text.js';

/** An election as an act opened it. */
export interface Opened {
  readonly leaf: number;
  readonly body: Body<'election-opened'>;
}

/** What the claim is checked with. */
export interface LawDocuments {
  readonly documents: Documents;
  /** The files of the dataset that a leaf adopted; undefined where it adopted no definition. */
  filesOf(leaf: number): readonly FileNamed[] | undefined;
  /** The definition that these files give; undefined where it cannot be read. */
  definitionOf(files: readonly FileNamed[]): DefinitionRead | undefined;
}

/** Answers `law`. */
export function checkLaw(opened: readonly Opened[], from: LawDocuments, ledger: Ledger): void {
  for (const one of opened) {
    const files = from.filesOf(one.body.definition) ?? [];
    const named = [...files, one.body.rules, ...(one.body.statute === undefined ? [] : [one.body.statute])];
    ledger.checked('law');
    if (named.some(({ sha256 }) => !from.documents.has(sha256))) ledger.cannot('law', 'needs', 'documents');
    else {
      const failure = failureOf(one, files, from);
      if (failure !== undefined) ledger.fail('law', failure);
    }
  }
}

function failureOf({ leaf, body }: Opened, files: readonly FileNamed[], from: LawDocuments): Failure | undefined {
  const { election: id, rules, statute } = body;
  const definition = from.definitionOf(files);
  const election = definition?.day.elections.find((one) => one.id === id);
  if (definition === undefined || election === undefined)
    return { code: 'definition-unreadable', leaf: body.definition, election: id };
  const stated = rulesIn(rules, from.documents);
  if (stated === undefined) return { code: 'definition-unreadable', leaf, election: id, document: rules.name };
  const own = files.find(({ name }) => name === `statutes/${election.statute}.json`);
  const followed = own?.sha256 === statute?.sha256 ? rulesOf(election, definition) : undefined;
  if (followed !== undefined && sameValue(stated, followed)) return undefined;
  return { code: 'rules-differ', leaf, election: id, document: rules.name };
}

/** The rules as plain values; undefined where they are none. */
function rulesIn({ name, sha256 }: FileNamed, documents: Documents): Plain | undefined {
  const text = fromUtf8(documents.get(sha256) ?? new Uint8Array());
  const read = text === undefined ? undefined : readJson(name, text);
  return read?.ok === true && readRules(read.value.value, { file: name }).ok ? read.value.value : undefined;
}

/** The rules that the statute has for the office on the day, or the election's own, before any decision. */
function rulesOf(
  { rules, statute = '', office, date }: Election,
  { statutes }: DefinitionRead,
): PlainValue | undefined {
  const from = statutes.get(statute);
  const onDay = from === undefined ? undefined : lawOn(from, office, date);
  return onDay?.is === 'rules' ? onDay.plain.rules : rules;
}

/** Equal as values: the order of keys says nothing. */
function sameValue(one: PlainValue | Plain, other: PlainValue | Plain): boolean {
  return sorted(one) === sorted(other);
}

function sorted(value: PlainValue | Plain): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
