import { afterAll, beforeAll, describe, expect, it } from "vitest";
import routes from "#app/routes.ts";
import { aBusyHub, begunCall, type BusyHub, sentReferral, stored, takenCall } from "./a-busy-hub.ts";
import { anotherHub } from "./another-hub.ts";

const UNKNOWN = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
const UNKNOWN_REFERENCE = "AAAA-2222";

let hub: BusyHub;
/** Addresses of what one hub and its practice hold, each with one of its kind that there is not. */
const held: { theirs: string; none: string }[] = [];
/** Who must not know of any of it. */
const strangers: [name: string, cookie: string][] = [];

beforeAll(async () => {
  hub = await aBusyHub();
  const { caseAddress, contact } = await takenCall(hub);
  const open = await begunCall(hub);
  const reference = await sentReferral(hub);
  const { db } = hub.server.hub;
  const actions = await db.q.selectFrom("action").select(["id", "sent_at"]).execute();
  const user = await db.q.selectFrom("user").select("id").where("role", "=", "referrer").executeTakeFirstOrThrow();
  const organisation = await db.q.selectFrom("organisation").select("id").executeTakeFirstOrThrow();
  const ids: Readonly<Record<string, readonly string[]>> = {
    "contacts/:id": [contact, open],
    "cases/:id": [caseAddress],
    "actions/:id": actions.map(({ id }) => `/actions/${id}`),
    "refer/:reference": [reference],
    "manage/users/:id": [`/manage/users/${user.id}`],
    "manage/organisations/:id": [`/manage/organisations/${organisation.id}`],
  };
  for (const { path = "" } of routes)
    for (const [start, found] of Object.entries(ids)) {
      if (!path.startsWith(start)) continue;
      const rest = path.slice(start.length);
      const none = start.replace(":reference", UNKNOWN_REFERENCE).replace(":id", UNKNOWN);
      for (const address of found)
        held.push({
          theirs: `${address}${rest.replace(":actionId", actions[0]?.id ?? "")}`,
          none: `/${none}${rest.replace(":actionId", UNKNOWN)}`,
        });
    }

  const roles = ["call-handler", "partner", "referrer", "administrator"] as const;
  for (const [role, cookie] of await anotherHub(hub, roles)) strangers.push([`${role} of another hub`, cookie]);
  // Of the same area: a practice that did not refer, and a partner that was asked for nothing.
  strangers.push(["another practice", hub.cookie.chapel], ["a partner of nothing", hub.cookie.council]);
  strangers.push(["the commissioner", hub.cookie.commissioner], ["nobody", ""]);
});
afterAll(() => hub.close());

/** An answer as somebody can compare it with another: without what is made anew each time, and the address itself. */
async function asSeen(answer: Response, address: string): Promise<string> {
  const id = address.split("/").slice(2).join("/");
  const text = (await answer.text())
    .replaceAll(/nonce(=|":")"?[\w-]{20,}"?/g, "nonce")
    .replaceAll(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, "key");
  const headers = [...answer.headers]
    .filter(([name]) => !["content-security-policy", "date", "content-length"].includes(name))
    .map((pair) => pair.join(": "));
  return [answer.status, ...headers.sort(), id === "" ? text : text.replaceAll(address, "ADDRESS")].join("\n");
}

describe("what belongs to somebody else", () => {
  it("looks exactly like what is not there, as a page and as data", async () => {
    expect(held.length).toBeGreaterThan(15);
    for (const [who, cookie] of strangers) {
      for (const { theirs, none } of held) {
        for (const kind of ["", ".data"]) {
          const [a, b] = [await hub.send(`${theirs}${kind}`, { cookie }), await hub.send(`${none}${kind}`, { cookie })];
          const what = `${who}: ${theirs}${kind}`;
          if (who !== "nobody") expect(a.status, what).toBe(404);
          expect(await asSeen(a, theirs), what).toBe(await asSeen(b, none));
        }
      }
    }
  });

  it("cannot be written to: nothing changes, and the answer is the same as for what is not there", async () => {
    const before = await stored(hub);
    const rest = { step: "ACCEPTED", kind: "call", version: "1", name: "Test", body: "Test", role: "administrator" };
    for (const [who, cookie] of strangers)
      for (const [index, { theirs, none }] of held.entries()) {
        const intent = ["save", "danger", "start", "agree", "change", "finish", "passed"][index % 7] ?? "";
        const fields = { ...rest, intent, key: crypto.randomUUID() };
        const [a, b] = [
          await hub.send(theirs, { cookie, form: fields }),
          await hub.send(none, { cookie, form: fields }),
        ];
        expect([303, 400, 404, 405, 422], `${who}: ${theirs}`).toContain(a.status);
        expect(await asSeen(a, theirs), `${who}: ${theirs}`).toBe(await asSeen(b, none));
      }
    expect(await stored(hub)).toEqual(before);
  });

  it("leaves no trace of a reading by somebody who was not let in", async () => {
    const { q } = hub.server.hub.db;
    const read = q
      .selectFrom("audit")
      .select((e) => e.fn.countAll<number>().as("n"))
      .where("verb", "like", "%.read");
    const before = await read.executeTakeFirstOrThrow();
    for (const [, cookie] of strangers) for (const { theirs } of held) await hub.send(theirs, { cookie });
    expect(await read.executeTakeFirstOrThrow()).toEqual(before);
  });
});

describe("every address with every method", () => {
  it("knows three methods, and a request for the headers alone is guarded as the page is", async () => {
    for (const { path = "" } of routes) {
      if (path === "*") continue;
      const address = `/${path.replaceAll(/:\w+/g, UNKNOWN)}`;
      for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"])
        expect((await hub.send(address, { method, cookie: hub.cookie.manager })).status, `${method} ${address}`).toBe(
          405,
        );
      if (["/sign-out", "/leave"].includes(address)) continue;
      for (const cookie of [hub.cookie.commissioner, hub.cookie.willow, ""]) {
        const [page, head] = [await hub.send(address, { cookie }), await hub.send(address, { cookie, method: "HEAD" })];
        expect(head.status, address).toBe(page.status);
        expect(await head.text()).toBe("");
      }
    }
  });
});
