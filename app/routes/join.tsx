import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { z } from "zod";
import { joinHub, NO_INVITATION } from "../commands/join-hub.ts";
import { Button } from "../components/govuk/button.tsx";
import { Input } from "../components/govuk/input.tsx";
import { PasswordInput } from "../components/govuk/password-input.tsx";
import { errorFor, SummaryOfErrors } from "../components/summary-of-errors.tsx";
import { errorsOf, formValues, typedIn } from "../forms.ts";
import { landingOf, paths } from "../paths.ts";
import { seeOther } from "../responses.ts";
import type { PageHandle } from "../root.tsx";
import { sessionCookie, signedIn } from "../session.server.ts";
import { signInLimits } from "../sign-in-limits.ts";

export const handle: PageHandle = { exit: true };

const joinForm = z.object({
  email: z
    .string("Enter your email address")
    .trim()
    .min(1, "Enter your email address")
    .max(320, "Enter an email address of at most 320 characters"),
  code: z
    .string("Enter the join code")
    .trim()
    .min(1, "Enter the join code")
    .max(60, "Enter a join code like ABCD-2345-EFGH-6789"),
  password: z
    .string("Choose a password")
    .min(12, "Choose a password of at least 12 characters: three words that do not belong together are good")
    .max(1000, "Choose a password of at most 1000 characters"),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await signedIn(request, context);
  if (actor) throw seeOther(landingOf(actor.role));
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const values = await formValues(request);
  const typed = typedIn(values, ["email", "code"]);
  const form = joinForm.safeParse(values);
  if (!form.success) return data({ errors: errorsOf(form.error), typed }, { status: 422 });
  const { hub, visit } = context;
  const result = await signInLimits(hub).attempt(`join ${form.data.email}`, visit?.address ?? "", async () => {
    const answer = await joinHub(hub.db, form.data, hub.clock());
    return { right: answer.kind === "done", answer };
  });
  const wrong = { errors: [{ field: "code", message: NO_INVITATION }], typed };
  if (!result) return data(wrong, { status: 429 });
  if (result.kind !== "done") return data(wrong, { status: 422 });
  throw seeOther(landingOf(result.role), { "Set-Cookie": sessionCookie(hub, result.token) });
}

export default function Join() {
  const sent = useActionData<typeof action>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <SummaryOfErrors errors={sent?.errors} />
        <h1 className="govuk-heading-l">Join the hub</h1>
        <form method="post" action={paths.join()} noValidate>
          <Input
            id="email"
            name="email"
            type="email"
            label="Email address"
            autocomplete="username"
            spellcheck={false}
            classes="govuk-!-width-two-thirds"
            value={sent?.typed.email}
            errorMessage={errorFor(sent?.errors, "email")}
          />
          <Input
            id="code"
            name="code"
            label="Join code"
            hint="Your administrator gave it to you. It looks like ABCD-2345-EFGH-6789."
            autocomplete="off"
            spellcheck={false}
            classes="govuk-input--width-20"
            value={sent?.typed.code}
            errorMessage={errorFor(sent?.errors, "code")}
          />
          <PasswordInput
            id="password"
            name="password"
            label="Choose a password"
            hint="At least 12 characters."
            autocomplete="new-password"
            classes="govuk-!-width-two-thirds"
            errorMessage={errorFor(sent?.errors, "password")}
          />
          <Button preventDoubleClick>Join</Button>
        </form>
      </div>
    </div>
  );
}
