import { createElement, Fragment } from "react";
import type { ReactNode } from "react";

type Options = Record<string, unknown>;

/** Raw HTML cannot be a React child without a wrapper: a mark stands for it until the markup is a string. */
export class RawHtml {
  readonly #parts: string[] = [];

  /** A React child that becomes this HTML in `restore`. */
  node(html: string): ReactNode {
    this.#parts.push(html);
    return createElement(Fragment, null, `⟦${this.#parts.length - 1}⟧`);
  }

  /** Puts the HTML back in place of each mark. */
  restore(markup: string): string {
    return markup.replace(/⟦(\d+)⟧/g, (_, index: string) => this.#parts[Number(index)] ?? "");
  }
}

/** Options that come as `xText` and `xHtml`. */
const PAIRS = { title: "title", summary: "summary", description: "description" };
/** Options that are nothing but words: `{ text }` or `{ html }`. */
const NODES = new Set(["beforeInput", "afterInput", "beforeInputs", "afterInputs", "conditional"]);
/** Components whose words are their children. */
const CHILDREN = new Set(
  (
    "back-link button details error-message exit-this-page fieldset hint inset-text label panel phase-banner " +
    "skip-link tag warning-text"
  ).split(" "),
);
/** Names that React spells differently. */
const REACT_NAMES: Record<string, string> = {
  autocomplete: "autoComplete",
  colspan: "colSpan",
  maxlength: "maxLength",
  spellcheck: "spellCheck",
  tabindex: "tabIndex",
};

function attributesOf(attributes: Options): Options {
  const entries = Object.entries(attributes).map(([name, given]) => {
    const value = given !== null && typeof given === "object" && "value" in given ? given.value : given;
    // React takes a boolean only where HTML does; for any other name it wants the word.
    return [REACT_NAMES[name] ?? name, name.includes("-") ? String(value) : value] as const;
  });
  return Object.fromEntries(entries);
}

/** Turns the options of the official macros into the props of our components. */
export function propsFrom(component: string, options: Options, raw: RawHtml): Record<string, unknown> {
  const words = (html: unknown, text: unknown): unknown =>
    typeof html === "string" && html !== "" ? raw.node(html) : text;

  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== "object") return value;
    return walkObject(value as Options);
  };

  const walkObject = (given: Options): Options => {
    const props: Options = {};
    for (const [key, value] of Object.entries(given)) {
      if (key === "html" || key === "text") props.text = words(given.html, given.text);
      else if (key === "attributes") props.attributes = attributesOf(value as Options);
      else if (NODES.has(key)) props[key] = words((value as Options).html, (value as Options).text);
      else props[key] = walk(value);
    }
    for (const name of Object.values(PAIRS)) {
      const [html, text] = [given[`${name}Html`], given[`${name}Text`]];
      if (html === undefined && text === undefined) continue;
      props[name] = words(html, text);
      delete props[`${name}Html`];
      delete props[`${name}Text`];
    }
    return props;
  };

  const props = walkObject(options);
  if (CHILDREN.has(component) && "text" in props) {
    props.children = props.text;
    delete props.text;
  }
  return special(component, options, props, raw);
}

/** The few places where a React habit differs from the macro. */
function special(component: string, options: Options, props: Options, raw: RawHtml): Options {
  if (component === "label" && "for" in props) {
    props.htmlFor = props.for;
    delete props.for;
  }
  if (component === "notification-banner" && options.html) {
    props.children = props.text;
    delete props.text;
  }
  if (component === "tabs" && Array.isArray(options.items))
    props.items = (props.items as unknown[]).map((item, index) => {
      const panel = (options.items as { panel?: Options }[])[index]?.panel;
      if (!item || !panel?.html) return item;
      const { text: content, ...rest } = (item as { panel: Options }).panel;
      return { ...item, panel: { ...rest, content } };
    });
  if (component === "service-navigation" && options.slots) props.slots = slotsFrom(options.slots as Options, raw);
  return props;
}

function slotsFrom(slots: Options, raw: RawHtml): Options {
  const html = (slot: unknown) =>
    typeof slot === "string" ? raw.node(slot) : slot ? raw.node((slot as { html: string }).html) : undefined;
  const isInline = typeof slots.end === "object" && (slots.end as Options).align === "inline";
  const named = Object.fromEntries(Object.entries(slots).map(([name, slot]) => [name, html(slot)]));
  return { ...named, endInline: isInline };
}
