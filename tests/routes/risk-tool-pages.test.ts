import { describe, expect, it } from "vitest";
import { action as keepAction } from "#app/routes/contact/answers.ts";
import type { Kept } from "#app/routes/contact/answers.server.ts";
import { contactById } from "#db/contact.ts";
import { boxFor } from "#db/sealed.ts";
import { askedField } from "#machines/intake/wording.ts";
import { later, MINUTE } from "#machines/time.ts";
import { aHub, freshDb, MONDAY } from "../factories.ts";
import { answered, fieldAbout, keptFacts, loadedWording, withdrawn } from "../wordings.ts";
import { agreeing, begin, ENOUGH, idIn, pageOf, say, see } from "./a-call.ts";
import { visitor, type Visitor } from "./visitor.ts";

async function setUp() {
  const db = await freshDb();
  const hub = await aHub(db);
  return { db, hub, handler: await visitor(db, hub, "call-handler") };
}

const PLAIN = { ...ENOUGH, topics: [], strangulation: "none" };

const panelOf = async (handler: Visitor, id: string) => pageOf(await see(handler, id)).view.panel;
const toolOf = async (handler: Visitor, id: string) => pageOf(await see(handler, id)).view.tool;

describe("a call, with wording loaded", () => {
  it("asks its questions; without any, or with it withdrawn, it asks none", async () => {
    const { db, handler } = await setUp();
    const id = idIn(await begin(handler, { intent: "save", immediateDanger: "no" }));
    expect(await toolOf(handler, id)).toBeNull();
    const wording = await loadedWording(db);
    expect(await toolOf(handler, id)).toMatchObject({ wordingId: wording.id, isWithdrawn: false, newer: null });
    expect((await toolOf(handler, id))?.questions).toHaveLength(24);
    await withdrawn(db, wording);
    expect(await toolOf(handler, id)).toBeNull();
  });

  it("asks the one that was loaded last", async () => {
    const { db, handler } = await setUp();
    await loadedWording(db);
    const newer = await loadedWording(db, { version: "test 2", at: later(MONDAY, MINUTE) });
    const id = idIn(await begin(handler, { intent: "save", immediateDanger: "no" }));
    expect(await toolOf(handler, id)).toMatchObject({ wordingId: newer.id });
  });

  it("counts the answers, ticks the topics of each yes, and the suggestion follows", async () => {
    const { db, handler } = await setUp();
    const wording = await loadedWording(db);
    const id = idIn(await begin(handler, { intent: "save", ...PLAIN }));
    expect((await panelOf(handler, id)).suggestion?.grade).toBe("not-assessed");
    await say(handler, id, { intent: "save", toolWilling: "yes", ...answered(wording, { yes: 3, no: 21 }) });
    const standard = pageOf(await see(handler, id)).view;
    expect(standard.panel.soFar).toMatchObject({ counts: { yes: 3, no: 21, notKnown: 0 }, isTwice: false });
    expect(standard.answers["topics"]).toEqual(["injury", "extreme-fear", "isolation"]);
    // Extreme fear alone asks to consider high.
    expect(standard.panel.suggestion).toMatchObject({ grade: "medium", considerHigh: [expect.any(String) as string] });
    await say(handler, id, { intent: "save", ...answered(wording, { yes: 14, no: 10 }) });
    expect((await panelOf(handler, id)).suggestion?.grade).toBe("high");
  });

  it("takes what is skipped or declined as not known, never as a no", async () => {
    const { db, handler } = await setUp();
    const wording = await loadedWording(db);
    const id = idIn(await begin(handler, { intent: "save", ...PLAIN, [askedField(wording, 3)]: "declined" }));
    const { soFar, suggestion } = await panelOf(handler, id);
    expect(soFar?.counts).toEqual({ yes: 0, no: 0, notKnown: 24 });
    expect(suggestion).toMatchObject({ grade: "medium", incomplete: true });
  });

  it("a topic that an answer ticked can be taken out again, and stays out", async () => {
    const { db, handler } = await setUp();
    const wording = await loadedWording(db);
    const id = idIn(await begin(handler, { intent: "save", ...PLAIN, [fieldAbout(wording, "stalking")]: "yes" }));
    const shown = { "topics-shown": "yes", "topics-from-answers": "stalking" };
    await say(handler, id, { intent: "save", ...shown });
    expect(pageOf(await see(handler, id)).view.answers["topics"]).toEqual([]);
    expect((await panelOf(handler, id)).suggestion?.actions.map((one) => one.pathway)).not.toContain(
      "stalking-advocate",
    );
    await say(handler, id, { intent: "save", ...shown, topics: "stalking" });
    expect(pageOf(await see(handler, id)).view.answers["topics"]).toEqual(["stalking"]);
  });

  it("is saved answer by answer, as everything is", async () => {
    const { db, handler } = await setUp();
    const wording = await loadedWording(db);
    const keep = async (id: string, fields: Record<string, string>) => {
      const answer = await handler.post(keepAction, `/contacts/${id}/answers`, fields, { id });
      return JSON.parse(String(answer.data)) as Extract<Kept, { kind: "saved" }>;
    };
    const first = await keep("new", { key: "a", [askedField(wording, 0)]: "yes" });
    expect(first).toMatchObject({ kind: "saved", errors: [], panel: { soFar: { counts: { yes: 1 } } } });
    const wrong = await keep(first.contactId, { version: "1", [askedField(wording, 1)]: "perhaps" });
    expect(wrong.errors).toMatchObject([{ field: askedField(wording, 1) }]);
    expect(wrong.panel.soFar?.counts).toMatchObject({ yes: 1, no: 0 });
  });

  it("takes no answer to a question that nobody asks", async () => {
    const { db, handler } = await setUp();
    const wording = await loadedWording(db);
    const forged = { [`asked.${wording.id}.dara.q1`]: "yes", "asked.01NONE.dash-safelives.injury": "yes" };
    const id = idIn(await begin(handler, { intent: "save", town: "Testville", ...forged, "asked.wording": "01NONE" }));
    expect(pageOf(await see(handler, id)).view.answers).toEqual({ town: "Testville" });
  });

  it("keeps the questions as they were asked, with the contact and with the assessment", async () => {
    const { db, handler } = await setUp();
    const wording = await loadedWording(db);
    const asked = { toolWilling: "yes", ...answered(wording, { yes: 1, no: 1 }) };
    const id = idIn(await begin(handler, { intent: "save", ...PLAIN, ...asked }));
    const caseId = idIn(await say(handler, id, await agreeing(handler, id, "medium")));
    const [first, second] = [askedField(wording, 0), askedField(wording, 1)];
    const yes = {
      tool: "dash-safelives",
      version: "test 1",
      text: "Test question about injury (test 1)",
      answer: "yes",
    };
    expect(await keptFacts(db, caseId)).toMatchObject({
      facts: { risk: { tool: "dash-safelives", yes: 1, no: 1 }, topics: ["injury"] },
      asked: { [first]: yes, [second]: { answer: "no" } },
    });
    const contact = await contactById(db, id);
    const box = await boxFor(db, contact?.key_id ?? "");
    const kept = box.openMaybe("contact", "answers_sealed", id, contact?.answers_sealed ?? null) ?? "";
    expect(JSON.parse(kept)).toMatchObject({ asked: { immediateDanger: "In danger right now", [first]: yes } });
  });
});

