// A form may only be sent from a page of this hub. Remix compares Origin with Host for documents alone; this check stands
// before it, for every unsafe method and every address.
import type { IncomingHttpHeaders } from "node:http";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const OWN_SITES = new Set(["same-origin", "none"]);

interface Sent {
  readonly method?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** The address people see: the configured one, or in demonstration mode whatever Host they used. */
export function publicOrigin(configured: string | null, headers: IncomingHttpHeaders): string {
  return configured ?? `http://${headers.host ?? "localhost"}`;
}

/**
 * True when an unsafe request may come from another site: a foreign or `null` Origin, or Sec-Fetch-Site saying so. With
 * both absent it passes: no browser leaves out both, and a script holds no cookie that a page could make it send.
 */
export function comesFromElsewhere(request: Sent, configured: string | null): boolean {
  if (SAFE_METHODS.has(request.method ?? "GET")) return false;
  const { origin } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && !OWN_SITES.has(String(site))) return true;
  return origin !== undefined && !isOwn(origin, configured, request.headers.host);
}

function isOwn(origin: string, configured: string | null, host: string | undefined): boolean {
  if (configured) return origin === configured;
  return URL.canParse(origin) && new URL(origin).host === host;
}
