// Somebody who is no user, at a browser without scripts, and what the hub then has of them.
import { caseByReference, openCasesByDue, type CaseRow } from "#db/case.ts";
import { messagesOfCase } from "#db/message-to-hub.ts";
import { boxFor } from "#db/sealed.ts";
import { formWith } from "../hostile/forms-in.ts";
import type { AServer } from "./a-server.ts";

/** Keeps cookies, and follows to the next page. */
export function somebodyAt(hub: AServer) {
  let cookie = "";
  const visit = async (path: string, form?: URLSearchParams): Promise<{ status: number; page: string; at: string }> => {
    const answer = await hub.send(path, { ...(cookie ? { cookie } : {}), ...(form ? { form } : {}) });
    for (const set of answer.headers.getSetCookie()) cookie = set.split(";")[0] ?? "";
    if (answer.headers.get("clear-site-data")?.includes("cookies")) cookie = "";
    const to = answer.headers.get("location");
    if (to?.startsWith("/")) return visit(to);
    return { status: answer.status, page: await answer.text(), at: to ?? path };
  };
  const send = async (path: string, name: string, fields: Readonly<Record<string, string | readonly string[]>>) => {
    const form = formWith((await visit(path)).page, name);
    const body = new URLSearchParams(form.fields);
    for (const [field, value] of Object.entries(fields)) {
      body.delete(field);
      for (const one of [value].flat()) body.append(field, one);
    }
    return visit(form.address, body);
  };
  return {
    visit,
    write: (fields: Readonly<Record<string, string | readonly string[]>>) => send("/hello/write", "safeNow", fields),
    again: (fields: Readonly<Record<string, string | readonly string[]>>) => send("/hello/again", "reference", fields),
    /** Presses "Show it once"; answers what stands there. */
    async shown() {
      const { page } = await visit("/hello/sent", new URLSearchParams({ intent: "show" }));
      const [reference = "", word = ""] = [...page.matchAll(/<strong>([^<]+)<\/strong>/g)]
        .map(([, words]) => words ?? "")
        .filter((words) => words !== "Warning");
      return { page, reference, word };
    },
  };
}

/** Somebody who may be rung on a phone that others use too. */
export const RINGABLE = {
  safeNow: "yes",
  writer: "self",
  reach: "phone",
  reachAt: "07700 900321",
  whosePhone: "shared",
  othersSee: "yes",
  safeTime: "morning",
  safeDays: ["1", "4"],
  sayWeAre: "Pat from the choir",
  chosenName: "Wren",
  whatHappened: "Invented words of mine.",
};

/** The case with this reference; throws when there is none. */
export async function caseOf(hub: AServer, reference: string): Promise<CaseRow> {
  const row = await caseByReference(hub.server.hub.db, reference);
  if (!row) throw new Error(`No case ${reference}.`);
  return row;
}

/** What was told about the case, oldest first. */
export async function toldOf(hub: AServer, row: CaseRow): Promise<string[]> {
  const { db } = hub.server.hub;
  const box = await boxFor(db, row.key_id);
  return (await messagesOfCase(db, row.id)).map((one) =>
    box.open("message_to_hub", "body_sealed", one.id, one.body_sealed),
  );
}

/** How many cases are open. */
export const openCases = async (hub: AServer): Promise<number> =>
  (await openCasesByDue(hub.server.hub.db, { area: "essex", limit: 1000 })).length;
