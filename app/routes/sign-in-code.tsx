import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { confirmCode, WRONG_CODE } from "../commands/confirm-code.ts";
import { Button } from "../components/govuk/button.tsx";
import { Input } from "../components/govuk/input.tsx";
import { errorFor, SummaryOfErrors } from "../components/summary-of-errors.tsx";
import { formValues, typedIn } from "../forms.ts";
import { landingOf, paths } from "../paths.ts";
import { seeOther } from "../responses.ts";
import type { PageHandle } from "../root.tsx";
import { pendingSession, sessionCookie } from "../session.server.ts";
import { signInLimits } from "../sign-in-limits.ts";

export const handle: PageHandle = { exit: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!(await pendingSession(request, context))) throw seeOther(paths.signIn());
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { hub, visit } = context;
  const half = await pendingSession(request, context);
  if (!half) throw seeOther(paths.signIn());
  const code = typedIn(await formValues(request), ["code"]).code.replace(/[\s-]/g, "");
  if (!/^\d{6}$/.test(code))
    return data({ errors: [{ field: "code", message: "Enter the six figures of the code" }] }, { status: 422 });

  const result = await signInLimits(hub).attempt(`code ${half.userId}`, visit?.address ?? "", async () => {
    const answer = await confirmCode(hub.db, half, code, hub.clock());
    return { right: answer.kind === "done", answer };
  });
  const wrong = { errors: [{ field: "code", message: WRONG_CODE }] };
  if (!result) return data(wrong, { status: 429 });
  if (result.kind !== "done") return data(wrong, { status: 422 });
  throw seeOther(landingOf(result.role), { "Set-Cookie": sessionCookie(hub, result.token) });
}

export default function SignInCode() {
  const sent = useActionData<typeof action>();
  return (
    <form method="post" action={paths.signInCode()} noValidate>
      <SummaryOfErrors errors={sent?.errors} />
      <h1 className="govuk-heading-l">Enter your code</h1>
      <Input
        id="code"
        name="code"
        label="Six figures"
        hint="Your authenticator app shows them. A new code comes every 30 seconds."
        inputmode="numeric"
        autocomplete="one-time-code"
        spellcheck={false}
        classes="govuk-input--width-10"
        errorMessage={errorFor(sent?.errors, "code")}
      />
      <Button preventDoubleClick>Continue</Button>
    </form>
  );
}
