import { describe, expect, it } from "vitest";
import { OPENED } from "#app/reports/definitions/opened-table.ts";
import { caseById } from "#db/case.ts";
import { inTransaction } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { insertSilentBlock } from "#db/silent-block.ts";
import { MONDAY } from "../../factories.ts";
import type { Quarter } from "#app/reports/quarters.ts";
import { someLives, type Lives } from "./lives.ts";
import { peopleIn, truthOf } from "./truth.ts";

const DONE = { type: "DONE", outcome: "engaged", feelsSafer: "not-asked" } as const;
const HOUR_LATE = 60;

/** Three people whose case is opened in January, February and on the last evening of the quarter. */
async function threePeople(): Promise<Lives & { readonly ids: readonly string[] }> {
  const lives = await someLives();
  // Rings at nine; at ten past the plan is agreed; at noon the safety plan is made: three hours to help.
  const one = await lives.call("2026-01-12T09:00:00Z", "standard");
  await lives.move(one.caseId, "safety-plan", "2026-01-12T12:00:00Z", DONE);
  await lives.triedBefore(one.contactId, "2026-01-12T15:00:00Z", 4, 1);
  // At high grade; the advocate's service takes it on the next day and begins the day after: fifty hours.
  const two = await lives.call("2026-02-02T09:00:00Z", "high", { answers: { source: "police" } });
  await lives.move(two.caseId, "idva", "2026-02-03T09:00:00Z", { type: "ACCEPTED" });
  await lives.move(two.caseId, "idva", "2026-02-04T11:00:00Z", { type: "STARTED" });
  // On the last evening; helped only after the quarter ended.
  const three = await lives.call("2026-03-31T21:00:00Z", "medium", { answers: { source: "housing" } });
  await lives.move(three.caseId, "safety-plan", "2026-04-01T09:00:00Z", DONE);
  return { ...lives, ids: [one.caseId, two.caseId, three.caseId] };
}

describe("the journey", () => {
  it("counts hours from the first contact to the first thing begun or done, and nothing after the quarter ended", async () => {
    const { db } = await threePeople();
    const truth = await truthOf(OPENED, db, "essex");
    expect(truth.get("all.all")).toMatchObject({ people: 3, hours: [3, 50] });
    expect(peopleIn(truth, "wait")).toEqual({ "hours-4": 1, "days-3": 1, "not-yet": 1 });
  });

  it("counts the organisations told until one took something on: several may be asked at once", async () => {
    const { db } = await threePeople();
    // For the first and the third somebody was told who did not answer within the quarter.
    expect(peopleIn(await truthOf(OPENED, db, "essex"), "asked")).toEqual({ one: 1, "not-yet": 2 });
  });

  it("says what was answered of places tried, and who was not asked", async () => {
    const { db } = await threePeople();
    const truth = await truthOf(OPENED, db, "essex");
    expect(peopleIn(truth, "tried")).toEqual({ three: 1, "not-asked": 2 });
    expect(peopleIn(truth, "told")).toEqual({ once: 1, "not-asked": 2 });
    expect(peopleIn(truth, "contacts")).toEqual({ one: 3 });
  });

  it("has nobody in the quarter after, whatever happened then", async () => {
    const { db } = await threePeople();
    expect(await truthOf(OPENED, db, "essex", "2026Q2" as Quarter)).toEqual(new Map());
  });

  it("counts one person once whose second case was opened in the same quarter", async () => {
    const { db, ids, join } = await threePeople();
    const [one = "", two = ""] = ids;
    await join(two, one, "2026-02-10T09:00:00Z");
    const truth = await truthOf(OPENED, db, "essex");
    // The first case of the two speaks.
    expect(truth.get("all.all")).toMatchObject({ people: 2, hours: [3] });
    expect(peopleIn(truth, "source")).toEqual({ self: 1, housing: 1 });
  });

  it("counts a case that is not there for somebody who may be the one who causes harm", async () => {
    const { db, hub, ids } = await threePeople();
    const [one = ""] = ids;
    const key_id = (await caseById(db, one))?.key_id ?? "";
    const block = {
      id: newId(),
      case_id: one,
      organisation_id: hub.organisation.hub,
      user_id: null,
      why: "works-for",
    } as const;
    await inTransaction(db, (trx) => insertSilentBlock(trx, { ...block, at: MONDAY, version: 1, key_id }));
    expect((await truthOf(OPENED, db, "essex")).get("all.all")?.people).toBe(3);
  });

  it("knows nothing of another area", async () => {
    const { db } = await threePeople();
    const other = await someLives("west-cheshire", db);
    await other.call("2026-01-12T09:00:00Z", "standard");
    expect((await truthOf(OPENED, db, "essex")).get("all.all")?.people).toBe(3);
    expect((await truthOf(OPENED, db, "west-cheshire")).get("all.all")?.people).toBe(1);
  });
});

describe("sources to routes", () => {
  it("has each person in one source, and in every route of the first plan", async () => {
    const { db } = await threePeople();
    const truth = await truthOf(OPENED, db, "essex");
    expect(peopleIn(truth, "source")).toEqual({ self: 1, police: 1, housing: 1 });
    expect(peopleIn(truth, "from")).toEqual({ self: 1, police: 1, council: 1 });
    // At high grade the conference and the advocate; at the others specialist support; a safety plan for everybody.
    expect(peopleIn(truth, "route")).toEqual({ hub: 3, voluntary: 3, conference: 1 });
    expect(peopleIn(truth, "from-route")).toMatchObject({
      "police.conference": 1,
      "self.voluntary": 1,
      "council.hub": 1,
    });
  });

  it("keeps the first route when more is agreed later", async () => {
    const { db, ids, regrade } = await threePeople();
    await regrade(ids[0] ?? "", "2026-01-20T10:00:00Z", "high");
    const truth = await truthOf(OPENED, db, "essex");
    expect(peopleIn(truth, "route")["conference"]).toBe(1);
  });
});

it("a quarter begins and ends at midnight in London, in summer time too", async () => {
  const lives = await someLives();
  // The plan is agreed ten minutes after: at 23:59 and at 00:01 in London on the night of 30 June.
  await lives.call("2026-06-30T22:49:00Z", "standard");
  await lives.call("2026-06-30T22:51:00Z", "standard", { minutes: HOUR_LATE });
  expect((await truthOf(OPENED, lives.db, "essex", "2026Q2" as Quarter)).get("all.all")?.people).toBe(1);
  expect((await truthOf(OPENED, lives.db, "essex", "2026Q3" as Quarter)).get("all.all")?.people).toBe(1);
});
