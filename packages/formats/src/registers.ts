/** Registers: a country's areas and parties, dated, so that elections need not repeat them. */

import type { Area, Source, Text } from '@saylau/core';
import { areaFields, areaOf, checkAreas } from './areas.js';
import { At, Faults } from './at.js';
import type { Read } from './faults.js';
import { day, id, known, printed, text, words } from './leaves.js';
import { list, optional, record, required, type Shape, shape, whole, yesNo } from './shape.js';
import { checkSources, sources } from './sources.js';
import { readYaml } from './yaml.js';

/** Hours ahead of UTC in an area, for a time. */
export interface Zone {
  readonly from?: string;
  readonly to?: string;
  readonly offset: string;
}

export interface RegisteredArea extends Area {
  /** Half-open interval in which the area exists; a side that is left out is not bounded within the register. */
  readonly from?: string;
  readonly to?: string;
  readonly splitFrom?: string;
  readonly iso?: string;
  readonly kato?: string;
  readonly centre?: Text;
  readonly population?: number;
  readonly zones?: readonly Zone[];
  readonly note?: Text;
}

export interface RegisteredParty {
  readonly id: string;
  readonly name: Text;
  /** Oldest first; `to` is the day on which the name ended. */
  readonly formerNames?: readonly { readonly name: Text; readonly to?: string }[];
  /** The day on which the party (not a list of it) was registered. */
  readonly registered?: string;
  readonly registeredKnown?: Text;
  readonly leaders?: readonly { readonly name: Text; readonly since?: string; readonly knownOn?: string }[];
  readonly bloc?: boolean;
  readonly note?: Text;
  readonly source?: readonly string[];
}

export interface Register {
  readonly areas: readonly RegisteredArea[];
  readonly parties: readonly RegisteredParty[];
  readonly sources: readonly Source[];
}

const offset: Shape<string> = shape('', (value, at) => {
  const read = words.read(value, at);
  if (read !== '' && !/^[+-](0\d|1[0-4]):[0-5]\d$/.test(read)) at.fault('bad-value', { found: read, type: 'offset' });
  return read;
});

const dates = { from: optional(day), to: optional(day) };

const areaRow = record({
  ...areaFields,
  ...dates,
  splitFrom: optional(id),
  iso: optional(words),
  kato: optional(printed),
  centre: optional(text),
  population: optional(whole(0, Number.MAX_SAFE_INTEGER)),
  zones: optional(list(record({ ...dates, offset: required(offset) }))),
  note: optional(text),
});

const partyRow = record({
  id: required(id),
  name: required(text),
  formerNames: optional(list(record({ name: required(text), to: optional(day) }))),
  registered: optional(day),
  registeredKnown: optional(text),
  leaders: optional(list(record({ name: required(text), since: optional(day), knownOn: optional(day) }))),
  bloc: optional(yesNo),
  note: optional(text),
  source: optional(list(words)),
});

const areasFile = record({ sources: optional(sources), areas: required(list(areaRow, 1)) });
const partiesFile = record({ sources: optional(sources), parties: required(list(partyRow)) });

/** Reads the folder of one register: `areas.yaml`, `parties.yaml`. Other files of the folder are not looked at. */
export function readRegister(files: ReadonlyMap<string, string>): Read<Register> {
  const faults = new Faults();
  const areas = readFile('areas.yaml', files, areasFile, faults, checkAreasFile);
  const parties = readFile('parties.yaml', files, partiesFile, faults, checkPartiesFile);
  return faults.read(() => ({
    areas: areas.areas.map((row) => ({ ...row, ...areaOf(row) })),
    parties: parties.parties,
    sources: [...(areas.sources ?? []), ...(parties.sources ?? [])],
  }));
}

function readFile<T>(
  name: string,
  files: ReadonlyMap<string, string>,
  of: Shape<T>,
  faults: Faults,
  check: (value: T, at: At) => void,
): T {
  const text = files.get(name);
  if (text === undefined) faults.add({ code: 'file-missing', file: name, place: '', params: { file: name } });
  const parsed = text === undefined ? undefined : readYaml(name, text);
  if (parsed?.ok === false) faults.addAll(parsed.faults);
  if (parsed?.ok !== true) return of.standIn;
  const at = new At(name, faults, parsed.value.locate);
  const value = of.read(parsed.value.value, at);
  check(value, at);
  return value;
}

function checkAreasFile({ areas, sources = [] }: typeof areasFile.standIn, at: At): void {
  checkSources(sources, at.in('sources'));
  checkAreas(areas, at.in('areas'));
  const ids = new Map(areas.map((one) => [one.id, one]));
  for (const [index, { from, to, splitFrom }] of areas.entries()) {
    const place = at.in('areas').in(index);
    if (from !== undefined && to !== undefined && from >= to) place.in('to').fault('version-order', { from, to });
    if (splitFrom !== undefined) known('unknown-area', splitFrom, ids, place.in('splitFrom'));
  }
}

function checkPartiesFile({ parties, sources = [] }: typeof partiesFile.standIn, at: At): void {
  const sourceIds = checkSources(sources, at.in('sources'));
  const seen = new Set<string>();
  for (const [index, { id, source = [] }] of parties.entries()) {
    const place = at.in('parties').in(index);
    if (seen.has(id)) place.in('id').fault('duplicate-id', { id });
    seen.add(id);
    for (const [number, name] of source.entries())
      known('unknown-source', name, sourceIds, place.in('source').in(number));
  }
}

/** The areas that exist on a day. */
export function areasOn(register: Register, date: string): readonly Area[] {
  return register.areas
    .filter(({ from, to }) => (from === undefined || from <= date) && (to === undefined || date < to))
    .map(areaOf);
}

/** The parties by id, each under the name that it had on a day. */
export function partiesOn(register: Register, date: string): ReadonlyMap<string, Text> {
  return new Map(
    register.parties.map(({ id, name, formerNames = [] }) => {
      const former = formerNames.find(({ to }) => to !== undefined && date < to);
      return [id, former?.name ?? name];
    }),
  );
}
