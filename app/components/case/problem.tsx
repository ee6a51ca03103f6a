import { NotificationBanner } from "../govuk/notification-banner.tsx";
import { WideTable } from "../wide-table.tsx";

/** Why what was asked for was not done. */
export type CaseProblem =
  { kind: "refused"; reason: string; possible: string[] } | { kind: "conflict"; theirs: Record<string, string> };

export interface ProblemProps {
  problem: CaseProblem | null | undefined;
  /** What was typed, by the names that `theirs` uses, to stand beside what is there now. */
  yours?: Readonly<Record<string, string>> | undefined;
  /** The names in words. */
  labels?: Readonly<Record<string, string>> | undefined;
}

const LABELS: Readonly<Record<string, string>> = {
  status: "Status",
  grade: "Grade",
  next: "Next",
  safe: "Safe to use",
  result: "Result",
};

/** Says what is possible instead, or shows both values, and that nothing was saved. */
export function Problem({ problem, yours = {}, labels = LABELS }: ProblemProps) {
  if (!problem) return null;
  if (problem.kind === "refused")
    return (
      <NotificationBanner role="alert" titleId="problem-title">
        <p className="govuk-notification-banner__heading">{problem.reason} Nothing was changed.</p>
        {problem.possible.length > 0 && <p className="govuk-body">Possible now: {problem.possible.join("; ")}.</p>}
      </NotificationBanner>
    );
  const differing = Object.entries(problem.theirs).filter(([name, now]) => now !== (yours[name] ?? ""));
  return (
    <NotificationBanner role="alert" titleId="problem-title">
      <p className="govuk-notification-banner__heading">
        Somebody changed this while you had it open. Nothing of yours was saved.
      </p>
      <WideTable
        label="What stands now, and what you sent"
        caption="What stands now, and what you sent"
        captionClasses="govuk-table__caption--s"
        head={[{ text: <span className="govuk-visually-hidden">Field</span> }, "Now", "Yours"]}
        firstCellIsHeader
        rows={differing.map(([name, now]) => [
          labels[name] ?? name,
          now || "Nothing",
          yours[name] || "As it was before",
        ])}
      />
      <p className="govuk-body">
        The page below is as it stands now. Look at it, and send yours again if it is still right.
      </p>
    </NotificationBanner>
  );
}
