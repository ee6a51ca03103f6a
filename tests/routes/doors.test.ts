import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importLegacyContacts } from "#app/commands/import-legacy-contacts.ts";
import { importContactPoint } from "#app/commands/keep-contact-point.ts";
import { contactPointsOfArea, statusesOfContactPoint } from "#db/contact-point.ts";
import { doorsTriedBy } from "#db/contact-door.ts";
import { contactById } from "#db/contact.ts";
import type { Day } from "#machines/time.ts";
import { DAY, instantOf } from "#machines/time.ts";
import { type AServer, aServer, headingOf } from "./a-server.ts";

let hub: AServer;
let administrator: string;
let commissioner: string;
let handler: string;
beforeAll(async () => {
  hub = await aServer();
  administrator = await hub.signIn("administrator@example.org");
  commissioner = await hub.signIn("commissioner@example.org");
  handler = await hub.signIn("handler.one@example.org");
});
afterAll(() => hub.close());

const post = (path: string, form: Record<string, string> | URLSearchParams, cookie = administrator) =>
  hub.send(path, { cookie, form });
const read = async (path: string, cookie = administrator) => (await hub.send(path, { cookie })).text();
const IMPORTER = { userId: "clock", organisationId: "clock", role: "clock", area: "essex" } as const;
const versionIn = (page: string) => /name="version" value="(\d+)"/.exec(page)?.[1] ?? "";
const points = () => contactPointsOfArea(hub.server.hub.db, "essex");

const HELPLINE = {
  key: "door-helpline",
  name: "Saltmarsh helpline",
  kind: "phone",
  organisation: "Saltmarsh Council",
  reach: "01632 960101",
  status: "ringing",
  from: "1 9 2025",
};

describe("the page Doors", () => {
  it("says what to do while it is empty, to an administrator and to a commissioner", async () => {
    expect(await read("/doors")).toContain("hub doors import");
    const page = await read("/doors", commissioner);
    expect(page).toContain("No contact points are listed yet.");
    expect(page).toContain("An administrator lists");
    expect(page).not.toContain("/manage/doors");
  });

  it("shows each door, how it stands and since when, and leads only an administrator to change it", async () => {
    expect((await post("/manage/doors/new", HELPLINE)).status).toBe(303);
    const [point] = await points();
    const page = await read("/doors");
    for (const words of ["Saltmarsh helpline", "01632 960101", "Still ringing", "1 September 2025"])
      expect(page).toContain(words);
    expect(page).toContain(`href="/manage/doors/${point?.id}"`);
    expect(await read("/doors", commissioner)).not.toContain("/manage/doors/");
  });

  it("keeps small numbers back, on the page and in its file", async () => {
    const id = (await points())[0]?.id ?? "";
    const on = (day: string, count: number) =>
      Array.from({ length: count }, (_, n) => ({ contactPointId: id, day: day as Day, mark: `${day} ${n}` }));
    const rows = [...on("2025-11-03", 23), ...on("2025-12-03", 3)];
    await importLegacyContacts(hub.server.hub.db, rows, { by: IMPORTER, at: instantOf("2026-03-02T09:00:00Z") });
    const file = await read("/doors.csv", commissioner);
    expect(file.split("\r\n")[0]).toBe(
      "month,old_doors,hub,hub_call,hub_web_form,hub_referral,hub_walk_in,hub_message",
    );
    expect(file).toContain("2025-11,25,0,0,0,0,0,0");
    expect(file).toContain("2025-12,1 to 7,0");
    expect(file.split("\r\n")).toHaveLength(26);
    const page = await read("/doors", commissioner);
    expect(page).toContain("November 2025: old contact points 25, the hub 0.");
    expect(page).toContain("Too few to show, or beside too few");
  });

  it("shows whole months that have ended, and not this one", async () => {
    const file = await read("/doors.csv");
    expect(file).toContain("2024-03,");
    expect(file).toContain("2026-02,");
    expect(file).not.toContain("2026-03,");
  });
});

