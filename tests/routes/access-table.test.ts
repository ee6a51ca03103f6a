import { afterAll, beforeAll, describe, expect, it } from "vitest";
import routes from "#app/routes.ts";
import { type Role, ROLES } from "#machines/roles.ts";
import { type AServer, aServer, headingOf, pageOf } from "./a-server.ts";

const HANDLERS = ["call-handler", "duty-manager"] as const;
const REFERRERS: readonly Role[] = ["referrer", "safeguarding-lead"];
const REPORT_READERS: readonly Role[] = ["commissioner", "finance-lead", "governance-lead"];
const CASE_MAKERS: readonly Role[] = ["commissioner", "finance-lead"];

/** Who may open each page of the hub. A page that is not here fails the first test. */
const TABLE: Readonly<Record<string, "everybody" | readonly Role[]>> = {
  "/": "everybody",
  "/sign-in": "everybody",
  "/sign-in/code": "everybody",
  "/r": "everybody",
  "/sign-out": "everybody",
  "/join": "everybody",
  "/leave": "everybody",
  "/hello": "everybody",
  "/hello/write": "everybody",
  "/hello/sent": "everybody",
  "/hello/again": "everybody",
  "/*": "everybody",

  "/contacts/new": HANDLERS,
  "/contacts/:id": HANDLERS,
  "/contacts/:id/earlier": HANDLERS,
  "/contacts/:id/answers": HANDLERS,
  "/contacts/:id/doors": HANDLERS,
  "/queue": HANDLERS,
  "/approvals": ["duty-manager"],
  "/outbox": HANDLERS,
  "/outbox/:id": HANDLERS,
  "/cases/:id": HANDLERS,
  "/cases/:id/contact": HANDLERS,
  "/cases/:id/ways/:way": HANDLERS,
  "/cases/:id/assess": HANDLERS,
  "/cases/:id/plan": HANDLERS,
  "/cases/:id/notes": HANDLERS,
  "/cases/:id/people": HANDLERS,
  "/cases/:id/directory": HANDLERS,
  "/cases/:id/history": HANDLERS,
  "/cases/:id/review": HANDLERS,
  "/cases/:id/close": HANDLERS,
  "/cases/:id/danger": HANDLERS,
  "/cases/:id/actions/:actionId": HANDLERS,
  "/cases/:id/actions/:actionId/sheet": HANDLERS,

  "/refer": [...REFERRERS, "receptionist"],
  "/refer/:reference": REFERRERS,
  "/refer/:reference/record": REFERRERS,
  "/refer/:reference/add": REFERRERS,
  "/refer/:reference/withdraw": REFERRERS,
  "/referrals": REFERRERS,

  "/actions": ["partner"],
  "/actions/:id": ["partner"],

  "/reports": REPORT_READERS,
  "/reports/publishing": ["governance-lead"],
  "/reports/quarter": REPORT_READERS,
  "/reports/quarter.pdf": REPORT_READERS,
  "/reports/quarter.zip": REPORT_READERS,
  "/reports/:name": REPORT_READERS,
  "/reports/:name/picture.svg": REPORT_READERS,
  "/reports/:name/file.csv": REPORT_READERS,

  "/business-cases": CASE_MAKERS,
  "/business-cases/new": CASE_MAKERS,
  "/business-cases/document": CASE_MAKERS,
  "/business-cases/compare": CASE_MAKERS,
  "/business-cases/examples/:code": CASE_MAKERS,
  "/business-cases/:id": CASE_MAKERS,
  "/business-cases/:id/edit": CASE_MAKERS,
  "/business-cases/:id/input.json": CASE_MAKERS,
  "/business-cases/:id/result.json": CASE_MAKERS,
  "/business-cases/:id/file.csv": CASE_MAKERS,
  "/business-cases/:id/picture.svg": CASE_MAKERS,

  "/costs": ["finance-lead", "governance-lead"],
  "/costs/new": ["finance-lead"],
  "/costs/new/:trigger": ["finance-lead"],
  "/costs/bands/:trigger": ["finance-lead"],
  "/costs/changes": ["finance-lead", "governance-lead"],
  "/costs/changes/:id": ["finance-lead", "governance-lead"],
  "/costs/ledger": ["finance-lead"],
  "/costs/clashes": ["finance-lead"],
  "/costs/hub": ["finance-lead"],
  "/costs/budget": ["finance-lead"],

  "/returns": ["finance-lead", "governance-lead"],
  "/returns/:id": ["finance-lead", "governance-lead"],
  "/returns/:id/file": ["governance-lead"],

  "/doors": [...REPORT_READERS, "administrator"],
  "/doors.csv": [...REPORT_READERS, "administrator"],

  "/manage/doors/new": ["administrator"],
  "/manage/doors/:id": ["administrator"],
  "/manage/users": ["administrator"],
  "/manage/users/new": ["administrator"],
  "/manage/users/:id": ["administrator"],
  "/manage/organisations": ["administrator"],
  "/manage/organisations/new": ["administrator"],
  "/manage/organisations/:id": ["administrator"],
  "/manage/directory": ["administrator"],
  "/manage/directory.json": ["administrator"],
  "/manage/directory/:id": ["administrator"],
  "/manage/area": ["administrator"],
  "/manage/messages": ["duty-manager", "administrator"],
  "/manage/messages/:code": ["duty-manager", "administrator"],
  "/manage/protocol": ["duty-manager", "administrator"],
  "/manage/protocol/:version": ["duty-manager", "administrator"],
  "/manage/how-cases-move": ["duty-manager", "administrator"],
  "/manage/how-cases-move/:subject/:status": ["duty-manager", "administrator"],
};

