/** `saylau validate -`: single protocols and rooms as JSON Lines, by the forms of the law and by their own. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captured, type Ran } from './captured.test-kit.js';

interface Finding {
  readonly code: string;
  readonly control?: string;
  readonly severity: string;
  readonly protocol?: number;
  readonly lines: readonly string[];
  readonly params: Readonly<Record<string, string | number>>;
  readonly causes: readonly { readonly kind: string }[];
}

interface Answer {
  readonly id: unknown;
  readonly line?: number;
  readonly findings?: readonly Finding[];
  readonly error?: { readonly code: string; readonly message: string };
}

type Figures = Readonly<Record<string, number | null>>;

function ran(lines: readonly string[]): Promise<Ran> {
  return captured(['validate', '-'], { stdin: lines.join('\n') });
}

async function answersTo(cases: readonly unknown[]): Promise<readonly Answer[]> {
  const { out } = await ran(cases.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))));
  return out
    .trimEnd()
    .split('\n')
    .map((line): Answer => JSON.parse(line));
}

/** Equations that do not hold and other errors; what is only unusual is left out. */
const named = (answer: Answer | undefined): string[] =>
  (answer?.findings ?? [])
    .filter(({ control, severity }) => control !== undefined || severity === 'error')
    .map(({ code, control }) => (control === undefined ? code : `${code} ${control}`));

/** A protocol in which every equation of an election's form holds, none of them by a hair. */
const ofElection: Figures = {
  registered: 1000,
  'ballots-delivered': 1100,
  'ballots-received': 700,
  'took-part': 690,
  'by-absentee': 10,
  'outside-station': 20,
  applications: 25,
  a: 400,
  b: 200,
  'against-all': 60,
  invalid: 30,
  'ballots-unused': 395,
  'ballots-spoilt': 5,
};

function without(figures: Figures, ...lines: readonly string[]): Figures {
  return Object.fromEntries(Object.entries(figures).filter(([line]) => !lines.includes(line)));
}

const outside = ['by-absentee', 'outside-station', 'applications'];
const ofReferendum: Figures = { ...without(ofElection, ...outside, 'against-all'), 'both-marked': 60 };
const ofRecall: Figures = { ...without(ofElection, ...outside, 'against-all'), a: 460 };
const ofSenate: Figures = {
  electors: 200,
  'electors-present': 190,
  'took-part': 185,
  a: 100,
  b: 60,
  'against-all': 15,
  invalid: 10,
};

/** One figure changed so that this equation alone breaks. `e8` follows from `e2` and `e3`: it never breaks alone. */
const shared: Readonly<Record<string, Figures>> = {
  e1: { b: 199 },
  e2: { 'ballots-received': 689, 'ballots-unused': 406 },
  e3: { registered: 699 },
  e4: { 'ballots-spoilt': 6 },
};
const breaking: Readonly<Record<string, Figures>> = {
  ...shared,
  'e5-outside': { 'outside-station': 691, applications: 691 },
  'e5-absentee': { 'by-absentee': 691 },
  e6: { applications: 19 },
};
const inSenate: Readonly<Record<string, Figures>> = {
  e1: { a: 101 },
  present: { electors: 189 },
  'taking-part': { 'electors-present': 184 },
};

type Ballot = readonly [office: string, part: string, date: string, Figures, Readonly<Record<string, Figures>>];

const ballots: readonly Ballot[] = [
  ['mazhilis', 'list', '2023-03-19', ofElection, breaking],
  ['mazhilis', 'districts', '2023-03-19', ofElection, breaking],
  ['maslikhat', 'list', '2023-03-19', ofElection, breaking],
  ['maslikhat', 'districts', '2023-03-19', ofElection, breaking],
  ['maslikhat', 'lower', '2023-03-19', ofElection, breaking],
  ['president', 'president', '2022-11-20', ofElection, breaking],
  ['akim-rural', 'akim', '2021-07-25', ofElection, breaking],
  ['akim-district', 'akim', '2023-11-05', ofElection, breaking],
  ['referendum', 'constitution', '2022-06-05', ofReferendum, shared],
  ['referendum', 'question', '2024-10-06', ofReferendum, shared],
  ['recall', 'recall', '2023-06-01', ofRecall, shared],
  ['senate', 'senate', '2023-01-14', ofSenate, inSenate],
];

function caseOf([office, part, date]: Ballot, figures: Figures): object {
  return { law: { statute: 'kz', office, part, date }, options: ['a', 'b'], figures };
}

