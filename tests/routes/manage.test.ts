import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { organisationsOfArea } from "#db/organisation.ts";
import { lastAudit } from "#db/audit.ts";
import { DAY } from "#machines/time.ts";
import { type AServer, aServer, headingOf } from "./a-server.ts";

let hub: AServer;
let administrator: string;
let organisation: (name: string) => string;

beforeAll(async () => {
  hub = await aServer();
  administrator = await hub.signIn("administrator@example.org");
  const organisations = await organisationsOfArea(hub.server.hub.db, "essex");
  organisation = (name) => organisations.find((one) => one.name.startsWith(name))?.id ?? "";
});
afterAll(() => hub.close());

const post = (path: string, form: Record<string, string> | URLSearchParams) =>
  hub.send(path, { cookie: administrator, form });
const read = async (path: string) => (await hub.send(path, { cookie: administrator })).text();

let made = 0;
async function invite(changes: Record<string, string> = {}) {
  made += 1;
  const form = {
    key: `invitation-${made}`,
    name: `Planted Person ${made}`,
    email: `person.${made}@example.org`,
    role: "partner",
    organisationId: organisation("Harbour"),
    ...changes,
  };
  const response = await post("/manage/users/new", form);
  const page = await response.text();
  return { form, response, page, code: /<strong>([A-Z0-9-]{19})<\/strong>/.exec(page)?.[1] ?? "" };
}

async function userOf(name: string): Promise<{ path: string; version: string }> {
  const path = new RegExp(`href="(/manage/users/[^"]+)">${name}<`).exec(await read("/manage/users"))?.[1] ?? "";
  return { path, version: /name="version" value="(\d+)"/.exec(await read(path))?.[1] ?? "" };
}

const join = (email: string, code: string, password = "three plain words") =>
  hub.send("/join", { form: { email, code, password } });

const versionOf = async (name: string): Promise<string> =>
  /name="version" value="(\d+)"/.exec(await read(`/manage/organisations/${organisation(name)}`))?.[1] ?? "";

