import { i18n, join } from "./common.ts";
import type { Attributes } from "./common.ts";
import { Hint } from "./hint.tsx";
import { Textarea } from "./textarea.tsx";
import type { TextareaProps } from "./textarea.tsx";

type Plural = Readonly<Record<string, string>>;

export interface CharacterCountProps extends Omit<TextareaProps, "describedBy" | "disabled" | "autocomplete"> {
  maxlength?: number | string | undefined;
  maxwords?: number | string | undefined;
  countType?: "characters" | "words" | undefined;
  /** Percentage of the limit from which the count is shown. */
  threshold?: number | string | undefined;
  countMessage?: { classes?: string | undefined } | undefined;
  /** Shown without JavaScript; `%{count}` stands for the limit. */
  textareaDescriptionText?: string | undefined;
  charactersUnderLimitText?: Plural | undefined;
  charactersAtLimitText?: string | undefined;
  charactersOverLimitText?: Plural | undefined;
  wordsUnderLimitText?: Plural | undefined;
  wordsAtLimitText?: string | undefined;
  wordsOverLimitText?: Plural | undefined;
}

/** What the script reads: limits, threshold and its words. */
function dataOf(props: CharacterCountProps, countType: string | undefined): Attributes {
  const limit = props.maxwords || props.maxlength;
  const description = limit ? undefined : props.textareaDescriptionText;
  return {
    "data-module": "govuk-character-count",
    "data-maxlength": props.maxlength,
    "data-maxwords": props.maxwords,
    "data-threshold": props.threshold,
    "data-count-type": countType,
    ...i18n("textarea-description", description ? { other: description } : undefined),
    ...i18n("characters-under-limit", props.charactersUnderLimitText),
    ...i18n("characters-at-limit", props.charactersAtLimitText),
    ...i18n("characters-over-limit", props.charactersOverLimitText),
    ...i18n("words-under-limit", props.wordsUnderLimitText),
    ...i18n("words-at-limit", props.wordsAtLimitText),
    ...i18n("words-over-limit", props.wordsOverLimitText),
  };
}

/** A field of several lines that says how much room is left. It warns, it never stops typing. */
export function CharacterCount(props: CharacterCountProps) {
  const { formGroup } = props;
  const id = props.id || props.name;
  const countType = props.countType || (props.maxwords ? "words" : undefined);
  const limit = props.maxwords || props.maxlength;
  const unit = countType === "words" ? "words" : "characters";
  const description = props.textareaDescriptionText || `You can enter up to %{count} ${unit}`;
  return (
    <Textarea
      id={id}
      name={props.name}
      describedBy={`${id}-info`}
      rows={props.rows}
      spellcheck={props.spellcheck}
      value={props.value}
      label={props.label}
      hint={props.hint}
      errorMessage={props.errorMessage}
      attributes={props.attributes}
      classes={join("govuk-js-character-count", props.classes)}
      formGroup={{
        classes: join("govuk-character-count", formGroup?.classes),
        attributes: { ...dataOf(props, countType), ...formGroup?.attributes },
        beforeInput: formGroup?.beforeInput,
        afterInput: (
          <>
            <Hint id={`${id}-info`} classes={join("govuk-character-count__message", props.countMessage?.classes)}>
              {limit && description.replaceAll("%{count}", String(limit))}
            </Hint>
            {formGroup?.afterInput}
          </>
        ),
      }}
    />
  );
}
