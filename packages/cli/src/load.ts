/** Loads statutes and elections: texts from the data folders, through the readers of `formats`. */

import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { CountingLaw, Rules, Statute } from '@saylau/core';
import type { AreaMap, AreaTile, Fault, LawWanted, Read, Register } from '@saylau/formats';
import type { LoadedElection } from '@saylau/formats/outcome-json';
import { cached } from './cache.js';
import { type ElectionPlace, filesOf, folders, idsIn, readText, root } from './data.js';
import { FilesAtFault } from './problems.js';

/** The value read; throws all faults, each with the path of its file. */
export function valueIn<T>(read: Read<T>, folder = ''): T {
  if (read.ok) return read.value;
  throw new FilesAtFault(
    read.faults.map((fault): Fault => ({ ...fault, file: folder === '' ? fault.file : `${folder}/${fault.file}` })),
  );
}

/** A statute, compiled where that is done, else from its files. */
export function loadStatute(id: string): Promise<Statute | undefined> {
  const compiled = join(folders.compiledLaws, `${id}.json`);
  if (existsSync(compiled)) return statuteIn(readText(compiled));
  if (!existsSync(join(folders.laws, id))) return Promise.resolve(undefined);
  return readStatuteFolder(id, join(folders.laws, id));
}

/** The compiler of laws wrote this file from a checked statute; `compile-laws` and the set-up keep it fresh. */
async function statuteIn(text: string): Promise<Statute> {
  const { statuteFromCompiled } = await import('@saylau/formats/compiled');
  return valueIn(statuteFromCompiled('build/laws', text));
}

/** Reads and checks the files of a statute. */
export async function readStatuteFolder(id: string, folder: string): Promise<Statute> {
  const { readStatute } = await import('@saylau/formats');
  const files = new Map([...filesOf(folder)].filter(([name]) => name.endsWith('.yaml')));
  return valueIn(readStatute(id, files), shownPath(folder));
}

/** A path within the repository as seen from its root; any other as it is. */
function shownPath(path: string): string {
  const inside = relative(root, path);
  return inside.startsWith('..') ? path : inside;
}

export type { LoadedElection };

/** An election read and checked, and the law that it is counted under where nothing else is asked for. */
export function loadElection(place: ElectionPlace): Promise<LoadedElection> {
  const files = place.kind === 'folder' ? filesOf(place.path) : new Map([[place.shown, readText(place.path)]]);
  const surroundings = surroundingTexts();
  return cached('election', [[place.kind, place.shown], ...files, ...surroundings], () => readWhole(place, files));
}

/** The bytes of registers and laws, which an election may refer to. */
export function surroundingTexts(): (readonly [string, string])[] {
  const registers = idsIn(folders.registers).flatMap((id) =>
    [...filesOf(join(folders.registers, id))].filter(([name]) => name.endsWith('.yaml')),
  );
  const laws = idsIn(folders.laws).map((id): readonly [string, string] => {
    const compiled = join(folders.compiledLaws, `${id}.json`);
    return [id, existsSync(compiled) ? readText(compiled) : [...filesOf(join(folders.laws, id)).values()].join('\0')];
  });
  return [...registers, ...laws];
}

async function readWhole(place: ElectionPlace, files: ReadonlyMap<string, string>): Promise<LoadedElection> {
  const { countingLaw, readElectionFile, readElectionFolder } = await import('@saylau/formats');
  const statutes = await allStatutes();
  const surroundings = { registers: await allRegisters(), rulesOf: await rulesReader(statutes) };
  const read =
    place.kind === 'folder'
      ? readElectionFolder(files, surroundings)
      : readElectionFile(place.shown, files.get(place.shown) ?? '', surroundings);
  const election = valueIn(read, place.kind === 'folder' ? place.shown : '');
  const statute = election.statute === undefined ? undefined : statutes.get(election.statute);
  return { election, statute, law: valueIn(countingLaw(election, statute)) };
}

/** The law under another day, changed provisions or answered questions. */
export async function lawWanted({ election, statute }: LoadedElection, wanted: LawWanted): Promise<CountingLaw> {
  const { countingLaw } = await import('@saylau/formats/counting-law');
  return valueIn(countingLaw(election, statute, wanted));
}

export async function allStatutes(): Promise<ReadonlyMap<string, Statute>> {
  const found = await Promise.all(idsIn(folders.laws).map(async (id) => [id, await loadStatute(id)] as const));
  return new Map(found.flatMap(([id, statute]) => (statute === undefined ? [] : [[id, statute] as const])));
}

export async function allRegisters(): Promise<ReadonlyMap<string, Register>> {
  const { readRegister } = await import('@saylau/formats');
  return new Map(
    idsIn(folders.registers).map((id) => {
      const folder = join(folders.registers, id);
      return [id, valueIn(readRegister(filesOf(folder)), shownPath(folder))] as const;
    }),
  );
}

/** A register's map, with the places of its areas among equal tiles. */
export interface RegisterMap {
  readonly map: AreaMap;
  readonly tiles: ReadonlyMap<string, readonly AreaTile[]>;
}

/** The maps of those registers that have one. */
export async function allMaps(): Promise<readonly RegisterMap[]> {
  const { readMap, readTiles } = await import('@saylau/formats');
  return idsIn(folders.registers).flatMap((id) => {
    const folder = join(folders.registers, id);
    const [map, tiles] = [join(folder, 'map.json'), join(folder, 'tiles.yaml')];
    if (!(existsSync(map) && existsSync(tiles))) return [];
    const at = shownPath(folder);
    return [
      {
        map: valueIn(readMap('map.json', readText(map)), at),
        tiles: valueIn(readTiles('tiles.yaml', readText(tiles)), at),
      },
    ];
  });
}

/** Rules of an office on a day, for readers of elections and of single protocols: none where there is no law that day. */
export async function rulesReader(
  statutes: ReadonlyMap<string, Statute>,
): Promise<(statute: string, office: string, date: string) => Rules | undefined> {
  const [{ lawOn }, { readRules }] = await Promise.all([import('@saylau/core'), import('@saylau/formats')]);
  return (id, office, date) => {
    const statute = statutes.get(id);
    const law = statute === undefined ? undefined : lawOn(statute, office, date);
    if (law?.is !== 'rules') return undefined;
    const read = readRules(law.plain.rules, {
      file: `law:${office}`,
      origin: { cites: law.plain.cites, open: law.plain.open },
    });
    return read.ok ? read.value : undefined;
  };
}
