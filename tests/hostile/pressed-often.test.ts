import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tick } from "#app/commands/tick.ts";
import { HOUR } from "#machines/time.ts";
import { brokenIn } from "../model/invariants.ts";
import { aBusyHub, agreeForm, begunCall, type BusyHub, type Fields, led, stored, takenCall } from "./a-busy-hub.ts";
import { formsIn, formWith, type PageForm } from "./forms-in.ts";

let hub: BusyHub;
beforeAll(async () => void (hub = await aBusyHub()));
afterAll(() => hub.close());

const to = (address: string, fields: Record<string, string> = {}): PageForm => ({
  address,
  method: "post",
  fields: new URLSearchParams({ key: crypto.randomUUID(), ...fields }),
  offered: new Map(),
  buttons: [],
});
const row = (address: string) =>
  hub.server.hub.db.q
    .selectFrom("case")
    .selectAll()
    .where("id", "=", address.slice("/cases/".length))
    .executeTakeFirstOrThrow();
const whole = async (address: string) => expect(await brokenIn(hub.server.hub.db, await row(address))).toEqual([]);

describe("danger, said by everybody at once", () => {
  it("is one emergency with one clock, and each help is asked for once", async () => {
    const { caseAddress } = await takenCall(hub);
    const id = caseAddress.slice("/cases/".length);
    const press = (who: "handler" | "secondHandler" | "manager") =>
      hub.submit(who, to(caseAddress, { intent: "danger" }));
    const answers = await Promise.all(
      Array.from({ length: 4 }).flatMap(() => [press("handler"), press("secondHandler"), press("manager")]),
    );
    for (const { status } of answers) expect([303, 409]).toContain(status);
    expect(await row(caseAddress)).toMatchObject({ status: "emergency", grade: "high" });
    const { q } = hub.server.hub.db;
    const clocks = await q
      .selectFrom("deadline")
      .select("clock")
      .where("case_id", "=", id)
      .where("clock", "like", "%emergency%")
      .where("cleared_at", "is", null)
      .where("fired_at", "is", null)
      .execute();
    expect(clocks).toHaveLength(1);
    const actions = await q.selectFrom("action").select("pathway").where("case_id", "=", id).execute();
    expect(new Set(actions.map(({ pathway }) => pathway)).size).toBe(actions.length);
    await whole(caseAddress);
  });
});

describe("a lower grade than was suggested", () => {
  const lowered = async (who: "handler" | "manager"): Promise<string> => {
    const contact = await begunCall(hub, {}, who);
    const form = await agreeForm(hub, contact, who);
    return led(await hub.submit(who, form, { agreedGrade: "medium", gradeReason: "Test", intent: "agree" }));
  };
  const approval = (address: string) =>
    hub.server.hub.db.q
      .selectFrom("grade_approval")
      .selectAll()
      .where("case_id", "=", address.slice("/cases/".length))
      .executeTakeFirstOrThrow();
  const decide = (id: string, intent: string, version = "1") =>
    hub.submit("manager", to("/approvals", { intent, approvalId: id, version }));

  it("does not stand until a second person agrees; whoever asked can't be that person, nor can a handler", async () => {
    const own = await lowered("manager");
    expect((await row(own)).grade).toBe("high");
    const { id } = await approval(own);
    const before = await stored(hub);
    expect((await decide(id, "approve")).status).toBe(409);
    expect(
      (await hub.submit("handler", to("/approvals", { intent: "approve", approvalId: id, version: "1" }))).status,
    ).toBe(404);
    expect(await stored(hub)).toEqual(before);
    expect((await row(own)).grade).toBe("high");
  });

  it("approved and refused at once, it is one of the two", async () => {
    const address = await lowered("handler");
    const { id } = await approval(address);
    const answers = await Promise.all([decide(id, "approve"), decide(id, "refuse"), decide(id, "approve")]);
    expect(answers.map(({ status }) => status).filter((status) => status === 303)).toHaveLength(1);
    const { status } = await approval(address);
    expect((await row(address)).grade).toBe(status === "approved" ? "medium" : "high");
    await whole(address);
  });

  it("asked for anew while it waits, the older request is over: approving it changes nothing", async () => {
    const address = await lowered("handler");
    const { id } = await approval(address);
    const assess = formWith(await hub.page("secondHandler", `${address}/assess`), "agreedGrade");
    await led(await hub.submit("secondHandler", assess, { agreedGrade: "high", intent: "agree", gradeReason: "Test" }));
    for (const version of ["1", "2"]) expect((await decide(id, "approve", version)).status).toBe(409);
    expect((await row(address)).grade).toBe("high");
    await whole(address);
  });
});

describe("a closed case", () => {
  it("takes nothing from a form that was opened before; danger alone is still heard", async () => {
    const answers: Fields = { topics: [], "risk.grade": "standard", whatHappened: "" };
    const contact = await begunCall(hub, answers);
    const agree = await agreeForm(hub, contact);
    const address = await led(
      await hub.submit("handler", agree, {
        agreedGrade: "standard",
        gradeReason: "Test",
        intent: "agree",
        sendNow: [],
      }),
    );
    const pages = ["", "/contact", "/assess", "/plan", "/notes", "/review"].map((page) => `${address}${page}`);
    const links = [...(await hub.page("handler", address)).matchAll(/href="(\/cases\/\w{26}\/actions\/\w{26})"/g)];
    const actions = links.map(([, path = ""]) => path);
    const open: PageForm[] = [];
    for (const path of [...pages, ...actions])
      open.push(...formsIn(await hub.page("handler", path)).filter((form) => form.address.startsWith("/cases/")));
    for (const path of new Set(actions))
      await led(await hub.submit("handler", to(path), { step: "WITHDRAWN", withdrawReason: "Test" }));
    const close = formWith(await hub.page("handler", `${address}/close`), "outcome");
    const outcome = close.offered.get("outcome")?.[0] ?? "";
    await led(await hub.submit("handler", close, { outcome, finalGrade: "standard" }));
    const closed = await row(address);
    expect(closed).toMatchObject({ status: "closed", next_what: null, next_due_at: null });

    const REST = {
      step: "WITHDRAWN",
      withdrawReason: "x",
      agreedGrade: "high",
      body: "x",
      kind: "fact",
      howKnown: "x",
    };
    for (const form of open) {
      if (form.fields.get("intent") === "danger") continue;
      const answer = await hub.submit(
        "handler",
        form,
        form.offered.has("agreedGrade") ? { ...REST, intent: "agree" } : {},
      );
      expect(answer.status, `${form.address} ${[...form.fields].join(" ")}`).toBeLessThan(500);
      expect(await row(address), form.address).toMatchObject({ status: "closed", next_what: null, grade: "standard" });
    }
    hub.passTime(24 * 60 * HOUR);
    expect((await tick(hub.server.hub.db, hub.server.hub.clock())).failed).toBe(0);
    expect(await row(address)).toMatchObject({ status: "closed", next_what: null });
    await whole(address);
  });
});
