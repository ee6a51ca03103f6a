// That the owner of an action was told once more: how, whom, and what reference they gave.
import { TOLD_HOW_WORDS } from "#machines/action-words.ts";
import type { TellOwner } from "../../commands/tell-owner.ts";
import type { FieldError } from "../../components/summary-of-errors.tsx";

export const AGAIN_FIELDS = ["intent", "againHow", "againWhom", "againReference"] as const;
type Typed = Readonly<Record<(typeof AGAIN_FIELDS)[number], string>>;

type Read =
  | { readonly ok: true; readonly telling: Pick<TellOwner, "how" | "toldWhom" | "reference"> }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

const LONGEST = 2000;

/** Reads it; everything that is wrong is said at once. */
export function readAgain({ againHow, againWhom, againReference }: Typed): Read {
  const how = (["phone", "secure-email", "form"] as const).find((one) => one === againHow);
  const errors: FieldError[] = [];
  if (!how) errors.push({ field: "againHow", message: `Choose one: ${HOWS}.` });
  if (againWhom.trim() === "")
    errors.push({ field: "againWhom", message: "Say with whom you spoke, or to whom you wrote." });
  for (const [field, text] of Object.entries({ againWhom, againReference }))
    if (text.length > LONGEST)
      errors.push({ field, message: `Shorten this to ${LONGEST.toLocaleString("en-GB")} characters.` });
  if (!how || errors.length > 0) return { ok: false, errors };
  return { ok: true, telling: { how, toldWhom: againWhom, reference: againReference } };
}

const HOWS = [TOLD_HOW_WORDS.phone, TOLD_HOW_WORDS["secure-email"], TOLD_HOW_WORDS.form]
  .map((words) => words.toLowerCase())
  .join(", ");
