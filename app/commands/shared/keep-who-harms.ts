import { personsOfCase } from "#db/case-person.ts";
import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { personsById } from "#db/person.ts";
import { boxFor } from "#db/sealed.ts";
import { answerTo, type Answers } from "#machines/intake/answers.ts";
import { openPersons } from "../../compared.ts";
import { namesAlike } from "../../names.ts";
import type { Told } from "../told.ts";
import { keepApart } from "./keep-apart.ts";
import { addOther } from "./new-case.ts";

/**
 * Who causes harm, as it is said of a case that is open already: they belong to it from now on if another was named, and whoever
 * works with the hub and may be them is kept out. Before anybody is asked to do anything.
 */
export async function keepWhoHarms(trx: Trx, row: CaseRow, answers: Answers, told: Told): Promise<void> {
  const name = answerTo(answers, "otherName");
  if (name !== "" && !(await isNamed(trx, row.id, name)))
    await addOther(trx, row.id, answers, await boxFor(trx, row.key_id), told);
  await keepApart(trx, row, answers, told);
}

/** Whether somebody of that name, or spelled nearly so, belongs to the case already. */
async function isNamed(trx: Trx, caseId: string, name: string): Promise<boolean> {
  const named = await personsOfCase(trx, caseId);
  const persons = await personsById(
    trx,
    named.map((one) => one.person_id),
  );
  return (await openPersons(trx, persons)).some(([, other]) => namesAlike(other.name, name) !== null);
}
