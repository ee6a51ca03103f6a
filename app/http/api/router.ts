// /api, beside the pages: no cookie, no form, no page. Whoever asks brings a token, so another site's page has nothing to send.
import type { RequestHandler } from "express";
import type { Hub } from "../../hub.ts";
import { faultOf } from "../../log.ts";
import { type ApiAnswer, ApiRefusal, FHIR_JSON, refusal, send } from "./answer.ts";
import { API_ROUTES } from "./routes.ts";

/** The addresses as the log names them. */
export const apiPaths: readonly string[] = API_ROUTES.map(({ path }) => path.replace(/\{(\w+)\}/g, ":$1"));

/** A name in braces stands for one part of the address, whatever it is. */
const matching = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.$]/g, "\\$&").replace(/\\?\{\w+\}/g, "[^/]+")}$`);

const ROUTES = API_ROUTES.map((route) => ({ ...route, matches: matching(route.path) }));

/** Answers everything under /api; what is not there is a 404 of its own kind. */
export function api(hub: Hub): RequestHandler {
  return (req, res, next) => {
    if (!/^\/api(?:\/|$)/.test(req.path)) return next();
    for (const name of ["X-Request-Id", "X-Correlation-Id"]) {
      const id = req.get(name);
      if (id !== undefined && /^[\w-]{1,64}$/.test(id)) res.set(name, id);
    }
    const found = ROUTES.filter(({ matches }) => matches.test(req.path));
    const method = req.method === "HEAD" ? "GET" : req.method;
    const route = found.find((one) => one.method === method);
    const answer = async (): Promise<ApiAnswer> => {
      if (found.length === 0) throw refusal(404, "not-found", "There is nothing at this address.");
      if (!route)
        throw refusal(405, "not-supported", "This address does not take that.", {
          Allow: found.map((one) => one.method).join(", "),
        });
      if (!takesJson(req.get("Accept"))) throw refusal(406, "not-supported", `The hub answers in ${FHIR_JSON} alone.`);
      return route.handle(hub, req, res);
    };
    answer().then(
      (answered) => send(res, answered),
      (error: unknown) => send(res, failed(hub, error)),
    );
  };
}

function failed(hub: Hub, error: unknown): ApiAnswer {
  if (error instanceof ApiRefusal) return error.answer;
  hub.log.error(faultOf(error), "a request failed");
  return refusal(500, "exception", "Sorry, there is a problem. Send it again in a minute, with the same X-Request-Id.")
    .answer;
}

/** True when JSON will do; nothing said takes anything. */
function takesJson(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === "") return true;
  return accept.split(",").some((type) => /^\s*(?:\*\/\*|application\/(?:\*|json|fhir\+json))\s*(?:;|$)/i.test(type));
}
