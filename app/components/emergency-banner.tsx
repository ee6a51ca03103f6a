import { type ReactNode, useEffect, useState } from "react";

export interface EmergencyBannerProps {
  /** Whole minutes since the danger began. */
  minutes: number;
  /** Who has it, and the police incident number or "none yet". */
  status?: ReactNode;
  /** What to say and do. */
  children: ReactNode;
}

/** "3 minutes", "1 hour 5 minutes". */
function duration(minutes: number): string {
  const unit = (count: number, name: string) => `${count} ${name}${count === 1 ? "" : "s"}`;
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return unit(minutes, "minute");
  return minutes % 60 === 0 ? unit(hours, "hour") : `${unit(hours, "hour")} ${unit(minutes % 60, "minute")}`;
}

/** How long it has lasted: as the server said, and counted on from there, whatever the clock of the machine says. */
function Since({ minutes }: { minutes: number }) {
  const [more, setMore] = useState(0);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setMore(Math.floor((performance.now() - began) / 60_000)), 5_000);
    return () => clearInterval(timer);
  }, []);
  return <span className="hub-emergency__since">for {duration(minutes + more)}</span>;
}

/** Over the whole width, above everything: someone is in danger now. */
export function EmergencyBanner({ minutes, status, children }: EmergencyBannerProps) {
  return (
    <section className="hub-emergency" aria-labelledby="danger-now">
      <div className="govuk-width-container">
        <h2 className="hub-emergency__title" id="danger-now">
          Danger now <Since key={minutes} minutes={minutes} />
        </h2>
        {status && <p className="hub-emergency__status">{status}</p>}
        <div className="hub-emergency__words">{children}</div>
      </div>
    </section>
  );
}