describe("who is told when it is late twice", () => {
  const page = (name: string) => read(`/manage/organisations/${organisation(name)}`);
  const choices = async (name: string) => {
    const select = /<select[^>]*name="managerUserId"[^]*?<\/select>/.exec(await page(name))?.[0] ?? "";
    return [...select.matchAll(/<option(?: selected="")? value="([^"]*)"(?: selected="")?>([^<]*)/g)];
  };
  const chosen = async (name: string) =>
    /<option[^>]*selected=""[^>]*>([^<]*)/.exec((await page(name)).split('name="managerUserId"')[1] ?? "")?.[1] ??
    (await choices(name))[0]?.[2];
  const save = async (name: string, managerUserId: string, key: string, version?: string) =>
    post(`/manage/organisations/${organisation(name)}`, {
      key,
      version: version ?? (await versionOf(name)),
      name: `${name} Outreach (demonstration)`,
      odsCode: "",
      status: "enabled",
      managerUserId,
    });

  it("is one of the organisation's people who can answer, at the hub a duty manager, or nobody", async () => {
    expect((await choices("Lantern")).map((one) => one[2])).toEqual(["Nobody there", "Alex Example"]);
    expect(await chosen("Lantern")).toBe("Alex Example");
    const hub = (await choices("Essex")).map((one) => one[2]);
    expect(hub).toEqual(["Nobody there", "Morgan Example", "Sasha Example"]);
    expect(await chosen("Essex")).toBe("Sasha Example");
    expect((await choices("Willow")).map((one) => one[2])).toEqual(["Nobody there"]);
  });

  it("is saved, and is in the audit", async () => {
    expect((await save("Lantern", "", "manager-lantern-1")).status).toBe(303);
    expect(await chosen("Lantern")).toBe("Nobody there");
    const verbs = (await lastAudit(hub.server.hub.db, 2)).map((row) => row.verb);
    expect(verbs).toEqual(expect.arrayContaining(["organisation.manager", "organisation.change"]));
    const alex = (await choices("Lantern")).find((one) => one[2] === "Alex Example")?.[1] ?? "";
    expect((await save("Lantern", alex, "manager-lantern-2")).status).toBe(303);
    expect(await chosen("Lantern")).toBe("Alex Example");
  });

  it("is refused at its field when it is somebody else's, or nobody at all", async () => {
    const morgan = (await choices("Essex")).find((one) => one[2] === "Morgan Example")?.[1] ?? "";
    for (const [index, id] of [morgan, "no such person", "a\u0000b"].entries()) {
      const response = await save("Lantern", id, `manager-wrong-${index}`);
      const shown = await response.text();
      expect(response.status).toBe(422);
      expect(shown).toContain('href="#managerUserId"');
      expect(shown).toContain("Choose somebody who works there now and can answer for it");
    }
  });

  it("on a stale form stands beside who it is now", async () => {
    const response = await save("Lantern", "", "manager-stale-1", "1");
    const shown = await response.text();
    expect(response.status).toBe(409);
    expect(shown).toContain("Who is told when it is late twice");
    expect(shown).toContain("Alex Example</td>");
  });

  it("is said on the page of whoever it is, and is nobody once they are disabled", async () => {
    const { path, version } = await userOf("Alex Example");
    expect(await read(path)).toContain("Lantern Outreach (demonstration)");
    const form = { version, role: "partner", organisationId: organisation("Lantern"), status: "disabled" };
    expect((await post(path, { ...form, key: "alex-leaves" })).status).toBe(303);
    expect(await chosen("Lantern")).toBe("Nobody there");
    const back = { ...form, status: "enabled", version: (await userOf("Alex Example")).version };
    expect((await post(path, { ...back, key: "alex-returns" })).status).toBe(303);
  });
});

