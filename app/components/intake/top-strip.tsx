import { useEffect, useState } from "react";
import { HOW_ENDED_CHOICES } from "#machines/intake/ended.ts";
import { Button } from "../govuk/button.tsx";
import { ErrorMessage } from "../govuk/error-message.tsx";

export interface TopStripProps {
  /** When the call began, ISO 8601, and how many whole minutes ago that was when the page was made. */
  startedAt: string;
  minutes: number;
  isNew: boolean;
  isCutOff: boolean;
  isInDanger: boolean;
  /** Initials of another handler who has the call. */
  otherHandler: string | null;
  /** What saving has to say. */
  saving: string;
  howEndedError?: string | undefined;
}

function useMinutes(startedAt: string, atFirst: number): number {
  const [minutes, setMinutes] = useState(atFirst);
  useEffect(() => {
    const tick = () => setMinutes(Math.max(0, Math.floor((Date.now() - Date.parse(startedAt)) / 60_000)));
    const timer = setInterval(tick, 5_000);
    return () => clearInterval(timer);
  }, [startedAt]);
  return minutes;
}

function TheyHaveGone({ error }: { error?: string | undefined }) {
  return (
    <details className="hub-gone" open={Boolean(error)}>
      <summary className="govuk-button govuk-button--secondary hub-gone__button">They have gone</summary>
      <fieldset className="govuk-fieldset hub-gone__question">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">How did it end?</legend>
        {error && <ErrorMessage id="howEnded-error">{error}</ErrorMessage>}
        <div className="govuk-button-group">
          {HOW_ENDED_CHOICES.map(({ value, label }, index) => (
            <Button
              key={value}
              name="howEnded"
              value={value}
              classes="govuk-button--secondary"
              preventDoubleClick
              {...(index === 0 ? { id: "howEnded" } : {})}
            >
              {label}
            </Button>
          ))}
        </div>
      </fieldset>
    </details>
  );
}

/** Always at the top of a call: how long it has run, and the two things that cannot wait. */
export function TopStrip(props: TopStripProps) {
  const minutes = useMinutes(props.startedAt, props.minutes);
  return (
    <div className="hub-strip">
      <p className="govuk-body hub-strip__time">
        {props.isNew ? (
          "New call. It is saved with the first answer."
        ) : (
          <>
            {props.isCutOff ? "Cut off. Began " : "Call began "}
            <time dateTime={props.startedAt}>
              {minutes} {minutes === 1 ? "minute" : "minutes"} ago
            </time>
            {"."}
          </>
        )}
        {props.otherHandler && <> Another handler ({props.otherHandler}) has it.</>}
      </p>
      <p className="govuk-body hub-strip__saved" role="status">
        {props.saving}
      </p>
      <div className="hub-strip__buttons">
        {props.otherHandler && !props.isCutOff && (
          <Button name="intent" value="pick-up" classes="govuk-button--secondary" preventDoubleClick>
            Pick up this call
          </Button>
        )}
        {!props.isInDanger && (
          <Button name="intent" value="danger-now" classes="govuk-button--warning" preventDoubleClick>
            Danger now
          </Button>
        )}
        {!props.isCutOff && <TheyHaveGone error={props.howEndedError} />}
      </div>
    </div>
  );
}
