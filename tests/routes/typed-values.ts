// The form of a business case as a browser posts it.
import type { TypedCase } from "#app/routes/business-case/typed-case.ts";

type Part = string | readonly Part[] | { readonly [key: string]: Part };

/** Every field of what is typed under the name that the form gives it. */
export function postedAs(typed: TypedCase): Record<string, string> {
  const values: Record<string, string> = { intent: "save" };
  const walk = (part: Part, name: string): void => {
    if (typeof part === "string") values[name] = part;
    else
      for (const [key, inner] of Object.entries(part))
        walk(inner, name === "" ? key : `${name}.${key === "lines" ? "costableAs" : key}`);
  };
  walk(typed, "");
  return values;
}