describe.each(ballots)('the form of the law for %s, %s, on %s', (...ballot) => {
  const [, , , sound, breaks] = ballot;

  it('a protocol that adds up has nothing to report', async () => {
    expect(await answersTo([caseOf(ballot, sound)])).toEqual([{ id: null, findings: [] }]);
  });

  it('each equation that breaks is found by its name, with both sides, and nothing else is', async () => {
    const answers = await answersTo(Object.values(breaks).map((changed) => caseOf(ballot, { ...sound, ...changed })));
    expect(answers.map(named)).toEqual(Object.keys(breaks).map((control) => [`control ${control}`]));
    for (const { findings = [] } of answers)
      for (const { params } of findings.filter(({ code }) => code === 'control'))
        expect(Math.abs(Number(params.left) - Number(params.right))).toBe(Number(params.by));
  });

  it('every line of the form that is absent, and no other, is named', async () => {
    const lines = Object.keys(sound);
    const answers = await answersTo(lines.map((line) => caseOf(ballot, { ...sound, [line]: null })));
    expect(answers.map(({ findings }) => findings?.map(({ code, lines: own }) => [code, ...own]))).toEqual(
      lines.map((line) => [['line-absent', line]]),
    );
    const [nothing] = await answersTo([caseOf(ballot, {})]);
    expect(nothing?.findings?.flatMap(({ lines: own }) => own).toSorted()).toEqual(lines.toSorted());
  });

  it('a line that the form does not have is refused', async () => {
    const [answer] = await answersTo([caseOf(ballot, { ...sound, 'portable-boxes': 1 })]);
    expect(answer?.error?.code).toBe('unknown-line');
  });
});

it('more who took part than the list has breaks e8 together with what it follows from', async () => {
  const [ballot] = ballots;
  if (ballot === undefined) throw new Error('no ballot');
  const [answer] = await answersTo([caseOf(ballot, { ...ofElection, registered: 689 })]);
  expect(named(answer)).toEqual(['control e3', 'control e8']);
});

it('the line of 2004 without votes against all is another form than that of 2023', async () => {
  const on = (date: string): object => ({
    law: { statute: 'kz', office: 'mazhilis', part: 'list', date },
    options: ['a', 'b'],
    figures: ofElection,
  });
  const [then, now] = await answersTo([on('2004-09-19'), on('2023-03-19')]);
  expect(then?.error?.code).toBe('unknown-line');
  expect(now?.findings).toEqual([]);
});

describe('a case that cannot be read is answered with its fault, and the next one is answered', () => {
  const form = { lines: ['took-part', 'options', 'invalid'] };
  const law = { statute: 'kz', office: 'mazhilis', part: 'list', date: '2023-03-19' };
  const written = (figures: string): string =>
    `{"form": {"lines": ["took-part", "options"]}, "options": ["a"], "figures": ${figures}}`;

  it.each<readonly [string, unknown, string]>([
    ['no JSON', '{"id": 1', 'json-syntax'],
    ['NaN', written('{"a": NaN}'), 'json-syntax'],
    ['Infinity', written('{"a": Infinity}'), 'json-syntax'],
    ['1e999', written('{"a": 1e999}'), 'number-unsafe'],
    ['a number that no double holds', written('{"a": 9007199254740993}'), 'number-unsafe'],
    ['a figure beyond a column', written('{"a": 2147483648}'), 'figure-too-large'],
    ['a negative figure', written('{"a": -1}'), 'figure-negative'],
    ['half a vote', written('{"a": 0.5}'), 'figure-not-whole'],
    ['words for a figure', written('{"a": "many"}'), 'figure-not-whole'],
    ['a truth for a figure', written('{"a": true}'), 'wrong-type'],
    ['a list for a figure', written('{"a": [1]}'), 'wrong-type'],
    ['one figure twice', written('{"a": 1, "a": 2}'), 'duplicate-key'],
    ['a prototype', written('{"__proto__": 1}'), 'unknown-line'],
    ['an option that is not on the ballot', { form, options: ['a'], figures: { c: 1 } }, 'unknown-line'],
    ['an option twice', { form, options: ['a', 'a'], figures: {} }, 'duplicate-id'],
    ['an option called as a line', { form, options: ['invalid'], figures: {} }, 'option-is-line'],
    ['neither law nor form', { options: [], figures: {} }, 'missing'],
    ['law and form', { law, form, options: [], figures: {} }, 'conflicting-keys'],
    ['an unknown office', { law: { ...law, office: 'mazhlis' }, options: [], figures: {} }, 'no-rules'],
    ['an unknown part', { law: { ...law, part: 'district' }, options: [], figures: {} }, 'unknown-part'],
    ['an unknown statute', { law: { ...law, statute: 'xx' }, options: [], figures: {} }, 'no-rules'],
    ['a statute that is a path', { law: { ...law, statute: '../kz' }, options: [], figures: {} }, 'bad-id'],
    ['a day without law', { law: { ...law, date: '2022-07-01' }, options: [], figures: {} }, 'no-rules'],
    ['a date that does not exist', { law: { ...law, date: '2023-02-30' }, options: [], figures: {} }, 'bad-date'],
    ['a form without lines', { form: { lines: [] }, options: [], figures: {} }, 'empty'],
    ['an unknown key', { form, options: [], figures: {}, station: 'x' }, 'unknown-key'],
    ['a room without protocols', { room: [] }, 'empty'],
    ['a list', [], 'wrong-type'],
    ['text', '"protocol"', 'wrong-type'],
    ['a line beyond what is kept', `"${'x'.repeat(1_000_001)}"`, 'text-too-large'],
  ])('%s', async (_, bad, code) => {
    const good = { id: 'good', form, options: ['a'], figures: { 'took-part': 3, a: 2, invalid: 1 } };
    const [first, second] = await answersTo([bad, good]);
    expect(first).toMatchObject({ line: 1, error: { code } });
    expect(first?.error?.message).not.toBe('');
    expect(second).toEqual({ id: 'good', findings: [] });
  });

  it('ends with 1 and is silent on standard error; findings alone end with 0', async () => {
    const wrong = JSON.stringify({ form, options: ['a'], figures: { 'took-part': 3, a: 2, invalid: 2 } });
    const { code, err } = await ran(['nothing', wrong]);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect((await ran([wrong])).code).toBe(0);
    expect(await ran(['', ' '])).toMatchObject({ code: 1, out: '' });
  });
});

