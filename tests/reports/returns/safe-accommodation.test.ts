import { describe, expect, it } from "vitest";
import type { ActionStep } from "#app/commands/move-action.ts";
import { safeAccommodation } from "#app/reports/returns/safe-accommodation.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { someLives } from "../definitions/lives.ts";
import { counted } from "./counted.ts";

const YEAR = "2025-26";
const LEAVES: Answers = { safeToStay: "no", wantsToMove: "yes" };
const STAYS: Answers = { safeToStay: "yes", wantsToStay: "yes", perpetratorInHome: "no" };
const BEGAN: readonly ActionStep[] = [{ type: "ACCEPTED" }, { type: "STARTED" }];
const ENDED: ActionStep = { type: "DONE", outcome: "moved", feelsSafer: "not-asked" };

describe("the safe-accommodation return", () => {
  it("counts who was in it at some time of the year, April to March in London, with their children", async () => {
    const { db, call, move } = await someLives();
    // Begun the year before and ended within this one; begun within it and not ended; begun and ended the year before.
    const before = await call("2025-02-03T09:00:00Z", "high", { answers: { ...LEAVES, children: "2, 5, 9" } });
    await move(before.caseId, "refuge", "2025-02-04T09:00:00Z", ...BEGAN);
    await move(before.caseId, "refuge", "2025-05-04T09:00:00Z", ENDED);
    const stays = await call("2025-06-03T09:00:00Z", "medium", {
      answers: { ...STAYS, children: "", victimAge: "71" },
    });
    await move(stays.caseId, "sanctuary", "2025-06-04T09:00:00Z", ...BEGAN);
    const long = await call("2025-01-03T09:00:00Z", "high", { answers: LEAVES });
    await move(long.caseId, "refuge", "2025-01-04T09:00:00Z", ...BEGAN, ENDED);
    // Asked for, and nobody has answered.
    await call("2025-07-03T09:00:00Z", "high", { answers: { ...LEAVES, children: "1" } });
    const lines = await counted(safeAccommodation, db, YEAR);
    expect(lines["supported"]).toEqual({ households: 2, children: 3, "children-not-known": 1 });
    expect(lines["needing"]).toEqual({ households: 3, children: 4, "children-not-known": 1 });
    expect(lines["kind"]).toEqual({ refuge: 1, sanctuary: 1 });
    expect(lines["age"]).toEqual({ "18-over": 1, "not-known": 1 });
    expect(lines["ended"]).toEqual({ moved: 1 });
    expect(lines["unmet"]).toBeUndefined();
  });

  it("begins at midnight in London on the first of April, which is eleven at night in summer", async () => {
    const { db, call } = await someLives();
    await call("2026-03-31T22:40:00Z", "high", { answers: LEAVES });
    await call("2026-03-31T22:55:00Z", "high", { answers: LEAVES });
    await call("2026-03-31T23:10:00Z", "high", { answers: LEAVES });
    expect((await counted(safeAccommodation, db, YEAR))["needing"]).toEqual({ households: 1 });
    expect((await counted(safeAccommodation, db, "2026-27"))["needing"]).toEqual({ households: 2 });
  });

  it("says who could not be supported and why, and whether they were within the year after all", async () => {
    const { db, call, move, join } = await someLives();
    const never = await call("2025-06-03T09:00:00Z", "high", { answers: LEAVES });
    await move(never.caseId, "refuge", "2025-06-03T12:00:00Z", { type: "DECLINED", reason: "no-space" });
    const again = await call("2025-06-04T09:00:00Z", "high", { answers: LEAVES });
    await move(again.caseId, "refuge", "2025-06-04T12:00:00Z", { type: "DECLINED", reason: "not-safe" });
    // The same person, in another case: a place was found.
    const later = await call("2025-09-04T09:00:00Z", "high", { answers: LEAVES });
    await move(later.caseId, "refuge", "2025-09-05T12:00:00Z", ...BEGAN);
    await join(later.caseId, again.caseId, "2025-09-06T09:00:00Z");
    const lines = await counted(safeAccommodation, db, YEAR);
    expect(lines["unmet"]).toEqual({ all: 2, later: 1, never: 1 });
    expect(lines["unmet-why"]).toEqual({ "no-capacity": 1, declined: 1 });
    expect(lines["unmet-kind"]).toEqual({ refuge: 2 });
    expect(lines["decline"]).toEqual({ "no-space": 1, "not-safe": 1 });
    expect(lines["needing"]).toEqual({ households: 2 });
    expect(lines["supported"]).toEqual({ households: 1 });
  });

  it("counts who did not want it by themselves, and never among those who could not be supported", async () => {
    const { db, call } = await someLives();
    await call("2025-06-03T09:00:00Z", "medium", { answers: { ...LEAVES, "consent.service": "no" } });
    await call("2025-06-03T09:00:00Z", "medium", { answers: { ...LEAVES, "consent.sharing": "no" } });
    const lines = await counted(safeAccommodation, db, YEAR);
    expect(lines["refused"]).toEqual({ "service-refused": 1, "sharing-refused": 1 });
    expect(lines["unmet"]).toBeUndefined();
    expect(lines["needing"]).toBeUndefined();
  });

  it("has nothing but noughts where there was nobody", async () => {
    const { db } = await someLives();
    expect(await counted(safeAccommodation, db, YEAR)).toEqual({});
  });
});
