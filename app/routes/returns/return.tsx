import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openReturn } from "../../commands/open-return.ts";
import { releaseReturn } from "../../commands/release-return.ts";
import { withdrawReturn } from "../../commands/withdraw-return.ts";
import { formValues, keyIn, newFormKey, typedIn, wrongIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { returnPage } from "../../queries/report-return.ts";
import { MOST_PURPOSE, problemsWithRelease } from "../../reports/returns/recipient.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { ReturnShown, type Sent } from "./return-shown.tsx";

/** One number of a return: how it stands, to whom it was released, and, for those who may see them, its exact numbers. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "return.prepare");
  const { hub } = context;
  const id = params["id"] ?? "";
  const opened = await openReturn(hub.db, { snapshotId: id }, { by: actor, at: hub.clock() });
  const page = opened.kind === "done" ? await returnPage(hub.db, actor, id, opened.exact) : null;
  if (!page) throw noSuchPage();
  return { page, key: newFormKey() };
}

const FIELDS = ["name", "organisation", "email", "purpose"] as const;

/** Releases the return to somebody, or withdraws it. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "return.release");
  const values = await formValues(request);
  const { hub } = context;
  const snapshotId = params["id"] ?? "";
  const { step, why, key } = typedIn(values, ["step", "why", "key"]);
  const typed = { ...typedIn(values, FIELDS), why };
  const releasing = step !== "withdraw";
  const wrong = wrongIn(values, releasing ? FIELDS : ["why"]);
  const problems = releasing ? problemsWithRelease(typed) : problemsWithWhy(why);
  const errors = [...wrong, ...problems.filter(({ field }) => !wrong.some((one) => one.field === field))];
  const sent: Sent = { typed, key, step: releasing ? "release" : "withdraw", errors };
  const told = { by: actor, at: hub.clock(), ...keyIn(values) };
  if (errors.length > 0) {
    if (!(await returnPage(hub.db, actor, snapshotId, false))) throw noSuchPage();
    return data<Sent>(sent, { status: 422 });
  }
  const { name, organisation, email, purpose } = typed;
  const result = releasing
    ? await releaseReturn(hub.db, { snapshotId, name, organisation, email, purpose }, told)
    : await withdrawReturn(hub.db, { snapshotId, why }, told);
  switch (result.kind) {
    case "done":
      throw seeOther(paths.return(snapshotId));
    case "refused":
      return data<Sent>({ ...sent, key: newFormKey(), errors: [{ message: result.reason }] }, { status: 409 });
    case "conflict":
    case "not-found":
      throw noSuchPage();
  }
}

function problemsWithWhy(why: string): { field: string; message: string }[] {
  if (why.trim() === "") return [{ field: "why", message: "Say why, in a sentence" }];
  return why.length > MOST_PURPOSE ? [{ field: "why", message: `Shorten it to ${MOST_PURPOSE} characters` }] : [];
}

export default function OneReturn() {
  const { page, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return <ReturnShown page={page} formKey={key} sent={sent} />;
}
