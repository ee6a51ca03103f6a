import { paths } from "../../paths.ts";
import { WideTable } from "../wide-table.tsx";
import { fromWords, proposedWords, STATE_WORDS, type ShownVersion } from "./version-words.ts";

/** Every version of the protocol, each a link to what differs. */
export function VersionsTable({ versions }: { versions: readonly ShownVersion[] }) {
  return (
    <WideTable
      label="Versions of the protocol"
      caption="Versions of the protocol"
      captionClasses="govuk-visually-hidden"
      head={["Version", "What it is called", "State", "Proposed", "In force from"]}
      firstCellIsHeader
      rows={versions.map((one) => [
        <a key={one.version} className="govuk-link" href={paths.protocolVersion(one.version)}>
          Protocol&nbsp;{one.version}
        </a>,
        one.name,
        STATE_WORDS[one.state],
        proposedWords(one),
        fromWords(one),
      ])}
    />
  );
}
