import { useRef, useState } from "react";
import type { Answers } from "#machines/intake/answers.ts";
import { ticked as tickedIn } from "#machines/intake/answers.ts";
import { CALL } from "#machines/intake/call.ts";
import { OVER_CHOICES } from "#machines/intake/ended.ts";
import { paths } from "../../paths.ts";
import { EmergencyBanner } from "../emergency-banner.tsx";
import { Button } from "../govuk/button.tsx";
import { Details } from "../govuk/details.tsx";
import { Select } from "../govuk/select.tsx";
import { HiddenFields } from "../hidden-fields.tsx";
import { errorFor, SummaryOfErrors, type FieldError } from "../summary-of-errors.tsx";
import { TwoColumns } from "../two-columns.tsx";
import { AgreeSection, type ShownSuggestion } from "./agree-section.tsx";
import { CallAside, type CallAsideProps } from "./call-aside.tsx";
import { CallSection, sectionAnchor } from "./call-section.tsx";
import { ToolSection, type ShownSoFar, type ShownTool } from "./tool-section.tsx";
import { ConflictNotice, RefusedNotice, type ConflictNoticeProps, type RefusedNoticeProps } from "./notices.tsx";
import { CutOffPlan } from "./cut-off-plan.tsx";
import { TopStrip } from "./top-strip.tsx";
import { useTool } from "./use-tool.ts";
import { SAVING_WORDS, useAutosave, type KeptAnswers } from "./use-autosave.ts";

/** What changes with every answer. */
export interface ShownPanel extends Omit<CallAsideProps, "suggestion" | "earlierAt"> {
  readonly danger: "yes" | "no" | "unknown" | "";
  readonly policeIncident: string;
  readonly suggestion: ShownSuggestion | null;
  readonly soFar: ShownSoFar | null;
  readonly impossible: readonly FieldError[];
}

export interface ShownCall {
  readonly contactId: string | null;
  readonly status: "new" | "live" | "cut-off" | "routed" | "over";
  readonly caseId: string | null;
  readonly version: number;
  readonly startedAt: string;
  readonly minutes: number;
  readonly dangerMinutes: number | null;
  readonly howEnded: string | null;
  readonly ringBack: { readonly words: string } | null;
  readonly otherHandler: string | null;
  readonly answers: Answers;
  readonly tool: ShownTool | null;
  readonly panel: ShownPanel;
}

export interface CallPageProps {
  call: ShownCall;
  formKey: string;
  errors: readonly FieldError[];
  conflict: ConflictNoticeProps["differences"] | null;
  refused: RefusedNoticeProps | null;
}

const QUESTIONS = CALL.flatMap((section) => section.questions);
const INCIDENT = QUESTIONS.find((question) => question.name === "policeIncident");
const WARNED = QUESTIONS.find((question) => question.name === "mustNotBeTold");

const wordsFor = (values: readonly string[]): string[] =>
  WARNED?.kind === "many" ? WARNED.choices.filter(({ value }) => values.includes(value)).map(({ label }) => label) : [];

/** What was just answered about danger; null for any other answer. */
function dangerTicked(target: EventTarget): ShownPanel["danger"] | null {
  if (!(target instanceof HTMLInputElement) || target.name !== "immediateDanger") return null;
  return (["yes", "no", "unknown"] as const).find((value) => value === target.value) ?? null;
}

