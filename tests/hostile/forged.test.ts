import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aBusyHub,
  agreeForm,
  begunCall,
  type BusyHub,
  type Fields,
  led,
  REFERRED,
  stored,
  takenCall,
  type TakenCall,
  type Who,
} from "./a-busy-hub.ts";
import { formWith, type PageForm } from "./forms-in.ts";

let hub: BusyHub;
let first: TakenCall;
let second: TakenCall;
beforeAll(async () => {
  hub = await aBusyHub();
  first = await takenCall(hub);
  second = await takenCall(hub);
});
afterAll(() => hub.close());

interface ActionRow {
  readonly id: string;
  readonly pathway: string;
  readonly case_id: string;
}
const actionsOf = (caseAddress: string): Promise<ActionRow[]> =>
  hub.server.hub.db.q
    .selectFrom("action")
    .select(["id", "pathway", "case_id"])
    .where("case_id", "=", caseAddress.slice("/cases/".length))
    .execute();

const key = () => crypto.randomUUID();
const to = (address: string, fields: Record<string, string> = {}): PageForm => ({
  address,
  method: "post",
  fields: new URLSearchParams({ key: key(), ...fields }),
  offered: new Map(),
  buttons: [],
});

/** Sends it, expects one of these answers, and that nothing whatever was written. */
async function changesNothing(
  who: Who,
  form: PageForm,
  fields: Fields,
  statuses: readonly number[],
  but?: readonly string[],
) {
  const before = await stored(hub, but);
  const answer = await hub.submit(who, form, fields);
  const what = `${who} ${form.address} ${JSON.stringify(fields)}`;
  expect(statuses, what).toContain(answer.status);
  expect(await stored(hub, but), what).toEqual(before);
}

describe("a step that the machine does not know or does not allow now", () => {
  it("a partner cannot skip ahead, go back, send, withdraw or agree", async () => {
    const [action] = (await actionsOf(first.caseAddress)).filter(({ pathway }) => pathway === "idva");
    const address = `/actions/${action?.id}`;
    const rest = {
      version: "1",
      outcome: "engaged",
      howEnded: "moved",
      reason: "no-space",
      how: "phone",
      toldWhom: "x",
    };
    for (const step of ["STARTED", "DONE", "NOT_TAKEN_UP"])
      await changesNothing("harbour", to(address), { step, ...rest }, [409]);
    for (const step of [
      "AGREED",
      "SENT",
      "WITHDRAWN",
      "PROPOSED",
      "CLOCK_PASSED",
      "accepted",
      "",
      "__proto__",
      "constructor",
    ])
      await changesNothing("harbour", to(address), { step, ...rest }, [422]);
  });

  it("a handler cannot either, nor invent an outcome, a reason or a way of telling", async () => {
    const [action] = (await actionsOf(first.caseAddress)).filter(({ pathway }) => pathway === "idva");
    const address = `${first.caseAddress}/actions/${action?.id}`;
    await changesNothing("handler", to(address), { step: "DONE", outcome: "engaged", feelsSafer: "yes" }, [409]);
    await changesNothing("handler", to(address), { step: "AGREED" }, [409]);
    for (const fields of [
      { step: "DONE", outcome: "toString" },
      { step: "DECLINED", declineReason: "__proto__" },
      { step: "SENT", how: "pigeon", toldWhom: "x" },
      { step: "CLOSED" },
      { step: ["DONE", "ACCEPTED"], outcome: "constructor" },
    ])
      await changesNothing("handler", to(address), fields, [422]);
  });

  it("an intent that no button has does nothing", async () => {
    const contact = await begunCall(hub);
    const form = await agreeForm(hub, contact);
    for (const intent of ["close", "CASE_OPENED", "__proto__", "agree ", "AGREE"])
      await changesNothing("handler", form, { intent }, [422]);
    for (const page of ["", "/contact"])
      for (const intent of ["close", "toString", ""])
        await changesNothing("handler", to(`${first.caseAddress}${page}`), { intent }, [400, 405, 409, 422]);
  });
});

