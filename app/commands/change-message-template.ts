import type { Db } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { insertMessageTemplate, messageTemplateOf } from "#db/message-template.ts";
import { organisationsOfArea } from "#db/organisation.ts";
import { problemsWithWording, type WordingProblem } from "#machines/templates/check.ts";
import { isTemplate } from "#machines/templates/templates.ts";
import { conflict, done, notFound, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface ChangeMessageTemplate {
  readonly code: string;
  readonly subject: string;
  readonly body: string;
  /** The version that was shown; "" for the hub's own words. */
  readonly from: string;
}

type Changed = Result | { readonly kind: "invalid"; readonly errors: readonly WordingProblem[] };

/** The area words a message its own way from now on. What was written before goes out as it was written. */
export async function changeMessageTemplate(db: Db, input: ChangeMessageTemplate, told: Told): Promise<Changed> {
  const { code } = input;
  if (!isTemplate(code)) return notFound;
  const wording = { subject: input.subject.trim(), body: input.body.trim() };
  const names = (await organisationsOfArea(db, told.by.area)).map(({ name }) => name);
  const errors = problemsWithWording(code, wording, names);
  if (errors.length > 0) return { kind: "invalid", errors };
  return tell(db, "change-message-template", told, input, async (trx) => {
    const standing = await messageTemplateOf(trx, told.by.area, code);
    if ((standing?.id ?? "") !== input.from)
      return conflict(0, { subject: standing?.subject ?? "", body: standing?.body ?? "" });
    const id = newId();
    const row = { id, area: told.by.area, code, ...wording, at: told.at, by: told.by.userId };
    await insertMessageTemplate(trx, row);
    await writeAudit(trx, "message-template.change", { table: "message_template", id }, told);
    return done({});
  });
}
