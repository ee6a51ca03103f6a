import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { z } from "zod";
import {
  askForCode,
  nameYourself,
  proveCode,
  WRONG_MAIL_CODE,
  type SignedInByCode,
} from "../commands/sign-in-by-code.ts";
import { Button } from "../components/govuk/button.tsx";
import { Input } from "../components/govuk/input.tsx";
import { HiddenFields } from "../components/hidden-fields.tsx";
import { errorFor, type FieldError, SummaryOfErrors } from "../components/summary-of-errors.tsx";
import { errorsOf, formValues, HIDDEN_WORDS, isPlain, typedIn } from "../forms.ts";
import type { Hub } from "../hub.ts";
import { landingOf, paths } from "../paths.ts";
import { seeOther } from "../responses.ts";
import type { PageHandle } from "../root.tsx";
import { sessionCookie, signedIn } from "../session.server.ts";
import { LONGEST_MS } from "../session-length.ts";
import { signInLimits } from "../sign-in-limits.ts";

export const handle: PageHandle = { exit: true };

const askForm = z.object({
  organisation: z
    .string("Enter your organisation’s code")
    .trim()
    .min(1, "Enter your organisation’s code")
    .max(20, "Enter a code of at most 20 letters and figures")
    .refine(isPlain, HIDDEN_WORDS),
  email: z
    .string("Enter your email address at work")
    .trim()
    .max(320, "Enter an email address of at most 320 characters")
    .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "Enter your email address at work, like name@example.org")
    .refine(isPlain, HIDDEN_WORDS),
});
const nameForm = z.object({
  name: z
    .string("Enter your name")
    .trim()
    .min(1, "Enter your name")
    .max(100, "Enter a name of at most 100 characters")
    .refine(isPlain, HIDDEN_WORDS),
});

type Step = "ask" | "code" | "name";
interface Sent {
  readonly step: Step;
  readonly errors: readonly FieldError[];
  readonly typed: Readonly<Record<"organisation" | "email" | "name", string>>;
  /** Of the request for a code: whoever holds it may type the code, and nobody else. */
  readonly request: string;
}

const WAIT = "Wait a minute, then try again.";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await signedIn(request, context);
  if (actor) throw seeOther(landingOf(actor.role));
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { hub, visit } = context;
  const values = await formValues(request);
  const {
    step,
    code,
    request: token,
    ...typed
  } = typedIn(values, ["step", "code", "request", "organisation", "email", "name"]);
  const sent: Sent = { step: "ask", errors: [], typed, request: token };
  const limits = signInLimits(hub);
  const address = visit?.address ?? "";
  const at = hub.clock();
  if (step === "code") {
    const page: Sent = { ...sent, step: "code" };
    const figures = code.replace(/[\s-]/g, "");
    if (!/^\d{6}$/.test(figures))
      return data(
        { ...page, errors: [{ field: "code", message: "Enter the six figures of the code" }] },
        { status: 422 },
      );
    const wrong = { ...page, errors: [{ field: "code", message: WRONG_MAIL_CODE }] };
    const result = await limits.attempt(`mail code ${typed.email}`, address, async () => {
      const answer = await proveCode(hub.db, { request: token, code: figures }, at);
      return { right: answer.kind === "done", answer };
    });
    if (!result) return data(wrong, { status: 429 });
    if (result.kind !== "done") return data(wrong, { status: 422 });
    if (result.session) throw signedInto(hub, result.session);
    return data<Sent>({ ...sent, step: "name" });
  }
  if (step === "name") {
    const page: Sent = { ...sent, step: "name" };
    const form = nameForm.safeParse(values);
    if (!form.success) return data({ ...page, errors: errorsOf(form.error) }, { status: 422 });
    const result = await nameYourself(hub.db, { request: token, name: form.data.name }, at);
    if (result.kind === "done") throw signedInto(hub, result);
    return data({ ...page, errors: [{ message: WRONG_MAIL_CODE }] }, { status: 422 });
  }
  const form = askForm.safeParse(values);
  if (!form.success) return data({ ...sent, errors: errorsOf(form.error) }, { status: 422 });
  // Every asking counts, whatever comes of it: whoever types addresses learns nothing, and fills nobody's mailbox.
  const asked = await limits.attempt(`ask ${form.data.email}`, address, async () => ({
    right: false,
    answer: await askForCode(hub.db, form.data, at),
  }));
  if (!asked) return data({ ...sent, errors: [{ message: WAIT }] }, { status: 429 });
  return data<Sent>({ ...sent, step: "code", request: asked.request });
}

