import type { ReactNode } from "react";
import { paths } from "../../paths.ts";
import { DueTime } from "../due-time.tsx";
import { GradeTag, type ShownGrade } from "../grade-tag.tsx";
import { Button } from "../govuk/button.tsx";
import { join } from "../govuk/common.ts";
import { HiddenFields } from "../hidden-fields.tsx";
import { WideTable } from "../wide-table.tsx";

interface Said {
  readonly words: string;
  readonly at: string;
  readonly late: boolean;
}

export interface ShownQueueRow {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly who: string;
  readonly grade: ShownGrade;
  readonly isSuggested: boolean;
  readonly next: string;
  readonly due: Said;
  readonly turn: string;
  readonly isMine: boolean;
  readonly needsInterpreter: boolean;
  readonly children: string;
  readonly slot: { readonly words: string; readonly openNow: boolean } | null;
  readonly dangerMinutes: number | null;
}

export interface ShownQueueCall {
  readonly id: string;
  readonly who: string;
  readonly next: string;
  readonly due: Said;
  readonly minutes: number;
  readonly turn: string;
  readonly needsInterpreter: boolean;
  readonly policeIncident: string;
}

export interface QueueTableProps {
  label: string;
  calls?: readonly ShownQueueCall[];
  rows: readonly ShownQueueRow[];
  /** The key of this page; each button makes its own of it. */
  formKey: string;
  /** Says of a call in danger whether the police have been asked. */
  saysPolice?: boolean;
}

/** Shown in a column of its own, and on a small screen under what is next. */
const DUE = "hub-queue__due";

const HEAD = [
  "Who",
  "What is next",
  { text: "By when", classes: DUE },
  "Whose turn",
  "To know",
  { text: <span className="govuk-visually-hidden">Take it</span> },
];

const DUE_COLUMN = 2;

const minutesWords = (minutes: number): string => `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;

/** Cases and calls of one group of the queue. Nothing in it says more of a person than a first name or initials. */
export function QueueTable({ label, calls = [], rows, formKey, saysPolice }: QueueTableProps) {
  return (
    <WideTable
      label={label}
      classes="hub-queue"
      head={HEAD}
      rows={[
        ...calls.map((call) => callCells(call, Boolean(saysPolice))),
        ...rows.map((row) => caseCells(row, formKey)),
      ]}
    />
  );
}

function DueHere({ due }: { due: Said }) {
  return (
    <div className="hub-queue__due-here">
      <DueTime {...due} />
    </div>
  );
}

function callCells(call: ShownQueueCall, saysPolice: boolean) {
  return [
    <>
      <a className="govuk-link govuk-!-font-weight-bold" href={paths.contact(call.id)}>
        Call, {minutesWords(call.minutes)} ago
      </a>
      <br />
      {call.who}
    </>,
    <>
      {call.next}
      <DueHere due={call.due} />
    </>,
    { text: <DueTime {...call.due} />, classes: DUE },
    call.turn,
    <>
      {saysPolice && <div>Police: {call.policeIncident || "no incident number yet"}</div>}
      {call.needsInterpreter && <div>Interpreter</div>}
    </>,
    <a key="open" className="govuk-link" href={paths.contact(call.id)}>
      Open the call
    </a>,
  ];
}

function caseCells(row: ShownQueueRow, formKey: string) {
  const outside = row.slot && !row.slot.openNow ? "hub-not-now" : undefined;
  const cells: ReactNode[] = [
    <>
      <a className="govuk-link govuk-!-font-weight-bold" href={paths.case(row.id)}>
        {row.reference}
      </a>{" "}
      {row.who}
      <br />
      <GradeTag grade={row.grade} suggested={row.isSuggested} />
    </>,
    <>
      {row.next}
      {row.dangerMinutes !== null && <div>For {minutesWords(row.dangerMinutes)}</div>}
      <DueHere due={row.due} />
    </>,
    <DueTime key="due" {...row.due} />,
    row.turn,
    <>
      {row.slot && <div>{row.slot.words}</div>}
      {row.needsInterpreter && <div>Interpreter</div>}
      <div>Children: {row.children}</div>
    </>,
    row.isMine ? "You have it" : <TakeIt key="take" row={row} formKey={formKey} />,
  ];
  return cells.map((text, index) => ({ text, classes: join(index === DUE_COLUMN && DUE, outside) }));
}

function TakeIt({ row, formKey }: { row: ShownQueueRow; formKey: string }) {
  return (
    <form method="post" action={paths.queue()}>
      <HiddenFields fields={{ key: `${formKey}.${row.id}`, version: row.version, caseId: row.id }} />
      <Button classes="govuk-button--secondary hub-queue__take" preventDoubleClick>
        I&apos;ll take it<span className="govuk-visually-hidden"> ({row.reference})</span>
      </Button>
    </form>
  );
}
