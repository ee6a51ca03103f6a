// A call taken by form posts alone, as a script without a browser takes it.
import { action as newAction, loader as newLoader } from "#app/routes/contact/new.tsx";
import { action, loader } from "#app/routes/contact/contact.tsx";
import type { CallAnswer, CallPage } from "#app/routes/contact/call.server.ts";
import type { Answered, Visitor } from "./visitor.ts";

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Everything that is needed before a plan can be agreed, and enough to make some of it interesting. All invented. */
export const ENOUGH: Fields = {
  immediateDanger: "no",
  whereNow: "1 Invented Row, Testville",
  cutOffPlan: "ring-back",
  distressWord: "marmalade",
  source: "self",
  chosenName: "Sam",
  name: "Sam Invented",
  phone: "01632 960123",
  contactSafe: "safe",
  strangulation: "within72h",
  topics: ["stalking", "isolation"],
  "topics-shown": "yes",
  children: "3, 7",
  "consent.service": "yes",
  "consent.sharing": "yes",
};

const asForm = (fields: Fields): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return form;
};

/** What the page is shown. */
export const pageOf = (answer: Answered) => answer.data as CallPage & Partial<CallAnswer>;

export const see = (who: Visitor, id: string): Promise<Answered> => who.get(loader, `/contacts/${id}`, { id });

/** Posts to the call, with the key and the version of `page` unless the fields say others. */
export async function say(who: Visitor, id: string, fields: Fields, from?: Answered): Promise<Answered> {
  const { key, view } = pageOf(from ?? (await see(who, id)));
  const form = asForm({ key, version: String(view.version), ...fields });
  return who.post(action, `/contacts/${id}`, form, { id });
}

/** Posts a first form; answers with the address it leads to. */
export async function begin(who: Visitor, fields: Fields): Promise<Answered> {
  const { key } = pageOf(await who.get(newLoader, "/contacts/new"));
  return who.post(newAction, "/contacts/new", asForm({ key, ...fields }));
}

export const idIn = (answer: Answered): string => answer.location?.split("/").at(-1) ?? "";

/** The fields that agree everything that is suggested, under this grade. */
export async function agreeing(who: Visitor, id: string, agreedGrade: string): Promise<Fields> {
  await say(who, id, { intent: "save", agreedGrade });
  const { suggestion } = pageOf(await see(who, id)).view.panel;
  const actions = suggestion?.actions ?? [];
  return {
    intent: "agree",
    agreedGrade,
    gradeReason: suggestion?.grade === agreedGrade ? "" : "What was said on the call.",
    sendNow: "yes",
    actions: actions.map((one) => one.pathway),
    "actions-shown": actions.map((one) => one.pathway),
    ...Object.fromEntries(actions.map((one) => [`owner.${one.pathway}`, one.ownerId])),
  };
}

/** Takes a whole call and agrees what is suggested: the id of the case. */
export async function takenCall(who: Visitor, grade = "medium", fields: Fields = ENOUGH): Promise<string> {
  const id = idIn(await begin(who, { intent: "save", ...fields }));
  return idIn(await say(who, id, await agreeing(who, id, grade)));
}
