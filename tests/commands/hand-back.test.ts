import { describe, expect, it } from "vitest";
import { finishAttempt, type AttemptResult } from "#app/commands/finish-attempt.ts";
import { finishPartnerAttempt } from "#app/commands/finish-partner-attempt.ts";
import { moveAction } from "#app/commands/move-action.ts";
import { startPartnerAttempt } from "#app/commands/start-partner-attempt.ts";
import { tick } from "#app/commands/tick.ts";
import { storyOfCase } from "#app/queries/case-story.ts";
import { partnerAction } from "#app/queries/partner-actions.ts";
import { actionById, actionsOfCase } from "#db/action.ts";
import { openDeadlinesOfSubject } from "#db/deadline.ts";
import { DAY, HOUR, later, MINUTE, type Instant } from "#machines/time.ts";
import { actorOf, MONDAY } from "../factories.ts";
import { aDesk, type Desk } from "./case-steps.ts";
import { END } from "./trying.ts";

/** A case whose advocate took it, and their tries: safe from nine to eleven. */
async function anAdvocate(grade: "high" | "medium" = "high", pathway = grade === "high" ? "idva" : "outreach") {
  const desk = await aDesk({}, grade);
  const { db, caseId } = desk;
  const action = (await actionsOfCase(db, caseId)).find((one) => one.pathway === pathway);
  if (!action) throw new Error(`No ${pathway}.`);
  const partner = (at: Instant) => desk.told(at, { by: "partner" });
  const taken = await moveAction(db, { actionId: action.id, step: { type: "ACCEPTED" } }, partner(MONDAY));
  expect(taken.kind).toBe("done");
  const tries = async (
    at: Instant,
    result: AttemptResult = "no-answer",
    stillSafe: "no" | "not-asked" = "not-asked",
  ) => {
    const begun = await startPartnerAttempt(db, { actionId: action.id }, partner(at));
    if (begun.kind !== "done") throw new Error(JSON.stringify(begun));
    const end = { ...END, actionId: action.id, attemptId: begun.attemptId, result, stillSafe };
    expect((await finishPartnerAttempt(db, end, partner(later(at, 3 * MINUTE)))).kind).toBe("done");
    await desk.whole();
    return begun.attemptId;
  };
  const clocks = async () => (await openDeadlinesOfSubject(db, "action", action.id)).map(({ clock }) => clock);
  return { desk, action, tries, clocks, partner };
}

const asked = async (desk: Desk) => {
  const row = await desk.row();
  return [row.next_what, row.next_owner_user_id];
};
const day = (days: number, minutes = 10) => later(MONDAY, days * DAY + minutes * MINUTE);

describe("an advocate's tries at a high grade", () => {
  it("three in different safe times go back to the duty manager, and end nothing", async () => {
    const { desk, action, tries, clocks } = await anAdvocate();
    await tries(day(0));
    await tries(day(0, 40));
    await tries(day(1));
    expect(await clocks()).toEqual(["start-action"]);
    await tries(day(2));
    expect(await clocks()).toEqual(["late-start-action"]);
    expect((await actionById(desk.db, action.id))?.status).toBe("accepted");
    expect(await asked(desk)).toEqual(["late-start-action", desk.hub.user["duty-manager"]]);
    const [first] = (await storyOfCase(desk.db, await desk.row())).filter(({ words }) => words.includes("tried and"));
    expect(first?.words).toContain("tried and could not reach them. Told the duty manager");
    const seen = await partnerAction(desk.db, actorOf(desk.hub, "partner"), action.id, day(2, 60));
    expect(seen?.tries).toContain("The duty manager has been told");
  });

  it("nobody is asked anew by a fourth, and what nobody answers climbs on", async () => {
    const { desk, action, tries, clocks } = await anAdvocate();
    for (const days of [0, 1, 2]) await tries(day(days));
    const due = (await openDeadlinesOfSubject(desk.db, "action", action.id))[0]?.due_at ?? MONDAY;
    await tries(day(2, 60));
    expect((await openDeadlinesOfSubject(desk.db, "action", action.id))[0]?.due_at).toBe(due);
    await tick(desk.db, due);
    expect(await clocks()).toEqual(["escalated-start-action"]);
    await tries(day(3));
    expect(await clocks()).toEqual(["escalated-start-action"]);
  });

  it("when the last safe time is lost, the duty manager is asked at once", async () => {
    const { desk, tries, clocks } = await anAdvocate();
    await tries(day(0), "someone-else-answered", "no");
    expect(await clocks()).toEqual(["late-start-action"]);
    expect(await asked(desk)).toEqual(["late-start-action", desk.hub.user["duty-manager"]]);
  });

  it("that the hub writes down for them count as well", async () => {
    const { desk, action, tries, clocks, partner } = await anAdvocate();
    for (const days of [0, 1]) await tries(day(days));
    const begun = await startPartnerAttempt(desk.db, { actionId: action.id }, partner(day(2)));
    if (begun.kind !== "done") expect.fail(begun.kind);
    const end = { ...END, caseId: desk.caseId, attemptId: begun.attemptId };
    expect((await finishAttempt(desk.db, end, desk.told(later(day(2), HOUR)))).kind).toBe("done");
    expect(await clocks()).toEqual(["late-start-action"]);
    await desk.whole();
  });

  it("that nobody made, and those below high, hand nothing back", async () => {
    const made = await anAdvocate();
    for (const days of [0, 1, 2]) await made.tries(day(days), "not-made");
    expect(await made.clocks()).toEqual(["start-action"]);
    const medium = await anAdvocate("medium");
    for (const days of [0, 1, 2]) await medium.tries(day(days));
    expect(await medium.clocks()).toEqual(["start-action"]);
  });
});
