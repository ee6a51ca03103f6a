import { describe, expect, it } from "vitest";
import { beginDanger } from "#app/commands/mark-danger.ts";
import { startAttempt } from "#app/commands/start-attempt.ts";
import { tick } from "#app/commands/tick.ts";
import { countWords } from "#app/count-words.ts";
import { paths } from "#app/paths.ts";
import type { StandingItem } from "#app/queries/standing-list.ts";
import { loader as standing } from "#app/routes/manage/standing.tsx";
import { caseById } from "#db/case.ts";
import { DRAWN } from "#machines/drawn.ts";
import type { Subject } from "#machines/statuses.ts";
import { DAY, later, MINUTE } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";
import { aCase, making } from "../db/row-factories.ts";
import { found } from "../needles.ts";
import { aBusyPlace, AT_TEN, list, look, PATH } from "./moving.ts";
import { aReferral, PLANTED_TEXTS } from "./planted.ts";
import { visitor, type Visitor } from "./visitor.ts";

describe("the list of what is in a status", () => {
  const of = async (who: Visitor, subject: Subject, status: string): Promise<readonly StandingItem[]> =>
    (await list(who, subject, status)).list?.items ?? [];

  it("says since when, what is owed next as a verb, by when, and whose turn it is", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { planned } = await aBusyPlace(db, hub);
    const who = await visitor(db, hub, "administrator", AT_TEN);
    const row = await caseById(db, planned.caseId);
    const [item] = await of(who, "case", "supporting");
    expect(item).toMatchObject({ reference: row?.reference, since: MONDAY, opens: null });
    expect(item?.due?.at).toBe(row?.next_due_at);
    const [received] = await of(who, "case", "received");
    expect(received).toMatchObject({ next: "Ring", turn: "The hub" });
    const [submitted] = await of(who, "referral", "submitted");
    expect(submitted).toMatchObject({ reference: received?.reference, next: "Ring" });
    const sent = await of(who, "action", "sent");
    expect(new Set(sent.map(({ next, turn }) => `${next ?? ""}, ${turn ?? ""}`))).toEqual(
      new Set(["Answer: the action, Test first"]),
    );
    expect(sent.every(({ reference }) => reference === row?.reference)).toBe(true);
  });

  it("has for a contact, which has no reference, when it began", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { contactId } = await aBusyPlace(db, hub);
    const live = async (name: "administrator" | "duty-manager") =>
      (await of(await visitor(db, hub, name, AT_TEN), "contact", "live"))[0];
    const call = { reference: null, began: MONDAY, next: "Finish the record of this call" };
    expect(await live("administrator")).toMatchObject({ ...call, opens: null });
    expect(await live("duty-manager")).toMatchObject({ ...call, opens: { page: "contact", id: contactId } });
  });

  it("shows an attempt whose end nobody has written down, with whose turn that is", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    await aReferral(db, hub);
    const { reference } = await aReferral(db, hub, { fields: { name: "Somebody Else", phone: "07700 900462" } });
    expect(reference).toMatch(/-/);
    const who = await visitor(db, hub, "duty-manager", AT_TEN);
    const [first] = await of(who, "case", "received");
    const told = { by: actorOf(hub, "call-handler"), at: AT_TEN };
    const begun = await startAttempt(db, { caseId: first?.opens?.id ?? "", kind: "call" }, told);
    expect(begun.kind).toBe("done");
    expect(await of(who, "attempt", "started")).toMatchObject([
      { reference: first?.reference, since: AT_TEN, next: "Write down whether they were reached", turn: "The hub" },
    ]);
  });

  it("says whose turn it is when something is late: the duty manager's, then a manager's; never a name", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    await aBusyPlace(db, hub);
    const turns = async (at: typeof MONDAY) => {
      await tick(db, at);
      const who = await visitor(db, hub, "administrator", at);
      return new Set((await of(who, "action", "sent")).map(({ next, turn }) => `${next ?? ""}; ${turn ?? ""}`));
    };
    expect([...(await turns(later(MONDAY, 15 * DAY)))]).toEqual(["Chase: the action; Duty manager"]);
    expect([...(await turns(later(MONDAY, 17 * DAY)))]).toEqual(["See to it: the action; Manager, Test first"]);
  });

  it("opens cases for the duty manager alone: an administrator gets neither a way in nor an id", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { planned } = await aBusyPlace(db, hub);
    const administrator = await visitor(db, hub, "administrator", AT_TEN);
    const manager = await visitor(db, hub, "duty-manager", AT_TEN);
    expect((await of(manager, "case", "supporting"))[0]?.opens).toEqual({ page: "case", id: planned.caseId });
    const ids = [planned.caseId, ...planned.actions.map(({ id }) => id)];
    for (const { subject, graph } of DRAWN)
      for (const { status } of graph.states) {
        const { text } = await list(administrator, subject, status);
        for (const id of ids) expect(text, `${subject} ${status}`).not.toContain(id);
      }
  });

  it("holds nothing of a person, and nobody's name, for either of them", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { planned, told } = await aBusyPlace(db, hub);
    const secret = [...PLANTED_TEXTS, "Agreed with them.", "ZQ", "Z.Q", "Test call-handler", "stalking", "strangul"];
    for (const name of ["administrator", "duty-manager"] as const) {
      const who = await visitor(db, hub, name, AT_TEN);
      for (const { subject, graph } of DRAWN)
        for (const { status } of graph.states) {
          const { text } = await list(who, subject, status);
          expect(found(text, secret), `${subject} ${status}`).toEqual([]);
          // Which help it is would say what happened to them.
          for (const { pathway } of planned.actions) expect(text).not.toContain(`"${pathway}"`);
        }
      expect((await look(who)).text).not.toMatch(/Quillfeather|marmalade/);
    }
    await beginDanger(db, { caseId: planned.caseId }, told);
    expect((await list(await visitor(db, hub, "administrator"), "case", "emergency")).text).not.toContain("Zinnia");
  });

  it("has 25 rows a page, and shows the last page for one past it", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    await making(db, async (trx) => {
      for (let made = 0; made < 60; made += 1) await aCase(trx, hub, { next_due_at: later(MONDAY, made * MINUTE) });
    });
    const who = await visitor(db, hub, "administrator", AT_TEN);
    const pages = await Promise.all([1, 2, 3, 9].map((page) => list(who, "case", "triaging", page)));
    expect(pages.map(({ list: one }) => [one?.page, one?.items.length])).toEqual([
      [1, 25],
      [2, 25],
      [3, 10],
      [3, 10],
    ]);
    expect(pages[0]?.list).toMatchObject({ count: 60, pageCount: 3 });
    const all = new Set(pages.slice(0, 3).flatMap(({ list: one }) => one?.items.map(({ reference }) => reference)));
    expect(all.size).toBe(60);
    for (const odd of ["0", "-1", "x", "1e9", "99999999"]) {
      const path = `${PATH}/case/triaging?page=${odd}`;
      expect((await who.get(standing, path, { subject: "case", status: "triaging" })).status, odd).toBe(200);
    }
  });

  it("is counted as far as anybody reads: further for what is owed than for what is over", () => {
    expect([countWords(0, false), countWords(1, false), countWords(4_999, false)]).toEqual([
      "None now",
      "1 now",
      "4,999 now",
    ]);
    expect([countWords(5_000, false), countWords(999, true), countWords(1_000, true)]).toEqual([
      "5,000 or more",
      "999 now",
      "1,000 or more",
    ]);
  });

  it("of something or a status that there is not is the page that is not there", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const who = await visitor(db, hub, "administrator");
    for (const [subject, status] of [
      ["case", "sent"],
      ["case", "toString"],
      ["person", "received"],
      ["__proto__", "received"],
      ["constructor", "name"],
      ["", ""],
    ] as const)
      expect((await list(who, subject, status)).status, `${subject} ${status}`).toBe(404);
  });

  it("is where every status of the picture leads to", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const who = await visitor(db, hub, "administrator");
    for (const { subject, layout } of (await look(who)).machines)
      for (const { status } of layout.statuses) {
        expect(paths.standing(subject, status)).toBe(`${PATH}/${subject}/${status}`);
        expect((await list(who, subject, status)).status).toBe(200);
      }
  });
});
