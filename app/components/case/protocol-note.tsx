import { paths } from "../../paths.ts";
import { InsetText } from "../govuk/inset-text.tsx";

export interface ShownProtocolNote {
  version: string;
  newer: { version: string; differences: readonly string[] } | null;
}

/** Which version of the protocol the case was triaged under, and what the one in force would say differently. */
export function ProtocolNote({ caseId, note }: { caseId: string; note: ShownProtocolNote }) {
  const { version, newer } = note;
  if (!newer) return <p className="govuk-body-s">Triaged under protocol {version}.</p>;
  return (
    <InsetText>
      <p className="govuk-body">
        Triaged under protocol {version}. Protocol {newer.version} is in force now and would judge it otherwise:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {newer.differences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <a className="govuk-link" href={paths.casePage(caseId, "assess")}>
        Assess again
      </a>
    </InsetText>
  );
}
