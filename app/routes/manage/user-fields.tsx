import { type Role, ROLE_WORDS, ROLES } from "#machines/roles.ts";
import { Radios } from "../../components/govuk/radios.tsx";
import { Select } from "../../components/govuk/select.tsx";
import { errorFor, type FieldError } from "../../components/summary-of-errors.tsx";

const WHAT_THEY_DO: Readonly<Record<Role, string>> = {
  "call-handler": "Takes contacts, agrees actions and keeps in touch",
  "duty-manager": "As a call handler; also approves grades and passes cases on",
  referrer: "Refers people, and sees how their own referrals stand",
  "safeguarding-lead": "Refers people, and sees how all of their organisation’s referrals stand",
  receptionist: "Sends what a colleague says, and reads nothing back",
  partner: "Answers what is sent to their organisation",
  commissioner: "Reads reports; sees no person and no case",
  "finance-lead": "Keeps unit costs, budgets and the price index; sees cost lines without a person",
  "governance-lead": "Releases the returns to a named recipient; sees no case",
  administrator: "Keeps users and organisations; sees no case",
};

export interface UserFieldsProps {
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly roles: string }[];
  readonly role: string;
  readonly organisationId: string;
  readonly errors: readonly FieldError[] | undefined;
}

/** Role and organisation of somebody: asked when they are invited and when they change. */
export function UserFields({ organisations, role, organisationId, errors }: UserFieldsProps) {
  return (
    <>
      <Radios
        name="role"
        fieldset={{ legend: { text: "Role", classes: "govuk-fieldset__legend--s" } }}
        items={ROLES.map((value) => ({ value, text: ROLE_WORDS[value], hint: WHAT_THEY_DO[value] }))}
        value={role}
        errorMessage={errorFor(errors, "role")}
      />
      <Select
        name="organisationId"
        label="Organisation"
        hint="Each says which roles its people can have."
        items={[
          { value: "", text: "Choose one" },
          ...organisations.map(({ id, name, roles }) => ({ value: id, text: `${name}: ${roles}` })),
        ]}
        value={organisationId}
        errorMessage={errorFor(errors, "organisationId")}
      />
    </>
  );
}
