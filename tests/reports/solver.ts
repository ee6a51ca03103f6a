// Linear programming, dense and small: how large or how small one unknown can be while all the equations hold. For the attacker in
// the tests; it shares nothing with what it attacks.

/** Sum of factor × unknown, at most, at least or exactly `to`. */
export interface Rule {
  readonly of: ReadonlyMap<number, number>;
  readonly is: "<=" | ">=" | "=";
  readonly to: number;
}

const TINY = 1e-7;

export class Solver {
  /** Rows of the tableau; the last column is the right side. */
  readonly #rows: Float64Array[] = [];
  readonly #basis: number[] = [];
  readonly #width: number;
  readonly #least: readonly number[];
  #real = 0;

  /** `least` is what each unknown is at least. Throws when no world fits the rules. */
  constructor(least: readonly number[], rules: readonly Rule[]) {
    this.#least = least;
    const plain = rules.map(({ of, is, to }) => {
      let rest = to;
      for (const [unknown, factor] of of) rest -= factor * (least[unknown] ?? 0);
      // Turned so that the right side is not negative, and as many rules as can be are "at most".
      const turn = rest < 0 || (rest === 0 && is === ">=");
      const turned = { "<=": ">=", ">=": "<=", "=": "=" } as const;
      return { of, sign: turn ? -1 : 1, is: turn ? turned[is] : is, to: Math.abs(rest) };
    });
    const real = least.length + plain.filter(({ is }) => is !== "=").length;
    this.#width = real + plain.filter(({ is }) => is !== "<=").length;
    let [slack, made] = [least.length, real];
    for (const { of, sign, is, to } of plain) {
      const row = new Float64Array(this.#width + 1);
      for (const [unknown, factor] of of) row[unknown] = sign * factor;
      row[this.#width] = to;
      if (is !== "=") row[slack] = is === "<=" ? 1 : -1;
      if (is !== "<=") row[made] = 1;
      this.#basis.push(is === "<=" ? slack : made);
      if (is !== "=") slack += 1;
      if (is !== "<=") made += 1;
      this.#rows.push(row);
    }
    const goal = new Float64Array(this.#width).fill(0);
    for (let at = real; at < this.#width; at++) goal[at] = -1;
    if (this.#best(goal, this.#width) < -1e-5) throw new Error("No world fits what is shown.");
    this.#dropMade(real);
  }

  /** The most (or, with -1, minus the least) that an unknown can be, and the whole world in which it is. */
  extreme(unknown: number, sign: 1 | -1): readonly number[] | null {
    const goal = new Float64Array(this.#width);
    goal[unknown] = sign;
    return this.#best(goal, this.#real) === Infinity ? null : this.world();
  }

  world(): readonly number[] {
    const world = [...this.#least];
    this.#basis.forEach((unknown, row) => {
      if (unknown < world.length) world[unknown] = (world[unknown] ?? 0) + (this.#rows[row]?.[this.#width] ?? 0);
    });
    return world;
  }

  /** Turns the made-up unknowns out of the basis, so that they stay nil. */
  #dropMade(real: number): void {
    this.#real = real;
    for (let row = this.#rows.length - 1; row >= 0; row--) {
      if ((this.#basis[row] ?? 0) < real) continue;
      const column = this.#rows[row]?.findIndex((n, at) => at < real && Math.abs(n) > TINY) ?? -1;
      if (column >= 0) this.#pivot(row, column);
      else {
        this.#rows.splice(row, 1);
        this.#basis.splice(row, 1);
      }
    }
  }

  #best(goal: Float64Array, columns: number): number {
    // What each unknown would add to the goal, once those in the basis have given way.
    const cost = new Float64Array(this.#width + 1);
    cost.set(goal);
    this.#basis.forEach((unknown, row) => {
      const factor = goal[unknown] ?? 0;
      if (factor !== 0) this.#rows[row]?.forEach((n, at) => (cost[at] = (cost[at] ?? 0) - factor * n));
    });
    for (;;) {
      // The first that helps, so that it ends (Bland).
      let column = -1;
      for (let at = 0; at < columns; at++)
        if ((cost[at] ?? 0) > TINY) {
          column = at;
          break;
        }
      if (column < 0) return -(cost[this.#width] ?? 0);
      let [row, least] = [-1, Infinity];
      this.#rows.forEach((line, at) => {
        const by = line[column] ?? 0;
        if (by <= TINY) return;
        const most = (line[this.#width] ?? 0) / by;
        if (
          most < least - TINY ||
          (most < least + TINY && row >= 0 && (this.#basis[at] ?? 0) < (this.#basis[row] ?? 0))
        )
          [row, least] = [at, most];
      });
      if (row < 0) return Infinity;
      this.#pivot(row, column);
      const factor = cost[column] ?? 0;
      this.#rows[row]?.forEach((n, at) => (cost[at] = (cost[at] ?? 0) - factor * n));
    }
  }

  #pivot(row: number, column: number): void {
    const line = this.#rows[row] as Float64Array;
    const by = line[column] ?? 1;
    for (let at = 0; at <= this.#width; at++) line[at] = (line[at] ?? 0) / by;
    this.#rows.forEach((other, at) => {
      const factor = at === row ? 0 : (other[column] ?? 0);
      if (factor !== 0) for (let n = 0; n <= this.#width; n++) other[n] = (other[n] ?? 0) - factor * (line[n] ?? 0);
    });
    this.#basis[row] = column;
  }
}
