import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dueWords } from "#machines/due-words.ts";
import { Button } from "../../components/govuk/button.tsx";
import { InsetText } from "../../components/govuk/inset-text.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { keptBriefly } from "../../kept-briefly.ts";
import { linesOf, orRing } from "../../lines.ts";
import { paths } from "../../paths.ts";
import { seeOther } from "../../responses.ts";
import type { PageHandle } from "../../root.tsx";
import { visitOf } from "../../session.server.ts";
import { InDanger } from "./in-danger.tsx";

export const handle: PageHandle = { exit: true, leavesNothing: true };

export function loader({ request, context }: LoaderFunctionArgs) {
  const { hub } = context;
  const visit = visitOf(request, context);
  const store = keptBriefly(hub);
  const { sent } = store.of(visit);
  const line = linesOf(hub).public;
  if (!sent || visit === null) return data({ sent: null, once: null, mayShow: false, line });
  const { due, danger, rings, once, showing } = sent;
  // Shown this once: the next look at the page finds nothing, whoever looks.
  if (showing) store.keep(visit, { sent: { ...sent, once: null, showing: false } });
  return data({
    sent: { danger, rings, due: dueWords(due, hub.clock()) },
    once: showing ? once : null,
    mayShow: once !== null && !showing,
    line,
  });
}

export function action({ request, context }: ActionFunctionArgs) {
  const visit = visitOf(request, context);
  const store = keptBriefly(context.hub);
  const { sent } = store.of(visit);
  if (visit !== null && sent?.once) store.keep(visit, { sent: { ...sent, showing: true } });
  throw seeOther(paths.helloSent());
}

/** That we have it and what happens now. Nothing that was typed; the reference only when it is asked for. */
export default function Sent() {
  const { sent, once, mayShow, line } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <h1 className="govuk-heading-l">{sent ? "Thank you. We have it." : "Thank you"}</h1>
        {sent?.danger && <InDanger />}
        <WhatHappensNow sent={sent} line={line} />
        {once && <Once {...once} />}
        {mayShow && (
          <>
            <h2 className="govuk-heading-m">Do you want a reference?</h2>
            <p className="govuk-body">
              With it you can write to us again, or ask us to stop. It is shown once. Look only if nobody sees your
              screen.
            </p>
            <form method="post" action={paths.helloSent()}>
              <HiddenFields fields={{ intent: "show" }} />
              <Button classes="govuk-button--secondary" preventDoubleClick>
                Show it once
              </Button>
            </form>
          </>
        )}
        <p className="govuk-body">When you are done, press “Exit this page”, and close the window.</p>
      </div>
    </div>
  );
}

interface Now {
  readonly sent: { readonly danger: boolean; readonly rings: "us" | "them"; readonly due: string } | null;
  readonly line: string | null;
}

function WhatHappensNow({ sent, line }: Now) {
  if (!sent)
    return (
      <p className="govuk-body-l">
        If you pressed Send just now, we have what you wrote. Nothing of it stays on this page.
        {orRing(line, "You can ring us")}
      </p>
    );
  if (sent.rings === "them")
    return (
      <p className="govuk-body-l">
        We will not contact you.{orRing(line, "Ring us when it is safe")} {sent.danger && "Somebody reads this now."}
      </p>
    );
  if (sent.danger)
    return (
      <p className="govuk-body-l">
        Somebody reads this now. We contact you as soon as it is safe, in the way you told us. Do not wait for us: ring
        999 if you can.
      </p>
    );
  return (
    <p className="govuk-body-l">
      We aim to contact you {sent.due}, only in the way and at the times that you said are safe. If it gets more
      dangerous before that, ring 999.
    </p>
  );
}

function Once({ reference, word }: { readonly reference: string; readonly word: string | null }) {
  return (
    <InsetText>
      <p className="govuk-body">
        Your reference: <strong>{reference}</strong>
      </p>
      <p className="govuk-body">Your code word: {word === null ? "the one you chose" : <strong>{word}</strong>}</p>
      <p className="govuk-body">
        Remember them, or write them where nobody looks. They are gone from this page when you leave it.
      </p>
    </InsetText>
  );
}
