// Looking at "How cases move" and its lists as somebody, with a little of everything to be found there.
import { saveContact } from "#app/commands/save-contact.ts";
import type { MovingMachine } from "#app/queries/how-cases-move.ts";
import type { StandingList } from "#app/queries/standing-list.ts";
import { loader as moves } from "#app/routes/manage/how-cases-move.tsx";
import { loader as standing } from "#app/routes/manage/standing.tsx";
import type { Db } from "#db/connection.ts";
import { HOUR, later, MINUTE } from "#machines/time.ts";
import { actorOf, MONDAY, type AHub } from "../factories.ts";
import { aPlannedCase, aReferral } from "./planted.ts";
import type { Visitor } from "./visitor.ts";

export const PATH = "/manage/how-cases-move";
export const AT_TEN = later(MONDAY, HOUR + 5 * MINUTE);

/** The page, and what it was given. */
export const look = async (who: Visitor) => {
  const answered = await who.get(moves, PATH);
  return { ...answered, machines: (answered.data as { machines: MovingMachine[] }).machines };
};

/** A page of the list of a status; `list` is undefined where there is none. */
export const list = async (who: Visitor, subject: string, status: string, page = 1) => {
  const answered = await who.get(standing, `${PATH}/${subject}/${status}?page=${page}`, { subject, status });
  return { ...answered, list: (answered.data as { list?: StandingList } | null)?.list };
};

/** A planned case, a referral and a call that goes on, at nine on Monday. */
export async function aBusyPlace(db: Db, hub: AHub) {
  const planned = await aPlannedCase(db, hub);
  const told = { by: actorOf(hub, "call-handler"), at: MONDAY };
  const { reference } = await aReferral(db, hub);
  const call = await saveContact(
    db,
    { contactId: null, answers: { source: "self", name: "Zinnia Quillfeather" } },
    told,
  );
  if (call.kind !== "done") throw new Error(call.kind);
  return { planned, reference, contactId: call.contactId, told };
}
