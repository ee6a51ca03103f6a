// The few answers a page gives that are no page of its own. Each is thrown or returned by loaders and actions.
import { redirect } from "@remix-run/node";
import type { Path } from "./paths.ts";

/** After a form has been acted upon: 303 to a page of this hub, built by paths.ts. */
export function seeOther(path: Path, headers: HeadersInit = {}): Response {
  return redirect(path, { status: 303, headers });
}

/** The page that is not there, and equally the page that is not theirs: the two look the same. */
export function noSuchPage(): Response {
  return new Response(null, { status: 404 });
}
