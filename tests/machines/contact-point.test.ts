import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doorKey, readContactPoint } from "#machines/contact-point.ts";
import { readDoorsTried } from "#machines/doors-tried.ts";
import type { Day } from "#machines/time.ts";

const TODAY = "2026-03-02" as Day;
const HELPLINE = {
  name: " Saltmarsh  helpline ",
  kind: "phone",
  organisation: "Saltmarsh Council",
  reach: "01632 960101",
  status: "ringing",
  from: "1 9 2025",
};
const read = (changes: Partial<typeof HELPLINE> = {}) => readContactPoint({ ...HELPLINE, ...changes }, TODAY);
const wrongFields = (changes: Partial<typeof HELPLINE>) => {
  const answer = read(changes);
  return answer.ok ? [] : answer.errors.map(({ field }) => field);
};

describe("a contact point", () => {
  it("is read with its spaces tidied and its day as a day", () => {
    expect(read()).toMatchObject({ ok: true, point: { name: "Saltmarsh helpline", from: "2025-09-01" } });
  });

  it("stands as it does from today where no day is given", () => {
    expect(read({ from: "" })).toMatchObject({ ok: true, point: { from: TODAY } });
  });

  it.each([
    [{ name: " " }, "name"],
    [{ name: "x".repeat(121) }, "name"],
    [{ name: "a\u0000b" }, "name"],
    [{ organisation: "" }, "organisation"],
    [{ kind: "fax" }, "kind"],
    [{ status: "open" }, "status"],
    [{ reach: "ring us" }, "reach"],
    [{ kind: "email", reach: "nobody" }, "reach"],
    [{ kind: "web", reach: "not a page" }, "reach"],
    [{ from: "31 2 2026" }, "from"],
    [{ from: "3 3 2026" }, "from"],
    [{ from: "1 1 1969" }, "from"],
  ])("with %o is refused at its field", (changes, field) => {
    expect(wrongFields(changes)).toEqual([field]);
  });

  it("is never where a refuge is; a helpline of a charity of that name may be listed", () => {
    expect(wrongFields({ kind: "office", name: "Invented refuge", reach: "1 Invented Street" })).toEqual(["name"]);
    expect(wrongFields({ kind: "office", reach: "The Safe House, Invented Street" })).toEqual(["name"]);
    expect(wrongFields({ organisation: "Refuge (invented)" })).toEqual([]);
  });

  it("has one spelling, however it is typed", () => {
    expect(doorKey(" Saltmarsh\tHELPLINE ")).toBe("saltmarsh helpline");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(doorKey(doorKey(text))).toBe(doorKey(text));
      }),
    );
  });
});

describe("what had been tried before", () => {
  const known = ["one", "two"];
  const tried = (doors: string[], doorsTried = "", timesTold = "") =>
    readDoorsTried({ doors, doorsTried, timesTold }, known);

  it("is as many places as were ticked, unless more are named", () => {
    expect(tried(["one", "two", "one"])).toMatchObject({ ok: true, tried: { doors: known, doorsTried: 2 } });
    expect(tried(["one"], "5")).toMatchObject({ ok: true, tried: { doorsTried: 5, timesTold: null } });
  });

  it("may be nothing but how often the story was told, and none is an answer", () => {
    expect(tried([], "", "4")).toMatchObject({ ok: true, tried: { doorsTried: null, timesTold: 4 } });
    expect(tried([], "0")).toMatchObject({ ok: true, tried: { doorsTried: 0 } });
  });

  it.each([
    [["three"], "", "", "doors"],
    [["one", "two"], "1", "", "doorsTried"],
    [[], "-1", "", "doorsTried"],
    [[], "501", "", "doorsTried"],
    [[], "", "often", "timesTold"],
    [[], "", "", "doorsTried"],
  ])("%o, %o, %o is refused at %s", (doors, all, told, field) => {
    const answer = tried(doors, all, told);
    expect(answer.ok ? [] : answer.errors.map((error) => error.field)).toEqual([field]);
  });
});
