import { describe, expect, it } from "vitest";
import { closeCase } from "#app/commands/close-case.ts";
import { moveAction, type ActionStep } from "#app/commands/move-action.ts";
import { recordContactAgain } from "#app/commands/record-contact-again.ts";
import { openActionsOfCase } from "#db/action.ts";
import { later, DAY } from "#machines/time.ts";
import type { Grade } from "#machines/statuses.ts";
import { MONDAY } from "../factories.ts";
import { aDesk, everythingOf, type Desk } from "./case-steps.ts";

const NEXT: Readonly<Record<string, ActionStep>> = {
  proposed: { type: "AGREED" },
  sent: { type: "ACCEPTED" },
  accepted: { type: "STARTED" },
  "under-way": { type: "DONE", outcome: "engaged", feelsSafer: "yes" },
};

/** Sees every action through to its end, so that nothing but the grade stands in the way. */
async function finishActions(desk: Desk): Promise<void> {
  for (;;) {
    const [action] = await openActionsOfCase(desk.db, desk.caseId);
    if (!action) return;
    const ours = action.owner_organisation_id === desk.hub.organisation.hub;
    const agreed: ActionStep = ours ? { type: "STARTED" } : { type: "SENT", how: "phone", toldWhom: "The desk" };
    const result = await moveAction(desk.db, { actionId: action.id, step: NEXT[action.status] ?? agreed }, desk.told());
    if (result.kind !== "done") throw new Error(JSON.stringify(result));
  }
}

const close = (desk: Desk, finalGrade: Grade, by: "call-handler" | "duty-manager" = "call-handler") =>
  closeCase(
    desk.db,
    { caseId: desk.caseId, outcome: "plan-complete", finalGrade },
    desk.told(later(MONDAY, DAY), { by }),
  );

describe("closing a case", () => {
  it("is refused while an action is open, and says so", async () => {
    const desk = await aDesk({ topics: [] }, "medium");
    const before = await everythingOf(desk);
    expect(await close(desk, "medium")).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("still open") as string,
    });
    expect(await everythingOf(desk)).toBe(before);
  });

  it("takes the grade that stands as the final one", async () => {
    const desk = await aDesk({ topics: [] }, "medium");
    await finishActions(desk);
    expect((await close(desk, "standard")).kind).toBe("refused");
  });

  it("after high takes a duty manager who does not hold the case", async () => {
    const desk = await aDesk();
    await finishActions(desk);
    expect((await close(desk, "high")).kind).toBe("refused");
    expect((await close(desk, "high", "duty-manager")).kind).toBe("done");
    expect(await desk.row()).toMatchObject({ status: "closed", next_what: null, closed_outcome: "plan-complete" });
    await desk.whole();
  });

  it("is not for ever: any new contact opens it again, with triage owed", async () => {
    const desk = await aDesk({ topics: [] }, "medium");
    await finishActions(desk);
    expect((await close(desk, "medium")).kind).toBe("done");
    await desk.whole();
    const { version } = await desk.row();
    const again = await recordContactAgain(
      desk.db,
      { caseId: desk.caseId, version },
      desk.told(later(MONDAY, 9 * DAY)),
    );
    expect(again.kind).toBe("done");
    expect(await desk.row()).toMatchObject({
      status: "reopened",
      next_what: "triage",
      closed_at: null,
      grade: "medium",
    });
    await desk.whole();
  });
});
