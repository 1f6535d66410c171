/** Reads the rows of a table of protocols into a target: finds each row's ballot and place, checks every cell. */

import { type Contest, type ProtocolTable, slotOptions } from '@saylau/core';
import type { CsvLines, CsvRows } from '../csv-lines.js';
import type { FaultCode } from '../faults.js';
import type { Guess } from '../guess.js';
import { limits } from '../limits.js';
import { isMarked } from '../station-id.js';
import { type BallotPlace, type BallotsOfElection, ballotIndex } from './ballot-index.js';
import { type Columns, columnsIn, type KeyColumn, type Plan, planOf } from './columns.js';
import { figureFault, figureIn, isFormula, minutesIn, noFigure } from './figure.js';
import type { Found, Report, Target } from './target.js';

/** The id of a wrong cell, and what it may have been meant to be. */
interface Unknown {
  readonly code: FaultCode;
  readonly column: KeyColumn;
  readonly found: string;
  readonly known: { keys(): Iterable<string> };
}

export class ProtocolRows implements CsvRows {
  readonly #target: Target;
  readonly #lines: () => CsvLines;
  readonly #guess: Guess;
  readonly #index: ReadonlyMap<string, BallotsOfElection>;
  readonly #plans: (Plan | undefined)[][] = [];
  readonly #byWidth = new Map<ProtocolTable, Map<number, Plan>>();
  readonly #figures: (number | undefined)[][];
  readonly #found: Found = { where: '', area: '', ballot: 0, contest: 0, version: 1, received: -1, line: 0 };
  #columns: Columns | undefined;
  /** Rows read, with and without faults. */
  rows = 0;
  /** Rows without faults. */
  accepted = 0;

  constructor(target: Target, lines: () => CsvLines, guess: Guess) {
    this.#target = target;
    this.#lines = lines;
    this.#guess = guess;
    this.#index = ballotIndex(target.ballots);
    this.#figures = target.ballots.map(({ columns }) => columns.map(() => undefined));
  }

  readonly header = (names: readonly string[]): boolean => {
    this.#columns = columnsIn(names, this.#target, this.#lines(), this.#guess);
    return this.#columns !== undefined;
  };

  readonly row = (cells: readonly string[]): void => {
    const [lines, columns] = [this.#lines(), this.#columns];
    if (columns === undefined) return;
    if (this.rows >= limits.rows) {
      lines.fault('too-many', -1, { what: 'rows', limit: limits.rows });
      lines.done = true;
      return;
    }
    this.rows += 1;
    const before = lines.faults;
    const place = this.#ballotOf(cells, columns);
    this.#readKeys(cells, columns, lines);
    if (place === undefined) this.#checkFigures(cells, columns.figures);
    else this.#take(cells, columns, place, before);
  };

  #take(cells: readonly string[], columns: Columns, place: BallotPlace, before: number): void {
    const lines = this.#lines();
    const found = this.#found;
    found.ballot = place.ballot;
    found.contest = place.contest;
    const row = this.#target.place(found, this.#report);
    const plan = this.#planOf(place, columns);
    const figures = this.#readFigures(cells, plan, place.ballot);
    if (plan.foreign.length > 0) this.#checkForeign(cells, plan, columns);
    if (row < 0 || lines.faults > before) return;
    this.#target.keep(row, found, figures);
    this.accepted += 1;
  }