describe("adding a contact point", () => {
  it("names every mistake at its field and keeps what was typed", async () => {
    const wrong = { name: "Refuge office", kind: "office", status: "gone", from: "31 2 2026" };
    const response = await post("/manage/doors/new", { ...HELPLINE, key: "door-wrong", ...wrong });
    const page = await response.text();
    expect(response.status).toBe(422);
    for (const field of ["name", "status", "from"]) expect(page).toContain(`href="#${field}"`);
    expect(page).toContain('value="Refuge office"');
    expect(page).toContain('value="31 2 2026"');
    expect(await points()).toHaveLength(1);
  });

  it("refuses a second one of the same name, however it is spelt", async () => {
    const response = await post("/manage/doors/new", { ...HELPLINE, key: "door-second", name: " SALTMARSH  helpline" });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain("is on the list already");
  });

  it("sent twice is one", async () => {
    expect((await post("/manage/doors/new", HELPLINE)).status).toBe(303);
    expect(await points()).toHaveLength(1);
  });
});

describe("changing a contact point", () => {
  const version = async (path: string) => versionIn(await read(path));

  it("keeps how it stood before, and says today where no day is given", async () => {
    const [point] = await points();
    const path = `/manage/doors/${point?.id}`;
    const form = { ...HELPLINE, key: "door-close", status: "closed", from: "", version: await version(path) };
    expect((await post(path, form)).status).toBe(303);
    const stood = await statusesOfContactPoint(hub.server.hub.db, point?.id ?? "");
    expect(stood.map(({ status, from_day }) => [status, from_day])).toEqual([
      ["closed", "2026-03-02"],
      ["ringing", "2025-09-01"],
    ]);
    // The day stays when only the name changes.
    const renamed = { ...form, key: "door-rename", name: "Saltmarsh line", version: await version(path) };
    expect((await post(path, renamed)).status).toBe(303);
    expect(await statusesOfContactPoint(hub.server.hub.db, point?.id ?? "")).toHaveLength(2);
    expect(await read("/doors")).toContain("Saltmarsh line");
  });

  it("on a stale form stands beside what somebody else said", async () => {
    const [point] = await points();
    const response = await post(`/manage/doors/${point?.id}`, { ...HELPLINE, key: "door-stale", version: "1" });
    const page = await response.text();
    expect(response.status).toBe(409);
    expect(page).toContain("Saltmarsh line");
    expect(page).toContain("Nothing of yours was saved");
  });
});

describe("what a contact had tried before", () => {
  const endedCall = async (key: string): Promise<string> => {
    const begun = await post("/contacts/new", { intent: "save", key: `${key}-begin` }, handler);
    const address = begun.headers.get("location") ?? "";
    const version = versionIn(await read(address, handler));
    const end = { intent: "end", overReason: "silent-call", version, key: `${key}-end` };
    expect((await post(address, end, handler)).headers.get("location")).toBe("/queue");
    return address;
  };

  it("is asked after the call, if at all, and kept on the contact", async () => {
    const address = await endedCall("tried-one");
    expect(await read(address, handler)).toContain(`href="${address}/doors"`);
    const page = await read(`${address}/doors`, handler);
    expect(headingOf(page)).toBe("Where had they tried before?");
    const [point] = await points();
    const version = versionIn(page);
    const wrong = new URLSearchParams({
      key: "tried-wrong",
      version,
      doors: point?.id ?? "",
      doorsTried: "0",
      timesTold: "many",
    });
    const again = await post(`${address}/doors`, wrong, handler);
    const shown = await again.text();
    expect(again.status).toBe(422);
    expect(shown).toContain("You ticked 1: enter 1 or more");
    expect(shown).toContain('value="many"');
    wrong.set("doorsTried", "4");
    wrong.set("timesTold", "6");
    expect((await post(`${address}/doors`, wrong, handler)).status).toBe(303);
    const { db } = hub.server.hub;
    const id = address.split("/").at(-1) ?? "";
    expect(await contactById(db, id)).toMatchObject({ doors_tried: 4, times_told: 6 });
    expect(await doorsTriedBy(db, id)).toEqual([point?.id]);
    const stale = await post(
      `${address}/doors`,
      { key: "tried-stale", version, timesTold: "1", doorsTried: "" },
      handler,
    );
    expect(stale.status).toBe(409);
  });

  it("is not asked while the call is there", async () => {
    const begun = await post("/contacts/new", { intent: "save", key: "tried-live" }, handler);
    const path = `${begun.headers.get("location")}/doors`;
    const version = versionIn(await read(path, handler));
    const response = await post(path, { key: "tried-too-soon", version, timesTold: "2" }, handler);
    expect(response.status).toBe(409);
    expect(await response.text()).toContain("has not ended yet");
  });

  it("is counted on the page once its month has ended, where enough were asked", async () => {
    for (let n = 0; n < 8; n += 1) {
      const address = await endedCall(`tried-more-${n}`);
      const version = versionIn(await read(`${address}/doors`, handler));
      await post(`${address}/doors`, { key: `tried-many-${n}`, version, doorsTried: "3", timesTold: "2" }, handler);
    }
    expect(await read("/doors")).toContain("Nobody was asked in these months.");
    hub.passTime(40 * DAY);
    administrator = await hub.signIn("administrator@example.org");
    const page = (await read("/doors")).replaceAll("<!-- -->", "");
    expect(page).toContain("Of 10 contacts that were asked, 10 had tried three or more places before.");
    expect(page).toContain("had told their story 2.4 times before");
  });
});

