/**
 * The made-up day as files: 12 stations in 3 regions and 2 constituencies; a council of lists and persons under a statute, and a
 * question to the north under rules of its own. Figures follow from the station's number i (0 to 11), so that sums can be checked by hand.
 */

import { compileStatute, readStatute } from '@saylau/formats';

/** A rehearsal marks all that is made up; a real day marks nothing. */
export interface Marked {
  /** `rehearsal/` or nothing. */
  readonly mark: string;
}

export const regions = ['north', 'south', 'east'] as const;
export type Region = (typeof regions)[number];

export interface Station {
  readonly id: string;
  /** From 0, in the order of the file. */
  readonly number: number;
  readonly region: Region;
  readonly constituency: 'c1' | 'c2';
}

/** Four stations a region; the constituencies cut the east in two. */
export function stationsOf({ mark }: Marked): readonly Station[] {
  return regions.flatMap((region, at) =>
    [1, 2, 3, 4].map((n): Station => {
      const constituency = region === 'north' || (region === 'east' && n <= 2) ? 'c1' : 'c2';
      return { id: `${mark}${region}-${n}`, number: 4 * at + n - 1, region, constituency };
    }),
  );
}

/** Lists: 10 + 11 + 12 … of 300; see the sums in story.ts. */
export function listFigures({ number: i }: Station): Record<string, number> {
  const votes = { a: 140 + i, b: 100 + 2 * i, c: 10, 'against-all': 20 + i, invalid: 30 + i };
  return { registered: 500 + 10 * i, 'took-part': 300 + 5 * i, ...votes };
}

export function districtFigures({ number: i, constituency }: Station): Record<string, number> {
  const [one, other] = constituency === 'c1' ? ['x', 'y'] : ['v', 'w'];
  const votes: Record<string, number> =
    constituency === 'c1' ? { [`${one}`]: 150 + i, [`${other}`]: 120 - i } : { [`${one}`]: 110 + i, [`${other}`]: 160 };
  const valid = Object.values(votes).reduce((sum, count) => sum + count, 0);
  return { registered: 500 + 10 * i, 'took-part': 300 + 5 * i, ...votes, invalid: 300 + 5 * i - valid };
}

export function questionFigures({ number: i }: Station): Record<string, number> {
  return { registered: 500 + 10 * i, 'took-part': 300 + 5 * i, yes: 200, no: 60 + i, invalid: 40 + 4 * i };
}

const inThree = (words: string): string => `{kk: "${words}", ru: "${words}", en: "${words}"}`;

/** The statute in its source form; the threshold is what an attacker would like to change. */
export function statuteFiles(threshold: string): ReadonlyMap<string, string> {
  return new Map([
    [
      'sources.yaml',
      `name: ${inThree('Law of Fixture')}
acts: {FL: ${inThree('Law on Elections of Fixture')}}
instruments: {}
sources: {S1: {what: Made up for tests}}
`,
    ],
    [
      'council.yaml',
      `subject: council
name: ${inThree('Council')}
provisions:
  council.seats:
    says: ${inThree('Seats filled by lists.')}
    type: count
    history: [{from: 2020-01-01, value: 10, cite: {act: FL, article: "1", sources: [S1]}, confidence: seen}]
  council.threshold:
    says: ${inThree('Share of the votes from which a list takes part.')}
    type: bound
    history: [{from: 2020-01-01, value: {atLeast: ${threshold}}, cite: {act: FL, article: "2", sources: [S1]}, confidence: seen}]
`,
    ],
    [
      'systems.yaml',
      `systems:
  council:
    name: ${inThree('Council')}
    versions:
      - from: 2020-01-01
        rules: ${JSON.stringify(councilRules('$council.seats', '$council.threshold'))}
`,
    ],
  ]);
}

const compiled = new Map<string, string>();

/** The statute as it stands in a log. */
export function compiledStatute(threshold = '5%'): string {
  const before = compiled.get(threshold);
  if (before !== undefined) return before;
  const read = readStatute('xx', statuteFiles(threshold));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const text = compileStatute(read.value);
  compiled.set(threshold, text);
  return text;
}