describe('rooms', () => {
  const form = { lines: ['registered', 'took-part', 'options', 'invalid'] };
  const protocol = (registered: number, tookPart: number): object => ({
    form,
    options: ['a', 'b'],
    figures: { registered, 'took-part': tookPart, a: tookPart - 5, b: 4, invalid: 1 },
  });

  it('protocols of one room that agree have nothing to report', async () => {
    expect(await answersTo([{ id: 1, room: [protocol(900, 500), protocol(890, 498)] }])).toEqual([
      { id: 1, findings: [] },
    ]);
  });

  it('those far apart are named by their places', async () => {
    const [answer] = await answersTo([{ room: [protocol(900, 500), protocol(900, 420), protocol(600, 499)] }]);
    expect(answer?.findings).toMatchObject([
      { code: 'room-took-part', params: { most: 1, largest: '500', least: 2, smallest: '420', by: '80' } },
      { code: 'room-registered', params: { most: 1, least: 3, by: '300' } },
    ]);
  });

  it('a finding of one protocol says which', async () => {
    const broken = { form, options: ['a'], figures: { registered: 900, 'took-part': 500, a: 499 } };
    const [answer] = await answersTo([{ room: [protocol(900, 500), broken] }]);
    expect(answer?.findings).toMatchObject([{ code: 'line-absent', protocol: 2, lines: ['invalid'] }]);
  });

  it('a fault in any of them is a fault of the case, with its place', async () => {
    const [answer] = await answersTo([{ id: 5, room: [protocol(900, 500), { form, options: [], figures: { x: 1 } }] }]);
    expect(answer).toMatchObject({ id: 5, error: { code: 'unknown-line' } });
    expect(answer?.error?.message).toContain('/room/1/figures/x');
  });
});

it('whatever a line holds, it is answered by one line of JSON with findings or an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(fc.json(), fc.string()), { minLength: 1, maxLength: 8 }), async (values) => {
      const lines = values.map((value) => value.replaceAll(/[\r\n]/g, ' ')).filter((value) => value.trim() !== '');
      if (lines.length === 0) return;
      const answers = await answersTo(lines);
      expect(answers.length).toBe(lines.length);
      for (const answer of answers) expect((answer.findings === undefined) !== (answer.error === undefined)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

it('the page of the format shows the answers to its own cases', async () => {
  const page = readFileSync(new URL('../../../docs/formats/protocols.md', import.meta.url), 'utf8');
  const [cases = '', answers] = [...page.matchAll(/```\n(\{"id"[\s\S]*?)```/g)].map(([, text]) => text);
  expect((await ran(cases.trimEnd().split('\n'))).out).toBe(answers);
});
