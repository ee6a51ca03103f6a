// What a return is: fixed lines, exact numbers, one area and one period that has ended. It is no published statistic: it is released to
// one named recipient, and never goes through disclosure control.
import type { From } from "#db/connection.ts";
import type { ReturnName } from "#db/migrations/0022-returns.ts";
import type { Span } from "#db/report-opened.ts";
import type { Definition } from "../report.ts";
import type { PeriodKind } from "./periods.ts";

export interface ReturnLine {
  readonly key: string;
  readonly words: string;
  /** True for what is asked for and the hub does not record: it is said to be missing, never guessed. */
  readonly missing?: true;
}

export interface ReturnSection {
  readonly key: string;
  readonly words: string;
  /** What is counted here, and whether the lines add up, in a sentence. */
  readonly counts: string;
  readonly lines: readonly ReturnLine[];
}

export interface Return {
  readonly name: ReturnName;
  readonly title: string;
  /** Who asks for it and how often, in a sentence. */
  readonly asked: string;
  readonly period: PeriodKind;
  readonly sections: readonly ReturnSection[];
  readonly definitions: readonly Definition[];
  /** Adds everything up. */
  count(from: From, area: string, span: Span): Promise<Tally>;
}

/** Exact numbers by section and line; what nobody added is nought. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(section: string, line: string, count = 1): void {
    const key = `${section} ${line}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
  }

  of(section: string, line: string): number {
    return this.#counts.get(`${section} ${line}`) ?? 0;
  }

  keys(): string[] {
    return [...this.#counts.keys()];
  }
}

/** A line of the table: `by` its section. Null is what the hub does not record. */
export interface ReturnRow {
  readonly by: string;
  readonly line: string;
  readonly name: string;
  readonly count: number | null;
}

/** A snapshot's content: whole, so that words that change later change nothing that was released. */
export interface ReturnContent {
  readonly rows: readonly ReturnRow[];
  readonly sections: readonly Omit<ReturnSection, "lines">[];
  readonly definitions: readonly Definition[];
}

/** The return as it stands now. Throws a RangeError when something was counted on a line that the return does not have. */
export async function makeReturn(of: Return, from: From, area: string, span: Span): Promise<ReturnContent> {
  const tally = await of.count(from, area, span);
  const lines = new Set(
    of.sections.flatMap(({ key, lines }) =>
      lines.filter(({ missing }) => !missing).map((line) => `${key} ${line.key}`),
    ),
  );
  const odd = tally.keys().filter((key) => !lines.has(key));
  if (odd.length > 0) throw new RangeError(`The ${of.name} return has no line for ${odd.join(", ")}.`);
  return {
    rows: of.sections.flatMap(({ key: by, lines }) =>
      lines.map(({ key: line, words: name, missing }) => ({
        by,
        line,
        name,
        count: missing ? null : tally.of(by, line),
      })),
    ),
    sections: of.sections.map(({ key, words, counts }) => ({ key, words, counts })),
    definitions: of.definitions,
  };
}
