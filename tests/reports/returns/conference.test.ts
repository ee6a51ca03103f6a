import { describe, expect, it } from "vitest";
import { conference } from "#app/reports/returns/conference.ts";
import { spanOfPeriod } from "#app/reports/returns/periods.ts";
import { makeReturn } from "#app/reports/returns/return.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { found } from "../../needles.ts";
import { someLives } from "../definitions/lives.ts";
import { counted } from "./counted.ts";

const Q1 = "2026Q1";
const RISK: Answers = { "risk.tool": "professional-only", "risk.grade": "high" };

/** Five referrals, worked by hand: four people, three of them in the first quarter of 2026. */
async function aHandfulOfPeople() {
  const lives = await someLives();
  const first = await lives.call("2025-02-03T09:00:00Z", "high", { answers: RISK });
  await lives.call("2026-01-12T09:00:00Z", "high", {
    answers: {
      ...RISK,
      source: "police",
      children: "3, 7",
      birthDate: "2009-01-13",
      language: "A language of their own",
      otherName: "Test Other",
      otherBirthDate: "2010-05-05",
    },
  });
  // One year to the day after the first one's, by the same person.
  const again = await lives.call("2026-02-03T09:00:00Z", "high", { answers: { ...RISK, wantsByAndFor: "yes" } });
  await lives.join(again.caseId, first.caseId, "2026-02-04T09:00:00Z");
  // Ten minutes before midnight in London, which is summer's, and five after it.
  const told: Answers = { ...RISK, lastConferenceReferral: "2025-09-01", samePair: "yes", newAbuseSince: "yes" };
  await lives.call("2026-03-31T22:40:00Z", "high", { answers: { ...told, victimAge: "34", children: "" } });
  await lives.call("2026-03-31T22:55:00Z", "high", { answers: RISK });
  // Nobody sends these to the conference.
  await lives.call("2026-02-10T09:00:00Z", "standard");
  return lives;
}

describe("the conference return", () => {
  it("counts what was sent between the midnights of the quarter in London, and whom it was about", async () => {
    const { db } = await aHandfulOfPeople();
    const lines = await counted(conference, db, Q1);
    expect(lines["all"]).toEqual({ referrals: 3, people: 3 });
    expect((await counted(conference, db, "2026Q2"))["all"]).toEqual({ referrals: 1, people: 1 });
    expect((await counted(conference, db, "2025Q1"))["all"]).toEqual({ referrals: 1, people: 1 });
    expect(await counted(conference, db, "2025Q2")).toEqual({});
  });

  it("says who brought them, why they were referred, and what is a repeat", async () => {
    const { db } = await aHandfulOfPeople();
    const lines = await counted(conference, db, Q1);
    expect(lines["source"]).toEqual({ police: 1, self: 2 });
    expect(lines["route"]).toEqual({ judgement: 3, repeat: 1 });
    expect(lines["repeat"]).toEqual({ yes: 2, told: 1, hub: 1, no: 1 });
  });

  it("says of children, age, language and needs what was known then, and that the rest is not known", async () => {
    const { db } = await aHandfulOfPeople();
    const lines = await counted(conference, db, Q1);
    expect(lines["children"]).toEqual({ children: 2, with: 1, without: 1, "not-known": 1 });
    // Sixteen until the next day; told on the call; not known.
    expect(lines["age"]).toEqual({ "16-17": 1, "18-over": 1, "not-known": 1 });
    expect(lines["language"]).toEqual({ noted: 1, "not-noted": 2 });
    expect(lines["by-and-for"]).toEqual({ yes: 1, "not-known": 2 });
    expect(lines["care"]).toEqual({ "not-known": 3 });
    expect(lines["harming"]).toEqual({ "under-18": 1, nobody: 2 });
  });

  it("says how each stood when it was prepared, and how those that ended have ended", async () => {
    const { db, call, move } = await someLives();
    const one = await call("2026-01-12T09:00:00Z", "high", { answers: RISK });
    const two = await call("2026-01-13T09:00:00Z", "high", { answers: RISK });
    await call("2026-01-14T09:00:00Z", "high", { answers: RISK });
    await move(one.caseId, "marac-referral", "2026-01-12T12:00:00Z", { type: "ACCEPTED" }, { type: "STARTED" });
    await move(one.caseId, "marac-referral", "2026-02-12T12:00:00Z", {
      type: "DONE",
      outcome: "engaged",
      feelsSafer: "not-asked",
    });
    await move(two.caseId, "marac-referral", "2026-01-13T12:00:00Z", { type: "ACCEPTED" });
    const lines = await counted(conference, db, Q1);
    expect(lines["stands"]).toEqual({ sent: 1, accepted: 1, done: 1 });
    expect(lines["outcome"]).toEqual({ engaged: 1 });
  });

  it("has every line, with noughts, where there was nobody, and no number for what the hub does not record", async () => {
    const { db } = await someLives();
    const { rows } = await makeReturn(conference, db, "essex", spanOfPeriod("quarter", Q1));
    const missing = rows.filter(({ count }) => count === null).map(({ by, line }) => `${by}.${line}`);
    expect(missing).toEqual([
      "all.discussed",
      "not-recorded.gender",
      "not-recorded.ethnicity",
      "not-recorded.lgbt",
      "not-recorded.disability",
    ]);
    expect(rows.filter(({ count }) => count === 0)).toHaveLength(rows.length - missing.length);
  });

  it("knows nothing of another area, and names nobody", async () => {
    const { db } = await aHandfulOfPeople();
    await (await someLives("west-cheshire", db)).call("2026-01-12T09:00:00Z", "high", { answers: RISK });
    expect((await counted(conference, db, Q1))["all"]).toEqual({ referrals: 3, people: 3 });
    const content = await makeReturn(conference, db, "essex", spanOfPeriod("quarter", Q1));
    expect(found(JSON.stringify(content), ["Wren", "Test Other", "2009", "language of their own"])).toEqual([]);
    for (const { reference } of await db.q.selectFrom("case").select("reference").execute())
      expect(JSON.stringify(content)).not.toContain(reference);
  });
});
