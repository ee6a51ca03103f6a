import type { ReactNode } from "react";
import { paths } from "../../paths.ts";
import { DueTime } from "../due-time.tsx";
import { Button } from "../govuk/button.tsx";
import { Input } from "../govuk/input.tsx";
import { Select } from "../govuk/select.tsx";
import { HiddenFields } from "../hidden-fields.tsx";
import { errorFor, SummaryOfErrors, type FieldError } from "../summary-of-errors.tsx";
import { WaitingLinks, type ShownLink } from "./waiting-links.tsx";

interface Said {
  readonly words: string;
  readonly at: string;
  readonly late: boolean;
}

export interface ShownApprovals {
  readonly grades: readonly {
    readonly id: string;
    readonly version: number;
    readonly caseId: string;
    readonly reference: string;
    readonly toWords: string;
    readonly reason: string;
    readonly askedBy: string;
    readonly asked: string;
    readonly due: Said;
    readonly isMine: boolean;
  }[];
  readonly needs: readonly {
    readonly id: string;
    readonly caseId: string;
    readonly reference: string;
    readonly title: string;
    readonly reason: string;
    readonly due: Said;
  }[];
  readonly cameBack: readonly {
    readonly caseId: string;
    readonly actionId: string;
    readonly reference: string;
    readonly title: string;
    readonly by: string;
    readonly reason: string;
  }[];
  readonly links: readonly ShownLink[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

export interface TypedApproval {
  readonly unmetId: string;
  readonly decided: string;
  readonly reference: string;
  readonly userId: string;
  readonly why: string;
}

export interface ApprovalsShownProps {
  page: ShownApprovals;
  formKey: string;
  errors: readonly FieldError[];
  typed: TypedApproval | null;
}

/** What waits for the duty manager. */
export function ApprovalsShown({ page, formKey, errors, typed }: ApprovalsShownProps) {
  return (
    <>
      <SummaryOfErrors errors={errors} />
      <h1 className="govuk-heading-l">Approvals</h1>
      <Grades grades={page.grades} formKey={formKey} />
      <WaitingLinks links={page.links} formKey={formKey} />
      <Needs needs={page.needs} formKey={formKey} errors={errors} typed={typed} />
      <CameBack cameBack={page.cameBack} />
      <GiveTo people={page.people} formKey={formKey} errors={errors} typed={typed} />
    </>
  );
}

function CaseLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <a className="govuk-link govuk-!-font-weight-bold" href={paths.case(id)}>
      {children}
    </a>
  );
}

function Grades({ grades, formKey }: { grades: ShownApprovals["grades"]; formKey: string }) {
  return (
    <section aria-labelledby="grades">
      <h2 className="govuk-heading-m" id="grades">
        A lower grade than was suggested
      </h2>
      {grades.length === 0 && <p className="govuk-body">No lower grade waits for you.</p>}
      {grades.map((one) => (
        <div key={one.id} className="hub-item">
          <p className="govuk-body">
            <CaseLink id={one.caseId}>{one.reference}</CaseLink>: high was suggested, {one.askedBy} asks for{" "}
            {one.toWords}, {one.asked}. High stands meanwhile.
          </p>
          <p className="govuk-body hub-keep-lines">Why: “{one.reason}”</p>
          <p className="govuk-body">
            Decide <DueTime {...one.due} />
          </p>
          {one.isMine ? (
            <p className="govuk-body">You asked for this yourself: a second person decides.</p>
          ) : (
            <form method="post" action={paths.approvals()} className="govuk-button-group">
              <HiddenFields fields={{ key: `${formKey}.${one.id}`, version: one.version, approvalId: one.id }} />
              <Button name="intent" value="refuse" preventDoubleClick>
                Keep it high<span className="govuk-visually-hidden"> ({one.reference})</span>
              </Button>
              <Button name="intent" value="approve" classes="govuk-button--secondary" preventDoubleClick>
                Agree to {one.toWords}
                <span className="govuk-visually-hidden"> ({one.reference})</span>
              </Button>
            </form>
          )}
        </div>
      ))}
    </section>
  );
}

type Shared = Pick<ApprovalsShownProps, "formKey" | "errors" | "typed">;

function Needs({ needs, formKey, errors, typed }: Shared & { needs: ShownApprovals["needs"] }) {
  return (
    <section aria-labelledby="needs">
      <h2 className="govuk-heading-m" id="needs">
        Nothing meets this need
      </h2>
      {needs.length === 0 && <p className="govuk-body">Every need has something in its place.</p>}
      {needs.map((need) => (
        <form key={need.id} method="post" action={paths.approvals()} noValidate autoComplete="off" className="hub-item">
          <p className="govuk-body">
            <CaseLink id={need.caseId}>{need.reference}</CaseLink>: {need.title}. {need.reason}{" "}
            <DueTime {...need.due} />
          </p>
          <HiddenFields fields={{ key: `${formKey}.${need.id}`, unmetId: need.id }} />
          <Input
            id={`decided-${need.id}`}
            name="decided"
            label="What was decided"
            classes="govuk-!-width-two-thirds"
            autocomplete="off"
            value={typed?.unmetId === need.id ? typed.decided : ""}
            errorMessage={errorFor(errors, `decided-${need.id}`)}
          />
          <Button name="intent" value="settle" classes="govuk-button--secondary" preventDoubleClick>
            Record the decision<span className="govuk-visually-hidden"> ({need.reference})</span>
          </Button>
        </form>
      ))}
    </section>
  );
}

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

function CameBack({ cameBack }: Pick<ShownApprovals, "cameBack">) {
  return (
    <section aria-labelledby="came-back">
      <h2 className="govuk-heading-m" id="came-back">
        Came back to us
      </h2>
      {cameBack.length === 0 ? (
        <p className="govuk-body">Nobody declined anything on an open case.</p>
      ) : (
        <ul className="govuk-list govuk-list--spaced">
          {cameBack.map((one) => (
            <li key={one.actionId}>
              <CaseLink id={one.caseId}>{one.reference}</CaseLink>: {one.title}. {one.by} cannot do it:{" "}
              {lowerFirst(one.reason)}.
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function GiveTo({ people, formKey, errors, typed }: Shared & { people: ShownApprovals["people"] }) {
  return (
    <section aria-labelledby="give">
      <h2 className="govuk-heading-m" id="give">
        Give a case to somebody
      </h2>
      <form method="post" action={paths.approvals()} noValidate autoComplete="off">
        <HiddenFields fields={{ key: `${formKey}.give` }} />
        <Input
          name="reference"
          label="Reference"
          hint="For example ABCD-2345"
          autocomplete="off"
          spellcheck={false}
          classes="govuk-input--width-10"
          value={typed?.reference ?? ""}
          errorMessage={errorFor(errors, "reference")}
        />
        <Select
          name="userId"
          label="To whom"
          items={[{ value: "", text: "Choose" }, ...people.map(({ id, name }) => ({ value: id, text: name }))]}
          value={typed?.userId ?? ""}
          errorMessage={errorFor(errors, "userId")}
        />
        <Input
          name="why"
          label="Why, in one line"
          classes="govuk-!-width-two-thirds"
          autocomplete="off"
          value={typed?.why ?? ""}
          errorMessage={errorFor(errors, "why")}
        />
        <Button name="intent" value="reassign" classes="govuk-button--secondary" preventDoubleClick>
          Give it to them
        </Button>
      </form>
    </section>
  );
}
