import {
  CONTACT_POINT_KIND_WORDS,
  CONTACT_POINT_KINDS,
  DOOR_STATUS_WORDS,
  DOOR_STATUSES,
  type TypedContactPoint,
} from "#machines/contact-point.ts";
import { Input } from "../../components/govuk/input.tsx";
import { Radios } from "../../components/govuk/radios.tsx";
import { Select } from "../../components/govuk/select.tsx";
import { errorFor, type FieldError } from "../../components/summary-of-errors.tsx";

export interface DoorFieldsProps {
  readonly typed: TypedContactPoint;
  readonly errors: readonly FieldError[] | undefined;
  /** What an empty day means. */
  readonly emptyDay: string;
}

/** Everything that is said of a contact point. */
export function DoorFields({ typed, errors, emptyDay }: DoorFieldsProps) {
  return (
    <>
      <Input
        name="name"
        label="Name"
        hint="What people call it, for example Saltmarsh helpline"
        autocomplete="off"
        value={typed.name}
        errorMessage={errorFor(errors, "name")}
      />
      <Select
        name="kind"
        id="kind"
        label="Kind"
        items={[
          { value: "", text: "Choose one" },
          ...CONTACT_POINT_KINDS.map((kind) => ({ value: kind, text: CONTACT_POINT_KIND_WORDS[kind] })),
        ]}
        value={typed.kind}
        errorMessage={errorFor(errors, "kind")}
      />
      <Input
        name="organisation"
        label="Whose is it?"
        autocomplete="off"
        value={typed.organisation}
        errorMessage={errorFor(errors, "organisation")}
      />
      <Input
        name="reach"
        label="Its public number or address"
        hint="An office’s, as anybody can find it. Never a refuge’s, and never a person’s. It may stay empty."
        autocomplete="off"
        spellcheck={false}
        value={typed.reach}
        errorMessage={errorFor(errors, "reach")}
      />
      <Radios
        name="status"
        fieldset={{ legend: { text: "How does it stand?", classes: "govuk-fieldset__legend--s" } }}
        items={DOOR_STATUSES.map((status) => ({ value: status, text: DOOR_STATUS_WORDS[status] }))}
        value={typed.status}
        errorMessage={errorFor(errors, "status")}
      />
      <Input
        name="from"
        label="Since when?"
        hint={`For example 1 3 2026. ${emptyDay}`}
        classes="govuk-input--width-10"
        autocomplete="off"
        value={typed.from}
        errorMessage={errorFor(errors, "from")}
      />
    </>
  );
}
