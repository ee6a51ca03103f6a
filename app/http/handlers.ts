// Remix looks an address up by trying every route anew for each request. Nearly every address of the hub begins with a word that only
// some routes begin with, and those are soon tried.
import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";

const firstOf = (path: string): string => path.split("/", 1)[0] ?? "";
const isWord = (segment: string): boolean => /^[a-z][a-z-]*$/.test(segment);

/** The build with no other routes than those which an address beginning with this word could mean. */
export function narrowed(build: ServerBuild, word: string): ServerBuild {
  const routes = Object.entries(build.routes).filter(([, route]) => {
    const first = firstOf(route?.path ?? "");
    return first === word || !isWord(first);
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

/** Answers which handler is asked for an address: one of its first word's own, or, for any other, the one that has every route. */
export function handlersOf(
  build: ServerBuild | (() => Promise<ServerBuild>),
  mode: string,
): (path: string) => RequestHandler {
  const whole = createRequestHandler(build, mode);
  // While pages are being written their routes change.
  if (typeof build === "function") return () => whole;
  const words = new Set(Object.values(build.routes).map((route) => firstOf(route?.path ?? "")));
  const own = new Map<string, RequestHandler>();
  return (path) => {
    const word = firstOf(path.slice(1));
    if (!isWord(word) || !words.has(word)) return whole;
    const handler = own.get(word) ?? createRequestHandler(narrowed(build, word), mode);
    own.set(word, handler);
    return handler;
  };
}
