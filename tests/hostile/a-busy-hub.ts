// A hub with everybody signed in, and what they do all day, done by sending the very forms of its pages.
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { loadCatalogue } from "#app/commands/load-catalogue.ts";
import type { Role } from "#machines/roles.ts";
import { type AServer, aServer, type SendOptions } from "../routes/a-server.ts";
import { formWith, type PageForm } from "./forms-in.ts";

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The demonstration's people, by what they are here. */
export const WHO = {
  handler: "handler.one@example.org",
  secondHandler: "handler.two@example.org",
  manager: "duty.manager@example.org",
  willow: "gp.willow@example.org",
  chapel: "gp.chapel@example.org",
  harbour: "partner.harbour@example.org",
  lantern: "partner.lantern@example.org",
  council: "partner.council@example.org",
  commissioner: "commissioner@example.org",
  finance: "finance@example.org",
  governance: "governance@example.org",
  administrator: "administrator@example.org",
} as const;
export type Who = keyof typeof WHO;

export const ROLE_OF: Readonly<Record<Who, Role>> = {
  handler: "call-handler",
  secondHandler: "call-handler",
  manager: "duty-manager",
  willow: "referrer",
  chapel: "referrer",
  harbour: "partner",
  lantern: "partner",
  council: "partner",
  commissioner: "commissioner",
  finance: "finance-lead",
  governance: "governance-lead",
  administrator: "administrator",
};

export interface BusyHub extends AServer {
  readonly cookie: Readonly<Record<Who, string>>;
  /** Opens a page as somebody; throws when it is not a page of theirs. */
  page(who: Who, path: string): Promise<string>;
  /** Sends a form as it stands, with these fields in place of its own. */
  submit(who: Who, form: PageForm, fields?: Fields, options?: SendOptions): Promise<Response>;
}

/** Puts fields in place of those of the same name; an empty list takes the name out. */
export function withFields(form: PageForm, fields: Fields): URLSearchParams {
  const body = new URLSearchParams(form.fields);
  for (const [name, value] of Object.entries(fields)) {
    body.delete(name);
    for (const one of [value].flat()) body.append(name, one);
  }
  return body;
}

/** Starts a hub with prices, and signs everybody in. The caller closes it. */
export async function aBusyHub(): Promise<BusyHub> {
  const hub = await aServer();
  const { db, clock } = hub.server.hub;
  const told = { by: { userId: "clock", organisationId: "clock", role: "clock", area: "essex" }, at: clock() } as const;
  await loadCatalogue(db, { demo: true }, told);
  const signed = await Promise.all(
    Object.entries(WHO).map(async ([who, email]) => [who, await hub.signIn(email)] as const),
  );
  const cookie = Object.fromEntries(signed) as Record<Who, string>;
  return {
    ...hub,
    cookie,
    async page(who, path) {
      const response = await hub.send(path, { cookie: cookie[who] });
      const page = await response.text();
      if (response.status !== 200) throw new Error(`${path} as ${who}: ${response.status}`);
      return page;
    },
    submit: (who, form, fields = {}, options = {}) =>
      hub.send(form.address, { cookie: cookie[who], form: withFields(form, fields), ...options }),
  };
}

/** Where an answer leads; throws with what the page says is wrong when it leads nowhere. */
export async function led(response: Response): Promise<string> {
  const to = response.headers.get("location");
  if (response.status === 303 && to !== null) return to;
  const said = [...(await response.text()).matchAll(/govuk-error-message[^>]*>(.*?)<\/p>/gs)].map(([, words]) => words);
  throw new Error(`${response.status}: ${said.join(" | ")}`);
}

/** A call as it is typed, with nobody's answers but these. */
export const CALLED: Fields = {
  safeToTalk: "yes",
  immediateDanger: "no",
  source: "self",
  chosenName: "Test",
  name: "Test Person",
  phone: "01632 960123",
  contactSafe: "safe",
  whosePhone: "mine",
  othersSee: "no",
  whatHappened: "Invented words.",
  topics: ["stalking"],
  children: "none",
  "consent.service": "yes",
  "consent.sharing": "yes",
  "risk.tool": "professional-only",
  "risk.grade": "high",
};

export interface TakenCall {
  readonly contact: string;
  readonly caseAddress: string;
}

/** Begins a call and saves these answers; answers where it is. */
export async function begunCall(hub: BusyHub, answers: Fields = {}, who: Who = "handler"): Promise<string> {
  const form = formWith(await hub.page(who, "/contacts/new"), "immediateDanger");
  return led(await hub.submit(who, form, { ...CALLED, ...answers, intent: "save" }));
}

/** The form of a call with everything that is suggested agreed, ready to be sent. */
export async function agreeForm(hub: BusyHub, contact: string, who: Who = "handler"): Promise<PageForm> {
  return formWith(await hub.page(who, contact), "agreedGrade");
}

/** Takes a call from the first question to the agreed plan. */
export async function takenCall(hub: BusyHub, answers: Fields = {}, plan: Fields = {}): Promise<TakenCall> {
  const contact = await begunCall(hub, answers);
  const form = await agreeForm(hub, contact);
  const agreed = { agreedGrade: "high", gradeReason: "Agreed with them.", sendNow: "yes", intent: "agree", ...plan };
  return { contact, caseAddress: await led(await hub.submit("handler", form, agreed)) };
}

/** A referral by a practice; answers its reference's page. */
export async function sentReferral(hub: BusyHub, fields: Fields = {}, who: Who = "willow"): Promise<string> {
  const form = formWith(await hub.page(who, "/refer"), "immediateDanger");
  return led(await hub.submit(who, form, { ...REFERRED, ...fields }));
}

export const REFERRED: Fields = {
  immediateDanger: "no",
  name: "Test Person",
  birthDate: "27 3 1990",
  phone: "01632 960456",
  contactSafe: "safe",
  agreed: "yes",
};

/** What changes by looking alone: who was seen when, who read what, that the hub is alive. */
const LOOKING = ["session", "audit", "heartbeat"];

/** Everything that is stored, by table: two are equal when nothing was written between them. */
export async function stored(hub: AServer, but: readonly string[] = LOOKING): Promise<Record<string, string>> {
  const { q } = hub.server.hub.db;
  const tables = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`.execute(q);
  const kept: Record<string, string> = {};
  for (const { name } of tables.rows) {
    if (but.includes(name)) continue;
    const { rows } = await sql`select * from ${sql.table(name)} order by rowid`.execute(q);
    kept[name] = `${rows.length} rows, ${createHash("sha256").update(JSON.stringify(rows)).digest("hex")}`;
  }
  return kept;
}

/** How many rows a table holds. */
export async function countOf(hub: AServer, table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(hub.server.hub.db.q);
  return rows[0]?.n ?? 0;
}
