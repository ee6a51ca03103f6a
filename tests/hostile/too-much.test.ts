import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workTime } from "../work-time.ts";
import { aBusyHub, type BusyHub, takenCall } from "./a-busy-hub.ts";

let hub: BusyHub;
let caseAddress: string;
beforeAll(async () => {
  hub = await aBusyHub();
  ({ caseAddress } = await takenCall(hub));
});
afterAll(() => hub.close());

/** How long the hub works on an answer, and what it is: while it works on one request it answers nobody else. */
async function asked(path: string, cookie = "", body?: string): Promise<{ status: number; ms: number }> {
  const headers = { connection: "close", cookie, "content-type": "application/x-www-form-urlencoded" };
  const { answer, ms } = await workTime(async () => {
    const response = await fetch(`${hub.url}${path}`, {
      redirect: "manual",
      headers,
      ...(body === undefined ? {} : { method: "POST", body }),
    });
    await response.text();
    return response.status;
  });
  return { status: answer, ms };
}

/** Far above what any of these takes on a slow machine, far below what they took when one of them could stop the hub. */
const SOON_MS = 5_000;

describe("one request can't keep the hub from everybody else", () => {
  const many = (more: string) => `${more}&${Array.from({ length: 45_000 }, (_, n) => n.toString(36)).join("&")}`;

  it("with tens of thousands of fields, signed in or not", async () => {
    for (const [path, cookie, fields] of [
      ["/sign-in", "", "email=a"],
      ["/join", "", "email=a"],
      ["/contacts/new", hub.cookie.handler, "intent=save&immediateDanger=maybe"],
      [`${caseAddress}/contact`, hub.cookie.handler, "intent=change&safeFrom=99:99"],
      [`${caseAddress}/notes`, hub.cookie.handler, "kind=none"],
      ["/refer", hub.cookie.willow, "immediateDanger=maybe"],
      ["/manage/organisations/new", hub.cookie.administrator, "kind=none"],
    ] as const) {
      const { status, ms } = await asked(path, cookie, many(fields));
      expect(status, path).toBe(422);
      expect(ms, path).toBeLessThan(SOON_MS);
    }
  });

  it("with one field tens of thousands of times", async () => {
    const same = (name: string, value: string) => Array.from({ length: 12_000 }, () => `${name}=${value}`).join("&");
    for (const [path, cookie, body] of [
      ["/sign-in", "", same("email", "a@example.org")],
      ["/contacts/new", hub.cookie.handler, `intent=save&${same("topics", "stalking")}`],
      ["/manage/organisations/new", hub.cookie.administrator, same("pathways", "idva")],
    ] as const) {
      const { status, ms } = await asked(path, cookie, body);
      expect([303, 422], path).toContain(status);
      expect(ms, path).toBeLessThan(SOON_MS);
    }
  });

  it("with an address thousands of steps deep: it is no page, and nothing is searched for it", async () => {
    for (const path of ["/", "/cases/", "/refer/"])
      for (const end of ["", ".data"]) {
        const { status, ms } = await asked(`${path}${"a/".repeat(4_000)}x${end}`);
        expect(status).toBe(404);
        expect(ms).toBeLessThan(1_000);
      }
  });

  it("and nobody can fill the log with faults that are none", async () => {
    for (const path of [
      "/sign-in?_data=root",
      "/?_data=routes/home",
      "/nothing?_data=x",
      "/sign-in.data?_routes=nothing",
    ])
      expect((await asked(path)).status, path).toBeLessThan(500);
    await asked("/sign-in", "", "%");
    expect(hub.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
