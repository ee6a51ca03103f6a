import { personsOfCase } from "#db/case-person.ts";
import type { From } from "#db/connection.ts";
import { personById } from "#db/person.ts";
import { boxFor } from "#db/sealed.ts";
import { agesOf, answerTo } from "#machines/intake/answers.ts";
import type { Instant } from "#machines/time.ts";
import { lastAnswers } from "../last-answers.ts";
import { schoolsSaid } from "./case-referral.ts";
import { caseFrame, openedCase, type CaseFrame } from "./case-frame.ts";

export interface CasePerson {
  readonly role: "harmed" | "alleged" | "both-alleged" | "unclear" | "child" | "safe-person";
  readonly name: string;
  readonly relationship: string | null;
}

export interface PeoplePage {
  readonly frame: CaseFrame;
  readonly person: {
    readonly chosenName: string | null;
    readonly name: string | null;
    readonly birthDate: string | null;
    readonly nhsNumber: string | null;
    readonly language: string;
    readonly needs: string;
  };
  readonly childrenAges: readonly number[] | null;
  /** Where the children go to school, as far as a referral said. */
  readonly schools: readonly string[];
  /** Everybody else by name and role; never where they are or how they are reached. */
  readonly others: readonly CasePerson[];
  /** What was said about the one who causes harm. */
  readonly aboutOther: string;
}

export async function peoplePage(from: From, caseId: string, at: Instant): Promise<PeoplePage> {
  const row = await openedCase(from, caseId);
  const answers = await lastAnswers(from, row);
  const person = await personById(from, row.person_id);
  if (!person) throw new Error("A case is about a person.");
  const box = await boxFor(from, person.key_id);
  const open = (column: "chosen_name_sealed" | "name_sealed" | "birth_date_sealed" | "nhs_number_sealed") =>
    box.openMaybe("person", column, person.id, person[column]);
  const others: CasePerson[] = [];
  for (const named of await personsOfCase(from, row.id)) {
    const other = await personById(from, named.person_id);
    const theirs = other && (await boxFor(from, other.key_id));
    others.push({
      role: named.role,
      name: (other && theirs?.openMaybe("person", "name_sealed", other.id, other.name_sealed)) ?? "Not named",
      relationship: (await boxFor(from, named.key_id)).openMaybe(
        "case_person",
        "relationship_sealed",
        named.id,
        named.relationship_sealed,
      ),
    });
  }
  return {
    frame: await caseFrame(from, row, at),
    person: {
      chosenName: open("chosen_name_sealed"),
      name: open("name_sealed"),
      birthDate: open("birth_date_sealed"),
      nhsNumber: open("nhs_number_sealed"),
      language: answerTo(answers, "language"),
      needs: answerTo(answers, "needs"),
    },
    childrenAges: agesOf(answerTo(answers, "children")),
    schools: await schoolsSaid(from, row),
    others,
    aboutOther: answerTo(answers, "otherNotes"),
  };
}
