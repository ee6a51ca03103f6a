import { describe, expect, it } from "vitest";
import { readSeries } from "#app/reports/series-file.ts";
import { uprateLine } from "#app/reports/uprate-line.ts";

const SERIES = readSeries(
  "\uFEFFYear,Index (any words),Status\r\n2008/09,66.8397,outturn\r\n2013-14,73.0337,\r\n2020,1.5,\r\nSource: a test,,\r\n",
);
const asked = (document: unknown) => JSON.parse(uprateLine(JSON.stringify(document), SERIES).line) as unknown;

describe("an amount brought to another year at the terminal", () => {
  it("is multiplied by the index of the one and divided by that of the other", () => {
    expect(asked({ pence: 247000, from: "2008-09", to: "2013-14" })).toEqual({ pence: 269889 });
  });

  it("finds the year however it is written, and what is no financial year by its own name", () => {
    expect(asked({ pence: 247000, from: "2008/2009", to: "2013/14" })).toEqual({ pence: 269889 });
    expect(asked({ pence: 300, from: "2020", to: "2020" })).toEqual({ pence: 300 });
  });

  it("rounds half away from zero, once, at the end", () => {
    const halves = readSeries("y,i\n2000-01,2\n2001-02,1\n2002-03,0.00000002\n2003-04,0.00000001\n");
    const at = (pence: number, from: string, to: string) =>
      uprateLine(JSON.stringify({ pence, from, to }), halves).line;
    expect(at(5, "2000-01", "2001-02")).toBe('{"pence":3}');
    expect(at(-5, "2000-01", "2001-02")).toBe('{"pence":-3}');
    expect(at(7, "2002-03", "2003-04")).toBe('{"pence":4}');
  });

  it("names a year that is not in the series", () => {
    expect(asked({ pence: 1, from: "1999-00", to: "2040-41" })).toEqual({
      error: [
        { path: "from", message: "The series has no index for 1999-00." },
        { path: "to", message: "The series has no index for 2040-41." },
      ],
    });
  });

  it("says what is missing by its path", () => {
    expect(asked({ from: "2008-09" })).toMatchObject({ error: [{ path: "pence" }, { path: "to" }] });
    expect(uprateLine("{", SERIES).ok).toBe(false);
  });
});

describe("a series", () => {
  it.each([
    ["with a year twice", "y,i\n2008-09,1\n2008/09,2\n", "twice"],
    ["with an index of nought", "y,i\n2008-09,0\n", "above 0"],
    ["with a word for an index", "y,i\n2008-09,1\n2009-10,soon\n", "2009-10"],
    ["without a year", "y,i\n", "no years"],
  ])("%s is refused", (_what, text, because) => {
    expect(() => readSeries(text)).toThrow(because);
  });
});
