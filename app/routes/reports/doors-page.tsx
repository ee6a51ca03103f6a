import { EmptyState } from "../../components/empty-state.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { SummaryList } from "../../components/govuk/summary-list.tsx";
import { MonthsChart } from "../../components/months-chart.tsx";
import { Pager } from "../../components/pager.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { paths } from "../../paths.ts";
import { CHANNEL_WORDS, CHANNELS } from "../../reports/channels.ts";
import type { DoorsReport } from "../../reports/doors.ts";
import type { ShownCount } from "../../reports/rounding.ts";
import { countWords } from "./words.ts";

interface Props {
  /** With the contact points of one page. */
  readonly report: DoorsReport;
  readonly mayChange: boolean;
  /** How many contact points there are, and which page of them is shown. */
  readonly listed: { readonly count: number; readonly page: number; readonly pageCount: number };
}

/** The doors that were there before the hub, how each stands, and how contacts moved from them to the hub. */
export function DoorsPage({ report, mayChange, listed }: Props) {
  return (
    <>
      <h1 className="govuk-heading-xl">Doors</h1>
      <p className="govuk-body-l">{report.area}</p>
      {listed.count > 0 && (
        <p className="govuk-body">
          {listed.count} {listed.count === 1 ? "contact point was" : "contact points were"} there before the hub:{" "}
          {report.standing.map(({ words, count }) => `${count} ${words.toLowerCase()}`).join(", ")}.
        </p>
      )}
      {mayChange && <Button href={paths.newContactPoint()}>Add a contact point</Button>}
      <h2 className="govuk-heading-l">How contacts moved, month by month</h2>
      <Months report={report} mayChange={mayChange} />
      <h2 className="govuk-heading-l">The contact points that were there before</h2>
      <ContactPoints report={report} mayChange={mayChange} listed={listed} />
      <h2 className="govuk-heading-l">What people had been through before</h2>
      <Tried tried={report.tried} />
      <h2 className="govuk-heading-l">What the words mean</h2>
      <SummaryList rows={DEFINITIONS.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
    </>
  );
}

function ContactPoints({ report: { doors }, mayChange, listed: { page, pageCount } }: Props) {
  if (doors.length === 0)
    return (
      <EmptyState title="No contact points are listed yet.">
        {mayChange
          ? "List the phone lines, offices and mailboxes that people used before the hub: one at a time with the button above, or many from a file with “hub doors import” in the terminal."
          : "An administrator lists the phone lines, offices and mailboxes that people used before the hub."}
      </EmptyState>
    );
  return (
    <>
      <WideTable
        label="Contact points"
        caption="Contact points"
        captionClasses="govuk-visually-hidden"
        firstCellIsHeader
        head={[
          "Name",
          "Whose",
          "Kind",
          "Number or address",
          "Now",
          "Since",
          { text: "Contacts in its log", format: "numeric" },
        ]}
        rows={doors.map((door) => [
          mayChange ? (
            <a key={door.id} className="govuk-link" href={paths.contactPoint(door.id)}>
              {door.name}
            </a>
          ) : (
            door.name
          ),
          door.organisation,
          door.kind,
          door.reach,
          door.statusWords,
          door.since,
          { format: "numeric", text: countWords(door.contacts) },
        ])}
      />
      <Pager
        page={page}
        pageCount={pageCount}
        hrefFor={(number) => `${paths.doors()}?page=${number}`}
        label="Contact points"
      />
    </>
  );
}

const valueOf = (count: ShownCount): number | null => (typeof count === "number" ? count : null);

function Months({ report: { months, noLog, noHub }, mayChange }: Omit<Props, "listed">) {
  if (noLog && noHub)
    return (
      <EmptyState title="Nothing to show yet.">
        Months are shown once they have ended. Old call logs come in with “hub import contacts” in the terminal.
      </EmptyState>
    );
  return (
    <>
      {noLog && (
        <p className="govuk-body">
          No old call log has been brought in for these months
          {mayChange ? ": “hub import contacts FILE.csv” in the terminal does it." : " yet."}
        </p>
      )}
      <MonthsChart
        id="months"
        title="Contacts by month: old contact points, and the hub"
        hidden="Too few to show, or beside too few"
        columns={months.map(({ label, words, doors, hub }) => ({
          label,
          words,
          parts: [
            { shade: "light", name: "Old contact points", value: valueOf(doors), text: countWords(doors) },
            { shade: "dark", name: "The hub", value: valueOf(hub), text: countWords(hub) },
          ],
        }))}
      />
      <WideTable
        label="Contacts by month"
        caption="Contacts by month"
        captionClasses="govuk-visually-hidden"
        firstCellIsHeader
        head={[
          "Month",
          ...["Old contact points", "The hub", ...CHANNELS.map((one) => CHANNEL_WORDS[one])].map(numeric),
        ]}
        rows={[...months]
          .reverse()
          .map(({ words, doors, hub, channels }) => [
            words,
            ...[doors, hub, ...CHANNELS.map((one) => channels[one])].map((count) => numeric(countWords(count))),
          ])}
      />
      <p className="govuk-body hub-no-print">
        <a className="govuk-link" href={paths.doorsCsv()} download>
          Download this table (CSV)
        </a>
      </p>
    </>
  );
}

const numeric = (text: string) => ({ text, format: "numeric" }) as const;

function Tried({ tried: { asked, three, timesTold } }: { readonly tried: DoorsReport["tried"] }) {
  if (asked === 0 && timesTold === null)
    return (
      <p className="govuk-body">
        Nobody was asked in these months. After a call the handler can ask, once, which places had been tried before.
      </p>
    );
  return (
    <p className="govuk-body">
      Of {countWords(asked)} contacts that were asked, {countWords(three)} had tried three or more places before.{" "}
      {timesTold === null
        ? "How often they had told their story was asked too seldom to say."
        : `Those asked had told their story ${timesTold} times before, on average.`}
    </p>
  );
}

const DEFINITIONS: readonly (readonly [string, string])[] = [
  [
    "Contact",
    "One call, visit, form, referral or message. Contacts are counted, not people: one person may be several.",
  ],
  ["Old contact points", "What their own call logs say, where they were brought in. What nobody logged is not here."],
  ["Forwarded to the hub", "Its number or address still works, and leads to the hub."],
  [
    "Months",
    "The last 24 whole months that have ended. A log that is brought in later changes months that were shown.",
  ],
  [
    "Small numbers",
    "Counts of 1 to 7 are shown as “1 to 7”, others to the nearest 5, or more coarsely where a small number could be worked out. So lines do not add up exactly.",
  ],
];
