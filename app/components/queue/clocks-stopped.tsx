import { exactTime } from "../exact-time.ts";
import { NotificationBanner } from "../govuk/notification-banner.tsx";

export interface ClocksStoppedProps {
  stopped: { readonly words: string; readonly since: string } | null;
}

/** Nobody is told what is late while the clocks stand still: whoever reads the queue must know that it may be wrong. */
export function ClocksStopped({ stopped }: ClocksStoppedProps) {
  if (!stopped) return null;
  return (
    <NotificationBanner role="alert" titleId="clocks-stopped">
      <p className="govuk-notification-banner__heading">
        Clocks have not run since <time dateTime={stopped.since}>{stopped.words}</time>.
      </p>
      <p className="govuk-body">
        Since {exactTime(stopped.since)} nobody has been told what is late. Nothing is lost: it is told when they run
        again. Until then, look at every time below yourself, and tell whoever runs the hub’s computers.
      </p>
    </NotificationBanner>
  );
}