/** Addresses that take posts and show nothing: to look at them is a 404 for everybody. */
const POSTS_ONLY = new Set(["/contacts/:id/answers"]);

const registered = routes.map(({ path }) => `/${path ?? ""}`);
const guarded = registered.flatMap((path) => {
  const roles = TABLE[path];
  return roles && roles !== "everybody" ? [{ path, roles }] : [];
});
/** An address of that pattern which names nothing that exists. */
const addressOf = (path: string) => path.replaceAll(/:\w+/g, "01ARZ3NDEKTSV4RRFFQ69G5FAV");

let hub: AServer;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  hub = await aServer();
  for (const { role, email } of hub.people) cookies.set(role, await hub.signIn(email));
});
afterAll(() => hub.close());

describe("who may open what", () => {
  it("every page of the hub is in the table", () => {
    expect(registered.filter((path) => !(path in TABLE))).toEqual([]);
  });

  for (const { path, roles } of guarded) {
    it(`${path}: ${roles.join(", ")}, and nobody else`, async () => {
      const nobody = await hub.send(addressOf(path));
      const answer = POSTS_ONLY.has(path) ? [404, null] : [303, "/sign-in"];
      expect([nobody.status, nobody.headers.get("location")]).toEqual(answer);
      for (const role of ROLES) {
        const { status } = await hub.send(addressOf(path), { cookie: cookies.get(role) ?? "" });
        if (!roles.includes(role)) expect(status, role).toBe(404);
        else if (!path.includes(":")) expect([200, 302, 303], role).toContain(status);
      }
    });

    it(`${path}: nothing can be sent to it by anybody else`, async () => {
      const nobody = await hub.send(addressOf(path), { form: {} });
      expect([303, 405]).toContain(nobody.status);
      for (const role of ROLES.filter((role) => !roles.includes(role))) {
        const { status } = await hub.send(addressOf(path), { cookie: cookies.get(role) ?? "", form: {} });
        expect([404, 405], role).toContain(status);
      }
    });

    it(`${path}: its data has the same guard as the page`, async () => {
      for (const role of ROLES.filter((role) => !roles.includes(role))) {
        const response = await hub.send(`${addressOf(path)}.data`, { cookie: cookies.get(role) ?? "" });
        expect(response.status, role).toBe(404);
      }
    });
  }

  it("a page that is not theirs looks exactly like a page that is not there", async () => {
    const cookie = cookies.get("partner") ?? "";
    const absent = await hub.send("/no-such-page", { cookie });
    const theirs = await hub.send("/manage/users", { cookie });
    const [a, b] = [await pageOf(absent), await pageOf(theirs)];
    expect(headingOf(a)).toBe("Page not found");
    const visible = (html: string) =>
      html.replace(/<script.*?<\/script>/gs, "").replace(/<link rel="modulepreload"[^>]*>/g, "");
    expect(visible(b)).toBe(visible(a));
  });

  it("navigation shows only what the role may open", async () => {
    for (const role of ROLES) {
      const page = await pageOf(await hub.send("/no-such-page", { cookie: cookies.get(role) ?? "" }));
      for (const { path, roles } of guarded)
        if (!roles.includes(role)) expect(page.includes(`href="${path}"`), `${role} ${path}`).toBe(false);
    }
  });
});
