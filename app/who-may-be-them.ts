// Who of those that work with the hub may be the one said to cause harm, or works with them. A common name is enough: it is for
// the duty manager to say that it is somebody else.
import type { From } from "#db/connection.ts";
import { organisationsOfArea } from "#db/organisation.ts";
import { boxesFor } from "#db/sealed.ts";
import { silentBlocksOfCase, type SilentBlockRow } from "#db/silent-block.ts";
import { usersOfArea, type UserRow } from "#db/user.ts";
import { may, type Right } from "#machines/access.ts";
import { answerTo, type Answers } from "#machines/intake/answers.ts";
import { namePartsOf, namesAlike } from "./names.ts";
import { otherFrom, type Known } from "./person-keys.ts";

/** One who must not learn of the case: a user, or all of an organisation. */
export type MayBeThem = Pick<SilentBlockRow, "user_id" | "organisation_id" | "why">;

/** Whoever has none of these sees nothing of any case, and is not kept from any. */
const SEES: readonly Right[] = ["case.read", "contact.see", "action.list", "referral.list", "referral.make"];

/** A first name alone is half the town's. */
const FEWEST_PARTS = 2;

/** Who may be the one that `answers` say causes harm, in the hub of an area; the hub itself is never kept out as a whole. */
export async function whoMayBeThem(from: From, area: string, answers: Answers): Promise<MayBeThem[]> {
  const other = otherFrom(answers);
  const work = answerTo(answers, "otherWork");
  const found: MayBeThem[] = [];
  if (other.email !== "" || isWholeName(other.name))
    for (const user of await whoWorksHere(from, area)) {
      const why = whyThem(user, other);
      if (why !== null) found.push({ user_id: user.row.id, organisation_id: null, why });
    }
  if (work !== "")
    for (const { id, name, kind, status } of await organisationsOfArea(from, area))
      if (status === "active" && kind !== "hub" && isNamedIn(name, work))
        found.push({ user_id: null, organisation_id: id, why: "works-for" });
  return found;
}

/** Those of them whom nobody decided about in this case: one that the duty manager lifted stays lifted, it was somebody else. */
export async function notYetKnown(from: From, caseId: string, found: readonly MayBeThem[]): Promise<MayBeThem[]> {
  if (found.length === 0) return [];
  const known = new Set(
    (await silentBlocksOfCase(from, caseId)).map((block) => block.user_id ?? block.organisation_id),
  );
  return found.filter((one) => !known.has(one.user_id ?? one.organisation_id));
}

const isWholeName = (name: string): boolean => namePartsOf(name).length >= FEWEST_PARTS;

export interface Worker {
  readonly row: UserRow;
  readonly name: string;
  readonly email: string;
}

/** Why this worker may be them; null when nothing says so. */
export function whyThem(worker: Pick<Worker, "name" | "email">, other: Pick<Known, "name" | "email">) {
  if (other.email !== "" && worker.email === other.email.trim().toLowerCase()) return "email";
  if (!isWholeName(other.name)) return null;
  const alike = namesAlike(worker.name, other.name);
  return alike === "same" || alike === "alike" ? "name" : null;
}

/** Everybody of the area who could see a case, by name. */
export async function whoWorksHere(from: From, area: string): Promise<Worker[]> {
  const rows = (await usersOfArea(from, area)).filter(
    (row) => row.status !== "disabled" && SEES.some((right) => may(row, right)),
  );
  const boxes = await boxesFor(from, [...new Set(rows.map((row) => row.key_id))]);
  return rows.map((row) => {
    const open = (column: "name_sealed" | "email_sealed") =>
      boxes.get(row.key_id)?.open("user", column, row.id, row[column]) ?? "";
    return { row, name: open("name_sealed"), email: open("email_sealed").trim().toLowerCase() };
  });
}

const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

/** The organisation's whole name stands in what was said of where they work. */
const isNamedIn = (name: string, work: string): boolean =>
  plain(name).trim() !== "" && plain(work).includes(plain(name));
