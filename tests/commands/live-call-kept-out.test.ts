import { describe, expect, it } from "vitest";
import { cutOff } from "#app/commands/end-contact.ts";
import { openContact } from "#app/commands/open-contact.ts";
import { saveContact } from "#app/commands/save-contact.ts";
import { doorsTriedOf } from "#app/queries/doors-tried.ts";
import { earlierCase } from "#app/queries/earlier-case.ts";
import { intakeOf } from "#app/queries/intake.ts";
import { queueCalls } from "#app/queries/queue-calls.ts";
import { queueFront } from "#app/queries/queue.ts";
import { contactsOfCase } from "#db/contact.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { later, MINUTE } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";
import { aPlannedCase } from "../routes/planted.ts";

/** A call that the first handler takes, and everything by which somebody else of the hub could come to see it. */
async function aCall(answers: Answers) {
  const db = await freshDb();
  const hub = await aHub(db);
  const by = actorOf(hub, "call-handler");
  const begun = await saveContact(
    db,
    { contactId: null, answers: { immediateDanger: "no", ...answers } },
    { by, at: MONDAY },
  );
  if (begun.kind !== "done") expect.fail(begun.kind);
  const { contactId } = begun;
  const seenBy = async (who: Parameters<typeof actorOf>[1]) => {
    const reader = actorOf(hub, who);
    const told = { by: reader, at: later(MONDAY, MINUTE) };
    const lists = [await queueCalls(db, reader, told.at), await queueFront(db, reader, told.at)];
    return {
      listed: JSON.stringify(lists).includes(contactId),
      opened: (await openContact(db, { contactId }, told)).kind === "done",
      read: (await intakeOf(db, reader, contactId, told.at)) !== null,
      checked: (await earlierCase(db, reader, contactId)) !== null,
      asked: (await doorsTriedOf(db, reader, contactId)) !== null,
      written: (await saveContact(db, { contactId, answers: {} }, told)).kind === "done",
    };
  };
  return { db, hub, contactId, seenBy };
}

const ALL = { listed: true, opened: true, read: true, checked: true, asked: true, written: true };
const NOTHING = { listed: false, opened: false, read: false, checked: false, asked: false, written: false };

describe("a call in which somebody who works here may be the one who causes harm", () => {
  it.each([
    ["by name", { otherName: "Handler Second-Call, Test" }],
    ["by e-mail", { otherEmail: "Second-Call-Handler.essex@example.org" }],
  ])("is not there for them while it is still a call, known %s, and is for everybody else", async (_, answers) => {
    const { seenBy } = await aCall(answers);
    expect(await seenBy("second-call-handler")).toEqual(NOTHING);
    expect(await seenBy("duty-manager")).toEqual(ALL);
  });

  it("is not there for a duty manager who is named, nor picked up by them when it was cut off", async () => {
    const { db, hub, contactId, seenBy } = await aCall({ otherName: "Test duty manager" });
    await cutOff(db, { contactId, howEnded: "silence" }, { by: actorOf(hub, "call-handler"), at: MONDAY });
    expect(await seenBy("duty-manager")).toEqual(NOTHING);
    expect(await seenBy("second-call-handler")).toEqual(ALL);
  });

  it("stays with whoever is speaking on it, and a first name alone keeps nobody out", async () => {
    expect(await (await aCall({ otherName: "Test call-handler" })).seenBy("call-handler")).toEqual(ALL);
    expect(await (await aCall({ otherName: "Test" })).seenBy("second-call-handler")).toEqual(ALL);
  });

  it("is as little there once it is a case", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { caseId } = await aPlannedCase(db, hub, { otherName: "Test second-call-handler" });
    const contactId = (await contactsOfCase(db, caseId))[0]?.id ?? "";
    const reader = actorOf(hub, "second-call-handler");
    expect(await openContact(db, { contactId }, { by: reader, at: MONDAY })).toEqual({ kind: "not-found" });
    expect(await intakeOf(db, reader, contactId, MONDAY)).toBeNull();
    expect(await doorsTriedOf(db, reader, contactId)).toBeNull();
  });
});
