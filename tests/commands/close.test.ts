import { describe, expect, it } from "vitest";
import { closeCase } from "#app/commands/close-case.ts";
import { moveAction, type ActionStep } from "#app/commands/move-action.ts";
import { readMessages } from "#app/commands/read-messages.ts";
import { recordContactAgain } from "#app/commands/record-contact-again.ts";
import { leaveMessage } from "#app/commands/shared/leave-message.ts";
import { closePage } from "#app/queries/case-close.ts";
import { openActionsOfCase } from "#db/action.ts";
import { caseToChange } from "#db/case.ts";
import { inTransaction } from "#db/connection.ts";
import { later, DAY } from "#machines/time.ts";
import type { Grade } from "#machines/statuses.ts";
import { actorOf, MONDAY } from "../factories.ts";
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

const LATER = later(MONDAY, 60_000);

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

  it("is refused while a message waits to be read, also from a page that was opened before it came", async () => {
    const desk = await aDesk({ topics: [] }, "medium");
    await finishActions(desk);
    const { db, hub, caseId, told } = desk;
    const { version } = await desk.row();
    const message = { kind: "person", organisation_id: null, action_id: null, referral_id: null, by: null } as const;
    await inTransaction(db, async (trx) => {
      const row = await caseToChange(trx, caseId);
      if (row) await leaveMessage(trx, row, { ...message, body: "They know where I am." }, told());
    });
    const input = { caseId, version, outcome: "plan-complete", finalGrade: "medium" } as const;
    const waits = expect.stringContaining("Nobody has read") as string;
    expect(await closeCase(db, input, told(LATER))).toMatchObject({ kind: "refused", reason: waits });
    expect(await closePage(db, caseId, actorOf(hub, "call-handler"), LATER)).toMatchObject({
      mayClose: false,
      inTheWay: [waits],
    });
    await desk.whole();
    expect((await readMessages(db, { caseId, until: LATER }, told(LATER))).kind).toBe("done");
    expect((await closePage(db, caseId, actorOf(hub, "call-handler"), LATER)).mayClose).toBe(true);
    expect((await close(desk, "medium")).kind).toBe("done");
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
