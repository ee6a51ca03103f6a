import { expect, test } from "vitest";
import { seedOldDoors } from "#app/seed/old-doors.ts";
import { doorsReport } from "#app/reports/doors.ts";
import { endContact } from "#app/commands/end-contact.ts";
import { saveContact } from "#app/commands/save-contact.ts";
import { contactPointsOfArea, statusesOfContactPoint } from "#db/contact-point.ts";
import { countedLegacyTotals } from "#db/legacy-contact.ts";
import { DEMO_DOORS } from "#db/seed/demo-doors.ts";
import { DAY, later, londonDay } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";

async function invented() {
  const db = await freshDb();
  const hub = await aHub(db);
  const by = actorOf(hub, "call-handler");
  for (let n = 0; n < 60; n += 1) {
    const at = later(MONDAY, (n - 60) * DAY);
    const saved = await saveContact(db, { contactId: null, answers: { immediateDanger: "no" } }, { by, at });
    if (saved.kind !== "done") expect.fail(saved.kind);
    const ended = await endContact(db, { contactId: saved.contactId, reason: "question-answered" }, { by, at });
    expect(ended.kind).toBe("done");
  }
  await seedOldDoors(db, { area: hub.area, from: later(MONDAY, -730 * DAY), until: MONDAY, seed: 11 });
  return { db, area: hub.area };
}

test("the demonstration's old doors are the same each time, and show how contacts moved", async () => {
  const [{ db, area }, again] = [await invented(), await invented()];
  const report = await doorsReport(db, area, MONDAY);
  const plain = (one: typeof report) => JSON.stringify(one).replaceAll(/"id":"\w+"/g, "");
  expect(plain(await doorsReport(again.db, again.area, MONDAY))).toBe(plain(report));
  expect(report?.doors).toHaveLength(DEMO_DOORS.length);
  expect(report?.standing.every(({ count }) => count > 0)).toBe(true);
  const months = report?.months.map(({ doors }) => Number(doors)) ?? [];
  expect(months.at(-1)).toBeLessThan((months[0] ?? 0) / 2);
  expect(report?.tried.asked).toBeGreaterThan(0);
  const points = await contactPointsOfArea(db, area);
  for (const { id, reach, kind } of points) {
    if (kind === "phone") expect(reach).toMatch(/^01632 960\d{3}$/);
    if (kind === "email" || kind === "web") expect(reach).toContain("example.org");
    for (const { from_day } of await statusesOfContactPoint(db, id)) expect(from_day <= londonDay(MONDAY)).toBe(true);
  }
  for (const { month } of await countedLegacyTotals(db, area)) expect(month <= MONDAY.slice(0, 7)).toBe(true);
});
