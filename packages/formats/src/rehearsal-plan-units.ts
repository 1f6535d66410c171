/** Units below the regions, from a register's `districts.csv`: what a rehearsal lays its stations out in. */

import type { AreaId, Text } from '@saylau/core';
import { readCsv } from './csv.js';
import type { Fault, Read } from './faults.js';

export interface RehearsalUnit {
  /** The register's id with `-` for its full stop: an id as elections have them. */
  readonly id: AreaId;
  readonly region: AreaId;
  /** `district`, `city`, `city-district`. */
  readonly kind: string;
  readonly name: Text;
  readonly population: number;
}

const columns = { required: ['id', 'region', 'kind', 'nameKk'], key: ['id'] };
const populationColumn = /^population\d{8}$/;

/** Reads a register's units. Its one column `population…` names the day that the residents were counted on. */
export function readRehearsalUnits(file: string, text: string): Read<readonly RehearsalUnit[]> {
  const header = text.split(/\r\n|\r|\n/, 1)[0]?.split(/[,;\t]/) ?? [];
  const population = header.find((name) => populationColumn.test(name)) ?? 'population';
  const others = header.filter((name) => !columns.required.includes(name) && name !== population);
  const rows = readCsv(file, text, { ...columns, required: [...columns.required, population], optional: others });
  if (!rows.ok) return rows;
  const faults: Fault[] = [];
  const units = rows.value.map(({ line, cells }): RehearsalUnit => {
    const cell = (name: string): string => cells.get(name) ?? '';
    const residents = cell(population);
    if (!/^\d{1,9}$/.test(residents))
      faults.push({ code: 'figure-not-whole', file, place: `${line}:1`, params: { found: residents } });
    if (!/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(cell('id')))
      faults.push({ code: 'bad-id', file, place: `${line}:1`, params: { found: cell('id') } });
    const name = { kk: cell('nameKk') };
    return {
      id: cell('id').replaceAll('.', '-'),
      region: cell('region'),
      kind: cell('kind'),
      name,
      population: Number(residents),
    };
  });
  return faults.length === 0 ? { ok: true, value: units } : { ok: false, faults };
}
