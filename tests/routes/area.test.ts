import { describe, expect, it } from "vitest";
import { judge } from "#app/judge.ts";
import { action, loader } from "#app/routes/manage/area.tsx";
import { areaSettings } from "#db/area.ts";
import { canBeUnavailable, PATHWAY_CODES } from "#machines/protocol/catalogue.ts";
import { ROLES } from "#machines/roles.ts";
import { DAY, later } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { atTheArea, PATH, sentOf, SET } from "./an-area.ts";
import { aPlannedCase } from "./planted.ts";
import { visitor } from "./visitor.ts";

describe("“What this area offers”", () => {
  it("is the administrator's, to read and to set", async () => {
    const { db, hub } = await atTheArea();
    for (const role of ROLES) {
      const who = await visitor(db, hub, role);
      const own = role === "administrator";
      expect((await who.get(loader, PATH)).status, role).toBe(own ? 200 : 404);
      expect((await who.post(action, PATH, { ...SET, intent: "save" })).status, role).toBe(own ? 303 : 404);
    }
    expect(await areaSettings(db, hub.area)).toHaveLength(2);
  });

  it("shows what holds now, what is to come, and every setting with who made it and when", async () => {
    const { hub, send, see, who } = await atTheArea();
    expect(await see()).toMatchObject({ name: "Test area essex", version: 1, present: { visibleHigh: 14 } });
    await send({ "row-0-of": "outreach", "row-0-first": "by-and-for" });
    const page = await see();
    expect(page.present.visibleHigh).toBe(14);
    expect(page.history.map(({ from, state, by }) => [from, state, by])).toEqual([
      ["4 March 2026", "to come", "Test administrator"],
      ["1 January 2020", "now", "Set when the area was made"],
    ]);
    expect(page.history[0]).toMatchObject({
      at: MONDAY,
      changes: [
        "A count of 12 or more yes answers is high (until then 14).",
        "In the place of Community outreach worker: Specialist led by and for the person's community (until then Early advice and healthy-relationship support).",
      ],
    });
    expect(page.circles).toEqual([]);
    who.at(later(MONDAY, 2 * DAY));
    const then = await see();
    expect(then.present).toMatchObject({ visibleHigh: 12, alternatives: { outreach: ["by-and-for"] } });
    expect(then.history.map(({ state }) => state)).toEqual(["now", "past"]);
    expect(then.circles).toEqual(["Community outreach worker, Specialist led by and for the person's community"]);
    expect(then.standIns.find(({ isOwn }) => isOwn)?.title).toBe("Community outreach worker");
    expect(JSON.stringify(then)).not.toContain(hub.user.administrator);
  });

  it("of two for one day says that the earlier was replaced", async () => {
    const { send, see } = await atTheArea();
    await send();
    await send({ version: "2", visibleHigh: "11" });
    expect((await see()).history.map(({ state }) => state)).toEqual(["to come", "replaced", "now"]);
    expect((await see()).history[0]?.changes).toEqual(["A count of 11 or more yes answers is high (until then 14)."]);
  });

  it("offers what can be out, and never the police in danger nor what the hub does itself", async () => {
    const { see, fields } = await atTheArea();
    const { choices } = await see();
    expect(choices.unavailable.map(({ code }) => code)).toEqual(PATHWAY_CODES.filter(canBeUnavailable));
    for (const code of ["emergency-999", "safety-plan", "helpline", "no-such", "__proto__"])
      expect(await fields({ unavailable: ["dapo", code] }), code).toEqual(["unavailable"]);
    expect(choices.standIn.map(({ code }) => code)).not.toContain("emergency-999");
  });
});

describe("setting something else", () => {
  it("first says in plain words what it changes, and keeps nothing", async () => {
    const { db, hub, send } = await atTheArea();
    const checked = await send({ unavailable: ["dapo", "refuge"] }, "check");
    expect(checked.status).toBe(200);
    expect(sentOf(checked).effect).toEqual({
      from: "4 March 2026",
      changes: [
        "A count of 12 or more yes answers is high (until then 14).",
        "Refuge or other safe accommodation is out: what stands in for it is asked in its place.",
      ],
      until: null,
      circles: [],
    });
    expect(await areaSettings(db, hub.area)).toHaveLength(1);
    const back = await send({}, "edit");
    expect([back.status, sentOf(back).effect, sentOf(back).typed.visibleHigh]).toEqual([200, null, "12"]);
  });

  it("says when something that was set before takes over, and who stands in for each other in a circle", async () => {
    const { send } = await atTheArea();
    await send();
    const earlier = { version: "2", "fromDay-day": "3", "row-0-of": "refuge", "row-0-first": "sanctuary" };
    const checked = await send({ ...earlier, "row-1-of": "sanctuary", "row-1-first": "refuge" }, "check");
    expect(sentOf(checked).effect).toMatchObject({
      from: "3 March 2026",
      until: "4 March 2026",
      circles: ["Refuge or other safe accommodation, Sanctuary scheme (make the home safe)"],
    });
  });

  it("holds for cases that are judged from that day on; those triaged before keep what they were given", async () => {
    const { db, hub, send } = await atTheArea();
    const answers = {
      source: "self",
      immediateDanger: "no",
      "risk.tool": "dash-safelives",
      "risk.yes": "12",
      "risk.no": "12",
    };
    const before = await aPlannedCase(db, hub, answers);
    expect((await send()).status).toBe(303);
    const grade = async (days: number) => {
      const judged = await judge(db, answers, "high", hub.area, later(MONDAY, days * DAY));
      return judged.ok ? judged.judged.suggestion.suggestedGrade : JSON.stringify(judged.errors);
    };
    expect([await grade(0), await grade(1), await grade(2)]).toEqual(["medium", "medium", "high"]);
    const row = await db.q.selectFrom("case").selectAll().where("id", "=", before.caseId).executeTakeFirstOrThrow();
    expect(row.suggested_grade).toBe("medium");
  });

  it("goes back to the page, once however often it is sent", async () => {
    const { db, hub, send } = await atTheArea();
    const form = { key: "set-the-area-1" };
    for (const _ of [1, 2]) expect(await send(form)).toMatchObject({ status: 303, location: PATH });
    expect(await areaSettings(db, hub.area)).toHaveLength(2);
    expect((await send({ ...form, visibleHigh: "13" })).status).toBe(422);
  });
});
