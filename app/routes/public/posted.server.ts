// What the two forms for everybody do alike when they are sent.
import { data } from "@remix-run/node";
import { newFormKey } from "../../forms.ts";
import type { Hub } from "../../hub.ts";
import { keptBriefly, type Unsent } from "../../kept-briefly.ts";
import type { Path } from "../../paths.ts";
import { seeOther } from "../../responses.ts";

/** The posted form; throws a 400 page for a body that is none. */
export function formOf(request: Request): Promise<FormData> {
  return request.formData().catch(() => {
    throw new Response(null, { status: 400 });
  });
}

const KEY = /^[\w-]{8,64}$/;

/** The form's own key; a new one where it is missing or odd. */
export function keyOf(form: FormData): string {
  const sent = form.get("key");
  return typeof sent === "string" && KEY.test(sent) ? sent : newFormKey();
}

/**
 * Leads back to the page of a form that was not acted upon, where everything typed still stands. No answer to a post is ever a
 * page: a browser could be asked to send it again, by whoever finds it. Only one that takes no cookies is answered at once.
 */
export function unsent(hub: Hub, visit: string | null, which: "form" | "again", form: Unsent, page: Path) {
  if (visit === null) return data(form, { status: form.status });
  keptBriefly(hub).keep(visit, { [which]: form });
  throw seeOther(page);
}
