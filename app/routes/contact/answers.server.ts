// Saving as answers are given: a few fields in, what now stands beside the questions out.
import type { ActionFunctionArgs } from "@remix-run/node";
import { saveContact } from "../../commands/save-contact.ts";
import type { FieldError } from "../../components/summary-of-errors.tsx";
import { formValues } from "../../forms.ts";
import { intakeOf, type CallPanel } from "../../queries/intake.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { callForm } from "./call-form.server.ts";

/** What the page in the browser is told. */
export type Kept =
  | {
      readonly kind: "saved";
      readonly contactId: string;
      readonly version: number;
      readonly panel: CallPanel;
      /** Answers that could not be kept as they are; the others were. */
      readonly errors: readonly FieldError[];
    }
  | { readonly kind: "conflict" | "refused"; readonly reason: string };

/** Keeps the posted answers of the call `id`, or of a new one. Wrong ones are named and left out; the rest is kept. */
export async function keepAnswers({ request, context }: ActionFunctionArgs, id: string): Promise<Response> {
  const actor = await requireRight(request, context, "contact.take");
  const { db, clock } = context.hub;
  const form = await callForm(db, await formValues(request));
  const at = clock();
  const isNew = id === "new";
  const saved = await saveContact(
    db,
    { contactId: isNew ? null : id, answers: form.answers, ...(isNew ? {} : { version: form.version }) },
    { by: actor, at, ...(form.key === undefined ? {} : { key: form.key }) },
  );
  if (saved.kind === "not-found") throw noSuchPage();
  if (saved.kind === "refused")
    return Response.json({ kind: "refused", reason: saved.reason } satisfies Kept, { status: 409 });
  if (saved.kind === "conflict")
    return Response.json({ kind: "conflict", reason: "Somebody else changed this call." } satisfies Kept, {
      status: 409,
    });
  const view = await intakeOf(db, actor, saved.contactId, at);
  if (!view) throw noSuchPage();
  const { contactId, version } = saved;
  return Response.json({ kind: "saved", contactId, version, panel: view.panel, errors: form.errors } satisfies Kept);
}
