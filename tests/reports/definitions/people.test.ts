import { describe, expect, it } from "vitest";
import { DOORS } from "#app/reports/definitions/doors.ts";
import { REVIEWED } from "#app/reports/definitions/gp-before-police.ts";
import { ASSESSED } from "#app/reports/definitions/grade-first-to-last.ts";
import { REPEATED } from "#app/reports/definitions/repeats.ts";
import { UNMET } from "#app/reports/definitions/unmet-need.ts";
import { TIMED } from "#app/reports/definitions/clocks.ts";
import { recordContactAgain } from "#app/commands/record-contact-again.ts";
import { recordCostEvents } from "#app/commands/record-cost-event.ts";
import { endContact } from "#app/commands/end-contact.ts";
import { saveContact } from "#app/commands/save-contact.ts";
import type { Quarter } from "#app/reports/quarters.ts";
import { instantOf, type Day } from "#machines/time.ts";
import { actorOf } from "../../factories.ts";
import { someLives } from "./lives.ts";
import { peopleIn, truthOf } from "./truth.ts";

const Q2 = "2026Q2" as Quarter;

describe("doors", () => {
  it("count somebody who became a case once, however often they came, and an unknown caller once a call", async () => {
    const { db, hub, call } = await someLives();
    await call("2026-01-12T09:00:00Z", "standard");
    await call("2026-03-03T09:00:00Z", "standard");
    for (const at of ["2026-02-03T09:00:00Z", "2026-02-03T10:00:00Z"]) {
      const told = { by: actorOf(hub, "call-handler"), at: instantOf(at) };
      const saved = await saveContact(db, { contactId: null, answers: { immediateDanger: "no" } }, told);
      if (saved.kind !== "done") throw new Error(saved.kind);
      await endContact(db, { contactId: saved.contactId, reason: "question-answered" }, told);
    }
    const truth = await truthOf(DOORS, db, "essex");
    expect(peopleIn(truth, "all")).toEqual({ all: 4 });
    expect(peopleIn(truth, "channel")).toEqual({ call: 4 });
    expect(peopleIn(truth, "month")).toEqual({ first: 1, second: 2, third: 1 });
  });
});

describe("grade, first to last", () => {
  it("is lower, the same, higher or not yet looked at again, by the end of the quarter", async () => {
    const { db, call, regrade } = await someLives();
    const [same, up] = [await call("2026-01-12T09:00:00Z", "standard"), await call("2026-01-13T09:00:00Z", "standard")];
    const down = await call("2026-01-14T09:00:00Z", "medium");
    await call("2026-01-15T09:00:00Z", "high");
    await regrade(same.caseId, "2026-02-12T09:00:00Z", "standard");
    await regrade(up.caseId, "2026-02-12T10:00:00Z", "high");
    await regrade(down.caseId, "2026-02-12T11:00:00Z", "standard");
    // What is graded in the next quarter is not yet known in this one.
    await regrade(up.caseId, "2026-04-14T10:00:00Z", "high");
    const truth = await truthOf(ASSESSED, db, "essex");
    expect(peopleIn(truth, "moved")).toEqual({ lower: 1, same: 1, higher: 1, "not-yet": 1 });
    expect(peopleIn(truth, "first-moved")).toEqual({
      "standard.same": 1,
      "standard.higher": 1,
      "medium.lower": 1,
      "high.not-yet": 1,
    });
    expect(peopleIn(await truthOf(ASSESSED, db, "essex", Q2), "moved")).toEqual({ higher: 1 });
  });
});

describe("unmet need", () => {
  it("has each person once in each row, with whether something else was found", async () => {
    const { db, call, move } = await someLives();
    const { caseId } = await call("2026-01-12T09:00:00Z", "standard");
    // The first service declines; the second of the list is asked and declines too.
    await move(caseId, "early-advice", "2026-01-12T10:00:00Z", { type: "DECLINED", reason: "not-our-area" });
    await call("2026-01-13T09:00:00Z", "medium", { answers: { needsLegalProtection: "yes" } });
    await call("2026-01-14T09:00:00Z", "medium", { answers: { "consent.sharing": "no" } });
    const truth = await truthOf(UNMET, db, "essex");
    expect(peopleIn(truth, "reason-met")).toMatchObject({ "unavailable.met": 1, "sharing-refused.not-met": 1 });
    expect(peopleIn(truth, "pathway")).toMatchObject({ dapo: 1, outreach: 1 });
    expect(await truthOf(UNMET, db, "essex", Q2)).toEqual(new Map());
  });
});

