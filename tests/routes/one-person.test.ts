import { describe, expect, it } from "vitest";
import { saveContact } from "#app/commands/save-contact.ts";
import * as people from "#app/routes/cases/people.tsx";
import * as casePage from "#app/routes/cases/case.tsx";
import * as earlier from "#app/routes/contact/earlier.tsx";
import * as approvals from "#app/routes/triage/approvals.tsx";
import { personLinksOfCases } from "#db/person-link.ts";
import { silentBlocksOfCase } from "#db/silent-block.ts";
import { aDesk } from "../commands/case-steps.ts";
import { aHub } from "../factories.ts";
import { aPlannedCase, PLANTED } from "./planted.ts";
import { visitor } from "./visitor.ts";

async function twoCases() {
  const desk = await aDesk();
  const { caseId: otherCaseId } = await aPlannedCase(desk.db, desk.hub, { otherName: "Test Partner" });
  const handler = await visitor(desk.db, desk.hub, "call-handler");
  const manager = await visitor(desk.db, desk.hub, "duty-manager");
  const path = `/cases/${desk.caseId}/people`;
  const send = (fields: Readonly<Record<string, string>>, who = handler, id = desk.caseId) =>
    who.post(people.action, `/cases/${id}/people`, fields, { id });
  return { ...desk, otherCaseId, handler, manager, path, send };
}

describe("the page of people", () => {
  it("keeps what was typed beside what is missing, and sends the rest to the duty manager, who decides on Approvals", async () => {
    const { db, caseId, otherCaseId, manager, send } = await twoCases();
    const empty = await send({ intent: "join", otherCaseId, reason: " " });
    expect(empty.status).toBe(422);
    expect(empty.data).toMatchObject({ errors: [{ field: `reason-${otherCaseId}` }] });
    const long = "x".repeat(2001);
    expect((await send({ intent: "join", otherCaseId, reason: long })).data).toMatchObject({
      typed: { [`reason-${otherCaseId}`]: long },
    });
    expect((await send({ intent: "join", otherCaseId, reason: "The same voice", key: "k1" })).status).toBe(303);
    expect((await send({ intent: "join", otherCaseId, reason: "The same voice", key: "k1" })).status).toBe(303);
    const links = await personLinksOfCases(db, [caseId]);
    expect(links).toHaveLength(1);
    const page = await manager.get(approvals.loader, "/approvals");
    expect(page.text).toContain("The same voice");
    const decide = { intent: "link-agree", linkId: links[0]?.id ?? "", version: "1", key: "k2" };
    expect((await manager.post(approvals.action, "/approvals", decide)).status).toBe(303);
    expect((await manager.post(approvals.action, "/approvals", { ...decide, key: "k3" })).status).toBe(409);
    const top = await manager.get(casePage.loader, `/cases/${caseId}`, { id: caseId });
    expect(top.data).toMatchObject({ onePerson: { joined: [{ id: otherCaseId }] } });
  });

  it("lets the duty manager alone say that somebody who is kept out is somebody else", async () => {
    const { db, otherCaseId: id, handler, manager, send } = await twoCases();
    const [block] = await silentBlocksOfCase(db, id);
    const form = { intent: "lift", blockId: block?.id ?? "", version: "1" };
    expect((await send({ ...form, why: "Another of that name" }, handler, id)).status).toBe(404);
    expect((await send({ ...form, why: "" }, manager, id)).status).toBe(422);
    expect((await send({ ...form, why: "Another of that name" }, manager, id)).status).toBe(303);
    expect((await send({ ...form, why: "Another of that name" }, manager, id)).status).toBe(409);
    const seen = await handler.get(people.loader, `/cases/${id}/people`, { id });
    expect(seen.text).not.toContain("Test partner");
  });

  it("takes nothing from another hub, and nothing about a case of another hub", async () => {
    const { db, caseId, otherCaseId, send } = await twoCases();
    const elsewhere = await aHub(db, "kent");
    const stranger = await visitor(db, elsewhere, "call-handler");
    expect((await send({ intent: "join", otherCaseId, reason: "x" }, stranger)).status).toBe(404);
    const { caseId: theirs } = await aPlannedCase(db, elsewhere);
    expect((await send({ intent: "join", otherCaseId: theirs, reason: "x" })).status).toBe(404);
    expect(await personLinksOfCases(db, [caseId])).toEqual([]);
  });
});

describe("the page that checks who speaks", () => {
  it("says nothing of a case until it is proved, keeps what was typed, and is not there for another hub", async () => {
    const { db, hub, caseId, told, handler, row } = await twoCases();
    const answers = { source: "self", name: PLANTED.name, phone: PLANTED.phone, birthDate: PLANTED.born } as const;
    const call = await saveContact(db, { contactId: null, answers }, told());
    if (call.kind !== "done") throw new Error(call.kind);
    const [id, path] = [call.contactId, `/contacts/${call.contactId}/earlier`];
    const send = (fields: Readonly<Record<string, string>>, who = handler) =>
      who.post(earlier.action, path, fields, { id });
    expect((await send({ intent: "check", codeWord: "", howKnown: "" })).status).toBe(422);
    expect((await send({ intent: "check", codeWord: "wrong", howKnown: "" })).status).toBe(303);
    const { reference } = await row();
    const shown = await handler.get(earlier.loader, path, { id });
    expect(shown.data).toMatchObject({ failed: true, proved: null });
    for (const text of [reference, caseId, PLANTED.name]) expect(shown.text).not.toContain(text);
    const stranger = await visitor(db, await aHub(db, "kent"), "call-handler");
    expect((await stranger.get(earlier.loader, path, { id })).status).toBe(404);
    expect((await send({ intent: "check", codeWord: "x" }, stranger)).status).toBe(404);
    expect((await send({ intent: "join", caseId })).status).toBe(404);
    expect((await (await visitor(db, hub, "partner")).get(earlier.loader, path, { id })).status).toBe(404);
  });
});