  readonly #report: Report = (code, column, params = {}) => {
    const found = String(params.found ?? '');
    const stations = this.#target.ballots[0]?.stations;
    const known =
      code === 'unknown-station' ? stations?.rows : code === 'unknown-area' ? stations?.areaNumbers : undefined;
    if (known === undefined) this.#lines().fault(code, this.#columns?.names.indexOf(column) ?? -1, params);
    else this.#unknown({ code, column: column === 'area' ? 'area' : 'station', found, known });
  };

  /** An id that is not known: empty, a formula, of a rehearsal where a real one is counted or the reverse, or misspelled. */
  #unknown({ code, column, found, known }: Unknown): void {
    const place = this.#columns?.keys[column] ?? -1;
    const mixed = isMarked(found) !== this.#target.rehearsal && code !== 'unknown-area' && code !== 'unknown-contest';
    const none = code === 'unknown-station' ? { character: 'none' } : {};
    if (found === '') this.#lines().fault('empty', place, { key: column });
    else if (isFormula(found)) this.#lines().fault('csv-formula', place, { found });
    else if (mixed) this.#lines().fault('rehearsal-mixed', place, { found });
    else this.#lines().fault(code, place, { found, ...none, ...this.#guess.of(found, known) });
  }

  #ballotOf(cells: readonly string[], { keys }: Columns): BallotPlace | undefined {
    const contests = this.#electionOf(cells[keys.election] ?? '');
    if (contests === undefined) return undefined;
    const rounds = this.#contestOf(cells[keys.contest] ?? '', contests);
    if (rounds === undefined) return undefined;
    const cell = cells[keys.round] ?? '';
    if (cell === '') return rounds[0];
    const round = figureIn(cell);
    const place = rounds.find((one) => one.round === round);
    if (place === undefined) this.#lines().fault('unknown-round', keys.round, { found: cell });
    return place;
  }

  #electionOf(id: string): BallotsOfElection | undefined {
    const found = this.#index.get(id);
    if (found !== undefined) return found;
    if (id === '' && this.#index.size === 1) return [...this.#index.values()][0];
    this.#unknown({ code: 'unknown-election', column: 'election', found: id, known: this.#index });
    return undefined;
  }

  #contestOf(id: string, contests: BallotsOfElection): readonly BallotPlace[] | undefined {
    const found = contests.get(id);
    if (found !== undefined) return found;
    if (id === '' && contests.size === 1) return [...contests.values()][0];
    this.#unknown({ code: 'unknown-contest', column: 'contest', found: id, known: contests });
    return undefined;
  }

  #readKeys(cells: readonly string[], { keys }: Columns, lines: CsvLines): void {
    const found = this.#found;
    found.line = lines.line;
    found.where = cells[keys[this.#target.own]] ?? '';
    found.area = this.#target.areaColumn ? (cells[keys.area] ?? '') : '';
    const [version, received] = [cells[keys.version] ?? '', cells[keys.received] ?? ''];
    found.version = version === '' ? 1 : figureIn(version);
    if (found.version < 1 || found.version > limits.versions) {
      lines.fault('out-of-range', keys.version, { found: version, least: 1, most: limits.versions });
      found.version = 0;
    }
    found.received = received === '' ? -1 : (minutesIn(received) ?? -2);
    if (found.received === -2) lines.fault('bad-time', keys.received, { found: received });
  }

  #planOf({ ballot, contest }: BallotPlace, columns: Columns): Plan {
    const plans = this.#plans[ballot] ?? [];
    this.#plans[ballot] = plans;
    const known = plans[contest];
    if (known !== undefined) return known;
    const table = this.#target.ballots[ballot];
    const own = table?.ballot.contests[contest];
    if (table === undefined || own === undefined) throw new RangeError(`no contest ${contest} of ballot ${ballot}`);
    const plan = this.#planFor(table, own, columns);
    plans[contest] = plan;
    return plan;
  }

  /** Where options stand by their places, contests with as many of them have one plan. */
  #planFor(table: ProtocolTable, contest: Contest, columns: Columns): Plan {
    if (!columns.byPlace) return planOf(columns, table, contest);
    const plans = this.#byWidth.get(table) ?? new Map<number, Plan>();
    this.#byWidth.set(table, plans);
    const width = slotOptions(contest).length;
    const plan = plans.get(width) ?? planOf(columns, table, contest);
    plans.set(width, plan);
    return plan;
  }

  /** The figures by column of the ballot's table, in an array used again for the next row. */
  #readFigures(cells: readonly string[], { sources }: Plan, ballot: number): readonly (number | undefined)[] {
    const figures = this.#figures[ballot] ?? [];
    for (let column = 0; column < sources.length; column++) {
      const source = sources[column] ?? -1;
      const value = source < 0 ? -1 : figureIn(cells[source] ?? '');
      figures[column] = value < 0 ? undefined : value;
      if (value === noFigure) this.#notFigure(cells[source] ?? '', source);
    }
    return figures;
  }

  #checkForeign(cells: readonly string[], { foreign }: Plan, { names }: Columns): void {
    for (const index of foreign) {
      const found = cells[index] ?? '';
      if (found !== '') this.#lines().fault('figure-out-of-place', index, { found, key: names[index] ?? '' });
    }
  }

  #checkFigures(cells: readonly string[], figures: readonly number[]): void {
    for (const index of figures)
      if (figureIn(cells[index] ?? '') === noFigure) this.#notFigure(cells[index] ?? '', index);
  }

  #notFigure(cell: string, index: number): void {
    const { code, params } = figureFault(cell);
    this.#lines().fault(code, index, params);
  }
}
