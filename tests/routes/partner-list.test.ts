import { describe, expect, it } from "vitest";
import { finishPartnerAttempt } from "#app/commands/finish-partner-attempt.ts";
import { startPartnerAttempt } from "#app/commands/start-partner-attempt.ts";
import { action, loader } from "#app/routes/actions/action.tsx";
import { action as say, loader as list } from "#app/routes/actions/actions.tsx";
import { actionById } from "#db/action.ts";
import { capacityOf } from "#db/capacity.ts";
import { caseById } from "#db/case.ts";
import { messagesOfCase } from "#db/message-to-hub.ts";
import { boxFor } from "#db/sealed.ts";
import { DAY, later } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";
import { withoutChance } from "../needles.ts";
import { aPlannedCase, PLANTED_TEXTS } from "./planted.ts";
import { visitor } from "./visitor.ts";

type Rows = { rows: Record<string, string>[]; capacity: { pathway: string; words: string | null; version: number }[] };

async function atWork(answers: Parameters<typeof aPlannedCase>[2] = {}) {
  const db = await freshDb();
  const hub = await aHub(db);
  const planned = await aPlannedCase(db, hub, answers);
  const partner = await visitor(db, hub, "partner");
  const seen = async () => (await partner.get(list, "/actions")).data as Rows;
  const send = (id: string, fields: Record<string, string> | FormData) =>
    partner.post(action, `/actions/${id}`, fields, { id });
  return { db, hub, partner, seen, send, ...planned };
}

describe("our capacity today", () => {
  it("is a number and a day for each thing the organisation takes; a form posted twice is said once", async () => {
    const { db, hub, partner, seen } = await atWork();
    const { capacity } = await seen();
    const counted = capacity.map(({ pathway }) => pathway);
    expect(counted).toContain("idva");
    for (const never of ["emergency-999", "marac-referral", "safety-plan"]) expect(counted).not.toContain(never);
    const fields = { pathway: "idva", places: "0", until: "Thursday", version: "0", key: "one-form-of-capacity" };
    expect(await partner.post(say, "/actions", fields)).toMatchObject({ status: 303, location: "/actions" });
    expect((await partner.post(say, "/actions", fields)).status).toBe(303);
    expect(await capacityOf(db, hub.organisation.first, "idva")).toMatchObject({
      places: 0,
      until_day: "2026-03-05",
      version: 1,
    });
    const after = (await seen()).capacity.find(({ pathway }) => pathway === "idva");
    expect(after).toMatchObject({ words: "No places until Thursday", places: "0", until: "5/3/2026" });
    partner.at(later(MONDAY, 3 * DAY));
    expect((await seen()).capacity.find(({ pathway }) => pathway === "idva")).toMatchObject({
      words: null,
      places: "",
    });
  });

  it("what is wrong is said at the field of that row, and nothing is kept", async () => {
    const { db, hub, partner } = await atWork();
    const wrong: [Record<string, string>, string][] = [
      [{ places: "some" }, "places-idva"],
      [{ places: "1000" }, "places-idva"],
      [{ places: "0" }, "until-idva"],
      [{ places: "2", until: "31/2" }, "until-idva"],
      [{ places: "2", until: "today" }, "until-idva"],
    ];
    for (const [fields, field] of wrong) {
      const typed = { pathway: "idva", until: "", version: "0", ...fields };
      const answer = await partner.post(say, "/actions", typed);
      expect(answer.status, field).toBe(422);
      expect(answer.data).toMatchObject({ errors: [{ field }], typed });
    }
    expect((await partner.post(say, "/actions", { pathway: "emergency-999", places: "3", version: "0" })).status).toBe(
      404,
    );
    expect(await capacityOf(db, hub.organisation.first, "idva")).toBeUndefined();
  });

  it("from an old page is 409 with what was said since", async () => {
    const { partner } = await atWork();
    const fields = { pathway: "idva", places: "3", until: "", version: "0" };
    await partner.post(say, "/actions", fields);
    const stale = await partner.post(say, "/actions", { ...fields, places: "5" });
    expect(stale).toMatchObject({
      status: 409,
      data: { problem: { theirs: { places: "3" } }, typed: { places: "5" } },
    });
  });
});

