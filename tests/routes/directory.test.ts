// The directory over HTTP: what a handler finds from a case, what an administrator keeps, and what neither is ever shown.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importDirectory } from "#app/commands/import-directory.ts";
import { PLANTED, plantedRefuge } from "../directory/planted-refuge.ts";
import { anEntry } from "../directory/services.ts";
import { aBusyHub, takenCall, type BusyHub } from "../hostile/a-busy-hub.ts";
import { anotherHub } from "../hostile/another-hub.ts";
import { formsIn, formWith } from "../hostile/forms-in.ts";
import { found } from "../needles.ts";

const CLOCK = { userId: "clock", organisationId: "clock", role: "clock", area: "*" } as const;
const KENT = "55555555-5555-4555-8555-555555555555";
const SCRIPT = "66666666-6666-4666-8666-666666666666";
const CLOSED = "88888888-8888-4888-8888-888888888888";
const REFUGE = "77777777-7777-4777-8777-777777777777";
const STALKING = "11111111-1111-4111-8111-111111111111";

let hub: BusyHub;
let address: string;
beforeAll(async () => {
  hub = await aBusyHub();
  const { db, clock } = hub.server.hub;
  const child = { minimum_age: 4, maximum_age: 15, interpretation_services: null, languages: [{ name: "Welsh" }] };
  const entries = [
    anEntry({ name: "Near", hub_needs: ["stalking-advocate"] }),
    anEntry({ id: KENT, name: "Far", hub_needs: ["stalking-advocate"], service_areas: [{ name: "Kent" }], ...child }),
    anEntry({ id: SCRIPT, name: "<script>alert(1)</script>", description: "<b>bold</b>", hub_needs: ["men"] }),
    anEntry({ id: CLOSED, name: "Shut", hub_needs: ["money"], status: "temporarily closed" }),
    { ...plantedRefuge(), id: REFUGE },
  ];
  await importDirectory(db, { source: "test", entries }, { by: CLOCK, at: clock() });
  const call = await takenCall(hub, { victimAge: "34", language: "Polish, interpreter needed" });
  address = `${call.caseAddress}/directory`;
}, 60_000);
afterAll(() => hub.close());

const names = (html: string) => [...html.matchAll(/id="service-[^"]*">([^<]*)</g)].map(([, name]) => name);
const find = async (query: string) => names(await hub.page("handler", `${address}?${query}`));

describe("from a case", () => {
  it("a handler sees who helps with what this case needs, by a code and nothing about the person", async () => {
    const page = await hub.page("handler", address);
    const links = [...page.matchAll(/href="([^"]*directory\?[^"]*)"/g)].map(([, link]) => link);
    expect(links).toContain(`${address}?need=stalking-advocate&amp;fit=here`);
    for (const link of links) expect(link).toMatch(/^\/cases\/\w{26}\/directory\?need=[a-z-]+&amp;fit=here$/);
    expect(await find("need=stalking-advocate&fit=here")).toEqual(["Near"]);
    expect(await find("need=stalking-advocate")).toEqual(["Far", "Near"]);
  });

  it("the hub itself knows their age and language, and whether it is open now", async () => {
    expect(await find("need=stalking-advocate&fit=age")).toEqual(["Near"]);
    expect(await find("need=stalking-advocate&fit=language")).toEqual(["Near"]);
    expect(await find("need=stalking-advocate&fit=open")).toEqual(["Far", "Near"]);
    const form = formWith(await hub.page("handler", address), "need");
    expect([...new Set(form.offered.keys())]).toEqual(["need", "fit"]);
    expect(form.fields.toString()).not.toMatch(/34|Polish/);
  });

  it("each service says how to reach it, when it is open, how to refer, and when that was last checked", async () => {
    const page = await hub.page("handler", `${address}?need=stalking-advocate&fit=here`);
    for (const words of [
      'href="tel:01632960111"',
      "Monday to Friday, 9am to 5pm",
      "Open now",
      "Ring, or send the form on the page.",
      "About a week",
      "Aged 16 to 100",
      "Last checked 60 days ago",
    ])
      expect(page).toContain(words);
  });

  it("a script in a name is only words", async () => {
    const page = await hub.page("handler", `${address}?need=men`);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).toContain("&lt;b&gt;bold&lt;/b&gt;");
    expect(page).not.toContain("<script>alert(1)");
  });

  it("says so when nobody fits, when there is nobody, and when there is no such need or page", async () => {
    expect(await hub.page("handler", `${address}?need=pets`)).toContain("The directory has nobody for this yet.");
    expect(await hub.page("handler", `${address}?need=money&fit=open`)).toContain("Nobody fits all of this.");
    expect(await hub.page("handler", `${address}?need=money`)).toContain("Closed for now");
    expect(await find("need=nothing&fit=nothing&page=x")).toEqual([]);
    expect(await find("need=men&page=9999")).toHaveLength(1);
  });

  it("is not there for another hub, and its reading is written down", async () => {
    const strangers = await anotherHub(hub, ["call-handler", "duty-manager", "administrator"]);
    for (const [, cookie] of strangers) expect((await hub.send(`${address}?need=men`, { cookie })).status).toBe(404);
    const count = () =>
      hub.server.hub.db.q.selectFrom("audit").select("verb").where("verb", "=", "case.read").execute();
    const before = (await count()).length;
    await hub.page("handler", `${address}?need=men`);
    expect(await count()).toHaveLength(before + 1);
  });

  it("nobody is shown where a refuge is: not on the page, the administrator's pages or the file", async () => {
    const pages = [
      await hub.page("handler", `${address}?need=refuge`),
      await hub.page("administrator", "/manage/directory"),
      await hub.page("administrator", `/manage/directory/${REFUGE}`),
      await hub.page("administrator", "/manage/directory.json"),
    ];
    expect(pages[0]).toContain("Not told to anybody: ring them");
    expect(pages[0]).toContain("0808 157 0222");
    for (const page of pages) expect(found(page, PLANTED)).toEqual([]);
  });
});

