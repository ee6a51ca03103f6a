// What to do when danger is now: on every page of somebody who writes by themselves, before anything else.
import { IN_DANGER } from "#machines/public-words.ts";
import { WarningText } from "../../components/govuk/warning-text.tsx";

export function InDanger() {
  const [first, ...rest] = IN_DANGER;
  return (
    <>
      <WarningText classes="govuk-!-margin-bottom-2">{first}</WarningText>
      <ul className="govuk-list govuk-list--bullet">
        {rest.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
