import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importLegacyContacts } from "#app/commands/import-legacy-contacts.ts";
import { importerOf, importPoliceCallOut } from "#app/commands/import-police.ts";
import { createContactPoint, importContactPoint } from "#app/commands/keep-contact-point.ts";
import { legacyReader } from "#app/cli/legacy-row.ts";
import { contactPointsOfArea, statusesOfContactPoint } from "#db/contact-point.ts";
import { countedLegacyTotals, legacyTotals } from "#db/legacy-contact.ts";
import { referralsOfOrganisation } from "#db/referral.ts";
import { userById } from "#db/user.ts";
import type { ContactPointWords } from "#machines/contact-point.ts";
import type { Day } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";

const POINT: ContactPointWords = {
  name: "Old helpline",
  kind: "phone",
  organisation: "Test trust",
  reach: "01632 960101",
  status: "ringing",
  from: "2025-01-01" as Day,
};
const CLOCK = { userId: "clock", organisationId: "clock", role: "clock", area: "essex" } as const;
const told = { by: CLOCK, at: MONDAY };

async function aHubWithDoors() {
  const db = await freshDb();
  const hub = await aHub(db);
  for (const name of ["Old helpline", "Old desk"]) await importContactPoint(db, { ...POINT, name }, told);
  return { db, hub, points: await contactPointsOfArea(db, hub.area) };
}

describe("an old call log", () => {
  it("counts each contact once, however often and in whichever parts it comes, and its totals are what is there", async () => {
    const { db, hub, points } = await aHubWithDoors();
    const row = fc.record({ point: fc.nat(1), day: fc.nat(59), mark: fc.nat(40) });
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
        const contacts = rows.map(({ point, day, mark }) => ({
          contactPointId: points[point]?.id ?? "",
          day: `2025-0${day < 31 ? 1 : 3}-${String((day % 31) + 1).padStart(2, "0")}` as Day,
          mark: `${point} ${day} ${mark}`,
        }));
        const before = seen.size;
        for (const { contactPointId, mark } of contacts) seen.add(`${contactPointId} ${mark}`);
        expect(await importLegacyContacts(db, contacts, told)).toEqual({ kind: "done", added: seen.size - before });
        expect(await importLegacyContacts(db, contacts, told)).toEqual({ kind: "done", added: 0 });
      }),
      { numRuns: 40 },
    );
    const totals = await legacyTotals(db, hub.area, "2025-01", "2025-12");
    expect(totals.reduce((sum, { contacts }) => sum + contacts, 0)).toBe(seen.size);
    const cells = (rows: typeof totals) =>
      rows.map(({ month, contact_point_id, contacts }) => `${month} ${contact_point_id} ${contacts}`).sort();
    expect(cells(totals)).toEqual(cells(await countedLegacyTotals(db, hub.area)));
  });

  it("is of this area's doors: another's is as good as none, and nothing is written", async () => {
    const { db, points } = await aHubWithDoors();
    const contact = { contactPointId: points[0]?.id ?? "", day: "2025-01-01" as Day, mark: "x" };
    const elsewhere = { by: { ...CLOCK, area: "elsewhere" }, at: MONDAY };
    expect((await importLegacyContacts(db, [contact], elsewhere)).kind).toBe("not-found");
    expect(await countedLegacyTotals(db, "essex")).toEqual([]);
  });
});

