/** The thread that counts: keeps the last state of each log that it was asked about, and answers in JSON. */

import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { type Definition, RecordState, type Snapshot } from '@saylau/acts';
import type { Outcome } from '@saylau/core';
import { nodeCrypto } from '@saylau/log/node';
import { readDefinition } from '@saylau/verify';
import { Counter } from '@saylau/views';
import { shownFigures, textOfCounted } from '@saylau/views/tables';
import { pageOfElection } from '@saylau/web';
import { withFreshTables } from '../../record/copied.js';
import type { Asked, DefinitionFiles, FileAsked, FromThread, PageAsked, Question, ToThread } from './messages.js';

const definitions = new Map<string, Definition>();
const counters = new Map<string, Counter>();
const roots = new Map<string, Uint8Array>();

parentPort?.on('message', (told: ToThread) => {
  if ('forget' in told) counters.delete(told.forget);
  else take(told);
});

function take({ id, log, state, root, declared, files, asked }: Question): void {
  // Sent once more for what goes with it: what was counted of it stays.
  if (state !== undefined && (declared === undefined || counters.get(log)?.size !== state.size))
    counters.set(log, counterOf(log, state, files));
  if (root !== undefined) roots.set(log, root);
  const counter = counters.get(log);
  if (counter === undefined) throw new TypeError(`nothing is known of ${log}`);
  answer({ id, size: counter.size, ...answered(log, counter, asked, declared) });
}

function answered(
  log: string,
  counter: Counter,
  asked: Asked,
  declared: Question['declared'],
): Pick<FromThread, 'bytes' | 'etag'> {
  switch (asked.kind) {
    case 'page':
      return encoded(pageOf(counter, asked));
    case 'file':
      return encodedText(fileOf(log, counter, asked, declared));
    default:
      return encoded(counter.count(asked));
  }
}

function fileOf(
  origin: string,
  counter: Counter,
  { election, file }: FileAsked,
  declared: Question['declared'] = [],
): string | undefined {
  const { state, size } = counter;
  const outcome = counter.outcome(election);
  const log = { origin, size, root: roots.get(origin) ?? new Uint8Array() };
  const figures = shownFigures(state, election, { log, declared, ...(outcome === undefined ? {} : { outcome }) });
  return figures && textOfCounted(figures, file);
}

function pageOf(counter: Counter, { election, page, rest, ref }: PageAsked): unknown {
  const loaded = counter.loaded(election);
  const outcome = (): Outcome => {
    const counted = counter.outcome(election);
    if (counted === undefined) throw new TypeError(`nothing was counted of ${election}`);
    return counted;
  };
  return loaded && pageOfElection(page, { ref, loaded, outcome, record: { counter, election } }, rest);
}

/** A state that is as the snapshot says. It needs neither keys nor copies nor declared totals, which snapshots for counting leave out. */
function counterOf(log: string, state: Snapshot, files: DefinitionFiles | undefined): Counter {
  const context = {
    crypto: nodeCrypto,
    definition: () => definitionOf(log, files),
    hasDocument: () => true,
  };
  return new Counter(RecordState.restore(log, context, state));
}

/** Read once: a log has one definition for ever. */
function definitionOf(log: string, files: DefinitionFiles | undefined): Definition | undefined {
  const known = definitions.get(log) ?? (files === undefined ? undefined : readDefinition(files));
  if (known === undefined) return undefined;
  definitions.set(log, known);
  return withFreshTables(known);
}

function encoded(value: unknown): Pick<FromThread, 'bytes' | 'etag'> {
  if (value === undefined) return {};
  return encodedText(JSON.stringify(value));
}

function encodedText(text: string | undefined): Pick<FromThread, 'bytes' | 'etag'> {
  if (text === undefined) return {};
  const bytes = new TextEncoder().encode(text);
  return { bytes, etag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22) };
}

function answer(message: FromThread): void {
  parentPort?.postMessage(message, message.bytes === undefined ? [] : [message.bytes.buffer as ArrayBuffer]);
}
