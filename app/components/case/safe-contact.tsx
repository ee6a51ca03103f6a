import { paths } from "../../paths.ts";
import { exactTime } from "../exact-time.ts";
import { Button } from "../govuk/button.tsx";
import { HiddenFields } from "../hidden-fields.tsx";

/** How the person may be reached, in words; never the number. */
export interface ShownSafeContact {
  mayRing: boolean;
  mayText: boolean;
  sentence: string;
  slot: string | null;
  whose: string | null;
  sayWeAre: string | null;
  whoMayAnswer: string | null;
  distressWord: string | null;
  interpreter: string | null;
  confirmedAt: string;
}

/** What to say, to whom, and the word that means "get help": read before anybody dials. */
export function Script({ panel }: { panel: ShownSafeContact }) {
  return (
    <>
      {panel.distressWord && (
        <>
          <p className="govuk-body govuk-!-margin-bottom-1">Distress word, get help if they say it:</p>
          <p className="hub-say">{panel.distressWord}</p>
        </>
      )}
      <ul className="govuk-list">
        <li>
          <strong>Say you are:</strong> {panel.sayWeAre ?? "not agreed. Say a first name only."}
        </li>
        <li>
          <strong>If anyone else answers:</strong> {panel.whoMayAnswer ?? "wrong number. Say nothing of us."}
        </li>
        {panel.interpreter && (
          <li>
            <strong>Language:</strong> {panel.interpreter}
          </li>
        )}
        {panel.whose && <li>{panel.whose}</li>}
        <li>
          <strong>Safe:</strong> {panel.slot ?? "no time"}. Last confirmed {exactTime(panel.confirmedAt)}.
        </li>
      </ul>
    </>
  );
}

interface SafeContactProps {
  caseId: string;
  version: number;
  formKey: string;
  panel: ShownSafeContact | null;
}

/** When they may be rung and how; the number comes only with the press, which starts the record of the attempt. */
export function SafeContact({ caseId, version, formKey, panel }: SafeContactProps) {
  if (!panel) return <p className="govuk-body">No way to reach them is known. Ask at the next contact.</p>;
  return (
    <>
      <p className="govuk-body govuk-!-font-weight-bold">{panel.sentence}</p>
      <Script panel={panel} />
      {(panel.mayRing || panel.mayText) && (
        <form method="post" action={paths.casePage(caseId, "contact")} className="govuk-button-group">
          <HiddenFields fields={{ key: `${formKey}-start`, version, intent: "start" }} />
          {panel.mayRing && (
            <Button name="kind" value="call" preventDoubleClick>
              Ring: show the number
            </Button>
          )}
          {panel.mayText && (
            <Button name="kind" value="text" classes="govuk-button--secondary" preventDoubleClick>
              Text: show the number
            </Button>
          )}
        </form>
      )}
    </>
  );
}
