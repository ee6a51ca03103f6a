import { describe, expect, it } from "vitest";
import type { AreaPage, Effect } from "#app/queries/area-settings.ts";
import { action, loader } from "#app/routes/manage/area.tsx";
import { areaSettings } from "#db/area.ts";
import { judge } from "#app/judge.ts";
import { canBeUnavailable, PATHWAY_CODES } from "#machines/protocol/catalogue.ts";
import { ROLES } from "#machines/roles.ts";
import { DAY, later, type Day } from "#machines/time.ts";
import { aHub, freshDb, MONDAY } from "../factories.ts";
import { aPlannedCase } from "./planted.ts";
import { visitor, type Answered } from "./visitor.ts";

const PATH = "/manage/area";

/** A form that is right, and sets high from twelve. */
const SET: Readonly<Record<string, string>> = {
  version: "1",
  "fromDay-day": "4",
  "fromDay-month": "3",
  "fromDay-year": "2026",
  visibleHigh: "12",
  mediumFrom: "10",
  escalationIncidents: "3",
  repeatMonths: "12",
  unavailable: "dapo",
};

interface Sent {
  readonly errors: readonly { field?: string; message: string }[];
  readonly typed: Record<string, unknown> & { readonly rows: readonly Record<string, string>[] };
  readonly effect: Effect | null;
  readonly stale: readonly { label: string; yours: string; theirs: string }[] | null;
}
const sentOf = (answer: Answered) => answer.data as Sent;

async function setUp() {
  const db = await freshDb();
  const hub = await aHub(db);
  const who = await visitor(db, hub, "administrator");
  const see = async () => ((await who.get(loader, PATH)).data as { page: AreaPage }).page;
  const send = (fields: Record<string, string | readonly string[]> = {}, intent = "save") => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...SET, intent, ...fields }))
      for (const one of [value].flat()) form.append(name, one);
    return who.post(action, PATH, form);
  };
  const fields = async (changes: Record<string, string | readonly string[]>, intent?: string) =>
    sentOf(await send(changes, intent)).errors.map(({ field }) => field);
  return { db, hub, who, see, send, fields };
}

describe("“What this area offers”", () => {
  it("is the administrator's, to read and to set", async () => {
    const { db, hub } = await setUp();
    for (const role of ROLES) {
      const who = await visitor(db, hub, role);
      const own = role === "administrator";
      expect((await who.get(loader, PATH)).status, role).toBe(own ? 200 : 404);
      expect((await who.post(action, PATH, { ...SET, intent: "save" })).status, role).toBe(own ? 303 : 404);
    }
    expect(await areaSettings(db, hub.area)).toHaveLength(2);
  });

  it("shows what holds now, what is to come, and every setting with who made it and when", async () => {
    const { hub, send, see, who } = await setUp();
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
    const { send, see } = await setUp();
    await send();
    await send({ version: "2", visibleHigh: "11" });
    expect((await see()).history.map(({ state }) => state)).toEqual(["to come", "replaced", "now"]);
    expect((await see()).history[0]?.changes).toEqual(["A count of 11 or more yes answers is high (until then 14)."]);
  });

  it("offers what can be out, and never the police in danger nor what the hub does itself", async () => {
    const { see, fields } = await setUp();
    const { choices } = await see();
    expect(choices.unavailable.map(({ code }) => code)).toEqual(PATHWAY_CODES.filter(canBeUnavailable));
    for (const code of ["emergency-999", "safety-plan", "helpline", "no-such", "__proto__"])
      expect(await fields({ unavailable: ["dapo", code] }), code).toEqual(["unavailable"]);
    expect(choices.standIn.map(({ code }) => code)).not.toContain("emergency-999");
  });
});