describe("a county's contact points", () => {
  it("are shown a hundred at a time, as people sort, and a page beyond the last is the last", async () => {
    const told = { by: IMPORTER, at: instantOf("2026-03-02T09:00:00Z") };
    const desk = {
      kind: "office",
      organisation: "Test",
      reach: "",
      status: "ringing",
      from: "2025-01-01" as Day,
    } as const;
    for (let n = 1; n <= 120; n += 1) await importContactPoint(hub.server.hub.db, { ...desk, name: `Desk ${n}` }, told);
    const onPage = async (page: string) =>
      [...(await read(`/doors${page}`)).matchAll(/>(Desk \d+)</g)].map(([, name]) => name);
    expect((await onPage("")).slice(0, 3)).toEqual(["Desk 1", "Desk 2", "Desk 3"]);
    expect(await onPage("")).toHaveLength(100);
    expect(await onPage("?page=2")).toHaveLength(20);
    for (const page of ["?page=99", "?page=2"]) expect((await onPage(page)).at(-1)).toBe("Desk 120");
    expect(await onPage("?page=-1")).toHaveLength(100);
    expect((await read("/doors?page=2")).replaceAll("<!-- -->", "")).toContain(
      "121 contact points were there before the hub",
    );
  });

  it("are not all read through after a call: those that rang most come first, and any other can be ticked", async () => {
    const { db } = hub.server.hub;
    handler = await hub.signIn("handler.one@example.org");
    const desk = (await points()).find(({ name }) => name === "Desk 77");
    const day = "2026-01-05" as Day;
    const rang = Array.from({ length: 30 }, (_, n) => ({ contactPointId: desk?.id ?? "", day, mark: `busy ${n}` }));
    await importLegacyContacts(db, rang, { by: IMPORTER, at: hub.server.hub.clock() });
    const [one] = await db.q.selectFrom("contact").selectAll().where("ended_at", "is not", null).execute();
    const page = (await read(`/contacts/${one?.id}/doors`, handler)).replaceAll("<!-- -->", "");
    const [first = "", others = ""] = page.split("Another of 109 places");
    expect(first).toContain("Desk 77");
    expect(first.match(/name="doors"/g)).toHaveLength(12);
    expect(others).toContain("Desk 120");
    const other = (await points()).find(({ name }) => name === "Desk 120");
    const version = versionIn(page);
    const form = { key: "tried-another", version, doors: other?.id ?? "", doorsTried: "", timesTold: "" };
    expect((await post(`/contacts/${one?.id}/doors`, form, handler)).status).toBe(303);
    expect(await doorsTriedBy(db, one?.id ?? "")).toEqual([other?.id]);
  });
});