describe("a wording withdrawn in mid-call", () => {
  it("leaves the answers and their questions, asks nothing more of it, and still takes what was already on the screen", async () => {
    const { db, handler } = await setUp();
    const wording = await loadedWording(db);
    const id = idIn(await begin(handler, { intent: "save", ...PLAIN, ...answered(wording, { yes: 2, no: 1 }) }));
    const open = await see(handler, id);
    await withdrawn(db, wording);
    const newer = await loadedWording(db, { version: "test 2", at: later(MONDAY, MINUTE) });
    const tool = await toolOf(handler, id);
    expect(tool).toMatchObject({ wordingId: wording.id, isWithdrawn: true, newer: { wordingId: newer.id } });
    expect(tool?.questions.map((question) => question.text)).toHaveLength(3);
    await say(handler, id, { intent: "save", [askedField(wording, 3)]: "yes" }, open);
    expect((await panelOf(handler, id)).soFar?.counts).toEqual({ yes: 3, no: 1, notKnown: 20 });
    const caseId = idIn(await say(handler, id, await agreeing(handler, id, "medium")));
    expect(Object.keys((await keptFacts(db, caseId)).asked)).toHaveLength(4);
  });

  it("can be asked again in the wording of now, when a person chooses so", async () => {
    const { db, handler } = await setUp();
    const older = await loadedWording(db);
    const id = idIn(await begin(handler, { intent: "save", ...PLAIN, ...answered(older, { yes: 2, no: 22 }) }));
    const newer = await loadedWording(db, { version: "test 2", at: later(MONDAY, MINUTE) });
    await say(handler, id, { intent: "save", "asked.wording": newer.id });
    expect(await toolOf(handler, id)).toMatchObject({ wordingId: newer.id, isChosen: true, newer: null });
    expect((await panelOf(handler, id)).soFar?.counts).toMatchObject({ yes: 2 });
    await say(handler, id, { intent: "save", ...answered(newer, { yes: 1 }) });
    expect((await panelOf(handler, id)).soFar?.counts).toMatchObject({ yes: 1, no: 0 });
  });
});

