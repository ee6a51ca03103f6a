import type { ReactNode } from "react";
import { type CasePage, paths } from "../../paths.ts";
import { Button } from "../govuk/button.tsx";
import { GradeTag, type ShownGrade } from "../grade-tag.tsx";
import { HiddenFields } from "../hidden-fields.tsx";
import { IdentityBar } from "../identity-bar.tsx";
import { SubNavigation } from "../sub-navigation.tsx";

/** What every page of a case knows of it. */
export interface ShownCase {
  id: string;
  reference: string;
  version: number;
  name: string;
  status: string;
  statusWords: string;
  grade: ShownGrade;
  dangerMinutes: number | null;
  policeIncident: string | null;
}

export interface CaseFrameProps {
  frame: ShownCase;
  /** A fresh key for the buttons about the whole case. */
  formKey: string;
  page: CasePage | "overview";
  children: ReactNode;
}

const PAGES: readonly { page: CasePage | "overview"; text: string }[] = [
  { page: "overview", text: "Overview and actions" },
  { page: "contact", text: "Safe contact" },
  { page: "plan", text: "Safety plan" },
  { page: "people", text: "People" },
  { page: "notes", text: "Notes" },
  { page: "directory", text: "Directory" },
  { page: "assess", text: "Grade the risk" },
  { page: "history", text: "History" },
];

/** Around each page of a case: whose it is, the way to the other pages, and the button for danger. */
export function CaseFrame({ frame, formKey, page, children }: CaseFrameProps) {
  const mayBegin = frame.dangerMinutes === null && frame.status !== "closed";
  return (
    <>
      <IdentityBar
        title={
          <>
            {page !== "overview" && (
              <>
                {frame.name} <GradeTag grade={frame.grade} />{" "}
              </>
            )}
            <span className="hub-reference">
              {frame.reference}, {frame.statusWords.toLowerCase()}
            </span>
          </>
        }
        actions={
          mayBegin
            ? [
                <form key="danger" method="post" action={paths.case(frame.id)}>
                  <HiddenFields fields={{ key: `${formKey}-danger`, version: frame.version, intent: "danger" }} />
                  <Button classes="govuk-button--warning govuk-!-margin-bottom-0" preventDoubleClick>
                    Danger now
                  </Button>
                </form>,
              ]
            : []
        }
      />
      <SubNavigation
        label="This case"
        items={PAGES.map((one) => ({
          text: one.text,
          href: one.page === "overview" ? paths.case(frame.id) : paths.casePage(frame.id, one.page),
          active: one.page === page,
        }))}
      />
      {children}
    </>
  );
}
