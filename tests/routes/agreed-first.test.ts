import { describe, expect, it } from "vitest";
import * as assess from "#app/routes/cases/assess.tsx";
import { action as callAction } from "#app/routes/contact/contact.tsx";
import { caseById } from "#db/case.ts";
import { assessmentsOfCase } from "#db/risk-assessment.ts";
import { PATHWAY } from "#machines/protocol/catalogue.ts";
import { aDesk } from "../commands/case-steps.ts";
import { aHub, freshDb } from "../factories.ts";
import { agreeing, begin, ENOUGH, idIn, pageOf, say, see, type Fields } from "./a-call.ts";
import { aBrowser, type Browser } from "./case-pages.ts";
import { visitor } from "./visitor.ts";

describe("two handlers agree at once", () => {
  it("on a call: one wins; the other sees what stands beside their own choice, and everything they typed", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const [one, other] = [await visitor(db, hub, "call-handler"), await visitor(db, hub, "second-call-handler")];
    const id = idIn(await begin(one, { intent: "save", ...ENOUGH }));
    const medium = await agreeing(one, id, "medium");
    const high = await agreeing(other, id, "high");
    const [seenByOne, seenByOther] = [await see(one, id), await see(other, id)];
    const won = await say(one, id, medium, seenByOne);
    expect(won.status).toBe(303);
    const caseId = idIn(won);
    const theirs: Fields = { ...high, gradeReason: "An invented reason.", wants: "To sleep at a friend's." };
    const lost = await say(other, id, theirs, seenByOther);
    expect(lost.status).toBe(409);
    const { agreed, view } = pageOf(lost);
    expect(view).toMatchObject({ status: "routed", caseId });
    expect(agreed).toMatchObject({
      now: { grade: "Medium", by: expect.stringContaining("Test call-handler") as string },
      yours: { grade: "High", reason: "An invented reason." },
      differences: [{ field: "wants", yours: "To sleep at a friend's.", theirs: "Nothing" }],
    });
    expect(agreed?.now.actions.length).toBeGreaterThan(2);
    expect(agreed?.yours.actions).toContain(PATHWAY.idva.title);
    expect(agreed?.now.actions.join()).not.toContain(PATHWAY.idva.title);
    expect(await assessmentsOfCase(db, caseId)).toHaveLength(1);
    const reads = await db.q.selectFrom("audit").selectAll().where("verb", "=", "case.read").execute();
    expect(reads).toMatchObject([{ by: hub.user["second-call-handler"], case_id: caseId }]);
  });

  it("on a call of another hub there is nothing to see", async () => {
    const db = await freshDb();
    const [hub, elsewhere] = [await aHub(db), await aHub(db, "elsewhere")];
    const one = await visitor(db, hub, "call-handler");
    const id = idIn(await begin(one, { intent: "save", ...ENOUGH }));
    await say(one, id, await agreeing(one, id, "medium"));
    const stranger = await visitor(db, elsewhere, "call-handler");
    const form = { intent: "agree", version: "1", agreedGrade: "high" };
    expect((await stranger.post(callAction, `/contacts/${id}`, form, { id })).status).toBe(404);
  });

  it("on a case: the other keeps the form as it was typed, and can press Agree again", async () => {
    const desk = await aDesk();
    const one = await aBrowser(desk, desk.hub);
    const other = await aBrowser(desk, desk.hub, "second-call-handler");
    const { version } = await desk.row();
    const choosing = async (who: Browser, grade: string, asOf: number) => {
      const typed = {
        immediateDanger: "no",
        agreedGrade: grade,
        gradeReason: "An invented reason.",
        version: String(asOf),
      };
      const page = await who.post(assess.action, { ...typed, intent: "save" });
      const { actions } = page.payload["suggestion"] as { actions: { pathway: string; ownerId: string }[] };
      const form = new URLSearchParams({ ...typed, intent: "agree", wants: "Words of mine." });
      for (const { pathway, ownerId } of actions) {
        form.append("actions", pathway);
        form.append(`owner.${pathway}`, ownerId);
      }
      return form;
    };
    const high = await choosing(one, "high", version);
    const medium = await choosing(other, "medium", version);
    expect((await one.post(assess.action, high)).status).toBe(303);
    const lost = await other.post(assess.action, medium);
    expect(lost.status).toBe(409);
    expect(lost.payload).toMatchObject({
      agreed: {
        now: { grade: "High", reason: "An invented reason." },
        yours: { grade: "Medium", reason: "An invented reason." },
      },
      answers: { agreedGrade: "medium", wants: "Words of mine." },
      errors: [],
    });
    const { frame } = lost.payload as { frame: { version: number } };
    expect((await other.post(assess.action, await choosing(other, "medium", frame.version))).status).toBe(303);
    expect(await assessmentsOfCase(desk.db, desk.caseId)).toHaveLength(3);
    expect(await caseById(desk.db, desk.caseId)).toMatchObject({ grade: "medium" });
  });
});