describe("a plan that was not offered", () => {
  const AGREEING = ["contact", "draft", "audit", "session", "heartbeat", "event", "idempotency_key", "deadline"];
  it("a pathway nobody suggested, an owner who does not take it, a grade there is not: no case is opened", async () => {
    const contact = await begunCall(hub);
    const { q } = hub.server.hub.db;
    const gp = await q.selectFrom("organisation").select("id").where("kind", "=", "gp").executeTakeFirstOrThrow();
    for (const fields of [
      { actions: ["safety-plan", "refuge"] },
      { actions: ["no-such-pathway"] },
      { actions: ["__proto__"], "owner.__proto__": gp.id },
      { "owner.idva": gp.id },
      { "owner.idva": "01ARZ3NDEKTSV4RRFFQ69G5FAV" },
      { "owner.idva": "" },
      { actions: ["safety-plan", "marac-referral"] },
      { actions: [] },
      { agreedGrade: "low" },
      { agreedGrade: ["high", "standard"] },
    ] as Fields[]) {
      const form = await agreeForm(hub, contact);
      const plan = { agreedGrade: "high", gradeReason: "Test", intent: "agree", ...fields };
      await changesNothing("handler", form, plan, [422], AGREEING);
    }
  });

  it("the fields of a row are no fields of a form", async () => {
    const contact = await begunCall(hub);
    const form = await agreeForm(hub, contact);
    const chapel = await hub.server.hub.db.q
      .selectFrom("organisation")
      .select("id")
      .where("name", "like", "Chapel%")
      .executeTakeFirstOrThrow();
    const forged = {
      id: "01ARZ3NDEKTSV4RRFFQ69G5FAV",
      status: "closed",
      role: "administrator",
      area: "kent",
      ownerId: chapel.id,
      owner_user_id: chapel.id,
      hub_organisation_id: chapel.id,
      hubOrganisationId: chapel.id,
      organisationId: chapel.id,
      organisation_id: chapel.id,
      by: chapel.id,
      at: "1999-01-01T00:00:00.000Z",
      grade: "standard",
      next_what: "nothing",
    };
    const address = await led(await hub.submit("handler", form, { agreedGrade: "high", intent: "agree", ...forged }));
    const row = await hub.server.hub.db.q
      .selectFrom("case")
      .selectAll()
      .where("id", "=", address.slice("/cases/".length))
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ area: "essex", grade: "high", status: "supporting", closed_at: null });
    expect(JSON.stringify(row)).not.toContain(chapel.id);
    expect(row.opened_at).not.toContain("1999");

    const refer = formWith(await hub.page("willow", "/refer"), "immediateDanger");
    const sent = await led(await hub.submit("willow", refer, { ...REFERRED, ...forged }));
    expect((await hub.send(sent, { cookie: hub.cookie.chapel })).status).toBe(404);
    expect((await hub.send(sent, { cookie: hub.cookie.willow })).status).toBe(200);
  });
});

describe("an id of something else", () => {
  it("an action is not there under another case, and a partner's is not there for another partner", async () => {
    const [action] = (await actionsOf(first.caseAddress)).filter(({ pathway }) => pathway === "idva");
    const step = { step: "WITHDRAWN", withdrawReason: "Test" };
    await changesNothing("handler", to(`${second.caseAddress}/actions/${action?.id}`), step, [404]);
    expect((await hub.send(`${second.caseAddress}/actions/${action?.id}`, { cookie: hub.cookie.handler })).status).toBe(
      404,
    );
    for (const who of ["lantern", "council", "willow", "commissioner", "administrator"] as const)
      await changesNothing(who, to(`/actions/${action?.id}`), { step: "ACCEPTED", version: "1" }, [404]);
    for (const who of ["harbour", "lantern", "willow", "commissioner", "administrator"] as const)
      await changesNothing(who, to(`${first.caseAddress}/actions/${action?.id}`), step, [404]);
  });

  it("what the hub owes itself, and what has not been sent, is not there for a partner", async () => {
    const own = (await actionsOf(first.caseAddress)).filter(({ pathway }) => pathway === "safety-plan");
    for (const { id } of own)
      for (const who of ["harbour", "lantern", "council"] as const) {
        expect((await hub.send(`/actions/${id}`, { cookie: hub.cookie[who] })).status).toBe(404);
        await changesNothing(who, to(`/actions/${id}`), { step: "ACCEPTED" }, [404]);
      }
  });

  it("another case's number, attempt or code word cannot be reached through one's own", async () => {
    const page = await hub.page("handler", `${first.caseAddress}/contact`);
    const change = formWith(page, "intent", "change");
    const other = formWith(await hub.page("handler", `${second.caseAddress}/contact`), "intent", "change");
    const safeContactId = other.fields.get("safeContactId") ?? "";
    expect(safeContactId).toMatch(/^\w{26}$/);
    await changesNothing("handler", change, { safeContactId, phone: "01632 960999", howKnown: "x" }, [404]);
    const confirm = formWith(page, "intent", "confirm");
    await changesNothing("handler", confirm, { safeContactId }, [404]);

    const ring = to(`${second.caseAddress}/contact`, { intent: "start", kind: "call" });
    expect((await hub.submit("handler", ring)).status).toBe(303);
    const attempt = await hub.server.hub.db.q.selectFrom("contact_attempt").select("id").executeTakeFirstOrThrow();
    const finish = { intent: "finish", attemptId: attempt.id, result: "no-answer", stillSafe: "not-asked" };
    await changesNothing("handler", to(`${first.caseAddress}/contact`), finish, [404]);
    const [action] = (await actionsOf(first.caseAddress)).filter(({ pathway }) => pathway === "idva");
    await changesNothing("harbour", to(`/actions/${action?.id}`), finish, [404, 409]);
  });

  it("an administrator's form cannot reach a person or an organisation that is not there, nor change who it is", async () => {
    for (const id of ["01ARZ3NDEKTSV4RRFFQ69G5FAV", "1", "%00", "__proto__", "a%27%20or%201=1--"]) {
      const change = { role: "administrator", organisationId: id, status: "enabled", version: "1" };
      await changesNothing("administrator", to(`/manage/users/${id}`), change, [404, 422]);
      const organisation = { name: "Test", status: "enabled", version: "1" };
      await changesNothing("administrator", to(`/manage/organisations/${id}`), organisation, [404, 422]);
    }
  });
});
