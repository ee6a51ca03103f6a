import { ChoiceField, type Errors, LongField, WordsField } from "./field.tsx";
import { OWN_INDEX, type TypedCase } from "./typed-case.ts";

interface Props {
  readonly typed: Pick<TypedCase, "vintage" | "ownVintage" | "ownSeries">;
  readonly errors: Errors;
  readonly vintages: readonly string[];
}

/** By which price index old prices are brought to the base year. */
export function IndexFields({ typed, errors, vintages }: Props) {
  return (
    <>
      <ChoiceField
        at="vintage"
        label="Price index"
        hint="The GDP deflator as it was published then: another one moves old prices by a few per cent."
        value={typed.vintage}
        errors={errors}
        items={[
          ...vintages.map((vintage) => ({ value: vintage, text: vintage })),
          { value: OWN_INDEX, text: "Another one, given below" },
        ]}
      />
      <WordsField
        at="ownVintage"
        label="If it is another one: whose it is, and when it was published"
        value={typed.ownVintage}
        errors={errors}
      />
      <LongField
        at="ownSeries"
        label="If it is another one: its years"
        hint="A year and its index on each line, with a comma between them: 2024-25, 100.5"
        value={typed.ownSeries}
        errors={errors}
      />
    </>
  );
}