describe("setting something else", () => {
  it("first says in plain words what it changes, and keeps nothing", async () => {
    const { db, hub, send } = await setUp();
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
    const { send } = await setUp();
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
    const { db, hub, send } = await setUp();
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
    const { db, hub, send } = await setUp();
    const form = { key: "set-the-area-1" };
    for (const _ of [1, 2]) expect(await send(form)).toMatchObject({ status: 303, location: PATH });
    expect(await areaSettings(db, hub.area)).toHaveLength(2);
    expect((await send({ ...form, visibleHigh: "13" })).status).toBe(422);
  });

  it("names what is wrong at its field, and keeps everything typed", async () => {
    const { db, hub, send, fields } = await setUp();
    expect(await fields({ visibleHigh: "twelve", mediumFrom: "", repeatMonths: "1.5" })).toEqual([
      "visibleHigh",
      "mediumFrom",
      "repeatMonths",
    ]);
    expect(await fields({ visibleHigh: "25" })).toEqual(["visibleHigh"]);
    expect(await fields({ visibleHigh: "9" })).toEqual(["mediumFrom"]);
    expect(await fields({ escalationIncidents: "0", repeatMonths: "61" })).toEqual([
      "escalationIncidents",
      "repeatMonths",
    ]);
    const rows = { "row-0-of": "", "row-0-first": "refuge", "row-1-of": "isva", "row-1-first": "isva" };
    expect(await fields({ ...rows, "row-2-of": "idva", "row-2-second": "refuge" })).toEqual([
      "row-0-of",
      "row-1-first",
      "row-2-first",
    ]);
    const twice = { "row-0-of": "isva", "row-0-first": "outreach", "row-1-of": "isva", "row-1-first": "by-and-for" };
    expect(await fields(twice)).toEqual(["row-1-of"]);
    expect(await fields({ "row-0-of": "emergency-999", "row-0-first": "outreach" })).toEqual(["row-0-first"]);
    expect(await fields({ "row-0-of": "nothing", "row-0-first": "outreach" })).toEqual(["row-0-of"]);

    const typed = {
      "fromDay-day": " 31",
      "fromDay-month": "2",
      visibleHigh: "<b>12</b>",
      unavailable: ["refuge", "x"],
    };
    const answer = await send({ ...typed, "row-0-of": "outreach", "row-0-third": "outreach" });
    expect(answer.status).toBe(422);
    expect(sentOf(answer).typed).toMatchObject({
      day: " 31",
      month: "2",
      visibleHigh: "<b>12</b>",
      unavailable: ["refuge", "x"],
      rows: [{ of: "outreach", first: "", second: "", third: "outreach" }],
    });
    expect(sentOf(answer).errors.map(({ field }) => field)).toEqual([
      "fromDay",
      "visibleHigh",
      "unavailable",
      "row-0-first",
    ]);
    expect(await areaSettings(db, hub.area)).toHaveLength(1);
  });

  it("names pathways by their titles, never by their codes", async () => {
    const { send } = await setUp();
    const { errors } = sentOf(await send({ "row-0-of": "idva", "row-0-first": "refuge" }));
    expect(errors[0]?.message).toMatch(
      /^“Refuge or other safe accommodation” cannot stand in for the high-risk advocate/,
    );
    expect(errors[0]?.message).toContain("Community outreach worker, GP advocate-educator");
    expect(errors[0]?.message).not.toMatch(/iris-advocate|by-and-for/);
  });

  it("from a day that is past, that is not there, or in another age is refused", async () => {
    const { fields } = await setUp();
    for (const [day, month, year] of [
      ["1", "3", "2026"],
      ["29", "2", "2027"],
      ["4", "13", "2026"],
      ["4", "3", "2206"],
      ["4", "3", "26"],
      ["", "", ""],
      ["-4", "3", "2026"],
    ] as const)
      expect(
        await fields({ "fromDay-day": day, "fromDay-month": month, "fromDay-year": year }),
        `${day} ${month} ${year}`,
      ).toEqual(["fromDay"]);
  });

  it("that holds on its day already changes nothing, and says so", async () => {
    const { db, hub, send } = await setUp();
    for (const intent of ["check", "save"]) {
      const same = await send({ visibleHigh: "14" }, intent);
      expect([same.status, sentOf(same).errors[0]?.message]).toEqual([422, "This is what holds on that day already"]);
    }
    expect(await areaSettings(db, hub.area)).toHaveLength(1);
  });

  it("from a form that somebody was quicker with is a 409 page with both, and what was typed", async () => {
    const { db, hub, send } = await setUp();
    await send({ visibleHigh: "13" });
    const stale = await send({ visibleHigh: "11", unavailable: ["refuge"] });
    expect(stale.status).toBe(409);
    expect(sentOf(stale).typed.visibleHigh).toBe("11");
    expect(sentOf(stale).stale).toEqual(
      expect.arrayContaining([
        { label: "High from how many yes answers", yours: "11", theirs: "13" },
        {
          label: "Not there now",
          yours: "Refuge or other safe accommodation",
          theirs: "Domestic abuse protection notice or order",
        },
      ]),
    );
    for (const version of ["", "x", "-1", "999999999999"]) expect((await send({ version })).status).toBe(409);
    expect(await areaSettings(db, hub.area)).toHaveLength(2);
  });

  it("takes nothing from a form that it does not ask for: another area, a day of its own, an id", async () => {
    const { db, hub, send } = await setUp();
    const other = await aHub(db, "testshire");
    await send({ area: other.area, id: "x", from_day: "2020-01-01", fromDay: "2020-01-01" });
    expect(await areaSettings(db, other.area)).toHaveLength(1);
    expect((await areaSettings(db, hub.area)).map((row) => row.from_day)).toEqual([
      "2020-01-01" as Day,
      "2026-03-04" as Day,
    ]);
  });
});
