/** Everything else a polling day was about: parties, candidates, stations, observers, exit polls, and where sources differ. */

import type { Election, Fact, Source, Table, Text } from '@saylau/core';
import { contestSummary, type OptionResult } from '../../data/contest.js';
import type { ElectionSource } from '../../data/source.js';
import { type Theme, themeOf, themes } from './themes.js';

/** As printed; a name known by id; sources, told as links; null: absent. */
export type Cell = string | { readonly name: Text } | { readonly sources: readonly string[] } | null;

export interface AroundTable {
  readonly id: string;
  readonly title: Text;
  readonly unit: Text;
  readonly columns: readonly Text[];
  readonly rows: readonly { readonly label: Text; readonly cells: readonly Cell[] }[];
  readonly source?: string;
}

/** An option's declared share beside what each exit poll gave it. */
export interface PollRow {
  readonly name: Text;
  readonly colour: string;
  /** Decimals in percent. */
  readonly declared?: string;
  /** Null where a poll did not say. */
  readonly polls: readonly (string | null)[];
}

export interface ExitPolls {
  readonly title: Text;
  readonly polls: readonly Text[];
  readonly rows: readonly PollRow[];
  /** How many were asked, where, with which error. */
  readonly about: readonly { readonly label: Text; readonly cells: readonly Cell[] }[];
  readonly source?: string;
}

export interface ThemeData {
  readonly theme: Theme;
  readonly facts: readonly Fact[];
  readonly tables: readonly AroundTable[];
  readonly exitPolls?: ExitPolls;
  readonly ballots?: readonly BallotOrder[];
}

/** The options of a contest in the order of the ballot. */
export interface BallotOrder {
  readonly contest: Text;
  readonly options: readonly {
    readonly id: string;
    readonly name: Text;
    readonly colour: string;
    readonly order?: number;
    readonly candidates?: number;
  }[];
}

export interface AroundData {
  readonly themes: readonly ThemeData[];
  readonly contradictions: Election['contradictions'];
  readonly notes: readonly Text[];
  readonly absent: readonly Text[];
  readonly sources: Readonly<Record<string, Omit<Source, 'id'>>>;
}

export function aroundPage(source: ElectionSource): AroundData {
  const { election } = source.loaded;
  const { about, contradictions } = election;
  return {
    themes: themes.map((theme) => themeData(theme, source)).filter((theme) => !isEmpty(theme)),
    contradictions,
    notes: about.notes,
    absent: about.absent,
    sources: sourcesOf(election),
  };
}

function themeData(theme: Theme, source: ElectionSource): ThemeData {
  const { election } = source.loaded;
  const tables = election.about.tables.filter(({ id }) => themeOf(id) === theme);
  const polls = theme === 'exit-polls' ? exitPollsOf(tables[0], source) : undefined;
  const ballots = theme === 'parties' ? ballotsOf(source) : [];
  return {
    theme,
    facts: election.about.facts.filter(({ id }) => themeOf(id) === theme),
    tables: (polls === undefined ? tables : tables.slice(1)).map((table) => toldTable(table, election)),
    ...(polls === undefined ? {} : { exitPolls: polls }),
    ...(ballots.length === 0 ? {} : { ballots }),
  };
}

function isEmpty({ facts, tables, exitPolls, ballots }: ThemeData): boolean {
  return facts.length + tables.length === 0 && exitPolls === undefined && ballots === undefined;
}

/** Contests of lists: there are few, and everyone votes on them. */
function ballotsOf({ loaded: { election }, outcome }: ElectionSource): readonly BallotOrder[] {
  const lists = election.contests.filter(({ options }) => options.some(({ role }) => role === 'list'));
  if (lists.length !== 1) return [];
  return lists.flatMap((contest) => {
    const counted = outcome().contests.find((one) => one.contest === contest.id);
    if (counted === undefined) return [];
    const colours = new Map(contestSummary(counted, election).options.map(({ id, colour }) => [id, colour]));
    const options = contest.options
      .filter(({ role }) => role === 'list')
      .map(({ id, name, order, candidates }) => ({
        id,
        name,
        colour: colours.get(id) ?? 'other',
        ...(order === undefined ? {} : { order }),
        ...(candidates === undefined ? {} : { candidates }),
      }));
    return [{ contest: contest.name, options }];
  });
}

/** Rows of a table that name an option stand beside its declared share; the others say how the poll was made. */
function exitPollsOf(
  table: Table | undefined,
  { loaded: { election }, outcome }: ElectionSource,
): ExitPolls | undefined {
  const [counted] = outcome().contests;
  if (table === undefined || counted === undefined) return undefined;
  const { options } = contestSummary(counted, election);
  const rows = table.rows.map((row) => ({ row, option: options.find(({ name }) => isSame(name, row.label)) }));
  const compared = rows.flatMap(({ row, option }) => (option === undefined ? [] : [pollRow(option, row.values)]));
  if (compared.length === 0) return undefined;
  return {
    title: table.title,
    polls: table.columns,
    rows: compared,
    about: rows
      .filter(({ option }) => option === undefined)
      .map(({ row }) => ({ label: row.label, cells: row.values.map((value) => value ?? null) })),
    ...(table.source === undefined ? {} : { source: table.source }),
  };
}

function pollRow({ name, colour, declared, percent }: OptionResult, values: Table['rows'][number]['values']): PollRow {
  const polls = values.map((value) => value ?? null);
  const share = declared?.percent ?? percent;
  return { name, colour, ...(share === undefined ? {} : { declared: share }), polls };
}

function isSame(one: Text, other: Text): boolean {
  return (['kk', 'ru', 'en'] as const).some((language) => {
    const words = one[language];
    return words !== undefined && words === other[language];
  });
}

function toldTable({ id, title, unit, columns, rows, source }: Table, election: Election): AroundTable {
  const known = namesById(election);
  const isSource = (word: string): boolean => election.sources.some((one) => one.id === word);
  return {
    id,
    title,
    unit,
    columns,
    rows: rows.map(({ label, values }) => ({
      label: known.get(label.en ?? '') ?? label,
      cells: values.map((value) => cellOf(value, known, isSource)),
    })),
    ...(source === undefined ? {} : { source }),
  };
}

function cellOf(
  value: string | undefined,
  known: ReadonlyMap<string, Text>,
  isSource: (word: string) => boolean,
): Cell {
  if (value === undefined) return null;
  const words = value.split(', ');
  if (words.every(isSource)) return { sources: words };
  const name = known.get(value);
  return name === undefined ? value : { name };
}

function namesById({ contests, areas }: Election): ReadonlyMap<string, Text> {
  const all = [...areas, ...contests].map(({ id, name }) => [id, name] as const);
  return new Map(all.filter(([, name]) => Object.keys(name).length > 0));
}

/** Those that the page names. */
function sourcesOf({ sources, about, contradictions }: Election): AroundData['sources'] {
  const named = new Set([
    ...about.facts.map(({ source }) => source),
    ...about.tables.map(({ source }) => source),
    ...about.tables.flatMap(({ rows }) =>
      rows.flatMap(({ values }) => values.flatMap((one) => one?.split(', ') ?? [])),
    ),
    ...contradictions.flatMap(({ values }) => values.map(({ source }) => source)),
  ]);
  return Object.fromEntries(sources.filter(({ id }) => named.has(id)).map(({ id, ...rest }) => [id, rest]));
}