/** Every figure of a protocol adds up, and nobody votes who is not on the list. */
const form = (...votes: readonly string[]): object => ({
  lines: ['registered', 'took-part', ...votes, 'invalid'],
  controls: {
    sum: { left: [...votes, 'invalid'].join(' + '), is: '=', right: 'took-part', severity: 'error' },
    part: { left: 'took-part', is: '<=', right: 'registered', severity: 'error' },
  },
});

const turnout = { count: 'took-part', of: 'registered' };

function councilRules(seats: unknown, threshold: unknown): object {
  return {
    turnout,
    parts: {
      list: {
        rule: 'list',
        seats,
        method: 'dhondt',
        admit: { bound: threshold, of: 'options' },
        ties: ['votes', 'registered'],
        againstAll: true,
        percentOf: 'options',
        form: form('options', 'against-all'),
      },
      districts: { rule: 'plurality', seats: 1, ties: ['registered'], percentOf: 'options', form: form('options') },
    },
  };
}

/** What is counted by: the files named as `rules` when the elections are opened. */
export const rulesOfCouncil = councilRules(10, { atLeast: '5%' });
export const rulesOfQuestion = {
  turnout,
  parts: {
    bridge: {
      rule: 'question',
      valid: { sum: 'took-part', moreThan: '1/2', of: 'registered' },
      adopt: { moreThan: '1/2', of: 'took-part' },
      percentOf: 'took-part',
      form: form('options'),
    },
  },
};

export const council = ({ mark }: Marked): string => `${mark}xx-2025-council`;
export const question = ({ mark }: Marked): string => `${mark}xx-2025-question`;

/** The files of the definition by name. */
export function definitionFiles(marked: Marked, threshold = '5%'): ReadonlyMap<string, string> {
  return new Map([
    ['polling-day.json', `${JSON.stringify(pollingDay(marked), undefined, 2)}\n`],
    ['areas.csv', csv('id,parent,kind', ['land,,country', ...areas.map((id) => `${id},land,${kindOf(id)}`)])],
    [
      'stations.csv',
      csv(
        'station,area,constituency,registered',
        stationsOf(marked).map(
          ({ id, region, constituency, number }) => `${id},${region},${constituency},${500 + 10 * number}`,
        ),
      ),
    ],
    ['contests.csv', csv('election,contest,part,area', contestRows(marked))],
    ['options.csv', csv('election,contest,option,role,order,registered,candidates', optionRows(marked))],
    ['statutes/xx.json', compiledStatute(threshold)],
  ]);
}

const areas = [...regions, 'c1', 'c2'];
const kindOf = (id: string): string => (id.startsWith('c') ? 'constituency' : 'region');
const csv = (header: string, rows: readonly string[]): string => [header, ...rows].map((row) => `${row}\n`).join('');

function pollingDay(marked: Marked): object {
  const { mark } = marked;
  return {
    format: 'saylau-polling-day/1',
    id: mark === '' ? 'xx-2025-06-01' : `${mark}xx-2025-06-01/1`,
    name: 'A made-up night',
    date: '2025-06-01',
    zone: '+05:00',
    ...(mark === '' ? {} : { rehearsal: { of: 'xx-2025-06-01', seed: '1' } }),
    hierarchies: ['area', 'constituency'],
    elections: [
      { id: council(marked), name: 'Council', office: 'council', statute: 'xx' },
      { id: question(marked), name: 'Question to the north', office: 'referendum', rules: rulesOfQuestion },
    ],
  };
}

function contestRows(marked: Marked): readonly string[] {
  const [one, other] = [council(marked), question(marked)];
  return [`${one},list,list,land`, `${one},c1,districts,c1`, `${one},c2,districts,c2`, `${other},bridge,bridge,north`];
}

function optionRows(marked: Marked): readonly string[] {
  const options: readonly [string, string, string, readonly string[]][] = [
    [council(marked), 'list', 'list', ['a', 'b', 'c']],
    [council(marked), 'c1', 'candidate', ['x', 'y']],
    [council(marked), 'c2', 'candidate', ['v', 'w']],
    [question(marked), 'bridge', 'answer', ['yes', 'no']],
  ];
  return options.flatMap(([election, contest, role, ids]) =>
    ids.map(
      (id, at) => `${election},${contest},${id},${role},${at + 1},2025-04-0${at + 1},${role === 'list' ? 12 : ''}`,
    ),
  );
}
