import { paths } from "../../paths.ts";
import { DueTime } from "../due-time.tsx";
import { exactTime } from "../exact-time.ts";
import { Button } from "../govuk/button.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { GradeTag } from "../grade-tag.tsx";
import type { ShownCase } from "./frame.tsx";

export interface ShownCard {
  frame: ShownCase;
  graded: { agreed: string; stands: boolean; by: string; at: string } | null;
  waitingFor: string | null;
  mustNotBeTold: readonly string[];
  doesNotWant: string;
  never: readonly string[];
  toAsk: readonly string[];
  holder: string | null;
  source: string;
}

const WAITING = "The higher grade stands until the duty manager answers. ";

function gradeSentence({ graded }: ShownCard): string {
  if (!graded) return "Nobody has graded the risk yet.";
  const who = `by ${graded.by}, ${exactTime(graded.at)}.`;
  return graded.stands ? `Agreed ${who}` : `${graded.agreed} was agreed ${who}`;
}

/** Who this is and what must never be done: the first thing on the page. */
export function TopCard({ card }: { card: ShownCard }) {
  const { frame } = card;
  const dangerous = frame.dangerMinutes !== null;
  return (
    <section aria-label="About them">
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">{frame.name}</h1>
      <p className="govuk-body govuk-!-margin-bottom-2">
        <GradeTag grade={frame.grade} /> {gradeSentence(card)} {card.waitingFor && WAITING}
        {dangerous ? <strong>In danger now.</strong> : "No danger now that we know of."}
      </p>
      {card.mustNotBeTold.length > 0 ? (
        <WarningText classes="govuk-!-margin-bottom-2">Must not be told: {card.mustNotBeTold.join(", ")}.</WarningText>
      ) : (
        <p className="govuk-body govuk-!-margin-bottom-2">Nobody was named who must not be told. Ask.</p>
      )}
      {card.never.length > 0 && <p className="govuk-body govuk-!-font-weight-bold">{card.never.join(" ")}</p>}
      {card.doesNotWant && (
        <p className="govuk-body">
          <strong>They do not want:</strong> {card.doesNotWant}
        </p>
      )}
      {card.toAsk.length > 0 && <p className="govuk-body">Still open: {card.toAsk.join(" ")}</p>}
      <p className="govuk-body-s govuk-!-margin-bottom-2">
        Came by: {card.source}. Held by: {card.holder ?? "nobody yet"}.
      </p>
    </section>
  );
}

export interface ShownNext {
  words: string;
  owner: string;
  due: { words: string; late: boolean; at: string };
  place: "contact" | "assess" | "action" | "review" | "approvals" | "unmet" | "danger" | "notes" | "message";
  actionId: string | null;
  messageId: string | null;
}

const BUTTONS = {
  contact: "Go to safe contact",
  assess: "Grade the risk",
  action: "Open the action",
  review: "Go to the review",
  approvals: "Go to approvals",
  unmet: "Decide what to do instead",
  danger: "Go to safe contact",
  notes: "Read the message",
  message: "See to the message",
} as const;

function placeOf(caseId: string, next: ShownNext): string {
  switch (next.place) {
    case "contact":
    case "danger":
      return paths.casePage(caseId, "contact");
    case "action":
      return next.actionId === null ? paths.case(caseId) : paths.caseAction(caseId, next.actionId);
    case "message":
      return next.messageId === null ? paths.outbox() : paths.outboxMessage(next.messageId);
    case "approvals":
    case "unmet":
      return paths.approvals();
    case "assess":
    case "review":
    case "notes":
      return paths.casePage(caseId, next.place);
  }
}

interface NextProps {
  caseId: string;
  next: ShownNext;
  /** The reader decides what needs a second person. */
  mayApprove: boolean;
}

/** The one thing that is owed: what, whose, by when, and the button that leads there, for those whom it lets in. */
export function Next({ caseId, next, mayApprove }: NextProps) {
  const forDuty = next.place === "approvals" || next.place === "unmet";
  return (
    <section aria-labelledby="next">
      <h2 className="govuk-heading-m govuk-!-margin-bottom-1" id="next">
        Next: {next.words}
      </h2>
      <p className="govuk-body govuk-!-margin-bottom-1">{next.owner}</p>
      <p className="govuk-body govuk-!-margin-bottom-2">
        <DueTime {...next.due} />
      </p>
      {(mayApprove || !forDuty) && (
        <Button href={placeOf(caseId, next)} classes="govuk-!-margin-bottom-4">
          {BUTTONS[next.place]}
        </Button>
      )}
    </section>
  );
}
