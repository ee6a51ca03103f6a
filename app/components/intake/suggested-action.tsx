import { RULE_WORDS } from "#machines/protocol/words.ts";
import { DueTime } from "../due-time.tsx";
import { ChoiceItem } from "../govuk/choice-item.tsx";
import { Details } from "../govuk/details.tsx";
import { Select } from "../govuk/select.tsx";

const RULES: Readonly<Record<string, string>> = RULE_WORDS;

export interface ShownAction {
  readonly pathway: string;
  readonly title: string;
  readonly words: string;
  readonly why: readonly string[];
  readonly rules: readonly string[];
  readonly due: { readonly words: string; readonly at: string; readonly late: boolean };
  readonly consent: string;
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  readonly ownerId: string;
  readonly chosen: boolean;
}

export interface SuggestedActionProps {
  action: ShownAction;
  /** The first one's box takes the id that an error summary links to. */
  index: number;
  ownerError?: string | undefined;
}

/** One suggested action: whether it is to happen, who does it, by when, on what footing, and why. */
export function SuggestedAction({ action, index, ownerError }: SuggestedActionProps) {
  const { pathway, title, owners } = action;
  return (
    <div className="hub-action">
      <input type="hidden" name="actions-shown" value={pathway} />
      <div className="govuk-checkboxes govuk-checkboxes--small">
        <ChoiceItem
          kind="checkboxes"
          id={index === 0 ? "actions" : `actions-${pathway}`}
          name="actions"
          isChecked={action.chosen}
          item={{ value: pathway, text: title, hint: action.words, label: { classes: "govuk-!-font-weight-bold" } }}
        />
      </div>
      <div className="hub-action__who">
        {owners.length > 0 ? (
          <Select
            name={`owner.${pathway}`}
            label={{ text: "Who", classes: "govuk-label--s" }}
            items={owners.map(({ id, name }) => ({ value: id, text: name }))}
            value={action.ownerId}
            errorMessage={ownerError}
            attributes={{ "aria-label": `Who: ${title}` }}
          />
        ) : (
          <p className="govuk-body">Nobody in the area takes this: leave it out, and say why below.</p>
        )}
        <DueTime {...action.due} />
      </div>
      <p className="govuk-body-s hub-action__consent">
        {action.why.join(" ")} {action.consent}
      </p>
      <Details summary="Why?" classes="hub-action__why">
        <ul className="govuk-list govuk-list--bullet">
          {action.rules.map((code) => (
            <li key={code}>{Object.hasOwn(RULES, code) ? `${code}: ${RULES[code]}` : code}</li>
          ))}
        </ul>
      </Details>
    </div>
  );
}
