import type { LoaderFunctionArgs } from "@remix-run/node";
import { keptBriefly } from "../kept-briefly.ts";
import { signOutOf, visitOf } from "../session.server.ts";

/** Somewhere anybody might be looking: it says nothing about the page that was left. */
const ELSEWHERE = "https://www.bbc.co.uk/weather";

/**
 * "Exit this page": ends the session, makes the browser forget the hub, and is gone; what the page for everybody kept of this visit is forgotten with it. A plain link, so that it works at once
 * and without JavaScript; that a stranger's link could end a session is worth it.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  keptBriefly(context.hub).forget(visitOf(request, context));
  const headers = new Headers({ Location: ELSEWHERE, "Clear-Site-Data": '"cache", "cookies", "storage"' });
  headers.append("Set-Cookie", await signOutOf(request, context));
  return new Response(null, { status: 303, headers });
}
