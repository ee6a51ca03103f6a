import { WideTable } from "./wide-table.tsx";

export interface MachineTableRow {
  readonly status: string;
  readonly name: string;
  readonly href: string;
  readonly meaning: string;
  /** How many there are now, in words. */
  readonly count: string;
  readonly owed: readonly { readonly what: string; readonly who: string; readonly passed: string }[];
  readonly next: readonly { readonly words: string; readonly condition: string; readonly to: string }[];
  readonly stays: readonly string[];
}

export interface MachineTableProps {
  readonly label: string;
  readonly rows: readonly MachineTableRow[];
}

/** A machine in words: a row for each status. */
export function MachineTable({ label, rows }: MachineTableProps) {
  return (
    <WideTable
      label={label}
      caption={label}
      captionClasses="govuk-visually-hidden"
      classes="hub-moves"
      head={["Status", "What it means", "Who owes what, by when", "What may happen next", "In it now"]}
      firstCellIsHeader
      rows={rows.map((row) => [
        <a key="name" className="govuk-link" href={row.href}>
          {row.name}
        </a>,
        row.meaning,
        <Owed key="owed" owed={row.owed} />,
        <Next key="next" next={row.next} stays={row.stays} />,
        { text: row.count, classes: "hub-nowrap" },
      ])}
    />
  );
}

function Owed({ owed }: Pick<MachineTableRow, "owed">) {
  if (owed.length === 0) return <>Nothing is owed.</>;
  return (
    <ul className="govuk-list hub-moves__list">
      {owed.map(({ what, who, passed }, index) => (
        <li key={what + who}>
          <strong>{what}</strong>: {who}. {/* Once for those that go the same way. */}
          {passed !== owed[index + 1]?.passed && <span className="hub-moves__passed">{passed}</span>}
        </li>
      ))}
    </ul>
  );
}

function Next({ next, stays }: Pick<MachineTableRow, "next" | "stays">) {
  if (next.length === 0 && stays.length === 0) return <>Nothing: it is over.</>;
  return (
    <>
      {next.length > 0 && (
        <ul className="govuk-list hub-moves__list">
          {next.map(({ words, condition, to }) => (
            <li key={`${words} ${to} ${condition}`}>
              {words}
              {condition && `, ${condition}`}: to <strong>{to}</strong>
            </li>
          ))}
        </ul>
      )}
      {stays.length > 0 && <span className="hub-moves__passed">Also, without moving it: {stays.join("; ")}.</span>}
    </>
  );
}
