import type { ReactNode } from "react";

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

/** Over the whole width, above everything: someone is in danger now. */
export function EmergencyBanner({ minutes, status, children }: EmergencyBannerProps) {
  return (
    <section className="hub-emergency" aria-labelledby="danger-now">
      <div className="govuk-width-container">
        <h2 className="hub-emergency__title" id="danger-now">
          Danger now <span className="hub-emergency__since">for {duration(minutes)}</span>
        </h2>
        {status && <p className="hub-emergency__status">{status}</p>}
        <div className="hub-emergency__words">{children}</div>
      </div>
    </section>
  );
}
