/** Random small days, written as stations with protocols and as one election with their sums, for tests. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

/** A random day of one council elected by lists and a mayor in each region, with the protocols of its stations. */
export interface SmallDay {
  readonly regions: number;
  readonly stations: readonly {
    readonly region: number;
    readonly list: readonly number[];
    readonly mayor: readonly number[];
  }[];
}

const votes = fc.nat({ max: 60 });
export const smallDay: fc.Arbitrary<SmallDay> = fc.integer({ min: 1, max: 3 }).chain((regions) =>
  fc.record({
    regions: fc.constant(regions),
    stations: fc
      .array(
        fc.record({
          region: fc.nat({ max: regions - 1 }),
          list: fc.tuple(votes, votes, votes, votes),
          mayor: fc.tuple(votes, votes, votes),
        }),
        { minLength: 0, maxLength: 6 },
      )
      // A station in every region, so that each of its contests is held somewhere.
      .map((more) => [
        ...Array.from({ length: regions }, (_, region) => ({ region, list: [9, 5, 3, 1], mayor: [7, 6, 1] })),
        ...more,
      ]),
  }),
);

const ballotForm = {
  lines: ['took-part', 'options', 'invalid'],
  controls: { sum: { left: 'options + invalid', is: '=', right: 'took-part', severity: 'error' } },
};
const smallRules = {
  turnout: { count: 'took-part', of: 'took-part' },
  parts: {
    list: {
      rule: 'list',
      seats: 5,
      method: 'hare-remainder',
      remainders: 'largest',
      admit: { atLeast: '5%', of: 'options' },
      ties: ['order'],
      nonePass: 'vacant',
      percentOf: 'options',
      form: ballotForm,
    },
    mayor: { rule: 'plurality', ties: ['lot'], percentOf: 'options', form: ballotForm },
  },
};

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, own) => sum + own, 0);
const listOptions = ['a', 'b', 'c'];
const mayorOptions = ['x', 'y'];

/** Writes the day as a folder within `folder`; gives its path. */
export function folderOf({ regions, stations }: SmallDay, folder: string): string {
  const path = mkdtempSync(join(folder, 'day-'));
  const write = (name: string, lines: readonly string[]): void =>
    writeFileSync(join(path, name), `${lines.join('\n')}\n`);
  const all = Array.from({ length: regions }, (_, region) => region);
  const main = {
    format: 'saylau-polling-day/1',
    id: 'small',
    name: 'Small',
    date: '2020-05-03',
    zone: '+00:00',
    hierarchies: ['area'],
    elections: [{ id: 'small-council', name: 'Small', office: 'council', rules: smallRules }],
  };
  write('polling-day.json', [JSON.stringify(main)]);
  write('areas.csv', ['id,parent,kind', 'total,,country', ...all.map((region) => `r${region},total,region`)]);
  write('stations.csv', ['station,area', ...stations.map(({ region }, index) => `s${index},r${region}`)]);
  write('contests.csv', [
    'election,contest,part,area',
    'small-council,council,list,total',
    ...all.map((region) => `small-council,mayor-${region},mayor,r${region}`),
  ]);
  write('options.csv', [
    'election,contest,option,order',
    ...listOptions.map((id, index) => `small-council,council,${id},${index + 1}`),
    ...all.flatMap((region) => mayorOptions.map((id, index) => `small-council,mayor-${region},${id},${index + 1}`)),
  ]);
  const sheets = stations.flatMap(({ region, list, mayor }, index) => {
    const [first, second, third, spoilt] = list;
    const [one, other, bad] = mayor;
    return [
      `council,s${index},${sumOf(list)},${first},${second},${third},${spoilt}`,
      `mayor-${region},s${index},${sumOf(mayor)},${one},${other},,${bad}`,
    ];
  });
  write('protocols.csv', ['contest,station,took-part,o1,o2,o3,invalid', ...sheets]);
  return path;
}

/** Writes the same day as one election whose tallies are added up here; gives the path of its file. */
export function sumsOf({ regions, stations }: SmallDay, folder: string): string {
  const total = (own: readonly (readonly number[])[], options: readonly string[]): object => ({
    'took-part': sumOf(own.flat()),
    ...Object.fromEntries(options.map((id, place) => [id, sumOf(own.map((votesOf) => votesOf[place] ?? 0))])),
    invalid: sumOf(own.map((votesOf) => votesOf.at(-1) ?? 0)),
  });
  const optionsOf = (ids: readonly string[]): object[] => ids.map((id, index) => ({ id, order: index + 1 }));
  const all = Array.from({ length: regions }, (_, region) => region);
  const council = total(
    stations.map(({ list }) => list),
    listOptions,
  );
  const election = {
    format: 'saylau-election/1',
    id: 'small-council',
    name: 'Small',
    date: '2020-05-03',
    office: 'council',
    areas: [
      { id: 'total', kind: 'country' },
      ...all.map((region) => ({ id: `r${region}`, parent: 'total', kind: 'region' })),
    ],
    rules: smallRules,
    contests: [
      { id: 'council', part: 'list', area: 'total', options: optionsOf(listOptions), tally: { total: council } },
      ...all.map((region) => {
        const own = stations.filter((station) => station.region === region).map(({ mayor }) => mayor);
        return {
          id: `mayor-${region}`,
          part: 'mayor',
          area: `r${region}`,
          options: optionsOf(mayorOptions),
          tally: { [`r${region}`]: total(own, mayorOptions) },
        };
      }),
    ],
  };
  const path = join(mkdtempSync(join(folder, 'sums-')), 'election.json');
  writeFileSync(path, JSON.stringify(election));
  return path;
}
