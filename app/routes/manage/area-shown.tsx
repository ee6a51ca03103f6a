import { exactTime } from "../../components/exact-time.ts";
import { InsetText } from "../../components/govuk/inset-text.tsx";
import { SummaryList } from "../../components/govuk/summary-list.tsx";
import { WideTable } from "../../components/wide-table.tsx";

const STATE_WORDS = {
  now: "Holds now",
  "to come": "To come",
  past: "Over",
  replaced: "Replaced by a later one for the same day",
} as const;

interface SettingShown {
  readonly from: string;
  readonly changes: readonly string[];
  readonly by: string;
  readonly at: string | null;
  readonly state: keyof typeof STATE_WORDS;
}

export interface AreaShownProps {
  readonly rows: readonly { readonly key: string; readonly value: string }[];
  readonly history: readonly SettingShown[];
  readonly standIns: readonly { readonly title: string; readonly order: string; readonly isOwn: boolean }[];
  readonly circles: readonly string[];
}

const sentences = (changes: readonly string[]) =>
  changes.length === 0 ? (
    "Nothing."
  ) : (
    <ul className="govuk-list">
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  );

/** What the area has set: now, to come, and before. */
export function AreaShown({ rows, history, standIns, circles }: AreaShownProps) {
  const coming = history.filter(({ state }) => state === "to come").reverse();
  return (
    <>
      <h2 className="govuk-heading-m">What holds now</h2>
      <SummaryList rows={rows.map((row) => ({ ...row }))} />
      <Circles circles={circles} />
      <h2 className="govuk-heading-m">What is to come</h2>
      {coming.length === 0 && <p className="govuk-body">Nothing has been set for a later day.</p>}
      {coming.map((one) => (
        <section key={one.from}>
          <h3 className="govuk-heading-s">From {one.from}</h3>
          {sentences(one.changes)}
        </section>
      ))}
      <h2 className="govuk-heading-m">Who is asked in the place of whom, now</h2>
      <p className="govuk-body">When one is out, says no, or has no room, the next is asked. Each is asked once.</p>
      <WideTable
        label="Who is asked in the place of whom"
        caption="Who is asked in the place of whom"
        captionClasses="govuk-visually-hidden"
        head={["In the place of", "In this order", "Whose order"]}
        firstCellIsHeader
        rows={standIns.map(({ title, order, isOwn }) => [title, order, isOwn ? "This area’s" : "The protocol’s"])}
      />
      <h2 className="govuk-heading-m">Every setting there was</h2>
      <WideTable
        label="Every setting there was"
        caption="Every setting there was"
        captionClasses="govuk-visually-hidden"
        classes="hub-standing"
        head={["From", "What it changed", "By whom", ""].map((text) =>
          text === "" ? { text: <span className="govuk-visually-hidden">How it stands</span> } : text,
        )}
        firstCellIsHeader
        rows={history.map((one) => [
          one.from,
          sentences(one.changes),
          <>
            {one.by}
            {one.at && <div className="govuk-hint govuk-!-margin-bottom-0">{exactTime(one.at)}</div>}
          </>,
          STATE_WORDS[one.state],
        ])}
      />
    </>
  );
}

/** That some stand in for each other: no mistake, but nobody should set it without seeing it. */
export function Circles({ circles }: Pick<AreaShownProps, "circles">) {
  if (circles.length === 0) return null;
  return (
    <InsetText>
      {circles.map((circle) => (
        <p key={circle} className="govuk-body">
          These stand in for each other in a circle: {circle}. Each is asked once; when all of them are out, only those
          outside the circle are left.
        </p>
      ))}
    </InsetText>
  );
}
