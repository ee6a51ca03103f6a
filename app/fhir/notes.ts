// What is collected while a message is read: answers to keep, what is wrong, and what was left aside.
import type { Extension } from "@medplum/fhirtypes";
import { hasHidden } from "#machines/intake/answers.ts";
import { EXTENSIONS, type ExtensionName } from "./extensions.ts";
import { type Placed, placesOf, type Problem } from "./outcome.ts";

export const LONGEST_LINE = 200;
export const LONGEST_TEXT = 10_000;

type AnyPlaced = Placed<{ readonly resourceType: string }>;

export class Notes {
  readonly problems: Problem[] = [];
  readonly warnings: Problem[] = [];

  wrong(code: Problem["code"], placed: AnyPlaced, field: string, message: string): void {
    this.problems.push({ code, at: placesOf(placed, field), message });
  }

  aside(code: Problem["code"], placed: AnyPlaced, field: string, message: string): void {
    this.warnings.push({ code, at: placesOf(placed, field), message });
  }

  /** The text without spaces around it; what can't be stored or is too long is wrong. */
  text(placed: AnyPlaced, field: string, text: string | undefined, longest: number = LONGEST_LINE): string {
    const plain = (text ?? "").trim();
    if (hasHidden(plain)) this.wrong("value", placed, field, "Take the hidden characters out of this text.");
    else if (plain.length > longest) this.wrong("too-long", placed, field, `Shorten this to ${longest} characters.`);
    else return plain;
    return "";
  }

  /** What the hub's own extension says, each value that is right; what is not on its list is wrong. */
  said(placed: AnyPlaced, field: string, extensions: readonly Extension[] | undefined, name: ExtensionName): string[] {
    const { url, type, ...rest } = EXTENSIONS[name];
    const words: readonly string[] | null = "words" in rest ? rest.words : null;
    return (extensions ?? []).flatMap((extension, place) => {
      if (extension.url !== url) return [];
      const at = `${field === "" ? "" : `${field}.`}extension[${place}]`;
      const value = extension[type];
      if (value === undefined) this.wrong("required", placed, at, `Send this one as ${type}.`);
      else if (words && !words.includes(value))
        this.wrong("code-invalid", placed, `${at}.${type}`, `Choose one of: ${words.join(", ")}.`);
      else return [this.text(placed, `${at}.${type}`, value)].filter((text) => text !== "");
      return [];
    });
  }

  /** The same where only one answer can be: two that differ are wrong. */
  saidOnce(
    placed: AnyPlaced,
    field: string,
    extensions: readonly Extension[] | undefined,
    name: ExtensionName,
  ): string {
    const [first = "", ...others] = this.said(placed, field, extensions, name);
    if (others.some((other) => other !== first))
      this.wrong(
        "business-rule",
        placed,
        `${field === "" ? "" : `${field}.`}extension`,
        "This is said twice, in two ways.",
      );
    return first;
  }
}
