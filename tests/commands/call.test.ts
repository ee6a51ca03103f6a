import { expect, test } from "vitest";
import { cutOff } from "#app/commands/end-contact.ts";
import { saveContact } from "#app/commands/save-contact.ts";
import { contactById } from "#db/contact.ts";
import { eventsOfSubject } from "#db/event.ts";
import { later, MINUTE } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";

test("what a second handler types on a call that was cut off does not say that they picked it up", async () => {
  const db = await freshDb();
  const hub = await aHub(db);
  const first = { by: actorOf(hub, "call-handler"), at: MONDAY };
  const second = { by: actorOf(hub, "second-call-handler"), at: later(MONDAY, 5 * MINUTE) };
  const begun = await saveContact(db, { contactId: null, answers: { immediateDanger: "no" } }, first);
  if (begun.kind !== "done") expect.fail(begun.kind);
  const { contactId } = begun;
  await cutOff(db, { contactId, howEnded: "silence" }, first);
  expect((await saveContact(db, { contactId, answers: { chosenName: "Test" } }, second)).kind).toBe("done");
  expect((await contactById(db, contactId))?.status).toBe("cut-off");
  const last = async () => (await eventsOfSubject(db, "contact", contactId)).at(-1);
  expect(await last()).toMatchObject({ type: "ANSWERED", from_status: "cut-off", to_status: "cut-off" });
  expect((await saveContact(db, { contactId, answers: {}, pickUp: true }, second)).kind).toBe("done");
  expect(await last()).toMatchObject({ type: "PICKED_UP", from_status: "cut-off", to_status: "live" });
});
