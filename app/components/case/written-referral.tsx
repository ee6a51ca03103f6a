import { Details } from "../govuk/details.tsx";
import { SummaryList } from "../govuk/summary-list.tsx";

export interface ShownReferral {
  reference: string;
  from: string;
  sent: string;
  takenBack: boolean;
  lines: readonly { asked: string; answer: string }[];
}

/** What each professional wrote when they referred, folded away under whose it is. */
export function WrittenReferrals({ referrals }: { referrals: readonly ShownReferral[] }) {
  return referrals.map(({ reference, from, sent, takenBack, lines }) => (
    <Details key={reference} summary={`What ${from} wrote, ${sent}${takenBack ? " (taken back since)" : ""}`}>
      <SummaryList rows={lines.map(({ asked, answer }) => ({ key: asked, value: answer }))} />
    </Details>
  ));
}
