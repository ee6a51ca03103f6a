import { describe, expect, it } from "vitest";
import * as assess from "#app/routes/cases/assess.tsx";
import * as history from "#app/routes/cases/history.tsx";
import type { Wording } from "#machines/intake/wording.ts";
import { aDesk } from "../commands/case-steps.ts";
import { aHub, freshDb } from "../factories.ts";
import { answered, keptFacts, loadedWording } from "../wordings.ts";
import { ENOUGH, takenCall } from "./a-call.ts";
import { aBrowser } from "./case-pages.ts";
import { visitor } from "./visitor.ts";

describe("grading a case anew", () => {
  const grading = (wording: Wording, version: number, fields: Record<string, string>) => ({
    intent: "agree",
    version: String(version),
    immediateDanger: "no",
    toolWilling: "yes",
    ...answered(wording, { yes: 2, no: 22 }),
    ...fields,
  });

  it("asks the loaded questions too, keeps them as asked, and the history shows them to those who may read the case", async () => {
    const desk = await aDesk();
    const wording = await loadedWording(desk.db);
    const browser = await aBrowser(desk, desk.hub);
    const page = await browser.get(assess.loader);
    expect(page.payload["tool"]).toMatchObject({ wordingId: wording.id });
    const { version } = await desk.row();
    const shown = await browser.post(
      assess.action,
      grading(wording, version, { intent: "save", agreedGrade: "medium" }),
    );
    expect(shown.payload["soFar"]).toMatchObject({ counts: { yes: 2, no: 22, notKnown: 0 } });
    const { actions } = shown.payload["suggestion"] as { actions: { pathway: string; ownerId: string }[] };
    const form = new URLSearchParams(
      grading(wording, version, { agreedGrade: "medium", gradeReason: "What was said." }),
    );
    for (const { pathway, ownerId } of actions) {
      form.append("actions", pathway);
      form.append(`owner.${pathway}`, ownerId);
    }
    expect((await browser.post(assess.action, form)).status).toBe(303);
    expect(Object.keys((await keptFacts(desk.db, desk.caseId)).asked)).toHaveLength(24);

    const { grades } = (await browser.get(history.loader)).payload as { grades: { asked: object[] }[] };
    expect(grades[0]?.asked[0]).toEqual({
      text: "Test question about injury (test 1)",
      answer: "Yes",
      wording: "Dash (SafeLives), test 1",
    });
    expect(grades[1]?.asked).toEqual([]);
  });

  it("without wording asks for what was completed elsewhere, as before", async () => {
    const desk = await aDesk();
    const browser = await aBrowser(desk, desk.hub);
    expect((await browser.get(assess.loader)).payload).toMatchObject({ tool: null, soFar: null });
  });

  it("starts from what was answered on the call", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const handler = await visitor(db, hub, "call-handler");
    const wording = await loadedWording(db);
    const caseId = await takenCall(handler, "medium", {
      ...ENOUGH,
      strangulation: "none",
      topics: [],
      ...answered(wording, { yes: 2, no: 22 }),
    });
    const browser = await aBrowser({ db, caseId } as Awaited<ReturnType<typeof aDesk>>, hub);
    const { payload } = await browser.get(assess.loader);
    expect(payload).toMatchObject({ soFar: { counts: { yes: 2, no: 22 } }, tool: { wordingId: wording.id } });
  });
});
