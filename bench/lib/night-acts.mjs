/** All signed acts of a rehearsed night, made in memory: what benchmarks hand to servers and verifiers. */

import { keyIdOf } from '../../packages/acts/dist/index.js';
import { allStatutes } from '../../packages/cli/dist/load.js';
import { rehearsalInput } from '../../packages/cli/dist/rehearsal-input.js';
import { documentsOf } from '../../packages/cli/dist/remote/documents.js';
import { fromBase64 } from '../../packages/log/dist/index.js';
import { keyFromSeed, nodeCrypto } from '../../packages/log/dist/node.js';
import { rehearse } from '../../packages/rehearsal/dist/index.js';
import { castOf, Pace, Player, timelineOf } from '../../packages/rehearsal/dist/play.js';

/**
 * `acts`: signed, in the order of the log, for a log of that origin; each stands at its index. Nothing is checked here.
 * Results are left out: nobody counts.
 */
export async function nightActs({ plan, stations, origin, slips = 0, recounts = 0 }) {
  const { day, tables, territorial } = rehearse(await rehearsalInput(plan), {
    seed: 'bench',
    ...(stations && { stations }),
  });
  const documents = documentsOf(day, await allStatutes());
  const named = ({ name, sha256, bytes }) => ({ name, sha256, bytes });
  const elections = new Map(
    [...documents.elections].map(([id, { rules, statute }]) => [
      id,
      { rules: named(rules), ...(statute && { statute: named(statute) }) },
    ]),
  );
  const options = { documents: { day: documents.day.map(named), elections }, slips, recounts };
  const timeline = timelineOf(
    { day, tables, territorial },
    castOf(day, 'bench', 'rehearsal', { keyless: 0, observers: 0 }),
    options,
  );
  const acts = [];
  const desk = {
    submit: async (signed) => signed.map((one) => ({ index: acts.push(one) - 1 })),
    results: async () => ({ size: acts.length, results: [] }),
  };
  const { until } = new Pace('max', { now: () => 0, sleep: async () => undefined });
  await new Player(timeline, { origin }, { desk, crypto: nodeCrypto, keyFromSeed, until }).play();
  const contents = [
    ...documents.day,
    ...[...documents.elections.values()].flatMap(({ rules, statute }) => [rules, statute ?? rules]),
  ];
  return { day, acts, documents: contents };
}

/** Public keys by id, as the acts themselves vouch for them. */
export function publicKeysOf(acts) {
  const keys = acts.flatMap(({ act }) => act.body.keys ?? []).map(({ key }) => fromBase64(key));
  return new Map(keys.map((key) => [keyIdOf(nodeCrypto, key), key]));
}

/** A table in Markdown. */
export function tableOf(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, place) => (place === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** The value below which `share` of the sorted numbers lie. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
