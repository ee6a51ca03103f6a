// Somebody who has every file of a quarter, the public prices and the definitions, and nothing else. They write down what each number
// may be and narrow it by what all the others say, in every report at once, until nothing gets narrower. What is left is always wide
// enough for the truth, so whatever is too narrow is surely known.
import type { Layout, ReportRow } from "#app/reports/report.ts";
import { rangeOfCount } from "#app/reports/rounding.ts";
import type { UsedPrice } from "#app/reports/prices.ts";

/** A table of which several reports show parts. */
export interface TableOfFiles {
  readonly name: string;
  readonly layout: Layout;
  readonly rows: readonly ReportRow[];
}

export interface Room {
  low: number;
  high: number;
}

/** Factor times number, summed, is at most nothing. */
type Rule = readonly (readonly [key: string, factor: number])[];

const LIMITS = { mostHidden: 7, countStep: 5 };
/** Goes on until nothing moves by more than this. */
const TINY = 1e-6;
const MOST_ROUNDS = 60;
/** A number that is known: one. */
const ONE = "one";

export const peopleAt = (table: string, list: string, row: string): string => `${table} people ${list}/${row}`;
export const moneyAt = (table: string, list: string, row: string): string => `${table} money ${list}/${row}`;

export class FilesReader {
  readonly #rooms = new Map<string, Room>([[ONE, { low: 1, high: 1 }]]);
  readonly #rules: Rule[] = [];
  readonly #whole = new Set<string>();

  /** `prices` are all there are, in pence; `steps` says for a number of money how far it may be from what is shown, in pounds. */
  constructor(tables: readonly TableOfFiles[], prices: readonly UsedPrice[], steps: (key: string) => number) {
    for (const table of tables) {
      this.#write(table, steps);
      this.#add(table);
      this.#wait(table);
    }
    for (const table of tables.filter(({ rows }) => rows.some((row) => "cost" in row))) this.#pay(table, prices);
    this.#mean();
    this.#narrow();
  }

  room(key: string): Room {
    return this.#rooms.get(key) ?? { low: 0, high: Infinity };
  }

  /** How many whole numbers a count can be. */
  values(key: string): number {
    const { low, high } = this.room(key);
    return Math.floor(high + TINY) - Math.ceil(low - TINY) + 1;
  }

