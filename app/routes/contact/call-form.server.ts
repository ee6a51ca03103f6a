// The call's form as it came, read with the risk-tool wording that it speaks of.
import type { FormValues } from "../../forms.ts";
import type { Hub } from "../../hub.ts";
import { wordingsInForm } from "../../queries/risk-tool.ts";
import { readCallForm, type CallForm } from "./call-form.ts";

/** Reads the form, and looks up what it was asked in. */
export async function callForm(db: Hub["db"], values: FormValues): Promise<CallForm> {
  return readCallForm(values, await wordingsInForm(db, values));
}
