// What returns are counted from: the actions of some pathways in an area, what became of them, and what was known of whose they are.
import type { From } from "./connection.ts";
import type { Row } from "./rows.ts";

export type ReturnAction = Pick<
  Row<"action">,
  "id" | "case_id" | "pathway" | "status" | "created_at" | "sent_at" | "decline_reason" | "outcome"
>;

/** The actions of these pathways in the area that began before a moment, by when they began. */
export function actionsForReturn(
  from: From,
  area: string,
  pathways: readonly string[],
  until: Row<"action">["created_at"],
): Promise<ReturnAction[]> {
  return from.q
    .selectFrom("action")
    .select(["id", "case_id", "pathway", "status", "created_at", "sent_at", "decline_reason", "outcome"])
    .where("area", "=", area)
    .where("pathway", "in", pathways)
    .where("created_at", "<", until)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

export type ReturnMove = Pick<Row<"event">, "subject_id" | "from_status" | "to_status" | "at">;

/** Every change of status of these actions, in order. */
export const movesOfActions = (from: From, actionIds: readonly string[]): Promise<ReturnMove[]> =>
  inStretches(actionIds, (ids) =>
    from.q
      .selectFrom("event")
      .select(["subject_id", "from_status", "to_status", "at"])
      .where("subject", "=", "action")
      .where("subject_id", "in", ids)
      .where((where) =>
        where.or([where("from_status", "is", null), where("from_status", "!=", where.ref("to_status"))]),
      )
      .orderBy("seq")
      .execute(),
  );

export type ReturnAssessment = Pick<
  Row<"risk_assessment">,
  "id" | "case_id" | "at" | "facts_sealed" | "result_sealed" | "key_id"
>;

/** Every assessment of these cases, still sealed, by time. */
export const assessmentsForReturn = (from: From, caseIds: readonly string[]): Promise<ReturnAssessment[]> =>
  inStretches(caseIds, (ids) =>
    from.q
      .selectFrom("risk_assessment")
      .select(["id", "case_id", "at", "facts_sealed", "result_sealed", "key_id"])
      .where("case_id", "in", ids)
      .orderBy("at")
      .orderBy("id")
      .execute(),
  );

export type ReturnPerson = Pick<Row<"case">, "source" | "needs_interpreter"> & {
  readonly case_id: string;
  readonly person_id: string;
  readonly birth_date_sealed: Row<"person">["birth_date_sealed"];
  readonly key_id: string;
};

/** Whose cases these are, with the day of birth still sealed. */
export const personsForReturn = (from: From, caseIds: readonly string[]): Promise<ReturnPerson[]> =>
  inStretches(caseIds, (ids) =>
    from.q
      .selectFrom("case")
      .innerJoin("person", "person.id", "case.person_id")
      .select([
        "case.id as case_id",
        "case.source",
        "case.needs_interpreter",
        "person.id as person_id",
        "person.birth_date_sealed",
        "person.key_id",
      ])
      .where("case.id", "in", ids)
      .orderBy("case.id")
      .execute(),
  );

export type AllegedPerson = Omit<ReturnPerson, "source" | "needs_interpreter">;

/** Who is alleged to cause harm in these cases, with the day of birth still sealed. */
export const allegedForReturn = (from: From, caseIds: readonly string[]): Promise<AllegedPerson[]> =>
  inStretches(caseIds, (ids) =>
    from.q
      .selectFrom("case_person")
      .innerJoin("person", "person.id", "case_person.person_id")
      .select(["case_person.case_id", "person.id as person_id", "person.birth_date_sealed", "person.key_id"])
      .where("case_person.case_id", "in", ids)
      .where("case_person.role", "in", ["alleged", "both-alleged"])
      .orderBy("case_person.case_id")
      .orderBy("case_person.id")
      .execute(),
  );

/** Both databases take only so many values in one statement. */
async function inStretches<T>(ids: readonly string[], look: (ids: readonly string[]) => Promise<T[]>): Promise<T[]> {
  const wanted = [...new Set(ids)];
  const found: T[] = [];
  for (let first = 0; first < wanted.length; first += 500)
    found.push(...(await look(wanted.slice(first, first + 500))));
  return found;
}
