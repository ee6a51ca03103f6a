import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { signIn, WRONG } from "../commands/sign-in.ts";
import { Button } from "../components/govuk/button.tsx";
import { Input } from "../components/govuk/input.tsx";
import { InsetText } from "../components/govuk/inset-text.tsx";
import { PasswordInput } from "../components/govuk/password-input.tsx";
import { errorFor, SummaryOfErrors } from "../components/summary-of-errors.tsx";
import { errorsOf, formValues, typedIn } from "../forms.ts";
import { landingOf, paths } from "../paths.ts";
import { seeOther } from "../responses.ts";
import type { PageHandle } from "../root.tsx";
import { sessionCookie, signedIn } from "../session.server.ts";
import { signInLimits } from "../sign-in-limits.ts";

export const handle: PageHandle = { exit: true };

const EMAIL_NEEDED = "Enter your email address";
const PASSWORD_NEEDED = "Enter your password";
const typedForm = z.object({
  email: z
    .string(EMAIL_NEEDED)
    .trim()
    .min(1, EMAIL_NEEDED)
    .max(320, "Enter an email address of at most 320 characters"),
  password: z.string(PASSWORD_NEEDED).min(1, PASSWORD_NEEDED).max(1000, "Enter a password of at most 1000 characters"),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await signedIn(request, context);
  if (actor) throw seeOther(landingOf(actor.role));
  return data({ demo: context.hub.mode === "demo" });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const values = await formValues(request);
  const typed = typedIn(values, ["email"]);
  const form = typedForm.safeParse(values);
  if (!form.success) return data({ errors: errorsOf(form.error), typed }, { status: 422 });

  const { hub, visit } = context;
  const result = await signInLimits(hub).attempt(form.data.email, visit?.address ?? "", async () => {
    const answer = await signIn(hub.db, form.data, hub.clock());
    return { right: answer.kind === "done", answer };
  });
  // The same words whether it was wrong or has to wait: only the status says which.
  const wrong = { errors: [{ field: "email", message: WRONG }], typed };
  if (!result) return data(wrong, { status: 429 });
  if (result.kind !== "done") return data(wrong, { status: 422 });
  const next = result.codeNeeded ? paths.signInCode() : landingOf(result.role);
  throw seeOther(next, { "Set-Cookie": sessionCookie(hub, result.token) });
}

export default function SignIn() {
  const { demo } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <SummaryOfErrors errors={sent?.errors} />
        <h1 className="govuk-heading-l">Sign in</h1>
        <form method="post" action={paths.signIn()} noValidate>
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
          <PasswordInput
            id="password"
            name="password"
            label="Password"
            classes="govuk-!-width-two-thirds"
            errorMessage={errorFor(sent?.errors, "password")}
          />
          <Button preventDoubleClick>Sign in</Button>
        </form>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.join()}>
            I have a join code
          </a>
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.referrerSignIn()}>
            I refer people and have no password
          </a>
        </p>
        {demo && (
          <InsetText>
            This is a demonstration. To see who can sign in, type <code>npm run -s hub -- demo-users</code> in the
            terminal.
          </InsetText>
        )}
      </div>
    </div>
  );
}