describe("a row of an old call log", () => {
  const doors = [
    { id: "a", name: "Old Helpline", kind: "phone", reach: "01632 960101" },
    { id: "b", name: "Other line", kind: "phone", reach: "+44 1632 960102" },
  ];
  const marks = (rows: readonly Record<string, string>[]) => {
    const read = legacyReader(doors, "2026-03-02" as Day);
    return rows.map((row) => {
      const one = read({ contact_point: "old helpline", date: "2025-01-01", ...row });
      return "contact" in one ? one.contact.mark : `wrong: ${one.wrong}`;
    });
  };

  it("names its door by name or by number, however either is spelt", () => {
    expect(
      new Set(marks([{}, { contact_point: "OLD  HELPLINE" }].map((row) => ({ reference: "R1", ...row })))),
    ).toHaveLength(1);
    for (const number of ["01632960102", "+441632 960102", "(01632) 960102"])
      expect(marks([{ contact_point: number, reference: "R1" }])).toEqual(["reference b R1"]);
  });

  it("is known again by its reference; without one, by its place among equal rows", () => {
    expect(new Set(marks([{}, {}, {}]))).toHaveLength(3);
    expect(marks([{}, {}])).toEqual(marks([{}, {}]));
    expect(new Set(marks([{ time: "9:05" }, { time: "09.05" }, {}]))).toHaveLength(3);
    expect(new Set(marks([{ reference: "R1" }, { reference: "R1" }]))).toHaveLength(1);
  });

  it.each([
    [{ contact_point: "" }, /contact_point/],
    [{ contact_point: "Nowhere" }, /contact_point/],
    [{ date: "2025-02-30" }, /date/],
    [{ date: "2026-03-03" }, /ahead/],
    [{ date: "1969-12-31" }, /1970/],
    [{ time: "25:00" }, /time/],
    [{ reference: "01632 960123" }, /reference/],
    [{ reference: "07700900123" }, /telephone/],
    [{ reference: "Jane Invented" }, /nobody’s name/],
  ])("%o is refused, and why", (row, why) => {
    expect(marks([row])[0]).toMatch(/^wrong: /);
    expect(marks([row])[0]).toMatch(why);
  });
});

describe("contact points from a file", () => {
  it("are added, changed or known by name; how each stood before stays", async () => {
    const { db, points } = await aHubWithDoors();
    const was = async (point: ContactPointWords) => await importContactPoint(db, point, told);
    expect(await was(POINT)).toMatchObject({ was: "known" });
    expect(await was({ ...POINT, name: "OLD helpline", status: "closed", from: "2026-01-05" as Day })).toMatchObject({
      was: "changed",
    });
    const helpline = points.find(({ name }) => name === POINT.name)?.id ?? "";
    expect((await statusesOfContactPoint(db, helpline)).map(({ status }) => status)).toEqual(["closed", "ringing"]);
    expect(await contactPointsOfArea(db, "essex")).toHaveLength(2);
  });

  it("are not for everybody to add", async () => {
    const { db, hub } = await aHubWithDoors();
    for (const role of ["call-handler", "duty-manager", "commissioner", "partner"] as const) {
      const by = actorOf(hub, role);
      expect((await createContactPoint(db, { ...POINT, name: "Mine" }, { by, at: MONDAY })).kind).toBe("not-found");
    }
  });
});

describe("a police call-out", () => {
  const CALL_OUT = {
    mark: "42/1/26 1",
    person: "robin invented",
    answers: { name: "Robin Invented", immediateDanger: "unknown", contactSafe: "unknown" },
    asked: {},
    agreed: "not-asked",
  } as const;

  it("becomes one referral, however often its file comes, and whoever sends it", async () => {
    const { db, hub } = await aHubWithDoors();
    const organisationId = hub.organisation.gp;
    const userId = await importerOf(db, organisationId, told);
    expect(await importerOf(db, organisationId, told)).toBe(userId);
    expect(await userById(db, userId)).toMatchObject({ status: "disabled", password_hash: null });
    const by = { userId, organisationId, role: "referrer", area: hub.area } as const;
    expect(await importPoliceCallOut(db, CALL_OUT, { by, at: MONDAY })).toMatchObject({ was: "received" });
    expect(await importPoliceCallOut(db, CALL_OUT, { by, at: MONDAY })).toMatchObject({ was: "known" });
    const other = { by: actorOf(hub, "referrer"), at: MONDAY };
    expect(await importPoliceCallOut(db, CALL_OUT, other)).toMatchObject({ was: "known" });
    expect(await referralsOfOrganisation(db, organisationId, { limit: 9 })).toHaveLength(1);
  });

  it("of somebody else under the same reference is refused, never taken for known", async () => {
    const { db, hub } = await aHubWithDoors();
    const sent = { by: actorOf(hub, "referrer"), at: MONDAY };
    await importPoliceCallOut(db, CALL_OUT, sent);
    const other = await importPoliceCallOut(db, { ...CALL_OUT, person: "wren example" }, sent);
    expect(other).toMatchObject({ kind: "refused", reason: expect.stringMatching(/^incident_number: /) as unknown });
    const second = { ...CALL_OUT, mark: "42/1/26 2", person: "wren example" };
    expect(await importPoliceCallOut(db, second, sent)).toMatchObject({ was: "received" });
  });
});
