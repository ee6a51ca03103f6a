// Another case that is, or may be, the same person's, as the top of a case and the page of people both show it.
import { paths } from "../../paths.ts";
import { GradeTag, type ShownGrade } from "../grade-tag.tsx";

interface Said {
  readonly words: string;
  readonly at: string;
  readonly late: boolean;
}

export interface ShownOther {
  readonly id: string;
  readonly reference: string;
  readonly statusWords: string;
  readonly grade: ShownGrade;
  readonly inDanger: boolean;
  readonly next: { readonly words: string; readonly due: Said } | null;
  readonly waits: string | null;
}

export interface ShownMaybe extends ShownOther {
  readonly agrees: string;
  readonly differs: string;
  readonly byNameOnly: boolean;
}

export interface ShownOnePerson {
  readonly joined: readonly ShownOther[];
  readonly maybe: readonly ShownMaybe[];
  readonly warnings: readonly string[];
  readonly keptOut: {
    readonly askFirst: readonly string[];
    readonly who:
      | readonly {
          readonly id: string;
          readonly version: number;
          readonly who: string;
          readonly why: string;
          readonly lead: string;
        }[]
      | null;
  };
}

/** The other case, by its reference. */
export const CaseLink = ({ id, reference }: ShownOther) => (
  <a className="govuk-link govuk-!-font-weight-bold hub-nowrap" href={paths.case(id)}>
    {reference}
  </a>
);

/** The other case as it stands: status, grade, danger. */
export const Standing = ({ other }: { other: ShownOther }) => (
  <>
    <CaseLink {...other} />, {other.statusWords} <GradeTag grade={other.grade} />
    {other.inDanger && <strong> In danger now.</strong>}
  </>
);

/** What agrees and what differs, as a sentence. */
export const agreesWords = ({ agrees, differs, byNameOnly }: ShownMaybe): string =>
  `${agrees.charAt(0).toUpperCase()}${agrees.slice(1)}${differs ? `; but ${differs}` : ""}.${byNameOnly ? " By name only." : ""}`;
