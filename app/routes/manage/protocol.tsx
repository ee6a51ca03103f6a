import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "#machines/access.ts";
import { proposeProtocolVersion } from "../../commands/propose-protocol-version.ts";
import { ProposeForm } from "../../components/protocol/propose-form.tsx";
import { VersionsTable } from "../../components/protocol/versions-table.tsx";
import { type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { formValues, keyIn, newFormKey, typedIn, wrongIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { protocolVersionsPage } from "../../queries/protocol-versions.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";

const FIELDS = ["name", "definition", "key"] as const;

/** Longer than any version could be; a page is not the place for more. */
const LONGEST = 50_000;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "protocol.see");
  const { db, clock } = context.hub;
  const versions = await protocolVersionsPage(db, actor, clock());
  return data({ versions, mayPropose: may(actor, "protocol.propose"), key: newFormKey() });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "protocol.propose");
  const values = await formValues(request);
  const typed = typedIn(values, FIELDS);
  const again = (errors: readonly FieldError[], status: 409 | 422) => data({ errors, typed }, { status });
  const wrong = wrongIn(values, ["name", "definition"]);
  if (wrong.length > 0) return again(wrong, 422);
  const read = differencesIn(typed.definition);
  if (read.error) return again([{ field: "definition", message: read.error }], 422);
  const told = { by: actor, at: context.hub.clock(), ...keyIn(values) };
  const input = { name: typed.name, differences: read.differences };
  const result = await proposeProtocolVersion(context.hub.db, input, told);
  switch (result.kind) {
    case "done":
      throw seeOther(paths.protocolVersion(result.version));
    case "invalid":
      return again(result.errors.map(shown), 422);
    case "refused":
      return again([{ field: "definition", message: result.reason }], 409);
    case "conflict":
    case "not-found":
      throw noSuchPage();
  }
}

function differencesIn(text: string): { readonly differences?: unknown; readonly error?: string } {
  if (text.trim() === "") return { error: "Say what differs, or leave empty braces: {}." };
  if (text.length > LONGEST) return { error: "This is too long." };
  try {
    return { differences: JSON.parse(text) as unknown };
  } catch {
    return { error: "This is not JSON: check its braces, commas and quotation marks." };
  }
}

function shown({ path, message }: { readonly path: string; readonly message: string }): FieldError {
  if (path === "name") return { field: "name", message };
  return { field: "definition", message: path === "" ? message : `${path}: ${message}` };
}

export default function Protocol() {
  const { versions, mayPropose, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <SummaryOfErrors errors={sent?.errors} />
      <h1 className="govuk-heading-l">Triage protocol</h1>
      <p className="govuk-body">
        A case keeps the version it was triaged under. An administrator proposes a version, and a duty manager switches
        it on.
      </p>
      <VersionsTable versions={versions} />
      {mayPropose && (
        <ProposeForm
          formKey={sent?.typed.key || key}
          name={sent?.typed.name ?? ""}
          definition={sent?.typed.definition ?? "{\n}"}
          errors={sent?.errors}
        />
      )}
    </>
  );
}
