import { InsetText } from "../../components/govuk/inset-text.tsx";
import type { Release } from "../../queries/report-releases.ts";
import { dateWords } from "#machines/due-words.ts";

/** Which release this is and when it was frozen, and what waits, in words without a number. */
export function AboutRelease({ release: { number, frozenAt, earlier, heldBack } }: { readonly release: Release }) {
  return (
    <>
      <p className="govuk-body">
        Release {number}, frozen on {dateWords(frozenAt)}.
        {earlier.map((one) => ` Release ${one.number} was frozen on ${dateWords(one.frozenAt)}.`).join("")} A release is
        never changed: what is told later is in the next quarter’s, as revised.
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
