import { caseToChange } from "#db/case.ts";
import { inTransaction, type Db } from "#db/connection.ts";
import { contactChangeById, contactChangesDue } from "#db/contact-change.ts";
import type { Instant } from "#machines/time.ts";
import { makeContactChange } from "./shared/contact-change.ts";
import type { Told } from "./told.ts";

const AT_ONCE = 100;

/** Puts the new numbers and addresses in force whose waiting is over. Returns how many. */
export async function makeContactChanges(db: Db, at: Instant): Promise<number> {
  const told: Told = { by: { userId: "clock", organisationId: "clock", role: "clock", area: "" }, at };
  let made = 0;
  for (const id of await contactChangesDue(db, at, AT_ONCE)) {
    const done = await inTransaction(db, async (trx) => {
      const first = await contactChangeById(trx, id);
      const row = first && (await caseToChange(trx, first.case_id));
      const change = await contactChangeById(trx, id);
      if (!row || change?.status !== "pending") return false;
      return makeContactChange(trx, row, change, told, { early: 0, reason: null, by: null });
    });
    if (done) made += 1;
  }
  return made;
}
