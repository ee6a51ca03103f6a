import { isValidElement } from "react";
import type { AllHTMLAttributes, HTMLAttributes, ReactNode } from "react";

type FormAttributes = Pick<
  AllHTMLAttributes<HTMLElement>,
  | "form"
  | "formAction"
  | "formNoValidate"
  | "maxLength"
  | "max"
  | "min"
  | "multiple"
  | "readOnly"
  | "rel"
  | "required"
  | "size"
  | "step"
  | "target"
>;

/** Extra HTML attributes and handlers for one element, `data-*` included. */
export type Attributes = HTMLAttributes<HTMLElement> &
  FormAttributes & { [name: `data-${string}`]: string | number | boolean | undefined };

/** What every component takes: extra class names and extra attributes. */
export interface Extra {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

/** Words inside a component, with classes or attributes of their own. */
export interface Part extends Extra {
  text?: ReactNode;
}

/** Either plain words or an object that says more about them. */
export type Words<P extends Part = Part> = ReactNode | P;

/** An entry of a list; a falsy one is left out but keeps its number, so that ids stay stable. */
export type Maybe<T> = T | false | null | undefined | "";

/** Joins class names or ids with spaces; undefined when there are none. */
export function join(...names: (string | false | null | undefined)[]): string | undefined {
  return names.filter(Boolean).join(" ") || undefined;
}

/** Reads plain words as `{ text: words }`; undefined when there is nothing to show. */
export function part<P extends Part>(words: Words<P>): P | Part | undefined {
  if (words === undefined || words === null || words === false || words === "") return undefined;
  const isPart = typeof words === "object" && !isValidElement(words) && !(Symbol.iterator in words);
  return isPart ? (words as P) : { text: words as ReactNode };
}

/** The attributes govuk-frontend's scripts read translated words from. */
export function i18n(key: string, words: string | Readonly<Record<string, string>> | undefined): Attributes {
  if (!words) return {};
  if (typeof words === "string") return { [`data-i18n.${key}`]: words };
  return Object.fromEntries(Object.entries(words).map(([rule, text]) => [`data-i18n.${key}.${rule}`, text]));
}

/** The tag of a heading, for instance `h2`. */
export function heading(level: number): "h1" | "h2" | "h3" | "h4" | "h5" | "h6" {
  return `h${level}` as "h1";
}
