import { paths } from "../../paths.ts";
import { EmergencyBanner } from "../emergency-banner.tsx";
import { Button } from "../govuk/button.tsx";
import type { ShownCase } from "./frame.tsx";

/** Over every page of a case in which somebody is in danger now, until a person says that it has passed. */
export function DangerBanner({ frame, asksNow = false }: { frame: ShownCase; asksNow?: boolean }) {
  if (frame.dangerMinutes === null) return null;
  return (
    <EmergencyBanner
      minutes={frame.dangerMinutes}
      status={frame.policeIncident && `Police incident number: ${frame.policeIncident}`}
    >
      <p className="govuk-body">
        If they are on the line: “Are you able to get out? I am staying with you.” Ring 999 on another phone. Say: “This
        is the hub, reference {frame.reference}. Someone is in danger now. Please check on them, and do not say who
        asked.” {!frame.policeIncident && "Write the police incident number in a note. "}Stay until you know that they
        are safe.
      </p>
      {!asksNow && (
        <Button href={paths.casePage(frame.id, "danger")} classes="govuk-button--inverse govuk-!-margin-bottom-0">
          The danger has passed
        </Button>
      )}
    </EmergencyBanner>
  );
}

/** What a route's `handle.alerts` gives the page's frame: the banner, for the data of a page of a case. */
export function dangerIn(data: unknown) {
  const page = data as { frame?: ShownCase } | undefined;
  return page?.frame ? <DangerBanner frame={page.frame} /> : null;
}

/** The same on the page that asks whether it has passed. */
export function dangerAsked(data: unknown) {
  const page = data as { frame?: ShownCase } | undefined;
  return page?.frame ? <DangerBanner frame={page.frame} asksNow /> : null;
}
