import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ROLES } from "#machines/roles.ts";
import { inviteUser, ROLE_DOES_NOT_FIT, TAKEN } from "../../commands/invite-user.ts";
import { Button } from "../../components/govuk/button.tsx";
import { Input } from "../../components/govuk/input.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { errorsOf, formValues, HIDDEN_WORDS, isPlain, keyIn, newFormKey, typedIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { organisationChoices } from "../../queries/users.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { CodeShownBefore, JoinCode } from "./join-code.tsx";
import { UserFields } from "./user-fields.tsx";

const invitation = z.object({
  name: z
    .string("Enter their name")
    .trim()
    .min(1, "Enter their name")
    .max(200, "Enter a name of at most 200 characters")
    .refine(isPlain, HIDDEN_WORDS),
  email: z
    .string("Enter their email address")
    .trim()
    .min(1, "Enter their email address")
    .max(254, "Enter an email address of at most 254 characters")
    .pipe(z.email("Enter an email address like name@example.org")),
  role: z.enum(ROLES, "Choose their role"),
  organisationId: z
    .string("Choose their organisation")
    .min(1, "Choose their organisation")
    .regex(/^\w{1,64}$/, "Choose their organisation"),
});

const FIELD_OF: Readonly<Record<string, string>> = { [TAKEN]: "email", [ROLE_DOES_NOT_FIT]: "role" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "user.manage");
  return data({ key: newFormKey(), organisations: await organisationChoices(context.hub.db, actor.area) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "user.manage");
  const values = await formValues(request);
  const typed = typedIn(values, ["name", "email", "role", "organisationId", "key"]);
  const form = invitation.safeParse(values);
  if (!form.success) return data({ errors: errorsOf(form.error), typed, invited: null }, { status: 422 });
  const result = await inviteUser(context.hub.db, form.data, { by: actor, at: context.hub.clock(), ...keyIn(values) });
  if (result.kind === "not-found" || result.kind === "conflict") throw noSuchPage();
  if (result.kind === "refused") {
    const field = FIELD_OF[result.reason];
    const error = { message: result.reason, ...(field ? { field } : {}) };
    return data({ errors: [error], typed, invited: null }, { status: 422 });
  }
  const { userId, code } = result;
  return data({ errors: [], typed, invited: { userId, code } }, { status: code === null ? 409 : 200 });
}

export default function NewUser() {
  const { organisations, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  if (sent?.invited) {
    const { userId, code } = sent.invited;
    const { name } = sent.typed;
    return code === null ? <CodeShownBefore name={name} userId={userId} /> : <JoinCode name={name} code={code} />;
  }
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <SummaryOfErrors errors={sent?.errors} />
        <h1 className="govuk-heading-l">Invite somebody</h1>
        <form method="post" action={paths.newUser()} noValidate>
          <HiddenFields fields={{ key: sent?.typed.key ?? key }} />
          <Input
            name="name"
            id="name"
            label="Name"
            autocomplete="off"
            value={sent?.typed.name}
            errorMessage={errorFor(sent?.errors, "name")}
          />
          <Input
            name="email"
            id="email"
            type="email"
            label="Email address"
            hint="Their own work address: it is what they sign in with."
            autocomplete="off"
            spellcheck={false}
            value={sent?.typed.email}
            errorMessage={errorFor(sent?.errors, "email")}
          />
          <UserFields
            organisations={organisations}
            role={sent?.typed.role ?? ""}
            organisationId={sent?.typed.organisationId ?? ""}
            errors={sent?.errors}
          />
          <Button preventDoubleClick>Make the invitation</Button>
        </form>
      </div>
    </div>
  );
}
