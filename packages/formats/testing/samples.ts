/** Small valid files for tests, made wrong one place at a time. Not part of the package's interface. */

export const electionJson = JSON.stringify({
  format: 'saylau-election/1',
  id: 'xx-2020-parliament',
  name: 'Parliament of X, 2020',
  date: '2020-05-03',
  office: 'parliament',
  rules: {
    turnout: { count: 'took-part', of: 'registered' },
    parts: {
      list: {
        rule: 'list',
        seats: 10,
        method: 'dhondt',
        admit: { atLeast: '5%', of: 'options' },
        ties: ['votes', 'lot'],
        percentOf: 'options',
      },
    },
  },
  areas: [
    { id: 'x', name: { en: 'X' } },
    { id: 'north', parent: 'x' },
    { id: 'south', parent: 'x' },
  ],
  parties: { alpha: 'Alpha', beta: { en: 'Beta' } },
  contests: [
    {
      id: 'national',
      part: 'list',
      options: [{ id: 'a', party: 'alpha' }, { id: 'b', party: 'beta', registered: '2020-03-01' }, { id: 'c' }],
      tally: {
        x: { registered: 1000, 'took-part': 700, a: 400, b: '250', c: 30, invalid: null },
        north: { registered: 600 },
      },
      declared: { seats: { a: 6, b: 4, c: 0 }, percent: { a: '58.82' }, source: 's1' },
    },
  ],
  sources: [{ id: 's1', url: 'https://example.org/results', what: 'Results' }],
});

/** The sample election with the value at a path (`contests.0.area`) set; `undefined` takes the key away. */
export function electionWith(path: string, value: unknown): string {
  const election: unknown = JSON.parse(electionJson);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let place: unknown = election;
  for (const key of keys) place = isObject(place) ? place[key] : undefined;
  if (!isObject(place)) throw new Error(`no such place: ${path}`);
  if (value === undefined) Reflect.deleteProperty(place, last);
  else place[last] = value;
  return JSON.stringify(election);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const says = '{kk: К, ru: Р, en: E}';

export const statuteFiles: ReadonlyMap<string, string> = new Map([
  [
    'sources.yaml',
    `name: ${says}
acts:
  EL: ${says}
instruments:
  el-2009: {from: 2009-02, name: ${says}}
  el-2021: {from: 2021-06-05, name: ${says}}
sources:
  S07: {url: "https://example.org/law", what: Text of 2009}
`,
  ],
  [
    'systems.yaml',
    `systems:
  parliament:
    name: ${says}
    versions:
      - {from: 2008-01-01, state: gap}
      - from: 2009-02
        rules:
          parts:
            list:
              rule: list
              seats: $list.seats
              method: hare-remainder
              admit: {bound: $list.threshold, of: options}
              ties: [lot]
`,
  ],
  [
    'list.yaml',
    `subject: list
name: ${says}
provisions:
  list.threshold:
    says: ${says}
    type: bound
    history:
      - from: 2009-02
        value: {atLeast: 7%}
        cite: {act: EL, article: 97-1(1), sources: [S07]}
        confidence: seen
        by: el-2009
      - from: 2021-06-05
        value: {atLeast: 5%}
        cite: {act: EL, article: 97, sources: [S07]}
        confidence: official
  list.seats:
    says: ${says}
    type: count
    history:
      - from: 2009-02
        to: 2022-06-08
        value: 98
        cite: {act: EL, article: 97.10, sources: [S07]}
        confidence: seen
      - from: 2023-01-01
        state: unspecified
        cite: {act: EL, sources: [S07]}
        confidence: seen
`,
  ],
]);

/** The sample statute with a text of one file replaced by another. */
export function statuteWith(file: string, text: string, by: string): ReadonlyMap<string, string> {
  const found = statuteFiles.get(file) ?? '';
  if (!found.includes(text)) throw new Error(`no such text in ${file}: ${text}`);
  return new Map([...statuteFiles, [file, found.replace(text, by)]]);
}

export const registerFiles: ReadonlyMap<string, string> = new Map([
  [
    'areas.yaml',
    `areas:
  - {id: x, kind: country}
  - {id: old, parent: x, to: 2022-06-08}
  - {id: new, parent: x, from: 2022-06-08, splitFrom: old, zones: [{offset: +06:00}]}
`,
  ],
  [
    'parties.yaml',
    `parties:
  - id: alpha
    name: {en: Alpha}
    formerNames: [{name: First}, {name: Old Alpha, to: 2022-03-01}]
`,
  ],
]);
