// An administrator at "What this area offers", with a form that is right as it stands.
import type { AreaPage, Effect } from "#app/queries/area-settings.ts";
import { action, loader } from "#app/routes/manage/area.tsx";
import { aHub, freshDb } from "../factories.ts";
import { visitor, type Answered } from "./visitor.ts";

export const PATH = "/manage/area";

/** A form that is right, and sets high from twelve. */
export const SET: Readonly<Record<string, string>> = {
  version: "1",
  "fromDay-day": "4",
  "fromDay-month": "3",
  "fromDay-year": "2026",
  visibleHigh: "12",
  mediumFrom: "10",
  escalationIncidents: "3",
  repeatMonths: "12",
  unavailable: "dapo",
};

interface Sent {
  readonly errors: readonly { field?: string; message: string }[];
  readonly typed: Record<string, unknown> & { readonly rows: readonly Record<string, string>[] };
  readonly effect: Effect | null;
  readonly stale: readonly { label: string; yours: string; theirs: string }[] | null;
}
export const sentOf = (answer: Answered) => answer.data as Sent;

export async function atTheArea() {
  const db = await freshDb();
  const hub = await aHub(db);
  const who = await visitor(db, hub, "administrator");
  const see = async () => ((await who.get(loader, PATH)).data as { page: AreaPage }).page;
  const send = (fields: Record<string, string | readonly string[]> = {}, intent = "save") => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...SET, intent, ...fields }))
      for (const one of [value].flat()) form.append(name, one);
    return who.post(action, PATH, form);
  };
  const fields = async (changes: Record<string, string | readonly string[]>, intent?: string) =>
    sentOf(await send(changes, intent)).errors.map(({ field }) => field);
  return { db, hub, who, see, send, fields };
}
