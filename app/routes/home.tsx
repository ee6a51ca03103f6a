import type { LoaderFunctionArgs } from "@remix-run/node";
import { landingOf, paths } from "../paths.ts";
import { seeOther } from "../responses.ts";
import { signedIn } from "../session.server.ts";

/** `/` leads to the role's own page, or to sign in. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await signedIn(request, context);
  throw seeOther(actor ? landingOf(actor.role) : paths.signIn());
}
