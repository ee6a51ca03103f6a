import { InsetText } from "../../components/govuk/inset-text.tsx";
import { paths } from "../../paths.ts";
import type { ReportPage } from "../../queries/report-page.ts";
import { dateWords } from "#machines/due-words.ts";

interface Props {
  readonly page: Pick<ReportPage, "name" | "stands">;
  readonly release: ReportPage["releases"][number];
}

/** Which release this is and when it was frozen, those before it, and what waits, in words without a number. */
export function AboutRelease({ page: { name, stands }, release }: Props) {
  const { quarter, number, frozenAt, earlier, heldBack } = release;
  return (
    <>
      {stands !== undefined && (
        <InsetText>
          This is an earlier release, as it was read then. Release {stands} stands now:{" "}
          <a className="govuk-link" href={paths.reportRelease(name, quarter, stands)}>
            read release {stands}
          </a>
          .
        </InsetText>
      )}
      <p className="govuk-body">
        Release {number}, frozen on {dateWords(frozenAt)}.{" "}
        {earlier.map((one) => (
          <span key={one.number}>
            <a className="govuk-link" href={paths.reportRelease(name, quarter, one.number)}>
              Release {one.number}
            </a>{" "}
            was frozen on {dateWords(one.frozenAt)}.{" "}
          </span>
        ))}
        A release is never changed: what is told later is in the next quarter’s, as revised.
      </p>
      {heldBack && (
        <InsetText>
          Something that was told after this was frozen is held back: it is about too few people to show. It waits until
          it is about more.
        </InsetText>
      )}
    </>
  );
}
