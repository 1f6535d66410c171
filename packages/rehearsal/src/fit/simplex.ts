/** A small dense simplex: finds where linear limits can be met together, or weights that show that they cannot. */

/** Σ terms (variable → factor) ≤ bound; every variable is 0 or more. */
export interface Limit {
  readonly terms: ReadonlyMap<number, number>;
  readonly bound: number;
}

/** A point within all limits, or weights of limits whose sum cannot be met (Farkas); both in doubles: check them. */
export type LinearAnswer = { readonly point: Float64Array } | { readonly weights: Float64Array };

/** A point that makes variable `least` as small as it can be (none given: any point). */
export function solveLinear(variables: number, limits: readonly Limit[], least?: number): LinearAnswer {
  const tableau = new Tableau(variables, limits);
  const weights = tableau.makeFeasible();
  if (weights !== undefined) return { weights };
  if (least !== undefined) tableau.minimize(least);
  return { point: tableau.point() };
}

const zero = 1e-9;
/** No step divides by less. */
const smallest = 1e-7;
/** After so many steps the first improving column is taken (Bland), which cannot run in a circle. */
const patience = 5000;

/**
 * Dictionary: each row is a basic variable, each column a free one; the last column is the value. Variables 0 to n − 1
 * are the caller's, n to n + m − 1 the slack of each limit, n + m the one that is in excess while limits are broken.
 */
class Tableau {
  private readonly width: number;
  private readonly cells: Float64Array;
  private readonly basic: Int32Array;
  private readonly free: Int32Array;
  /** Rows of cost: `m` the caller's aim, `m + 1` the excess. */
  private readonly m: number;
  private readonly n: number;
  private steps = 0;

  constructor(n: number, limits: readonly Limit[]) {
    this.n = n;
    this.m = limits.length;
    this.width = n + 2;
    this.cells = new Float64Array((this.m + 2) * this.width);
    this.basic = Int32Array.from({ length: this.m }, (_, row) => n + row);
    this.free = Int32Array.from({ length: n + 1 }, (_, column) => (column < n ? column : n + this.m));
    for (const [row, { terms, bound }] of limits.entries()) {
      for (const [variable, factor] of terms) this.set(row, variable, factor);
      this.set(row, n, -1);
      this.set(row, n + 1, bound);
    }
    this.set(this.m + 1, n, 1);
  }

  private at(row: number, column: number): number {
    return this.cells[row * this.width + column] ?? 0;
  }

  private set(row: number, column: number, value: number): void {
    this.cells[row * this.width + column] = value;
  }

  private pivot(row: number, column: number): void {
    const { cells, width } = this;
    const [base, inverse] = [row * width, 1 / this.at(row, column)];
    for (let i = 0; i < this.m + 2; i++) {
      const factor = (cells[i * width + column] ?? 0) * inverse;
      if (i === row || factor === 0) continue;
      for (let j = 0, at = i * width; j < width; j++, at++)
        cells[at] = (cells[at] ?? 0) - (cells[base + j] ?? 0) * factor;
      this.set(i, column, -factor);
    }
    for (let j = 0; j < width; j++) cells[base + j] = (cells[base + j] ?? 0) * inverse;
    this.set(row, column, inverse);
    const [out, enters] = [this.basic[row] ?? 0, this.free[column] ?? 0];
    this.basic[row] = enters;
    this.free[column] = out;
    this.steps += 1;
  }

  /** Weights of limits that cannot be met together, or undefined when a point within all was found. */
  makeFeasible(): Float64Array | undefined {
    const worst = this.lowestRow();
    if (worst === undefined) return undefined;
    this.pivot(worst, this.n);
    this.descend(this.m + 1);
    if (this.at(this.m + 1, this.n + 1) < -zero) return this.weights();
    this.expelExcess();
    return undefined;
  }

  private lowestRow(): number | undefined {
    let worst: number | undefined;
    for (let row = 0; row < this.m; row++) {
      const value = this.at(row, this.n + 1);
      if (value < (worst === undefined ? 0 : this.at(worst, this.n + 1))) worst = row;
    }
    return worst;
  }

  private weights(): Float64Array {
    const weights = new Float64Array(this.m);
    for (const [column, variable] of this.free.entries()) {
      if (variable >= this.n && variable < this.n + this.m)
        weights[variable - this.n] = Math.max(0, this.at(this.m + 1, column));
    }
    return weights;
  }

  /** The excess is zero: it leaves the rows if it is among them. */
  private expelExcess(): void {
    const row = this.basic.indexOf(this.n + this.m);
    if (row < 0) return;
    let best = 0;
    for (let column = 0; column <= this.n; column++) {
      if (Math.abs(this.at(row, column)) > Math.abs(this.at(row, best))) best = column;
    }
    if (Math.abs(this.at(row, best)) > zero) this.pivot(row, best);
  }

  minimize(variable: number): void {
    const aim = this.m;
    const row = this.basic.indexOf(variable);
    // A basic variable is value − Σ cell × free: the cost row in the form that `pivot` keeps is its negative.
    for (let column = 0; column < this.width; column++) {
      const cost = row < 0 ? (this.free[column] === variable ? 1 : 0) : -this.at(row, column);
      this.set(aim, column, cost);
    }
    this.descend(aim);
  }

  /** Steps down a row of cost until no free variable makes it less. */
  private descend(aim: number): void {
    while (this.steps < 10 * patience) {
      const column = this.entering(aim);
      if (column === undefined) return;
      const row = this.leaving(column);
      if (row === undefined) return;
      this.pivot(row, column);
    }
  }

  private entering(aim: number): number | undefined {
    let best: number | undefined;
    for (let column = 0; column <= this.n; column++) {
      const variable = this.free[column] ?? 0;
      const cost = this.at(aim, column);
      if (cost >= -zero || (aim === this.m && variable === this.n + this.m)) continue;
      if (best === undefined || this.isBetter(aim, column, best)) best = column;
    }
    return best;
  }

  private isBetter(aim: number, column: number, than: number): boolean {
    const byIndex = (this.free[column] ?? 0) < (this.free[than] ?? 0);
    const [cost, other] = [this.at(aim, column), this.at(aim, than)];
    return this.steps > patience ? byIndex : cost < other || (cost === other && byIndex);
  }

  /**
   * The row that limits the step first. Among those that are as good as first, the one with the largest cell, which
   * keeps the numbers steady (Harris 1973).
   */
  private leaving(column: number): number | undefined {
    let longest = Number.POSITIVE_INFINITY;
    for (let row = 0; row < this.m; row++) {
      const cell = this.at(row, column);
      if (cell > smallest) longest = Math.min(longest, (this.at(row, this.n + 1) + zero) / cell);
    }
    let best: number | undefined;
    let largest = 0;
    for (let row = 0; row < this.m; row++) {
      const cell = this.at(row, column);
      if (cell <= smallest || this.at(row, this.n + 1) > longest * cell) continue;
      if (cell > largest) [best, largest] = [row, cell];
    }
    return best;
  }

  point(): Float64Array {
    const point = new Float64Array(this.n);
    for (const [row, variable] of this.basic.entries()) {
      if (variable < this.n) point[variable] = this.at(row, this.n + 1);
    }
    return point;
  }
}