describe("the three answers", () => {
  it("are there for each request, and taking one from the list is one press", async () => {
    const { db, seen, send, action: of } = await atWork();
    const { id } = of("idva");
    const row = (await seen()).rows.find((one) => one["id"] === id);
    expect(row).toMatchObject({ steps: ["ACCEPTED", "DECLINED"], version: 1 });
    expect(await send(id, { step: "ACCEPTED", version: "1", key: "pressed-on-the-list" })).toMatchObject({
      status: 303,
      location: `/actions/${id}`,
    });
    expect(await actionById(db, id)).toMatchObject({ status: "accepted" });
  });

  it("no space until a day is kept as what they said of their places", async () => {
    const { db, hub, send, action: of } = await atWork();
    const fields = { step: "DECLINED", reason: "no-space", until: "12 March" };
    expect((await send(of("idva").id, fields)).status).toBe(303);
    expect(await capacityOf(db, hub.organisation.first, "idva")).toMatchObject({ places: 0, until_day: "2026-03-12" });
  });

  it("something told is a message that the hub owes a reader; what has happened counts, and no money is on the page", async () => {
    const { db, partner, send, caseId, action: of } = await atWork();
    const { id } = of("idva");
    const early = await send(id, { intent: "tell", tellNote: "We know them.", happened: "ambulance" });
    expect(early.status).toBe(409);
    await send(id, { step: "ACCEPTED" });
    const form = new FormData();
    for (const [name, value] of [
      ["intent", "tell"],
      ["tellNote", "They moved the appointment."],
      ["happened", "police-callout"],
      ["happened", "ae-attendance"],
      ["on", "yesterday"],
      ["key", "told-once-by-form"],
    ] as const)
      form.append(name, value);
    expect(await send(id, form)).toMatchObject({ status: 303, location: `/actions/${id}?told=yes` });
    expect((await send(id, form)).status).toBe(303);
    const [message, ...others] = await messagesOfCase(db, caseId);
    if (!message) throw new Error("There is a message.");
    const box = await boxFor(db, message.key_id);
    expect([others, message.action_id, message.kind]).toEqual([[], id, "partner"]);
    expect(box.open("message_to_hub", "body_sealed", message.id, message.body_sealed)).toBe(
      "Police came out: 1 March 2026.\nWent to A&E: 1 March 2026.\nThey moved the appointment.",
    );
    expect((await caseById(db, caseId))?.next_what).toBeTruthy();
    const learned = await db.q.selectFrom("cost_event").selectAll().where("origin", "=", "learned").execute();
    expect(learned.map(({ trigger, happened_on, action_id }) => [trigger, happened_on, action_id])).toEqual([
      ["police-callout", "2026-03-01", id],
      ["ae-attendance", "2026-03-01", id],
    ]);
    const { text } = await partner.get(loader, `/actions/${id}?told=yes`, { id });
    expect(withoutChance(text)).not.toMatch(/£|pence|cost/i);
  });

  it("an area to keep away from stands only where a place is looked for", async () => {
    const { seen } = await atWork({ safeToStay: "no", needsSpecialistAccommodation: "yes", areasToAvoid: "Testville" });
    const { rows } = await seen();
    const avoiding = rows.filter((row) => row["avoid"] === "Testville").map((row) => row["ask"]);
    expect(avoiding.sort()).toEqual(["Offer a refuge place", "Take a homelessness application"]);
    for (const planted of PLANTED_TEXTS) expect(JSON.stringify(rows)).not.toContain(planted);
  });
});

describe("an advocate at a high grade", () => {
  it("sees how many tries are made in different safe slots, and when the next is", async () => {
    const { db, hub, partner, seen, send, action: of } = await atWork();
    const { id } = of("idva");
    const tries = async () => (await seen()).rows.find((one) => one["id"] === id)?.["tries"];
    expect(await tries()).toBeNull();
    await send(id, { step: "ACCEPTED" });
    expect(await tries()).toBe("0 of 3 tries made, each at a different safe time. Next: now.");
    for (const day of [0, 0, 1, 2]) {
      const at = later(MONDAY, day * DAY);
      const told = { by: actorOf(hub, "partner"), at };
      const began = await startPartnerAttempt(db, { actionId: id }, told);
      if (began.kind !== "done") throw new Error(began.kind);
      const end = { result: "no-answer", stillSafe: "not-asked", slotKept: "not-known", note: "" } as const;
      await finishPartnerAttempt(db, { actionId: id, attemptId: began.attemptId, ...end }, told);
      partner.at(at);
      const said = await tries();
      if (day === 0) expect(said).toBe("1 of 3 tries made, each at a different safe time. Next: tomorrow at 9am.");
    }
    expect(await tries()).toMatch(/^3 of 3 tries made.*duty manager has been told/);
  });
});