/** The device is remembered for the day. */
const signedInto = (hub: Hub, { token, role }: SignedInByCode): Response =>
  seeOther(landingOf(role), { "Set-Cookie": sessionCookie(hub, token, LONGEST_MS) });

export default function SignInReferrer() {
  const sent = useActionData<typeof action>();
  const step = sent?.step ?? "ask";
  const errors = sent?.errors;
  const carried = { request: sent?.request, organisation: sent?.typed.organisation, email: sent?.typed.email };
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <SummaryOfErrors errors={errors} />
        {step === "ask" && <Ask typed={sent?.typed} errors={errors} />}
        {step === "code" && (
          <>
            <h1 className="govuk-heading-l">Enter the code from your email</h1>
            <p className="govuk-body">
              If {sent?.typed.email} belongs to the organisation with that code, six figures are on their way. They work
              once, for ten minutes. No email? Look among unwanted mail, or ring your hub.
            </p>
            <form method="post" action={paths.referrerSignIn()} noValidate>
              <HiddenFields fields={{ step: "code", ...carried }} />
              <Input
                id="code"
                name="code"
                label="Six figures"
                inputmode="numeric"
                autocomplete="one-time-code"
                spellcheck={false}
                classes="govuk-input--width-10"
                errorMessage={errorFor(errors, "code")}
              />
              <Button preventDoubleClick>Continue</Button>
            </form>
            <form method="post" action={paths.referrerSignIn()} noValidate>
              <HiddenFields fields={{ organisation: carried.organisation, email: carried.email }} />
              <Button classes="govuk-button--secondary" preventDoubleClick>
                Send a new code
              </Button>
            </form>
            <p className="govuk-body">
              <a className="govuk-link" href={paths.referrerSignIn()}>
                Start again
              </a>
            </p>
          </>
        )}
        {step === "name" && (
          <form method="post" action={paths.referrerSignIn()} noValidate>
            <h1 className="govuk-heading-l">What is your name?</h1>
            <p className="govuk-body">You are asked this once. The hub sees who referred; the person does not.</p>
            <HiddenFields fields={{ step: "name", ...carried }} />
            <Input
              id="name"
              name="name"
              label="Full name"
              autocomplete="name"
              spellcheck={false}
              classes="govuk-!-width-two-thirds"
              value={sent?.typed.name}
              errorMessage={errorFor(errors, "name")}
            />
            <Button preventDoubleClick>Continue</Button>
          </form>
        )}
      </div>
    </div>
  );
}

function Ask({
  typed,
  errors,
}: {
  readonly typed: Sent["typed"] | undefined;
  readonly errors: readonly FieldError[] | undefined;
}) {
  return (
    <>
      <h1 className="govuk-heading-l">Refer someone</h1>
      <p className="govuk-body">
        No password. We send six figures to your email at work, and this device is remembered for the day: sign out when
        others use it.
      </p>
      <form method="post" action={paths.referrerSignIn()} noValidate>
        <Input
          id="organisation"
          name="organisation"
          label="Your organisation’s code"
          hint="In health the ODS code, like A12345. Elsewhere the code the hub gave you."
          autocomplete="organization"
          spellcheck={false}
          classes="govuk-input--width-10"
          value={typed?.organisation}
          errorMessage={errorFor(errors, "organisation")}
        />
        <Input
          id="email"
          name="email"
          type="email"
          label="Your email address at work"
          autocomplete="email"
          spellcheck={false}
          classes="govuk-!-width-two-thirds"
          value={typed?.email}
          errorMessage={errorFor(errors, "email")}
        />
        <Button preventDoubleClick>Send me a code</Button>
      </form>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.signIn()}>
          I have a password
        </a>
      </p>
    </>
  );
}
