import { describe, expect, it } from "vitest";
import { readPoliceRow } from "#machines/intake/refer/police-row.ts";
import { MONDAY } from "../factories.ts";

const ROW = { incident_number: "42 / 1001/26", incident_date: "2026-03-01", name: "Robin Invented" };
const read = (cells: Record<string, string> = {}) => readPoliceRow({ ...ROW, ...cells }, MONDAY);

describe("a row of a police file", () => {
  it("needs an incident, its day and a name; whatever is not said is not known", () => {
    const { wrong, read: told } = read();
    expect(wrong).toEqual([]);
    expect(told.agreed).toBe("not-asked");
    expect(told.answers).toMatchObject({ immediateDanger: "unknown", contactSafe: "unknown", name: "Robin Invented" });
  });

  it("keeps the tool and the grade as they came", () => {
    expect(read({ tool: "Dara", grade: "High" }).read.answers).toMatchObject({
      "risk.tool": "dara",
      "risk.grade": "high",
    });
    expect(read({ tool: "DASH", grade: "medium" }).read.answers).toMatchObject({ "risk.tool": "dash-police" });
    for (const half of [{ tool: "Dara" }, { grade: "high" }, { tool: "own", grade: "high" }])
      expect(read(half).wrong.join()).toMatch(/^grade: /);
  });

  it("says attendance, children, their school, the day and the words", () => {
    const { wrong, read: told } = read({
      attended: "Yes",
      children_ages: "4, 9",
      school: "Invented Primary",
      worries: "weapon; injury",
      what_happened: "He had left.",
    });
    expect(wrong).toEqual([]);
    expect(told.answers).toMatchObject({
      policeAttended: "yes",
      children: "4, 9",
      childrensSchool: "Invented Primary",
      topics: ["weapon", "injury"],
      whatHappened: "Incident of 1 March 2026. He had left.",
      policeIncident: "42 / 1001/26",
    });
  });

  it("is safe to ring only where the file says so", () => {
    expect(read({ phone: "01632 960101" }).read.answers["contactSafe"]).toBe("unknown");
    expect(read({ phone: "01632 960101", safe_to_ring: "Yes" }).read.answers["contactSafe"]).toBe("safe");
    expect(read({ safe_to_ring: "yes" }).wrong.join()).toMatch(/^phone: /);
    expect(read({ safe_to_ring: "no" }).wrong.join()).toMatch(/^reach_through: /);
  });

  it("is one person of one incident, however the number is spelt", () => {
    expect(read().mark).toBe(read({ incident_number: "42/1001/26 ", person_number: "1" }).mark);
    expect(read().mark).not.toBe(read({ person_number: "2" }).mark);
    expect(read({ name: " robin  INVENTED" }).person).toBe(read().person);
  });

  it("is refused by the names of columns, and never with what stood in them", () => {
    const secret = "quietly-secret";
    const { wrong } = read({
      incident_date: secret,
      birth_date: secret,
      in_danger: secret,
      worries: secret,
      children_ages: secret,
      person_number: secret,
      tool: secret,
      incidents_12m: secret,
    });
    const said = wrong.join("\n");
    for (const column of [
      "incident_date",
      "birth_date",
      "in_danger",
      "worries",
      "children_ages",
      "person_number",
      "grade",
    ])
      expect(said).toMatch(new RegExp(`^${column}: `, "m"));
    expect(said).not.toContain(secret);
    expect(read({ incident_date: "2026-03-03" }).wrong).toEqual(["incident_date: It lies ahead."]);
  });
});
