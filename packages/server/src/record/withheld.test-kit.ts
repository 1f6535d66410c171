/** A small log whose one protocol has its votes withheld, with the private parts that open them: a bundle of tests/record. No part of the product. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readLeaf } from '@saylau/acts';
import { fromBase64 } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import { readDefinition } from '@saylau/verify';
import type { Submitted } from './answers.js';
import { sha256Hex } from './documents.js';
import type { OpenLog } from './open-log.js';
import type { RecordStore } from './record-store.js';
import type { Records, RecordsSettings } from './records.js';

export const withheldOrigin = 'example.org/rehearsal/xx-2025-06-01/1';
export const withheldElection = 'rehearsal/xx-2025-council';
/** Leaves whose private parts have the votes: the protocol, and its second entry. */
export const withheldLeaves = [12, 13] as const;

/** The acts in order, and what they name. Of the log only the day is that of the bundle: its key is another one. */
export interface WithheldNight {
  readonly acts: readonly Submitted[];
  readonly documents: ReadonlyMap<string, Uint8Array>;
}

/** `bundle`: `sound-opened-beside` has a second station, whose votes are shown. */
export function withheldNight(bundle = 'sound-opened'): WithheldNight {
  const path = fileURLToPath(new URL(`../../../../tests/record/bundles/${bundle}.saylau`, import.meta.url));
  const lines = readFileSync(path, 'utf8').split('\n').slice(1, -1);
  const read = lines.map((line) => JSON.parse(line) as Readonly<Record<string, string | number>>);
  const parts = read.filter(({ leaf }) => leaf !== undefined);
  const acts = lines
    .filter((line) => line.startsWith('{"act":'))
    .map((line, index) => {
      const leaf = readLeaf(Buffer.from(line));
      if (!leaf.ok) throw new Error(`line ${index} is no leaf`);
      const { received: _, ...signed } = leaf.value;
      const own = parts.filter((part) => part.leaf === index);
      return {
        signed,
        parts: own.map(({ name, salt, base64 }) => ({
          name: String(name),
          salt: fromBase64(String(salt)),
          data: fromBase64(String(base64)),
        })),
      };
    });
  const documents = read.filter(({ sha256 }) => sha256 !== undefined).map(({ base64 }) => fromBase64(String(base64)));
  return { acts, documents: new Map(documents.map((bytes) => [sha256Hex(bytes), bytes])) };
}

/** Settings of a process on that record which tells nobody anything. */
export function quietly(
  own: Pick<RecordsSettings, 'database' | 'store' | 'keys'> & Partial<RecordsSettings>,
): RecordsSettings {
  const nothing = (): void => undefined;
  return {
    crypto: nodeCrypto,
    readDefinition,
    clock: Date.now,
    ...{ grown: nothing, forgot: nothing, said: nothing },
    ...own,
  };
}

/** Makes the log and takes in the first acts of it; all where no number is given. */
export async function playWithheld(
  records: Records,
  store: RecordStore,
  night = withheldNight(),
  acts = night.acts.length,
): Promise<OpenLog> {
  for (const [sha256, bytes] of night.documents) await store.putDocument(sha256, bytes);
  const log = await records.create(withheldOrigin, 'rehearsal');
  const answers = await log.submit(night.acts.slice(0, acts));
  const refused = answers.find((answer) => 'refusals' in answer);
  if (refused !== undefined) throw new Error(JSON.stringify(refused));
  return log;
}

/** Sums of the contest that the protocol is of: with the votes where they are there. */
export function sumsIn(log: OpenLog): Promise<Readonly<Record<string, number>>> {
  return log.read((state) => ({ ...state.sums(withheldElection, 'list', 'land') }));
}