  /** What each cell says by itself. */
  #write({ name, layout, rows }: TableOfFiles, steps: (key: string) => number): void {
    const places = [["all", "all"], ...layout.lists.flatMap(({ key, rows }) => rows.map((row) => [key, row.key]))];
    for (const [list = "", row = ""] of places) {
      const [people, money] = [peopleAt(name, list, row), moneyAt(name, list, row)];
      const cells = rows.filter(({ by, line }) => by === list && line === row);
      this.#whole.add(people);
      this.#rooms.set(people, { low: 0, high: Infinity });
      this.#rooms.set(money, { low: 0, high: Infinity });
      for (const { cases, cost } of cells) {
        if (cases === 0) this.#limit(people, 0, 0);
        else if (typeof cases === "number")
          this.#limit(people, rangeOfCount(cases, LIMITS).low, rangeOfCount(cases, LIMITS).high);
        else if (cases === "1 to 7") this.#limit(people, 1, 7);
        if (typeof cost === "number") this.#limit(money, cost - steps(money), cost + steps(money));
      }
    }
  }

  #limit(key: string, low: number, high: number): void {
    const room = this.room(key);
    this.#rooms.set(key, { low: Math.max(room.low, low), high: Math.min(room.high, high) });
  }

  /** `less`: by how many at least. */
  #atMost(these: readonly string[], those: readonly string[], less = 0): void {
    const terms: Rule = [...these.map((key) => [key, 1] as const), ...those.map((key) => [key, -1] as const)];
    this.#rules.push(less === 0 ? terms : [...terms, [ONE, less]]);
  }

  #same(these: readonly string[], those: readonly string[]): void {
    this.#atMost(these, those);
    this.#atMost(those, these);
  }

  /** How rows and lists add up. */
  #add({ name, layout }: TableOfFiles): void {
    const kindOf = new Map(layout.lists.map(({ key, kind }) => [key, kind]));
    for (const list of layout.lists) {
      const ways = list.within ?? [
        { list: "all", rowOf: Object.fromEntries(list.rows.map(({ key }) => [key, "all"])) },
      ];
      for (const way of ways)
        for (const [above, inside] of Map.groupBy(list.rows, ({ key }) => way.rowOf[key] ?? "")) {
          const whole = peopleAt(name, way.list, above);
          const rows = inside.map(({ key }) => peopleAt(name, list.key, key));
          // Crossed with a list that divides people, the rows divide them too.
          const divides =
            list.kind === "parts" ||
            (ways.length > 1 && ways.some((other) => other !== way && kindOf.get(other.list) === "parts"));
          for (const row of rows) this.#atMost([row], [whole]);
          if (list.whole) this.#atMost([whole], rows);
          if (divides) this.#atMost(rows, [whole]);
          if (list.whole)
            this.#same(
              inside.map(({ key }) => moneyAt(name, list.key, key)),
              [moneyAt(name, way.list, above)],
            );
        }
    }
  }

  /** Whether there is a middle of their hours says whether anybody was helped, and, where it is told, that more than a few were. */
  #wait({ name, rows }: TableOfFiles): void {
    const [all, notYet] = [peopleAt(name, "all", "all"), peopleAt(name, "wait", "not-yet")];
    for (const { by, cases, hours } of rows)
      if (by === "all" && typeof cases === "number" && hours === null) this.#same([all], [notYet]);
      else if (by === "all" && typeof hours === "number") this.#atMost([notYet], [all], LIMITS.mostHidden + 1);
  }

  /** What prices and the bands of cost say of money and people. */
  #pay({ name, layout }: TableOfFiles, prices: readonly UsedPrice[]): void {
    for (const { key: list, rows } of layout.lists)
      for (const { key: row } of rows) {
        const [people, money] = [peopleAt(name, list, row), moneyAt(name, list, row)];
        const here = prices.filter(
          ({ bearer, band, basePence }) => basePence > 0 && this.#isIn(list, row, bearer, band),
        );
        if (here.length === 0) this.#limit(people, 0, 0);
        const cheapest = here.length === 0 ? 0 : Math.min(...here.map(({ basePence }) => basePence)) / 100;
        const from = list === "cost" ? Number(row.slice("from-".length)) : 0;
        const next = list === "cost" ? rows[rows.findIndex(({ key }) => key === row) + 1] : undefined;
        this.#rules.push([
          [people, Math.max(cheapest, from)],
          [money, -1],
        ]);
        if (next)
          this.#rules.push([
            [money, 1],
            [people, -Number(next.key.slice("from-".length))],
          ]);
      }
  }

  #isIn(list: string, row: string, bearer: string, band: string): boolean {
    switch (list) {
      case "bearer":
        return row === bearer;
      case "band":
        return row === band;
      case "bearer-band":
        return row === `${bearer}.${band}`;
      default:
        return true;
    }
  }

  /** What the definitions say across lists and tables: who is here is also there. */
  #mean(): void {
    const has = (key: string) => this.#rooms.has(key);
    for (const [these, those] of MEANT) if ([...these, ...those].every(has)) this.#atMost(these, those);
  }

  #narrow(): void {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      let moved = false;
      for (const rule of this.#rules) moved = this.#apply(rule) || moved;
      if (!moved) return;
    }
  }

  #apply(rule: Rule): boolean {
    const leastOf = ([key, factor]: readonly [string, number]) => {
      const { low, high } = this.room(key);
      return factor === 0 ? 0 : factor > 0 ? factor * low : factor * high;
    };
    const each = rule.map(leastOf);
    const unbounded = each.filter((least) => least === -Infinity).length;
    if (unbounded > 1) return false;
    const least = each.reduce((sum, one) => sum + (one === -Infinity ? 0 : one), 0);
    let moved = false;
    rule.forEach(([key, factor], index) => {
      const own = each[index] ?? 0;
      if (factor === 0 || (unbounded === 1 && own !== -Infinity)) return;
      const most = -(least - (own === -Infinity ? 0 : own)) / factor;
      const room = this.room(key);
      if (factor > 0 && most < room.high - TINY)
        moved = this.#set(key, { ...room, high: this.#whole.has(key) ? Math.floor(most + TINY) : most });
      if (factor < 0 && most > room.low + TINY)
        moved = this.#set(key, { ...room, low: this.#whole.has(key) ? Math.ceil(most - TINY) : most });
    });
    return moved;
  }

  #set(key: string, room: Room): boolean {
    const before = this.room(key);
    this.#rooms.set(key, room);
    return room.low > before.low + TINY || room.high < before.high - TINY;
  }
}

type Meant = readonly (readonly [these: readonly string[], those: readonly string[]])[];
const opened = (list: string, row: string) => peopleAt("opened", list, row);
const reviewed = (list: string, row: string) => peopleAt("reviewed", list, row);

/** All of the first are among the second, and nobody is in two of the first. */
const MEANT: Meant = [
  [[opened("route", "none")], [opened("asked", "none")]],
  [[opened("route", "none")], [opened("wait", "not-yet")]],
  [[opened("route", "none"), opened("route", "hub")], [opened("all", "all")]],
  [[reviewed("year", "gp-only"), reviewed("year", "both")], [reviewed("known", "health")]],
  [[reviewed("year", "police-only"), reviewed("year", "both")], [reviewed("known", "police")]],
  [[reviewed("known", "nothing")], [reviewed("year", "neither")]],
  [[opened("route", "conference")], [peopleAt("repeated", "known", "conference")]],
];
