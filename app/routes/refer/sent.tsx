import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DANGER_NOW, recordWords } from "#machines/referral-words.ts";
import { DueTime } from "../../components/due-time.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { InsetText } from "../../components/govuk/inset-text.tsx";
import { Panel } from "../../components/govuk/panel.tsx";
import { WarningText } from "../../components/govuk/warning-text.tsx";
import { linesOf } from "../../lines.ts";
import { paths } from "../../paths.ts";
import { sentReferral, type SentReferral } from "../../queries/referrals.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "referral.list");
  const { hub } = context;
  const referral = await sentReferral(hub.db, actor, params["reference"] ?? "", hub.clock());
  if (!referral) throw noSuchPage();
  return data({ referral, line: linesOf(hub).clinicians });
}

export default function Sent() {
  const { referral, line } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <Panel title={referral.takenBack ? "Taken back" : referral.due ? "Sent" : referral.status}>
          Your reference
          <br />
          <strong>{referral.reference}</strong>
        </Panel>
        {referral.danger && referral.due && <WarningText>In danger today? {DANGER_NOW[0]}</WarningText>}
        <h2 className="govuk-heading-m">What happens now</h2>
        {referral.takenBack && (
          <InsetText>
            You took this back on {referral.takenBack}. Somebody at the hub reads why. Nobody who needs help is left
            without it.
          </InsetText>
        )}
        {!referral.takenBack && <WhatHappensNow referral={referral} line={line} />}
        <p className="govuk-body">
          How it goes is written here and under “Your referrals”, in one sentence and never more: screens are seen by
          others.
        </p>
        <InsetText>{recordWords(referral.who)}</InsetText>
        <div className="govuk-button-group">
          <Button href={paths.referralRecord(referral.reference)} classes="govuk-button--secondary">
            Download for the record
          </Button>
          <a className="govuk-link" href={paths.addToReferral(referral.reference)}>
            Tell us more
          </a>
          {referral.mayTakeBack && (
            <a className="govuk-link" href={paths.withdrawReferral(referral.reference)}>
              Take it back
            </a>
          )}
        </div>
        <div className="govuk-button-group">
          <a className="govuk-link" href={paths.refer()}>
            Refer someone else
          </a>
          <a className="govuk-link" href={paths.referrals()}>
            Your referrals
          </a>
        </div>
      </div>
    </div>
  );
}

interface Now {
  readonly referral: SentReferral;
  readonly line: string | null;
}

function WhatHappensNow({ referral: { danger, due, mayRing, status }, line }: Now) {
  if (!due) return <p className="govuk-body-l">{status}.</p>;
  if (danger)
    return (
      <p className="govuk-body-l">
        We are on it now. If you hear nothing within 15 minutes, ring {line ?? "us"}. If we can’t reach them safely
        we’ll tell you.
      </p>
    );
  if (due.late)
    return (
      <p className="govuk-body-l">
        We are late: <DueTime words={due.words} at={due.at} late />. Ring {line ?? "us"} if you are worried.
      </p>
    );
  return (
    <>
      <p className="govuk-body-l">
        {mayRing ? "We aim to ring" : "We will not ring them. We aim to ring you"} {due.words}.
        {mayRing && " If we can’t reach them safely we’ll tell you."}
      </p>
    </>
  );
}
