import { describe, expect, it } from "vitest";
import * as actionPage from "#app/routes/cases/action.tsx";
import * as assess from "#app/routes/cases/assess.tsx";
import * as casePage from "#app/routes/cases/case.tsx";
import * as close from "#app/routes/cases/close.tsx";
import * as directory from "#app/routes/cases/directory.tsx";
import * as danger from "#app/routes/cases/danger.tsx";
import * as contact from "#app/routes/cases/contact.tsx";
import * as history from "#app/routes/cases/history.tsx";
import * as notes from "#app/routes/cases/notes.tsx";
import * as people from "#app/routes/cases/people.tsx";
import * as plan from "#app/routes/cases/plan.tsx";
import * as review from "#app/routes/cases/review.tsx";
import { actionById, openActionsOfCase } from "#db/action.ts";
import { attemptsOfCase } from "#db/contact-attempt.ts";
import { notesOfCase } from "#db/note.ts";
import { assessmentsOfCase } from "#db/risk-assessment.ts";
import { later, HOUR, MINUTE } from "#machines/time.ts";
import { aDesk, aReferredDesk, everythingOf } from "../commands/case-steps.ts";
import { aHub, MONDAY } from "../factories.ts";
import { withoutChance } from "../needles.ts";
import { aBrowser } from "./case-pages.ts";
import { PLANTED } from "./planted.ts";

const PAGES = { case: casePage, contact, assess, plan, notes, people, directory, history, review, close };
const NEVER = [PLANTED.phone, PLANTED.phone.replaceAll(" ", ""), PLANTED.address];

describe("the pages of a case", () => {
  it.each(Object.keys(PAGES) as (keyof typeof PAGES)[])(
    "%s: opens for its hub, writes the reading down, and holds no number, address or price",
    async (name) => {
      const desk = await aDesk();
      const browser = await aBrowser(desk, desk.hub);
      const { status, payload } = await browser.get(PAGES[name].loader);
      const text = JSON.stringify(payload);
      expect(status).toBe(200);
      for (const planted of NEVER) expect(text).not.toContain(planted);
      if (name !== "people") expect(text).not.toContain(PLANTED.name);
      expect(withoutChance(text)).not.toMatch(/pence|£|"band"|unit_cost|bearer/i);
      const reads = await desk.db.q.selectFrom("audit").selectAll().where("verb", "=", "case.read").execute();
      expect(reads).toMatchObject([{ by: desk.hub.user["call-handler"], case_id: desk.caseId }]);
    },
  );

  it.each(Object.keys(PAGES) as (keyof typeof PAGES)[])(
    "%s: is not there for another hub, nor for a partner or a commissioner",
    async (name) => {
      const desk = await aDesk();
      const other = await aHub(desk.db, "kent");
      const strangers = [
        await aBrowser(desk, other),
        await aBrowser(desk, desk.hub, "partner"),
        await aBrowser(desk, desk.hub, "commissioner"),
        await aBrowser(desk, desk.hub, "administrator"),
      ];
      for (const stranger of strangers) {
        expect((await stranger.get(PAGES[name].loader)).status).toBe(404);
        const page = PAGES[name];
        if ("action" in page)
          expect((await stranger.post(page.action, { intent: "start", kind: "fact", body: "x" })).status).toBe(404);
      }
      expect(await notesOfCase(desk.db, desk.caseId)).toEqual([]);
      expect(await attemptsOfCase(desk.db, desk.caseId)).toEqual([]);
    },
  );
});

describe("the number", () => {
  it("comes with the press alone, to whoever pressed, while it is safe", async () => {
    const desk = await aReferredDesk();
    const mine = await aBrowser(desk, desk.hub);
    const other = await aBrowser(desk, desk.hub, "second-call-handler");
    mine.at = other.at = later(MONDAY, HOUR + 5 * MINUTE);
    const before = await mine.get(contact.loader);
    expect(JSON.stringify(before.payload)).not.toContain(PLANTED.phone);
    const { version } = before.payload["frame"] as { version: number };
    const press = { intent: "start", kind: "call", key: "once", version: String(version) };
    expect((await mine.post(contact.action, press)).location).toContain("/contact");
    expect((await mine.post(contact.action, press)).location).toContain("/contact");
    expect(await attemptsOfCase(desk.db, desk.caseId)).toHaveLength(1);
    expect(JSON.stringify((await mine.get(contact.loader)).payload)).toContain(PLANTED.phone);
    expect(JSON.stringify((await other.get(contact.loader)).payload)).not.toContain(PLANTED.phone);
    mine.at = later(MONDAY, 3 * HOUR);
    expect(JSON.stringify((await mine.get(contact.loader)).payload)).not.toContain(PLANTED.phone);
  });

  it("outside the rules is refused with the page that says why", async () => {
    const desk = await aReferredDesk();
    const browser = await aBrowser(desk, desk.hub);
    const answer = await browser.post(contact.action, { intent: "start", kind: "call" });
    expect(answer).toMatchObject({ status: 409, payload: { problem: { kind: "refused", reason: "Not now." } } });
    expect(JSON.stringify(answer.payload)).not.toContain(PLANTED.phone);
  });
});

