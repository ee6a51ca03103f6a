// What every page of a case does first: who asks, may they, and the reading written down.
import type { AppLoadContext } from "@remix-run/node";
import { data } from "@remix-run/node";
import type { Right } from "#machines/access.ts";
import type { Instant } from "#machines/time.ts";
import { openCase } from "../../commands/open-case.ts";
import type { Result } from "../../commands/result.ts";
import type { Told } from "../../commands/told.ts";
import type { CaseProblem } from "../../components/case/problem.tsx";
import { formValues, isPlain, type FormValues } from "../../forms.ts";
import type { Hub } from "../../hub.ts";
import { isTheirCase } from "../../queries/case-frame.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight, type SignedInActor } from "../../session.server.ts";

interface Args {
  readonly request: Request;
  readonly context: AppLoadContext;
  readonly params: Readonly<Record<string, string | undefined>>;
}

export interface Opened {
  readonly hub: Hub;
  readonly actor: SignedInActor;
  readonly caseId: string;
  readonly at: Instant;
  /** A fresh key for the forms of this page: the same form sent twice is one record. */
  readonly key: string;
}

/** Opens the case of this address for reading. Another hub's case is the same page-not-found as none. */
export async function opened({ request, context, params }: Args): Promise<Opened> {
  const actor = await requireRight(request, context, "case.read");
  const { hub } = context;
  const at = hub.clock();
  const result = await openCase(hub.db, { caseId: params["id"] ?? "" }, { by: actor, at });
  if (result.kind !== "done") throw noSuchPage();
  return { hub, actor, caseId: result.caseId, at, key: crypto.randomUUID() };
}

export interface Posted {
  readonly hub: Hub;
  readonly told: Told;
  readonly caseId: string;
  readonly values: FormValues;
  /** The version the form was made from; absent when it was not sent, and never right when it is no number. */
  readonly version?: number;
}

/** A form of a case's page: who sent it, if they may, and what it says. */
export async function posted({ request, context, params }: Args, right: Right = "case.change"): Promise<Posted> {
  const actor = await requireRight(request, context, right);
  const { hub } = context;
  const caseId = params["id"] ?? "";
  // Whose case it is comes before anything that was typed: a stranger's form is never read.
  if (!(await isTheirCase(hub.db, caseId, actor))) throw noSuchPage();
  const values = await formValues(request);
  const key = one(values, "key").slice(0, 100);
  const typed = one(values, "version");
  return {
    hub,
    told: { by: actor, at: hub.clock(), ...(key === "" ? {} : { key }) },
    caseId,
    values,
    ...(typed === "" ? {} : { version: /^\d{1,9}$/.test(typed) ? Number(typed) : -1 }),
  };
}

/** An id or a button's value, without spaces around it; "" when it was not sent, or holds what no id does. */
export function one(values: FormValues, name: string): string {
  const value = ([values[name] ?? ""].flat()[0] ?? "").trim();
  return isPlain(value) ? value : "";
}

/** The value of a field when it is one of a list; null for anything else. */
export function chosen<const T extends string>(values: FormValues, name: string, among: readonly T[]): T | null {
  const value = [values[name] ?? ""].flat();
  return value.length === 1 ? (among.find((known) => known === value[0]) ?? null) : null;
}

/** The page for a command that was not done: 409, with what is possible or what stands now; or no page at all. */
export function notDone(result: Exclude<Result, { kind: "done" }>, typed: FormValues = {}) {
  if (result.kind === "not-found") throw noSuchPage();
  const problem: CaseProblem =
    result.kind === "refused"
      ? { kind: "refused", reason: result.reason, possible: [...result.possible] }
      : { kind: "conflict", theirs: { ...result.theirs } };
  return data({ problem, errors: [], typed }, { status: 409 });
}

/** The page for a form with something wrong in it: 422, what to do at each field, and everything typed still there. */
export function putRight(errors: readonly { field?: string | undefined; message: string }[], typed: FormValues) {
  return data({ problem: null, errors: [...errors], typed }, { status: 422 });
}
