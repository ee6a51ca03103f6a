// A value in words, whatever its type is: what was measured, chosen or answered.
import type {
  CodeableConcept,
  Coding,
  Period,
  Quantity,
  QuestionnaireResponseItem,
  Reference,
} from "@medplum/fhirtypes";

/** The words of a coded thing: those the sender chose, and the list's own when they say something else. */
export function wordsOf(concept: CodeableConcept | undefined): string {
  const displays = (concept?.coding ?? []).map(({ display, code }) => display ?? code ?? "");
  return [...new Set([concept?.text ?? "", ...displays].filter((words) => words !== ""))].join(" · ");
}

/** The types that R4 lets a value have, each by the field it is sent in. */
interface Valued {
  readonly valueString?: string;
  readonly valueBoolean?: boolean;
  readonly valueInteger?: number;
  readonly valueDecimal?: number;
  readonly valueDate?: string;
  readonly valueDateTime?: string;
  readonly valueTime?: string;
  readonly valueUri?: string;
  readonly valueCoding?: Coding;
  readonly valueCodeableConcept?: CodeableConcept;
  readonly valueQuantity?: Quantity;
  readonly valuePeriod?: Period;
  readonly valueReference?: Reference;
}

/** The value of an observation or an answer; nothing for a type that has no words, as a picture has none. */
export function valueWords(held: Valued): string {
  const { valueBoolean, valueCoding, valueQuantity, valuePeriod } = held;
  const plain =
    held.valueString ??
    held.valueInteger ??
    held.valueDecimal ??
    held.valueDate ??
    held.valueDateTime ??
    held.valueTime ??
    held.valueUri;
  if (plain !== undefined) return String(plain);
  if (valueBoolean !== undefined) return valueBoolean ? "yes" : "no";
  if (valueCoding) return wordsOf({ coding: [valueCoding] });
  if (valueQuantity) {
    const { comparator = "", value, unit, code = "" } = valueQuantity;
    return value === undefined ? "" : `${comparator}${value} ${unit ?? code}`.trim();
  }
  if (valuePeriod) return [valuePeriod.start ?? "…", valuePeriod.end ?? "…"].join(" to ");
  return wordsOf(held.valueCodeableConcept) || (held.valueReference?.display ?? "");
}

/** Each question that was answered, with its answers; what was asked below either follows it. */
export function answerLines(items: readonly QuestionnaireResponseItem[] | undefined): string[] {
  return (items ?? []).flatMap(({ text, linkId, answer = [], item }) => {
    const answers = answer.map(valueWords).filter((words) => words !== "");
    return [
      ...(answers.length === 0 ? [] : [`${text ?? linkId}: ${answers.join(", ")}`]),
      ...answer.flatMap((one) => answerLines(one.item)),
      ...answerLines(item),
    ];
  });
}