describe("inviting somebody", () => {
  it("gives a join code once, with which they set a password and land on their page", async () => {
    const { form, code, response } = await invite();
    expect(response.status).toBe(200);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const joined = await join(form.email, code.toLowerCase().replaceAll("-", " "));
    expect([joined.status, joined.headers.get("location")]).toEqual([303, "/actions"]);
    expect((await join(form.email, code)).status).toBe(422);
    const signedIn = await hub.send("/sign-in", { form: { email: form.email, password: "three plain words" } });
    expect(signedIn.headers.get("location")).toBe("/actions");
  });

  it("sent twice, is one invitation, whose code is not shown again: the page leads to a new one", async () => {
    const { form, code } = await invite();
    const again = await post("/manage/users/new", form);
    const page = await again.text();
    expect(again.status).toBe(409);
    expect(headingOf(page)).toContain("You have already invited");
    expect(page).not.toContain(code);
    const { path, version } = await userOf(form.name);
    expect(page).toContain(`href="${path}"`);
    expect((await read("/manage/users")).split(`>${form.name}<`)).toHaveLength(2);
    const renew = { intent: "new-code", version, key: `renew-${form.key}` };
    const renewed = /<strong>([A-Z0-9-]{19})<\/strong>/.exec(await (await post(path, renew)).text())?.[1] ?? "";
    expect((await join(form.email, code)).status).toBe(422);
    const twice = await post(path, renew);
    const said = await twice.text();
    expect([twice.status, said.includes("You have already made a new code.")]).toEqual([409, true]);
    expect(said).not.toContain(renewed);
    expect((await join(form.email, renewed)).status).toBe(303);
  });

  it("a code of another, or one that ran out, opens nothing, in the same words", async () => {
    const [first, second] = [await invite(), await invite()];
    const wrong = await join(first.form.email, second.code);
    expect(wrong.status).toBe(422);
    hub.passTime(7 * DAY);
    const late = await join(second.form.email, second.code);
    expect(await late.text()).toContain("or the code has run out");
    administrator = await hub.signIn("administrator@example.org");
    const { path, version } = await userOf(second.form.name);
    const renewed = await post(path, { intent: "new-code", version, key: "renew-code-1" });
    const code = /<strong>([A-Z0-9-]{19})<\/strong>/.exec(await renewed.text())?.[1] ?? "";
    expect((await join(second.form.email, code)).status).toBe(303);
  });

  it("a short password is refused, and says what to do", async () => {
    const { form, code } = await invite();
    const response = await join(form.email, code, "short");
    expect(response.status).toBe(422);
    expect(await response.text()).toContain("at least 12 characters");
  });

  it("what is wrong is named at its field, and everything typed is still there", async () => {
    const { page, response, form } = await invite({ email: "no address", role: "" });
    expect(response.status).toBe(422);
    expect(page).toContain("Enter an email address like name@example.org");
    expect(page).toContain("Choose their role");
    expect(page).toContain(`value="${form.name}"`);
    expect(page).toContain('value="no address"');
  });

  it("an address that is here already, however it is typed, is refused", async () => {
    const { page, response } = await invite({ email: "Handler.One@Example.org" });
    expect(response.status).toBe(422);
    expect(page).toContain("already here");
  });

  it("nobody outside the hub can be given a role that opens cases", async () => {
    const { page, response } = await invite({ role: "call-handler" });
    expect(response.status).toBe(422);
    expect(page).toContain("Choose a role that people of this organisation can have.");
  });

  it("an organisation that does not exist is a page that does not exist", async () => {
    expect((await invite({ organisationId: "01ARZ3NDEKTSV4RRFFQ69G5FAV" })).response.status).toBe(404);
  });

  it("leaves an audit row that names no one", async () => {
    await invite();
    const [row] = await lastAudit(hub.server.hub.db, 1);
    expect(row).toMatchObject({ verb: "user.invite", subject: "user", outcome: "done" });
    expect(JSON.stringify(row)).not.toContain("Planted");
  });
});

describe("changing somebody", () => {
  it("takes their session away at once, and what they may do with it", async () => {
    const cookie = await hub.signIn("handler.two@example.org");
    expect((await hub.send("/", { cookie })).headers.get("location")).toBe("/queue");
    const { path, version } = await userOf("Ashley Example");
    const saved = await post(path, {
      key: "change-ashley-1",
      version,
      role: "referrer",
      organisationId: organisation("Willow"),
      status: "enabled",
    });
    expect(saved.headers.get("location")).toBe("/manage/users");
    expect((await hub.send("/", { cookie })).headers.get("location")).toBe("/sign-in");
    const again = await hub.signIn("handler.two@example.org");
    expect((await hub.send("/", { cookie: again })).headers.get("location")).toBe("/refer");
  });

  it("a stale form is a 409 page with both answers, and changes nothing", async () => {
    const { path, version } = await userOf("Kit Example");
    const form = { version, role: "partner", organisationId: organisation("Saltmarsh Council"), status: "enabled" };
    await post(path, { ...form, key: "change-kit-1", organisationId: organisation("Lantern") });
    const stale = await post(path, { ...form, key: "change-kit-2", status: "disabled" });
    const page = await stale.text();
    expect(stale.status).toBe(409);
    expect(page).toContain("Somebody changed this while you had it open");
    expect(page).toContain("Lantern Outreach (demonstration)</td>");
    expect(page).toContain("Disabled</td>");
    expect(await read(path)).toContain("May sign in");
  });

  it("disabling ends the session, and the sign-in says no more than for a wrong password", async () => {
    const cookie = await hub.signIn("partner.lantern@example.org");
    const { path, version } = await userOf("Alex Example");
    await post(path, {
      key: "disable-alex-1",
      version,
      role: "partner",
      organisationId: organisation("Lantern"),
      status: "disabled",
    });
    expect((await hub.send("/", { cookie })).headers.get("location")).toBe("/sign-in");
    const person = hub.people.find(({ email }) => email === "partner.lantern@example.org")!;
    const refused = await hub.send("/sign-in", { form: { email: person.email, password: person.password } });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("The email address or password is not right.");
  });

  it("nobody changes themselves", async () => {
    const { path } = await userOf("Chris Example");
    const form = { version: "1", role: "administrator", organisationId: organisation("Essex"), status: "disabled" };
    const response = await post(path, { ...form, key: "disable-self-1" });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain("Ask another administrator");
  });

  it("extra fields change nothing", async () => {
    const { path, version } = await userOf("Jamie Example");
    const form = { role: "partner", organisationId: organisation("Harbour"), status: "enabled" };
    await post(path, {
      ...form,
      version,
      key: "extra-fields-1",
      password_hash: "x",
      demo: "0",
      area: "elsewhere",
      id: "x",
    });
    const person = hub.people.find(({ email }) => email === "partner.harbour@example.org")!;
    const response = await hub.send("/sign-in", { form: { email: person.email, password: person.password } });
    expect(response.headers.get("location")).toBe("/actions");
  });
});