/** The whole call as one form: any part in any order, everything saved as it is given. */
export function CallPage({ call, formKey, errors, conflict, refused }: CallPageProps) {
  const form = useRef<HTMLFormElement>(null);
  const [kept, setKept] = useState<KeptAnswers<ShownPanel> | null>(null);
  const saving = useAutosave<ShownPanel>(form, call.contactId, setKept);
  const [ticked, setTicked] = useState<ShownPanel["danger"] | null>(null);
  const inHand = useTool(call.answers);
  const stands = kept?.panel ?? call.panel;
  // Danger shows as soon as it is ticked: it does not wait until it is saved.
  const panel = ticked === null ? stands : { ...stands, danger: ticked };
  const contactId = kept?.contactId ?? call.contactId;
  const action = contactId === null ? paths.newContact() : paths.contact(contactId);
  const atFields = [...errors, ...(kept?.errors ?? []), ...panel.impossible];
  const isCutOff = call.status === "cut-off";
  const asksForPolice = isCutOff && panel.danger !== "no" && panel.where !== "";
  return (
    <form
      ref={form}
      method="post"
      action={action}
      autoComplete="off"
      noValidate
      className="hub-call"
      onChange={({ target }) => {
        setTicked(dangerTicked(target) ?? ticked);
        inHand.follow(target);
      }}
    >
      {/* Enter in a field presses the first button of a form: it must be the one that does no harm. */}
      <button
        type="submit"
        name="intent"
        value="save"
        className="govuk-visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
      >
        Save
      </button>
      <HiddenFields fields={{ key: formKey, version: kept?.version ?? call.version }} />
      <h1 className="govuk-visually-hidden">A call</h1>
      <TopStrip
        startedAt={call.startedAt}
        minutes={call.minutes}
        isNew={contactId === null}
        isCutOff={isCutOff}
        isInDanger={panel.danger === "yes"}
        otherHandler={call.otherHandler}
        saving={SAVING_WORDS[saving]}
        howEndedError={errorFor(errors, "howEnded")}
      />
      {panel.danger === "yes" && (
        <Danger minutes={call.dangerMinutes ?? 0} where={panel.where} incident={panel.policeIncident} />
      )}
      <SummaryOfErrors errors={errors} />
      {refused && <RefusedNotice {...refused} />}
      {conflict && <ConflictNotice differences={conflict} />}
      {panel.danger === "unknown" && !isCutOff && (
        <p className="govuk-body hub-amber">
          <strong>Danger: can&apos;t tell.</strong> It is not a no.{" "}
          <a className="govuk-link" href="#immediateDanger">
            Ask again
          </a>
          .
        </p>
      )}
      {isCutOff && (
        <CutOffPlan
          howEnded={call.howEnded}
          answers={call.answers}
          danger={panel.danger}
          where={panel.where}
          plan={panel.cutOffPlan}
          numberToRing={panel.numberToRing}
          distressWord={panel.distressWord}
          ringBack={call.ringBack?.words ?? null}
          incident={INCIDENT}
        />
      )}
      <TwoColumns
        asideLabel="Always in view"
        aside={<CallAside {...panel} {...(contactId === null ? {} : { earlierAt: paths.earlierCase(contactId) })} />}
      >
        <nav className="hub-anchors" aria-label="Parts of the call">
          <ul className="govuk-list">
            {CALL.map(({ id, title }) => (
              <li key={id}>
                <a className="govuk-link" href={`#${sectionAnchor(id)}`}>
                  {title}
                </a>
              </li>
            ))}
            <li>
              <a className="govuk-link" href="#section-agree">
                What happens next
              </a>
            </li>
          </ul>
        </nav>
        {CALL.map((section) => {
          const common = { section, answers: call.answers, errors: atFields, action };
          return section.id === "risk" ? (
            <ToolSection key={section.id} {...common} tool={call.tool} soFar={panel.soFar} inHand={inHand} />
          ) : (
            <CallSection key={section.id} {...common} without={asksForPolice ? ["policeIncident"] : []} />
          );
        })}
        <AgreeSection
          suggestion={panel.suggestion}
          answers={call.answers}
          errors={atFields}
          needed={panel.needed}
          mustNotBeTold={wordsFor(tickedIn(call.answers, "mustNotBeTold"))}
          action={action}
        />
        <EndWithNothing error={errorFor(errors, "overReason")} />
      </TwoColumns>
    </form>
  );
}

function Danger({ minutes, where, incident }: { minutes: number; where: string; incident: string }) {
  return (
    <EmergencyBanner minutes={minutes} status={`Police incident number: ${incident || "none yet"}`}>
      Stay on the line. Ring 999 on another phone.{" "}
      {where ? (
        <>They are at: {where}.</>
      ) : (
        <a className="govuk-link" href="#whereNow">
          Ask where they are.
        </a>
      )}{" "}
      Write the{" "}
      <a className="govuk-link" href="#policeIncident">
        police incident number
      </a>{" "}
      here. Only when it has passed,{" "}
      <a className="govuk-link" href="#immediateDanger">
        say so
      </a>
      .
    </EmergencyBanner>
  );
}

function EndWithNothing({ error }: { error: string | undefined }) {
  return (
    <Details summary="Nothing more is owed: end without a case" open={Boolean(error)}>
      <Select
        name="overReason"
        label="Why"
        items={[{ value: "", text: "Choose" }, ...OVER_CHOICES.map(({ value, label }) => ({ value, text: label }))]}
        errorMessage={error}
      />
      <Button name="intent" value="end" classes="govuk-button--secondary" preventDoubleClick>
        End the call
      </Button>
    </Details>
  );
}
