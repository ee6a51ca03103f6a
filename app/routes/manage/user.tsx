import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ROLE_WORDS, ROLES } from "#machines/roles.ts";
import { changeUser } from "../../commands/change-user.ts";
import type { Result } from "../../commands/result.ts";
import { renewInvitation, ROLE_DOES_NOT_FIT } from "../../commands/invite-user.ts";
import { Button } from "../../components/govuk/button.tsx";
import { InsetText } from "../../components/govuk/inset-text.tsx";
import { Radios } from "../../components/govuk/radios.tsx";
import { SummaryList } from "../../components/govuk/summary-list.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { StaleForm } from "../../components/stale-form.tsx";
import { errorFor, type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { errorsOf, formValues, keyIn, newFormKey, typedIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { organisationChoices, showUser } from "../../queries/users.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { JoinCode } from "./join-code.tsx";
import { UserFields } from "./user-fields.tsx";

const version = z.coerce.number("Open the page again").int("Open the page again").positive("Open the page again");
const change = z.object({
  role: z.enum(ROLES, "Choose their role"),
  organisationId: z
    .string("Choose their organisation")
    .min(1, "Choose their organisation")
    .regex(/^\w{1,64}$/, "Choose their organisation"),
  status: z.enum(["enabled", "disabled"], "Choose whether they may sign in"),
  version,
});

const STATUS_WORDS: Readonly<Record<string, string>> = { enabled: "May sign in", disabled: "Disabled" };

interface Sent {
  readonly errors: readonly FieldError[];
  readonly typed: Record<"role" | "organisationId" | "status" | "version" | "key", string> | null;
  readonly theirs: Readonly<Record<string, string>> | null;
  readonly code: string | null;
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "user.manage");
  const { db } = context.hub;
  const user = await showUser(db, params.id ?? "", actor);
  if (!user) throw noSuchPage();
  return data({ user, key: newFormKey(), organisations: await organisationChoices(db, actor.area) });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "user.manage");
  const { db, clock } = context.hub;
  const values = await formValues(request);
  const told = { by: actor, at: clock(), ...keyIn(values) };
  const userId = params.id ?? "";
  const sent: Sent = {
    errors: [],
    typed: typedIn(values, ["role", "organisationId", "status", "version", "key"]),
    theirs: null,
    code: null,
  };
  if (values.intent === "new-code") {
    const asked = version.safeParse(values.version);
    const result = await renewInvitation(db, { userId, version: asked.data ?? 0 }, told);
    if (result.kind === "not-found") throw noSuchPage();
    if (result.kind === "done" && result.code !== null) return data<Sent>({ ...sent, code: result.code });
    const message = notRenewed(result);
    return data<Sent>({ ...sent, typed: null, errors: [{ message }] }, { status: 409 });
  }
  const form = change.safeParse(values);
  if (!form.success) return data<Sent>({ ...sent, errors: errorsOf(form.error) }, { status: 422 });
  const { status, ...rest } = form.data;
  const result = await changeUser(db, { userId, ...rest, enabled: status === "enabled" }, told);
  switch (result.kind) {
    case "done":
      throw seeOther(paths.users());
    case "not-found":
      throw noSuchPage();
    case "conflict":
      return data<Sent>({ ...sent, theirs: result.theirs }, { status: 409 });
    case "refused": {
      const field = result.reason === ROLE_DOES_NOT_FIT ? { field: "role" } : {};
      return data<Sent>({ ...sent, errors: [{ message: result.reason, ...field }] }, { status: 422 });
    }
  }
}

function notRenewed(result: Result): string {
  if (result.kind === "refused") return result.reason;
  return result.kind === "done"
    ? "You have already made a new code. It was shown once and is kept nowhere. If nobody wrote it down, make another."
    : "Somebody changed this while you had it open. Try again.";
}

const disabledHint = (manages: boolean): string =>
  manages
    ? "What they hold goes back to the queue. What they are told of as a manager goes to the hub’s manager or the duty manager, until you choose somebody else."
    : "What they hold goes back to the queue.";

export default function User() {
  const { user, organisations, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  if (sent?.code) return <JoinCode name={user.name} code={sent.code} />;
  const typed = sent?.typed;
  const organisationName = (id: string) => organisations.find((organisation) => organisation.id === id)?.name ?? "";
  // After a conflict the form carries the version that stands: sending it again is a decision, not an accident.
  const hidden = { key: sent?.theirs ? key : (typed?.key ?? key), version: user.version };
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <SummaryOfErrors errors={sent?.errors} />
        {sent?.theirs && typed && (
          <StaleForm
            fields={[
              { label: "Role", theirs: sent.theirs.role ?? "", yours: ROLE_WORDS[typed.role as "partner"] ?? "" },
              {
                label: "Organisation",
                theirs: sent.theirs.organisationId ?? "",
                yours: organisationName(typed.organisationId),
              },
              { label: "Status", theirs: sent.theirs.status ?? "", yours: STATUS_WORDS[typed.status] ?? "" },
            ]}
          />
        )}
        <h1 className="govuk-heading-l">{user.name}</h1>
        <SummaryList
          rows={[
            { key: "Email address", value: user.email },
            { key: "Status", value: user.status },
            user.manages.length > 0 && { key: "Told when it is late twice", value: user.manages.join(", ") },
          ]}
        />
        {user.isOneself ? (
          <InsetText>This is you. Another administrator can change what you may do.</InsetText>
        ) : (
          <form method="post" action={paths.user(user.id)} noValidate>
            <HiddenFields fields={hidden} />
            <UserFields
              organisations={organisations}
              role={typed?.role ?? user.role}
              organisationId={typed?.organisationId ?? user.organisationId}
              errors={sent?.errors}
            />
            <Radios
              name="status"
              fieldset={{ legend: { text: "May they sign in?", classes: "govuk-fieldset__legend--s" } }}
              items={[
                { value: "enabled", text: "Yes" },
                { value: "disabled", text: "No", hint: disabledHint(user.manages.length > 0) },
              ]}
              value={typed?.status ?? (user.enabled ? "enabled" : "disabled")}
              errorMessage={errorFor(sent?.errors, "status")}
            />
            <Button preventDoubleClick>Save</Button>
          </form>
        )}
        {user.invited && (
          <form method="post" action={paths.user(user.id)}>
            <HiddenFields fields={{ key: `${key}-code`, version: user.version, intent: "new-code" }} />
            <h2 className="govuk-heading-m">The join code was lost, or has run out</h2>
            <Button classes="govuk-button--secondary" preventDoubleClick>
              Make a new code
            </Button>
          </form>
        )}
      </div>
    </div>
  );
}