describe("organisations", () => {
  const fields = { key: "new-organisation-1", kind: "voluntary", name: "Planted Advice", odsCode: "" };

  it("one is added with what it takes, once, however often it is sent", async () => {
    const form = new URLSearchParams([
      ...Object.entries(fields),
      ["pathways", "outreach"],
      ["pathways", "early-advice"],
    ]);
    for (const _ of [1, 2])
      expect((await post("/manage/organisations/new", form)).headers.get("location")).toBe("/manage/organisations");
    const page = await read("/manage/organisations");
    expect(page.split(">Planted Advice<")).toHaveLength(2);
    const path = /href="([^"]+)">Planted Advice</.exec(page)?.[1] ?? "";
    expect((await read(path)).match(/checked="" type="checkbox"|type="checkbox"[^>]*checked/g)).toHaveLength(2);
  });

  it("what is wrong is named, and what was typed stays", async () => {
    const response = await post("/manage/organisations/new", {
      ...fields,
      name: "",
      odsCode: "no code!",
      pathways: "nothing",
    });
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain("Enter its name");
    expect(page).toContain("Enter an ODS code of letters and figures");
    expect(page).toContain('value="no code!"');
  });

  it("a second hub cannot be added", async () => {
    expect((await post("/manage/organisations/new", { ...fields, kind: "hub" })).status).toBe(422);
  });

  it("disabling one signs its people out; one's own cannot be disabled", async () => {
    const cookie = await hub.signIn("gp.chapel@example.org");
    const disable = async (name: string, key: string) =>
      post(`/manage/organisations/${organisation(name)}`, {
        key,
        version: await versionOf(name),
        name: `${name} (closed)`,
        odsCode: "",
        status: "disabled",
      });
    expect((await disable("Chapel", "disable-chapel-1")).status).toBe(303);
    expect((await hub.send("/", { cookie })).headers.get("location")).toBe("/sign-in");
    expect((await disable("Essex", "disable-essex-1")).status).toBe(422);
  });

  it("a stale form is a 409 page with both answers", async () => {
    const response = await post(`/manage/organisations/${organisation("Chapel")}`, {
      key: "stale-chapel-1",
      version: "1",
      name: "Chapel again",
      odsCode: "",
      status: "enabled",
    });
    const page = await response.text();
    expect(response.status).toBe(409);
    expect(page).toContain("Chapel (closed)</td>");
    expect(page).toContain("Chapel again</td>");
  });
});

describe("the administrator", () => {
  it("sees no case, no contact, no report", async () => {
    for (const path of ["/queue", "/contacts/new", "/reports", "/actions", "/refer"])
      expect(headingOf(await read(path)), path).toBe("Page not found");
  });
});