describe("two handlers on one call", () => {
  it("the second sees the answers of the first, and a stale page shows both in the words of the question", async () => {
    const { db, hub, handler } = await setUp();
    const second = await visitor(db, hub, "second-call-handler");
    const wording = await loadedWording(db);
    const field = askedField(wording, 0);
    const id = idIn(await begin(handler, { intent: "save", [field]: "yes" }));
    const stale = await see(handler, id);
    expect(pageOf(await see(second, id)).view.answers).toMatchObject({ [field]: "yes" });
    await say(second, id, { intent: "save", [field]: "no" });
    const conflict = await say(handler, id, { intent: "save", [field]: "declined" }, stale);
    expect(conflict.status).toBe(409);
    expect(pageOf(conflict).conflict).toEqual([
      { field, label: "Test question about injury (test 1)", yours: "Declined", theirs: "No" },
    ]);
  });

  it("a call that was cut off is picked up where its questions stopped", async () => {
    const { db, hub, handler } = await setUp();
    const second = await visitor(db, hub, "second-call-handler");
    const wording = await loadedWording(db);
    const id = idIn(await begin(handler, { intent: "save", ...answered(wording, { yes: 2 }) }));
    await say(handler, id, { intent: "gone", howEnded: "silence", [askedField(wording, 2)]: "unknown" });
    await say(second, id, { intent: "pick-up" });
    expect((await panelOf(second, id)).soFar?.counts).toMatchObject({ yes: 2, no: 0 });
    expect(pageOf(await see(second, id)).view.answers[askedField(wording, 2)]).toBe("unknown");
  });
});

describe("a tool whose answers are not counted", () => {
  it("asks its questions, ticks the topics, and takes the grade as it came", async () => {
    const { db, handler } = await setUp();
    const wording = await loadedWording(db, { tool: "dara" });
    const asked = { toolWilling: "yes", [fieldAbout(wording, "injury")]: "yes" };
    const id = idIn(await begin(handler, { intent: "save", ...PLAIN, ...asked }));
    expect((await panelOf(handler, id)).soFar).toMatchObject({ counts: null, topics: [expect.any(String) as string] });
    await say(handler, id, { intent: "save", "risk.grade": "high" });
    expect((await panelOf(handler, id)).suggestion?.grade).toBe("high");
  });
});
