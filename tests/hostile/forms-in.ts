// The forms of a page, read as a browser without JavaScript would send them.

export interface PageForm {
  readonly address: string;
  readonly method: string;
  /** What would be sent as the page stands: hidden fields, what is typed, what is ticked. */
  readonly fields: URLSearchParams;
  /** Every name that could be sent, with the values that are offered for it. */
  readonly offered: ReadonlyMap<string, readonly string[]>;
  /** Names and values of the buttons that send something of their own. */
  readonly buttons: readonly (readonly [name: string, value: string])[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&quot;": '"',
  "&#x27;": "'",
  "&#39;": "'",
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
};

/** Text of markup, with its entities as the characters they stand for. */
export const plain = (markup: string): string =>
  markup.replaceAll(/&(?:quot|#x27|#39|lt|gt|amp);/g, (one) => ENTITIES[one] ?? one);

function attributeOf(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`, "i").exec(tag);
  return found ? plain(found[1] ?? "") : null;
}

/** Every form of the page, in order. */
export function formsIn(html: string): PageForm[] {
  return [...html.matchAll(/<form\b[^>]*>.*?<\/form>/gs)].map(([markup]) => formOf(markup));
}

/** The form that posts to this address and offers this field or button; throws when the page has none. */
export function formWith(html: string, name: string, value?: string): PageForm {
  const found = formsIn(html).find(
    (form) =>
      form.offered.get(name)?.some((one) => value === undefined || one === value) ??
      form.buttons.some((button) => button[0] === name && (value === undefined || button[1] === value)),
  );
  if (!found) throw new Error(`The page has no form with ${name} ${value ?? ""}`);
  return found;
}

function formOf(markup: string): PageForm {
  const head = /<form\b[^>]*>/.exec(markup)?.[0] ?? "";
  const fields = new URLSearchParams();
  const offered = new Map<string, string[]>();
  const buttons: [string, string][] = [];
  const offer = (name: string, value: string) => void offered.set(name, [...(offered.get(name) ?? []), value]);
  const controls = /<input\b[^>]*>|<button\b[^>]*>|<textarea\b[^>]*>.*?<\/textarea>|<select\b[^>]*>.*?<\/select>/gs;
  for (const [control] of markup.matchAll(controls)) {
    const tag = /^<[^>]*>/.exec(control)?.[0] ?? "";
    const name = attributeOf(tag, "name");
    if (name === null || name === "") continue;
    const value = attributeOf(tag, "value") ?? "";
    if (tag.startsWith("<button")) {
      buttons.push([name, value]);
    } else if (tag.startsWith("<textarea")) {
      offer(name, "");
      fields.append(name, plain(control.replace(/^<[^>]*>|<\/textarea>$/g, "")));
    } else if (tag.startsWith("<select")) {
      const options = [...control.matchAll(/<option\b[^>]*>/g)].map(([option]) => option);
      for (const option of options) offer(name, attributeOf(option, "value") ?? "");
      const chosen = options.find((option) => attributeOf(option, "selected") !== null) ?? options[0];
      if (chosen) fields.append(name, attributeOf(chosen, "value") ?? "");
    } else {
      offer(name, value);
      const type = attributeOf(tag, "type") ?? "text";
      if ((type !== "checkbox" && type !== "radio") || attributeOf(tag, "checked") !== null) fields.append(name, value);
    }
  }
  return {
    address: attributeOf(head, "action") ?? "",
    method: (attributeOf(head, "method") ?? "get").toLowerCase(),
    fields,
    offered,
    buttons,
  };
}
