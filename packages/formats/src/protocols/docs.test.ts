/** The tables that docs/formats/protocols.md shows are read as they stand. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sampleDay } from '../polling-day/day.test-kit.js';
import { dayTarget } from './day-target.js';
import { readProtocols, readTerritorial } from './read.js';

const lines = ['registered', 'ballots-received', 'took-part', 'options', 'against-all', 'invalid'];
const list = { rule: 'list', seats: 69, method: 'hare-remainder', ties: ['lot'], againstAll: true, form: { lines } };

const main = {
  format: 'saylau-polling-day/1',
  id: 'rehearsal/kz-2023-03-19/7',
  name: 'R',
  date: '2023-03-19',
  zone: '+06:00',
  rehearsal: { of: 'kz-2023-03-19', seed: '7' },
  hierarchies: ['area'],
  elections: [{ id: 'rehearsal/kz-2023-mazhilis', name: 'M', office: 'mazhilis', rules: { parts: { list } } }],
};

const files = new Map([
  ['polling-day.json', JSON.stringify(main)],
  ['areas.csv', 'id,parent,kind\nkz,,country\nabai,kz,region\n'],
  ['stations.csv', 'station,area\nrehearsal/abai-0001,abai\n'],
  ['contests.csv', 'election,contest,part,area\nrehearsal/kz-2023-mazhilis,list,list,kz\n'],
  [
    'options.csv',
    `election,contest,option\n${['a', 'b', 'c'].map((id) => `rehearsal/kz-2023-mazhilis,list,${id}\n`).join('')}`,
  ],
]);

it('the examples of station and territorial protocols agree', async () => {
  const docs = readFileSync(new URL('../../../../docs/formats/protocols.md', import.meta.url), 'utf8');
  const [stations = '', areas = ''] = [...docs.matchAll(/```csv\n([\s\S]*?)```/g)].map(([, text = '']) => text);
  const day = sampleDay(files);
  const refuse = (fault: unknown): never => {
    throw new Error(JSON.stringify(fault));
  };
  expect(await readProtocols('protocols.csv', [stations], dayTarget(day), refuse)).toMatchObject({ accepted: 1 });
  const commissions = { tables: day.tables, rehearsal: true };
  const { protocols } = await readTerritorial('territorial.csv', [areas], commissions, refuse);
  const [table] = day.tables;
  const summed = table?.columns.map((column) => BigInt(column[0] ?? -1));
  expect([...(protocols[0]?.figures.values() ?? [])]).toEqual(summed);
});
