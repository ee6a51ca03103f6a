// A message to the person of a case, and a service that is there to send it.
import { afterEach } from "vitest";
import { sendOutbox } from "#app/commands/send-outbox.ts";
import { queueMessage } from "#app/commands/shared/send-message.ts";
import { notifierOf, type Notifier } from "#app/outbox/notifier.ts";
import { inTransaction, type Db } from "#db/connection.ts";
import { openDeadlinesOfCase } from "#db/deadline.ts";
import { outboxById } from "#db/outbox.ts";
import { safeContactById, safeContactsOfCase, updateSafeContact } from "#db/safe-contact.ts";
import type { SafeContactTable } from "#db/schema.ts";
import type { Updateable } from "kysely";
import { later, MINUTE, type Instant } from "#machines/time.ts";
import { aDesk } from "../commands/case-steps.ts";
import { MONDAY } from "../factories.ts";
import { aNotify, type StandIn } from "./stand-in.ts";

const open: StandIn[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

export const NUMBER = "07700 900123";
/** Half past nine of the same Monday. */
export const NOW = later(MONDAY, 30 * MINUTE);

/** What was written so far has gone: to those to whom something was sent in the hub. */
export const allGone = async (db: Db): Promise<void> => {
  await inTransaction(db, (trx) => trx.q.updateTable("outbox").set({ status: "done", due_at: null }).execute());
};

/** A case whose person may be sent texts at any hour, a service to send by, and a message to them. */
export async function aMessage(answers: Record<string, string> = {}) {
  const said = { phone: NUMBER, contactSafe: "safe", whosePhone: "mine", othersSee: "no", textMessage: "yes" };
  const desk = await aDesk({ ...said, safeFrom: "", safeTo: "", ...answers });
  const { db } = desk;
  await allGone(db);
  const service = await aNotify();
  open.push(service);
  const settings = {
    key: service.key,
    url: service.url,
    textTemplate: "11111111-0000-4000-8000-000000000000",
    emailTemplate: "22222222-0000-4000-8000-000000000000",
  };
  const notifier = notifierOf(settings);
  const impatient = notifierOf(settings, 50);
  const [contact] = await safeContactsOfCase(db, desk.caseId);
  const contactId = contact?.id ?? "";
  const write = () =>
    inTransaction(db, (trx) =>
      queueMessage(
        trx,
        { template: "call-back", to: { caseId: desk.caseId, safeContactId: contactId }, words: { when: "Tuesday" } },
        desk.told(NOW),
      ),
    );
  const id = await write();
  const change = (changes: Updateable<SafeContactTable>) =>
    inTransaction(db, async (trx) => {
      const row = await safeContactById(trx, contactId);
      await updateSafeContact(trx, contactId, row?.version ?? 0, changes);
    });
  const send = (at: Instant = NOW, by: Notifier | null = notifier) => sendOutbox(db, by, () => at);
  const row = async () => {
    const found = await outboxById(db, id);
    if (!found) throw new Error("The message is there.");
    return found;
  };
  const owed = async () => (await openDeadlinesOfCase(db, desk.caseId)).map(({ clock }) => clock);
  return { desk, db, service, notifier, impatient, id, contactId, change, send, row, owed, write };
}
