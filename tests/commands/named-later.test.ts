// Who causes harm is often named only when a handler grades the risk of a referral: it must count as much as on a call.
import { describe, expect, it } from "vitest";
import { agreePlanOfCase } from "#app/commands/agree-plan.ts";
import { liftSilentBlock } from "#app/commands/lift-silent-block.ts";
import { casesClosedTo } from "#app/closed-to.ts";
import { assessPage } from "#app/queries/assess.ts";
import { actionsOfCase } from "#db/action.ts";
import { personsOfCase } from "#db/case-person.ts";
import { silentBlocksOfCase } from "#db/silent-block.ts";
import { actorOf, MONDAY } from "../factories.ts";
import { aDesk, aReferredDesk, everythingOf, type Desk } from "./case-steps.ts";
import { assessedAgain } from "./protocol-steps.ts";

const blocked = async ({ db, caseId }: Desk) =>
  (await silentBlocksOfCase(db, caseId)).map((block) => block.user_id ?? block.organisation_id);
/** Works for the first organisation, which would be asked first for everything. */
const AT_FIRST = { otherWork: "Test first, at the front desk" };
const LESS = { agreedGrade: "medium", reason: "Agreed with them.", overrideReason: "", sendNow: true } as const;

describe("whoever causes harm and is named when the risk is graded on the case", () => {
  it("is kept out by name, belongs to the case, and is named once however often it is graded", async () => {
    const desk = await aReferredDesk();
    const before = (await personsOfCase(desk.db, desk.caseId)).length;
    for (let time = 0; time < 2; time += 1) await assessedAgain(desk, MONDAY, "high", { otherName: "Partner, Test" });
    expect((await blocked(desk)).filter((id) => id === desk.hub.user.partner)).toHaveLength(1);
    expect([...(await casesClosedTo(desk.db, actorOf(desk.hub, "partner")))]).toEqual([desk.caseId]);
    expect(await personsOfCase(desk.db, desk.caseId)).toHaveLength(before + 1);
    await desk.whole();
  });

  it("has their organisation kept out before anything is sent: it is not offered, and not asked", async () => {
    const desk = await aReferredDesk();
    const { db, hub, caseId } = desk;
    const { first, second } = hub.organisation;
    const plan = (organisationId: string) => ({ ...LESS, actions: [{ pathway: "outreach" as const, organisationId }] });
    const answers = { immediateDanger: "no", ...AT_FIRST };
    const untouched = await everythingOf(desk);
    const asked = await agreePlanOfCase(db, { caseId, answers, plan: plan(first) }, desk.told());
    expect(asked).toMatchObject({ kind: "invalid", errors: [{ field: "owner.outreach" }] });
    expect([await everythingOf(desk), await blocked(desk)]).toEqual([untouched, []]);
    const page = await assessPage(db, actorOf(hub, "call-handler"), caseId, MONDAY, answers);
    const offered = page.suggestion?.actions.find(({ pathway }) => pathway === "outreach")?.owners;
    expect(offered?.map(({ id }) => id)).toEqual([second]);
    const agreed = await agreePlanOfCase(db, { caseId, answers, plan: plan(second) }, desk.told());
    expect(agreed).toMatchObject({ kind: "done" });
    expect(await blocked(desk)).toEqual([first]);
    expect((await actionsOfCase(db, caseId)).map((action) => action.owner_organisation_id)).toEqual([second]);
    await desk.whole();
  });

  it("stays let in where the duty manager said that it is somebody else", async () => {
    const desk = await aDesk({ otherName: "Test Partner" });
    const { db, caseId } = desk;
    const [block] = await silentBlocksOfCase(db, caseId);
    const byManager = desk.told(MONDAY, { by: "duty-manager" });
    for (const one of await silentBlocksOfCase(db, caseId))
      await liftSilentBlock(db, { caseId, blockId: one.id, why: "Another of that name" }, byManager);
    await assessedAgain(desk, MONDAY, "high", { otherName: "Test Partner" });
    const after = await silentBlocksOfCase(db, caseId);
    expect(after.every((one) => one.lifted_at !== null)).toBe(true);
    expect(after[0]?.id).toBe(block?.id);
  });
});