describe("an administrator", () => {
  const json = async () =>
    JSON.parse(await hub.page("administrator", "/manage/directory.json")) as { contents: Record<string, unknown>[] };
  const service = async (id: string) => (await json()).contents.find((one) => one["id"] === id);

  it("says with one press that a service is still right, and the file says so too", async () => {
    const page = await hub.page("administrator", "/manage/directory");
    const form = formWith(page, "service", SCRIPT);
    for (let time = 0; time < 2; time += 1) {
      const sent = await hub.submit("administrator", form);
      expect([sent.status, sent.headers.get("location")]).toEqual([303, "/manage/directory?page=1"]);
    }
    expect((await service(SCRIPT))?.["assured_date"]).toBe("2026-03-02");
    expect((await hub.submit("administrator", form, { service: "none", key: "another-key" })).status).toBe(404);
  });

  it("adds how to refer and the needs, which a directory that comes again does not take away", async () => {
    const path = `/manage/directory/${SCRIPT}`;
    const form = formWith(await hub.page("administrator", path), "wait_time");
    const fields = { application_process: "Ring the desk", wait_time: "", needs: ["men", "money"] };
    expect((await hub.submit("administrator", form, fields)).status).toBe(303);
    expect(await service(SCRIPT)).toMatchObject({ application_process: "Ring the desk", hub_needs: ["men", "money"] });
    expect(await service(SCRIPT)).not.toHaveProperty("wait_time");
    const late = await hub.submit("administrator", form, { ...fields, wait_time: "Mine", key: "another-key" });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain("Mine");
  });

  it("is told at the field what is wrong, and keeps everything typed", async () => {
    const form = formWith(await hub.page("administrator", `/manage/directory/${KENT}`), "wait_time");
    const sent = await hub.submit("administrator", form, { wait_time: "x".repeat(1001), application_process: "Kept" });
    const page = await sent.text();
    expect(sent.status).toBe(422);
    expect(page).toContain("Shorten this to 1,000 characters");
    expect(page).toContain("Kept");
    expect((await hub.submit("administrator", form, { needs: ["everything"] })).status).toBe(422);
  });

  it("cannot write down where a refuge is, and what is said to be one loses its place for good", async () => {
    const refuge = formWith(await hub.page("administrator", `/manage/directory/${REFUGE}`), "wait_time");
    const told = await hub.submit("administrator", refuge, { application_process: "Come to 12 Hiddle Lane" });
    expect(told.status).toBe(409);
    expect(await told.text()).toContain("Take figures and names of streets out");
    expect(JSON.stringify(await service(KENT))).toContain("ZZ1 1ZZ");
    const kent = formWith(await hub.page("administrator", `/manage/directory/${KENT}`), "refuge");
    const street = { refuge: "yes", wait_time: "Ask in Hiddle Lane", key: "another-key" };
    expect((await hub.submit("administrator", kent, street)).status).toBe(409);
    expect((await hub.submit("administrator", kent, { refuge: "yes" })).status).toBe(303);
    expect(await service(KENT)).toMatchObject({
      hub_refuge: true,
      service_at_locations: [],
      hub_needs: ["stalking-advocate", "refuge"],
    });
    expect(found(JSON.stringify(await service(KENT)), ["ZZ1", "Testville", "100000000001", "960 111"])).toEqual([]);
  });

  it("is the only one with these pages", async () => {
    for (const path of ["/manage/directory", "/manage/directory.json", `/manage/directory/${STALKING}`])
      for (const who of ["handler", "manager", "harbour", "willow", "commissioner"] as const)
        expect((await hub.send(path, { cookie: hub.cookie[who] })).status, `${path} ${who}`).toBe(404);
    expect((await hub.send("/manage/directory/none", { cookie: hub.cookie.administrator })).status).toBe(404);
    expect(formsIn(await hub.page("administrator", "/manage/directory")).length).toBeGreaterThan(3);
  });
});
