import { describe, expect, it } from "vitest";
import { setAreaSettings, type SetAreaSettings, TOO_EARLY, TOO_LATE } from "#app/commands/set-area-settings.ts";
import type { Told } from "#app/commands/told.ts";
import { areaRulesAt } from "#app/protocol.ts";
import { areaSettingAt, areaSettings } from "#db/area.ts";
import { auditOfAreaSettings } from "#db/audit.ts";
import { ROLES } from "#machines/roles.ts";
import { DAY, HOUR, instantOf, later, type Day } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY, type AHub } from "../factories.ts";

const TODAY = "2026-03-02" as Day;
const SET: SetAreaSettings = {
  fromDay: TODAY,
  version: 1,
  visibleHigh: 12,
  mediumFrom: 9,
  escalationIncidents: 2,
  repeatMonths: 6,
  unavailable: ["refuge"],
  alternatives: { outreach: ["by-and-for", "isva"] },
};

const by = (hub: AHub, name: keyof AHub["user"] = "administrator", more: Partial<Told> = {}): Told => ({
  by: actorOf(hub, name),
  at: MONDAY,
  ...more,
});

describe("setting what an area offers", () => {
  it("holds from its day on, and not before", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const done = await setAreaSettings(db, { ...SET, fromDay: "2026-03-04" as Day }, by(hub));
    expect(done.kind).toBe("done");
    const rules = (at: string) => areaRulesAt(db, hub.area, instantOf(at));
    expect(await rules("2026-03-03T23:59:59Z")).toMatchObject({
      settings: { visibleHigh: 14, unavailable: ["dapo"] },
      alternatives: {},
    });
    expect(await rules("2026-03-04T00:00:00Z")).toMatchObject({
      settings: { visibleHigh: 12, mediumFrom: 9, escalationIncidents: 2, repeatMonths: 6, unavailable: ["refuge"] },
      alternatives: { outreach: ["by-and-for", "isva"] },
    });
  });

  it("changes nothing that was there: of two for one day the later written holds, and both are kept", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    await setAreaSettings(db, SET, by(hub));
    await setAreaSettings(db, { ...SET, version: 2, visibleHigh: 13 }, by(hub));
    expect((await areaSettings(db, hub.area)).map((row) => row.visible_high)).toEqual([14, 12, 13]);
    expect((await areaSettingAt(db, hub.area, TODAY))?.visible_high).toBe(13);
  });

  it("a day that was set before still takes over when it comes", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    await setAreaSettings(db, { ...SET, fromDay: "2026-04-01" as Day, visibleHigh: 11 }, by(hub));
    await setAreaSettings(db, { ...SET, version: 2 }, by(hub));
    const high = async (day: string) => (await areaSettingAt(db, hub.area, day as Day))?.visible_high;
    expect([await high("2026-03-01"), await high("2026-03-31"), await high("2026-04-01")]).toEqual([14, 12, 11]);
  });

  it("is the administrator's alone, and of their own area", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const other = await aHub(db, "testshire");
    for (const role of ROLES.filter((role) => role !== "administrator"))
      expect((await setAreaSettings(db, SET, by(hub, role))).kind, role).toBe("not-found");
    expect((await setAreaSettings(db, SET, by(other))).kind).toBe("done");
    expect(await areaSettings(db, hub.area)).toHaveLength(1);
    expect(await areaSettings(db, other.area)).toHaveLength(2);
  });

  it("writes down who did it, and nothing when it was not done", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const done = await setAreaSettings(db, SET, by(hub));
    if (done.kind !== "done") throw new Error(done.kind);
    await setAreaSettings(db, { ...SET, version: 2, mediumFrom: 20 }, by(hub));
    const ids = (await areaSettings(db, hub.area)).map((row) => row.id);
    expect(ids).toContain(done.settingId);
    expect(await auditOfAreaSettings(db, ids)).toMatchObject([
      { by: hub.user.administrator, at: MONDAY, verb: "area.set", subject_id: done.settingId, outcome: "done" },
    ]);
  });

  it("a form that was open while somebody else set something changes nothing, and says what stands on its day", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    await setAreaSettings(db, SET, by(hub));
    const stale = await setAreaSettings(db, { ...SET, visibleHigh: 20 }, by(hub));
    expect(stale).toMatchObject({ kind: "conflict", version: 2 });
    expect(stale.kind === "conflict" && stale.theirs["High from how many yes answers"]).toBe("12");
    for (const version of [-1, 0, 3, 1.5])
      expect((await setAreaSettings(db, { ...SET, version }, by(hub))).kind).toBe("conflict");
    expect(await areaSettings(db, hub.area)).toHaveLength(2);
  });

  it("the same form twice is one setting; another under its key is refused", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const told = by(hub, "administrator", { key: "set-area-1" });
    const [first, again] = [await setAreaSettings(db, SET, told), await setAreaSettings(db, SET, told)];
    expect(again).toEqual(first);
    expect((await setAreaSettings(db, { ...SET, visibleHigh: 20 }, told)).kind).toBe("refused");
    expect(await areaSettings(db, hub.area)).toHaveLength(2);
  });

  it("never reaches back, by the day in London, nor further ahead than five years", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const refusal = async (fromDay: string, at = MONDAY) => {
      const result = await setAreaSettings(db, { ...SET, fromDay: fromDay as Day }, { ...by(hub), at });
      return result.kind === "refused" ? result.reason : result.kind;
    };
    expect(await refusal("2026-03-01")).toBe(TOO_EARLY);
    expect(await refusal("2031-03-02")).toBe(TOO_LATE);
    // In summer it is already tomorrow in London when it is 23:30 in UTC.
    expect(await refusal("2026-06-01", instantOf("2026-06-01T23:30:00Z"))).toBe(TOO_EARLY);
    expect(await refusal("2031-02-28", later(MONDAY, -HOUR))).toBe("done");
  });

  it("refuses what is impossible, whoever asks for it", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    for (const wrong of [
      { visibleHigh: 25 },
      { mediumFrom: 13 },
      { escalationIncidents: 0 },
      { repeatMonths: 61 },
      { unavailable: ["emergency-999"] },
      { unavailable: ["safety-plan"] },
      { alternatives: { outreach: ["outreach"] } },
      { alternatives: { idva: ["helpline"] } },
    ] as const)
      expect((await setAreaSettings(db, { ...SET, ...wrong }, by(hub))).kind, JSON.stringify(wrong)).toBe("refused");
    expect(await areaSettings(db, hub.area)).toHaveLength(1);
    expect((await areaRulesAt(db, hub.area, later(MONDAY, DAY))).alternatives).toEqual({});
  });
});
