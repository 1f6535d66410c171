/** Plans of the repository with the elections, laws and registers that they are of, for tests. No part of the product. */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkDay, lawOn, type Rules, type Statute, usualThresholds } from '@saylau/core';
import {
  countingLaw,
  type Read,
  readElectionFolder,
  readRegister,
  readRehearsalPlan,
  readRehearsalUnits,
  readRules,
  readStatute,
} from '@saylau/formats';
import type { RealElection, Rehearsal, RehearsalInput } from './input.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A file of the repository. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function texts(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.yaml'));
  return new Map(files.map((name) => [name, readFileSync(join(root, folder, name), 'utf8')]));
}

export function sound<T>(read: Read<T>): T {
  if (read.ok) return read.value;
  throw new Error(JSON.stringify(read.faults.slice(0, 5)));
}

function electionOf(id: string, country: string): RealElection {
  const statute: Statute = sound(readStatute(country, texts(`laws/${country}`)));
  const rulesOf = (_: string, office: string, date: string): Rules | undefined => {
    const law = lawOn(statute, office, date);
    return law.is === 'rules' ? sound(readRules(law.plain.rules, { file: id, origin: law.plain })) : undefined;
  };
  const registers = existsSync(join(root, 'registers', country))
    ? new Map([[country, sound(readRegister(texts(`registers/${country}`)))]])
    : new Map();
  const election = sound(readElectionFolder(texts(`elections/${id}`), { registers, rulesOf }));
  return { election, law: sound(countingLaw(election, statute)) };
}

/** Everything that `rehearsals/<id>/plan.yaml` needs. */
export function inputOf(id: string): RehearsalInput {
  const plan = sound(readRehearsalPlan('plan.yaml', readFileSync(join(root, `rehearsals/${id}/plan.yaml`), 'utf8')));
  const file = plan.register === undefined ? undefined : join(root, `registers/${plan.register}/districts.csv`);
  const units = file === undefined ? [] : sound(readRehearsalUnits('districts.csv', readFileSync(file, 'utf8')));
  const country = id.slice(0, 2);
  return { plan, units, elections: plan.elections.map((election) => electionOf(election, country)) };
}

/** One text for all figures at stations, places and times of a rehearsal. */
export function figuresHash({ day, tables, turnout }: Rehearsal): string {
  const hash = createHash('sha256');
  const none = new Int32Array(0);
  for (const { columns, contestOf, received = none, arrived } of tables) {
    for (const column of [...columns, contestOf, received, arrived]) hash.update(column);
  }
  const { registered = none, ballots = none, ids } = day.stations;
  for (const column of [...(turnout?.columns ?? []), registered, ballots]) hash.update(column);
  return hash.update(ids.join('\n')).digest('hex');
}

/** The same with every name, sum and margin: what two runs are compared by. */
export function hashOf(made: Rehearsal): string {
  const { day, territorial, manifest } = made;
  const contests = day.elections.map(({ contests: all }) => all.map(({ id, options }) => [id, options]));
  const areas = day.stations.areas.map(({ id, name }) => [id, name]);
  const sums = territorial.map(({ area, figures }) => [area, [...figures].map(([line, own]) => `${line} ${own}`)]);
  const text = JSON.stringify([day.id, areas, contests, sums, manifest]);
  return createHash('sha256').update(figuresHash(made)).update(text).digest('hex');
}

/** Every finding of the day, as short texts. */
export function findingsOf({
  tables,
  territorial,
  turnout,
}: Rehearsal): { readonly code: string; readonly severity: string }[] {
  const found: { code: string; severity: string }[] = [];
  const day = { tables, territorial, thresholds: usualThresholds, ...(turnout === undefined ? {} : { turnout }) };
  checkDay(day, ({ code, severity }) => found.push({ code, severity }));
  return found;
}