describe("forms of a case", () => {
  it("with something wrong come back with what to do at each field and everything typed", async () => {
    const desk = await aDesk();
    const browser = await aBrowser(desk, desk.hub);
    const before = await everythingOf(desk);
    const note = await browser.post(notes.action, { kind: "gossip", body: "Typed with care" });
    expect(note).toMatchObject({
      status: 422,
      payload: { errors: [{ field: "kind" }], typed: { body: "Typed with care" } },
    });
    const counted = await browser.post(review.action, { ambulance: "two" });
    expect(counted).toMatchObject({
      status: 422,
      payload: { errors: [{ field: "ambulance" }], typed: { ambulance: "two" } },
    });
    expect((await browser.post(close.action, {})).status).toBe(422);
    expect((await browser.post(assess.action, { intent: "agree" })).status).toBe(422);
    expect((await browser.post(casePage.action, { intent: "sell" })).status).toBe(400);
    expect(await everythingOf(desk)).toBe(before);
  });

  it("made from a stale page change nothing and show what stands now", async () => {
    const desk = await aDesk();
    const browser = await aBrowser(desk, desk.hub);
    const before = await everythingOf(desk);
    const { status, payload } = await browser.post(casePage.action, { intent: "again", version: "1" });
    expect([status, payload["problem"]]).toMatchObject([
      409,
      { kind: "conflict", theirs: { status: "supporting", grade: "high" } },
    ]);
    expect((await browser.post(casePage.action, { intent: "again", version: "new" })).status).toBe(409);
    expect(await everythingOf(desk)).toBe(before);
  });

  it("an action is told by phone with whom we spoke; without that it is asked for", async () => {
    const desk = await aDesk({ codeWord: "" });
    const browser = await aBrowser(desk, desk.hub);
    const sent = (await openActionsOfCase(desk.db, desk.caseId)).find((one) => one.status === "sent");
    const params = { actionId: sent?.id ?? "" };
    expect((await browser.get(actionPage.loader, params)).payload).toMatchObject({
      action: { steps: ["ACCEPTED", "DECLINED", "WITHDRAWN"] },
    });
    expect((await browser.post(actionPage.action, { step: "DECLINED" }, params)).status).toBe(422);
    expect(
      (await browser.post(actionPage.action, { step: "SENT", how: "phone", toldWhom: "The desk" }, params)).status,
    ).toBe(409);
    expect((await browser.post(actionPage.action, { step: "ACCEPTED", version: "1" }, params)).status).toBe(303);
    expect((await browser.post(actionPage.action, { step: "STARTED", version: "1" }, params)).status).toBe(409);
    expect((await actionById(desk.db, params.actionId))?.status).toBe("accepted");
    await desk.whole();
  });

  it("an action of another case is not there under this one's address", async () => {
    const desk = await aDesk();
    const browser = await aBrowser(desk, desk.hub);
    const params = { actionId: "01ARZ3NDEKTSV4RRFFQ69G5FAV" };
    expect((await browser.get(actionPage.loader, params)).status).toBe(404);
    expect((await browser.post(actionPage.action, { step: "ACCEPTED" }, params)).status).toBe(404);
  });

  it("a referral's first grading starts from what the referrer said, and is agreed once", async () => {
    const desk = await aReferredDesk();
    const browser = await aBrowser(desk, desk.hub);
    const first = await browser.get(assess.loader);
    expect(first.payload).toMatchObject({ answers: { strangulation: "within4weeks" } });
    const suggestion = first.payload["suggestion"] as { actions: { pathway: string; ownerId: string }[] };
    const form = new URLSearchParams({
      intent: "agree",
      key: "once",
      immediateDanger: "no",
      agreedGrade: "high",
      gradeReason: "What they told me.",
      overrideReason: "",
    });
    const shown = await browser.post(
      assess.action,
      new URLSearchParams({ intent: "save", immediateDanger: "no", agreedGrade: "high" }),
    );
    expect([shown.status, suggestion.actions.length > 0]).toEqual([200, true]);
    for (const { pathway, ownerId } of (shown.payload["suggestion"] as typeof suggestion).actions) {
      form.append("actions", pathway);
      form.append(`owner.${pathway}`, ownerId);
    }
    expect((await browser.post(assess.action, form)).status).toBe(303);
    expect((await browser.post(assess.action, form)).status).toBe(303);
    expect(await assessmentsOfCase(desk.db, desk.caseId)).toMatchObject([{ agreed_grade: "high" }]);
    expect((await desk.row()).status).toBe("supporting");
    await desk.whole();
  });

  it("danger is begun from any page and passed by a person", async () => {
    const desk = await aDesk();
    const browser = await aBrowser(desk, desk.hub);
    expect((await browser.post(casePage.action, { intent: "danger", version: "1" })).status).toBe(303);
    for (const page of Object.values(PAGES))
      expect((await browser.get(page.loader)).payload).toMatchObject({ frame: { dangerMinutes: 0 } });
    const { version } = await desk.row();
    expect(await browser.post(danger.action, { version: String(version) })).toMatchObject({
      status: 422,
      payload: { errors: [{ field: "how" }] },
    });
    expect((await desk.row()).emergency_since).not.toBeNull();
    expect((await browser.post(danger.action, { how: "police", version: "1" })).status).toBe(409);
    expect((await browser.post(danger.action, { how: "police", version: String(version) })).status).toBe(303);
    expect((await desk.row()).emergency_since).toBeNull();
    expect(await browser.get(danger.loader)).toMatchObject({ status: 303, location: `/cases/${desk.caseId}` });
    const { story } = (await browser.get(history.loader)).payload as { story: { words: string }[] };
    expect(story[0]?.words).toBe("The danger had passed. The police told us that they are safe.");
    await desk.whole();
  });
});
