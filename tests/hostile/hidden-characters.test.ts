import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refuseOtherTargets } from "#app/http/refusals.ts";
import { aBusyHub, type BusyHub, type Fields, stored, takenCall, type Who } from "./a-busy-hub.ts";
import { type PageForm } from "./forms-in.ts";

/** What cannot be stored everywhere, and what turns the text around it round on somebody's screen. */
const HIDDEN = {
  "a null": "Test\u0000name",
  "a backspace": "Test\u0008name",
  "text turned round": "Test\u202egpj.exe",
  "an isolate": "Test\u2066name",
};

let hub: BusyHub;
let caseAddress: string;
let partnerAction: string;
beforeAll(async () => {
  hub = await aBusyHub();
  ({ caseAddress } = await takenCall(hub));
  partnerAction = /href="(\/actions\/\w{26})"/.exec(await hub.page("harbour", "/actions"))?.[1] ?? "";
});
afterAll(() => hub.close());

const to = (address: string): PageForm => ({
  address,
  method: "post",
  fields: new URLSearchParams({ key: crypto.randomUUID() }),
  offered: new Map(),
  buttons: [],
});

/** Every place where words can be written freely: the form around them, and the field. */
const PLACES = (): [name: string, who: Who, address: string, fields: Fields, field: string][] => {
  const action = `${caseAddress}/actions/${partnerAction.slice("/actions/".length)}`;
  return [
    ["a note", "handler", `${caseAddress}/notes`, { kind: "fact" }, "body"],
    ["the safety plan", "handler", `${caseAddress}/plan`, { version: "0" }, "bag"],
    ["why an action is withdrawn", "handler", action, { step: "WITHDRAWN" }, "withdrawReason"],
    ["why they declined", "handler", action, { step: "DECLINED", declineReason: "no-space" }, "declineNote"],
    ["whom we told", "handler", action, { step: "SENT", how: "phone" }, "toldWhom"],
    ["their reference", "handler", action, { step: "SENT", how: "phone", toldWhom: "x" }, "theirReference"],
    ["why the partner can't", "harbour", partnerAction, { step: "DECLINED", reason: "no-space" }, "declineNote"],
    ["how an attempt went", "handler", `${caseAddress}/contact`, { intent: "finish", result: "no-answer" }, "note"],
    [
      "whom the manager gives it to",
      "manager",
      "/approvals",
      { intent: "reassign", reference: "x", userId: "x" },
      "why",
    ],
    ["what the manager decided", "manager", "/approvals", { intent: "settle", unmetId: "x" }, "decided"],
    ["an organisation", "administrator", "/manage/organisations/new", { kind: "gp" }, "name"],
    [
      "a user",
      "administrator",
      "/manage/users/new",
      { email: "a@example.org", role: "partner", organisationId: "x" },
      "name",
    ],
  ];
};

describe("hidden characters", () => {
  for (const [kind, word] of Object.entries(HIDDEN))
    it(`${kind}: refused wherever words are written, with what to do, and nothing is stored`, async () => {
      const before = await stored(hub);
      for (const [name, who, address, fields, field] of PLACES()) {
        const answer = await hub.submit(who, to(address), { ...fields, [field]: word });
        expect(answer.status, name).toBe(422);
        expect(await answer.text(), name).toContain("hidden characters");
      }
      expect(await stored(hub)).toEqual(before);
    });

  it("line breaks and other languages are no hidden characters", async () => {
    const body = "Première ligne\r\nсмелая\n\tمرحبا 🧑‍🤝‍🧑";
    const answer = await hub.submit("handler", to(`${caseAddress}/notes`), { kind: "fact", body });
    expect(answer.status).toBe(303);
  });

  it("in an address or an id it is a page that is not there: no database is asked for it", async () => {
    const passed: unknown[] = [];
    const guard = refuseOtherTargets();
    for (const path of ["/cases/%00", "/cases/a%00b.data", "/refer/%08", "/actions/%7f", "/contacts/a%0d%0ab"]) {
      guard({ originalUrl: path } as never, {} as never, (error?: unknown) => void passed.push(error));
      expect((await hub.send(path, { cookie: hub.cookie.manager })).status, path).toBe(404);
    }
    expect(passed.map((error) => (error as { status?: number } | undefined)?.status)).toEqual([
      404, 404, 404, 404, 404,
    ]);
    for (const [who, address, field] of [
      ["handler", `${caseAddress}/contact`, "safeContactId"],
      ["handler", `${caseAddress}/contact`, "attemptId"],
      ["manager", "/approvals", "approvalId"],
    ] as const) {
      const before = await stored(hub);
      for (const intent of ["confirm", "finish", "approve"]) {
        const fields = { intent, result: "no-answer", version: "1", [field]: "a\u0000b", key: "k\u0000k" };
        expect([404, 409, 422, 400], `${address} ${intent}`).toContain(
          (await hub.submit(who, to(address), fields)).status,
        );
      }
      expect(await stored(hub)).toEqual(before);
    }
  });
});

describe("one question, two answers", () => {
  it("is no answer: a step or a choice that was sent twice is asked for again", async () => {
    const action = `${caseAddress}/actions/${partnerAction.slice("/actions/".length)}`;
    const before = await stored(hub);
    for (const [who, address, fields] of [
      ["handler", action, { step: ["ACCEPTED", "WITHDRAWN"], withdrawReason: "x" }],
      ["handler", action, { step: "DECLINED", declineReason: ["no-space", "not-safe"] }],
      ["handler", action, { step: "SENT", how: ["phone", "form"], toldWhom: "x" }],
      ["harbour", partnerAction, { step: ["ACCEPTED", "DECLINED"], reason: "no-space" }],
      ["handler", `${caseAddress}/notes`, { kind: ["fact", "opinion"], body: "x" }],
      ["administrator", "/manage/users/new", { name: "x", email: "a@example.org", role: ["partner", "referrer"] }],
    ] as [Who, string, Fields][])
      expect((await hub.submit(who, to(address), fields)).status, `${address} ${JSON.stringify(fields)}`).toBe(422);
    expect(await stored(hub)).toEqual(before);
  });
});

describe("the safety plan's own step", () => {
  it("ends the safety plan of this case, and no other action of it or of another", async () => {
    const other = await takenCall(hub);
    const id = other.caseAddress.slice("/cases/".length);
    const rows = await hub.server.hub.db.q.selectFrom("action").select(["id", "pathway", "case_id"]).execute();
    const before = await stored(hub);
    for (const { id: actionId } of rows.filter((row) => row.case_id === id || row.pathway !== "safety-plan")) {
      const answer = await hub.submit("handler", to(`${caseAddress}/plan`), {
        intent: "done",
        actionId,
        feelsSafer: "yes",
      });
      expect([404, 409, 422], actionId).toContain(answer.status);
    }
    expect(await stored(hub)).toEqual(before);
  });
});
