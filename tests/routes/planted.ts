// A person who does not exist, and a case of theirs with everything sent to those who are to do it. Whatever is planted here
// must be found nowhere it is not meant to be.
import { agreePlanOfContact } from "#app/commands/agree-plan.ts";
import { receiveReferral } from "#app/commands/receive-referral.ts";
import { saveContact } from "#app/commands/save-contact.ts";
import type { Told } from "#app/commands/told.ts";
import { judge } from "#app/judge.ts";
import { actionsOfCase, type ActionRow } from "#db/action.ts";
import type { Db } from "#db/connection.ts";
import { organisationsForPathway } from "#db/organisation-pathway.ts";
import { organisationById } from "#db/organisation.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { readReferral } from "#machines/intake/refer/read.ts";
import type { Grade } from "#machines/statuses.ts";
import type { Instant } from "#machines/time.ts";
import { actorOf, MONDAY, type AHub } from "../factories.ts";

export const PLANTED = {
  name: "Zinnia Quillfeather",
  chosenName: "Zinnia",
  phone: "07700 900461",
  address: "17 Invented Crescent, Saltmarsh",
  born: "1990-03-27",
  nhsNumber: "9990000018",
  other: "Mordecai Thistlewood",
  words: "A sentence that nobody else would write.",
  language: "Esperanto",
  sayWeAre: "Sam from the library",
  distress: "marmalade",
} as const;

/** Everything planted, as it would be found in a page or a payload. */
export const PLANTED_TEXTS: readonly string[] = Object.values(PLANTED);

const CALLED: Answers = {
  source: "self",
  immediateDanger: "no",
  safeToTalk: "yes",
  chosenName: PLANTED.chosenName,
  name: PLANTED.name,
  birthDate: PLANTED.born,
  whereNow: PLANTED.address,
  phone: PLANTED.phone,
  contactSafe: "safe",
  whosePhone: "mine",
  safeDays: [],
  safeFrom: "09:00",
  safeTo: "11:00",
  sayWeAre: PLANTED.sayWeAre,
  distressWord: PLANTED.distress,
  language: PLANTED.language,
  otherName: PLANTED.other,
  whatHappened: PLANTED.words,
  children: "4, 9",
  topics: ["stalking"],
  "consent.service": "yes",
  "consent.sharing": "yes",
};

export interface Planned {
  readonly caseId: string;
  readonly actions: readonly ActionRow[];
  /** The action of a pathway; throws when the plan has none. */
  readonly action: (pathway: string) => ActionRow;
}

/** A call that was taken and planned at nine on Monday, with everything the protocol suggests agreed and sent. */
export async function aPlannedCase(db: Db, hub: AHub, answers: Answers = {}, grade: Grade = "high"): Promise<Planned> {
  const told: Told = { by: actorOf(hub, "call-handler"), at: MONDAY };
  const all: Answers = { ...CALLED, ...answers };
  const saved = await saveContact(db, { contactId: null, answers: all }, told);
  if (saved.kind !== "done") throw new Error(`The call was not saved: ${saved.kind}`);
  const judged = await judge(db, all, grade, hub.area, MONDAY);
  if (!judged.ok) throw new Error(JSON.stringify(judged.errors));
  const actions = await Promise.all(
    judged.judged.result.actions.map(async ({ pathway }) => ({
      pathway,
      organisationId: (await organisationsForPathway(db, hub.area, pathway))[0]?.id ?? hub.organisation.hub,
    })),
  );
  const plan = { agreedGrade: grade, reason: "Agreed with them.", overrideReason: "", actions, sendNow: true };
  const agreed = await agreePlanOfContact(db, { contactId: saved.contactId, plan }, told);
  if (agreed.kind !== "done") throw new Error(JSON.stringify(agreed));
  const rows = await actionsOfCase(db, agreed.caseId);
  return {
    caseId: agreed.caseId,
    actions: rows,
    action: (pathway) => {
      const row = rows.find((one) => one.pathway === pathway);
      if (!row) throw new Error(`No ${pathway} among ${rows.map((one) => one.pathway).join(", ")}`);
      return row;
    },
  };
}

/** The fields of a referral that is right as it stands. */
export const REFERRAL: Readonly<Record<string, string>> = {
  immediateDanger: "no",
  name: PLANTED.name,
  birthDate: "27 3 1990",
  nhsNumber: "999 000 0018",
  phone: PLANTED.phone,
  contactSafe: "at-times",
  safeTimes: "Mon to Fri 10:00 to 11:30",
  agreed: "yes",
  topics: "strangulation",
  strangulation: "within4weeks",
  whatHappened: PLANTED.words,
  otherName: PLANTED.other,
  language: PLANTED.language,
};

/** A referral by the first practice, as its form would send it. */
export async function aReferral(
  db: Db,
  hub: AHub,
  {
    at = MONDAY,
    by = "referrer",
    fields = {},
  }: { at?: Instant; by?: "referrer" | "second-referrer"; fields?: Record<string, string> } = {},
) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...REFERRAL, ...fields })) form.set(name, value);
  const { answers, asked, agreed, errors } = readReferral(form, at);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const told = { by: actorOf(hub, by), at };
  const kind = (await organisationById(db, told.by.organisationId))?.kind;
  const result = await receiveReferral(db, { source: kind === "gp" ? "gp" : "other", answers, asked, agreed }, told);
  if (result.kind !== "done") throw new Error(JSON.stringify(result));
  return result;
}