describe("the year before", () => {
  it("is told at the first review: a GP alone surely came before the police, with both nobody knows", async () => {
    const { db, call, clocks, review } = await someLives();
    const ids: string[] = [];
    for (let one = 0; one < 4; one++) ids.push((await call("2026-01-12T09:00:00Z", "medium")).caseId);
    await clocks("2026-02-24T09:00:00Z");
    const [gp = "", both = "", police = "", neither = ""] = ids;
    await review(gp, "2026-02-24T10:00:00Z", { "gp-consultation": 2 });
    await review(both, "2026-02-24T10:00:00Z", { "gp-consultation": 1, "police-callout": 3 });
    await review(police, "2026-02-24T10:00:00Z", { "police-callout": 1, "temporary-accommodation-week": 2 });
    await review(neither, "2026-02-24T10:00:00Z", {});
    const truth = await truthOf(REVIEWED, db, "essex");
    expect(peopleIn(truth, "year")).toEqual({ "gp-only": 1, both: 1, "police-only": 1, neither: 1 });
    expect(peopleIn(truth, "known")).toEqual({ health: 2, police: 2, housing: 1, nothing: 1 });
    // A second review is not another first one.
    await clocks("2026-04-08T09:00:00Z");
    await review(gp, "2026-04-08T10:00:00Z", { "police-callout": 1 });
    expect(await truthOf(REVIEWED, db, "essex", Q2)).toEqual(new Map());
  });
});

describe("repeats", () => {
  it("are three measures, each of its own people", async () => {
    const { db, hub, call, close } = await someLives();
    const told = (at: string) => ({ by: actorOf(hub, "call-handler"), at: instantOf(at) });
    const back = await call("2026-01-12T09:00:00Z", "standard");
    await close(back.caseId, "2026-01-20T09:00:00Z");
    await recordContactAgain(db, { caseId: back.caseId }, told("2026-02-03T09:00:00Z"));
    const called = await call("2026-02-04T09:00:00Z", "high");
    const happened = (on: string) =>
      ({ origin: "learned", kind: "police-callout", quantity: 1, happenedOn: on as Day }) as const;
    for (const on of ["2025-11-03", "2026-02-05"])
      await recordCostEvents(db, { caseId: called.caseId, events: [happened(on)] }, told("2026-02-06T09:00:00Z"));
    const truth = await truthOf(REPEATED, db, "essex");
    expect(peopleIn(truth, "known")).toEqual({ conference: 1, police: 1, hub: 2 });
    expect(peopleIn(truth, "again")).toEqual({ police: 1, hub: 1 });
  });

  it("know somebody again by another case of theirs that had been closed", async () => {
    const { db, call, close, join } = await someLives();
    const before = await call("2025-11-12T09:00:00Z", "standard");
    await close(before.caseId, "2025-12-01T09:00:00Z");
    const now = await call("2026-01-12T09:00:00Z", "standard");
    await join(now.caseId, before.caseId, "2026-01-13T09:00:00Z");
    const truth = await truthOf(REPEATED, db, "essex");
    expect(peopleIn(truth, "known")).toEqual({ hub: 1 });
    expect(peopleIn(truth, "again")).toEqual({ hub: 1 });
  });
});

describe("clocks", () => {
  it("count people, kept and missed, and a review only when nobody came to it", async () => {
    const { db, call, clocks, move, review } = await someLives();
    const one = await call("2026-01-12T09:00:00Z", "medium");
    await move(one.caseId, "safety-plan", "2026-01-12T10:00:00Z", {
      type: "DONE",
      outcome: "engaged",
      feelsSafer: "not-asked",
    });
    await call("2026-01-12T09:00:00Z", "medium");
    await clocks("2026-02-24T09:00:00Z");
    await review(one.caseId, "2026-02-24T10:00:00Z", {});
    await clocks("2026-02-28T09:00:00Z");
    const truth = await truthOf(TIMED, db, "essex");
    expect(peopleIn(truth, "all")).toEqual({ all: 2 });
    expect(peopleIn(truth, "clock-how")).toMatchObject({
      // Neither had the risk assessment that the hub owed both; one had their safety plan in time.
      "do-action.kept": 1,
      "do-action.missed": 2,
      "review-overdue.kept": 1,
      "review-overdue.missed": 1,
      "finish-call.kept": 2,
    });
    expect(peopleIn(truth, "clock")).not.toHaveProperty("triage");
  });
});
