import { describe, expect, it } from "vitest";
import { tellHub } from "#app/commands/tell-hub.ts";
import * as notes from "#app/routes/cases/notes.tsx";
import { actionsOfCase } from "#db/action.ts";
import { openDeadlinesOfCase } from "#db/deadline.ts";
import { messagesOfCase } from "#db/message-to-hub.ts";
import { later, MINUTE } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { aDesk } from "../commands/case-steps.ts";
import { aBrowser } from "./case-pages.ts";

async function told() {
  const desk = await aDesk();
  const idva = (await actionsOfCase(desk.db, desk.caseId)).find(({ pathway }) => pathway === "idva");
  const tell = (note: string, minutes: number) =>
    tellHub(
      desk.db,
      { actionId: idva?.id ?? "", note, happened: [], on: null },
      desk.told(later(MONDAY, minutes * MINUTE), { by: "partner" }),
    );
  const browser = await aBrowser(desk, desk.hub);
  const shown = async () =>
    (await browser.get(notes.loader)).payload as {
      messages: { body: string; from: string; by: string; about: string; readBy: string | null }[];
      until: string;
    };
  const owed = async () => (await openDeadlinesOfCase(desk.db, desk.caseId)).map(({ clock }) => clock);
  return { desk, tell, browser, shown, owed };
}

describe("what was told to the hub", () => {
  it("is on the notes page with who told it and when, until somebody has read it", async () => {
    const { desk, tell, browser, shown, owed } = await told();
    expect((await tell("They moved the appointment.", 1)).kind).toBe("done");
    browser.at = later(MONDAY, 5 * MINUTE);
    const page = await shown();
    expect(page.messages).toMatchObject([
      {
        body: "They moved the appointment.",
        from: "Test first",
        by: "Test partner",
        about: "Independent domestic violence advisor",
        readBy: null,
      },
    ]);
    expect(await owed()).toContain("read-message");
    const read = await browser.post(notes.action, { intent: "read", until: page.until, key: "read-by-one-press" });
    expect([read.status, read.location]).toEqual([303, `/cases/${desk.caseId}/notes`]);
    expect((await shown()).messages).toMatchObject([{ readBy: "Test call-handler" }]);
    expect(await owed()).not.toContain("read-message");
    await desk.whole();
  });

  it("what came after the page was shown is still to be read", async () => {
    const { desk, tell, browser, shown, owed } = await told();
    await tell("First.", 1);
    browser.at = later(MONDAY, 5 * MINUTE);
    const { until } = await shown();
    await tell("Second.", 6);
    browser.at = later(MONDAY, 10 * MINUTE);
    expect((await browser.post(notes.action, { intent: "read", until })).status).toBe(303);
    expect((await shown()).messages).toMatchObject([{ readBy: null }, { readBy: "Test call-handler" }]);
    expect(await owed()).toContain("read-message");
    await desk.whole();
  });

  it("a form that names no moment, or has nothing left to read, changes nothing", async () => {
    const { desk, tell, browser } = await told();
    await tell("First.", 1);
    browser.at = later(MONDAY, 5 * MINUTE);
    for (const until of ["", "soon", "constructor"])
      expect((await browser.post(notes.action, { intent: "read", until })).status, until).toBe(409);
    expect(await messagesOfCase(desk.db, desk.caseId)).toMatchObject([{ read_at: null }]);
  });
});
