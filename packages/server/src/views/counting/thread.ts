/** The thread that counts: keeps the last state of each log that it was asked about, and answers in JSON. */

import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { type Definition, RecordState, type Snapshot } from '@saylau/acts';
import type { Outcome } from '@saylau/core';
import { nodeCrypto } from '@saylau/log/node';
import { readDefinition } from '@saylau/verify';
import { Counter } from '@saylau/views';
import { pageOfElection } from '@saylau/web';
import { withFreshTables } from '../../record/copied.js';
import type { DefinitionFiles, FromThread, PageAsked, Question, ToThread } from './messages.js';

const definitions = new Map<string, Definition>();
const counters = new Map<string, Counter>();

parentPort?.on('message', (told: ToThread) => {
  if ('forget' in told) counters.delete(told.forget);
  else take(told);
});

function take({ id, log, state, files, asked }: Question): void {
  if (state !== undefined) counters.set(log, counterOf(log, state, files));
  const counter = counters.get(log);
  if (counter === undefined) throw new TypeError(`nothing is known of ${log}`);
  answer({ id, size: counter.size, ...encoded(asked.kind === 'page' ? pageOf(counter, asked) : counter.count(asked)) });
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
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return { bytes, etag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22) };
}

function answer(message: FromThread): void {
  parentPort?.postMessage(message, message.bytes === undefined ? [] : [message.bytes.buffer as ArrayBuffer]);
}
