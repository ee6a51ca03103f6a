import { giveBackActionsOf } from "#db/action.ts";
import { casesEscalatedTo, caseToChange, giveBackCasesOf } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { contactsEscalatedTo, contactToChange, giveBackContactsOf, updateContactTurn } from "#db/contact.ts";
import { organisationsManagedBy, updateOrganisation } from "#db/organisation.ts";
import { turnCase } from "./shared/move-case.ts";
import { nextOfContact } from "./shared/owe.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

/**
 * Gives back everything that one person holds, because they are leaving or changed their role: what is owed stays owed, by
 * their organisation, and shows in its queue as nobody's yet. Versions move on, so that a form they left open is stale. They
 * manage nobody any more: what waited for them as a manager goes to whoever is asked in their place. The user's own row was
 * changed before.
 */
export async function releaseUser(trx: Trx, userId: string, told: Told): Promise<void> {
  for (const organisation of await organisationsManagedBy(trx, userId)) {
    await updateOrganisation(trx, organisation.id, organisation.version, { manager_user_id: null });
    await writeAudit(trx, "organisation.manager-gone", { table: "organisation", id: organisation.id }, told);
  }
  const escalated = await escalatedTo(trx, userId);
  await giveBackCasesOf(trx, userId);
  await giveBackContactsOf(trx, userId);
  await giveBackActionsOf(trx, userId);
  await askAnew(trx, escalated, told);
}

interface Escalated {
  readonly cases: readonly string[];
  readonly contacts: readonly string[];
}

/** What waits for this user as somebody's manager. */
export const escalatedTo = async (trx: Trx, userId: string): Promise<Escalated> => ({
  cases: await casesEscalatedTo(trx, userId),
  contacts: await contactsEscalatedTo(trx, userId),
});

/** Works out anew whose turn these are, because a manager has changed. */
export async function askAnew(trx: Trx, { cases, contacts }: Escalated, told: Told): Promise<void> {
  for (const id of cases) {
    const row = await caseToChange(trx, id);
    if (row) await turnCase(trx, row, told);
  }
  for (const id of contacts) {
    const contact = await contactToChange(trx, id);
    if (contact) await updateContactTurn(trx, id, contact.version, await nextOfContact(trx, contact));
  }
}
