// The headers of every answer: what a page may load, who may frame it, and that nothing is kept by the browser.
import { randomBytes } from "node:crypto";
import type { RequestHandler, Response } from "express";
import helmet from "helmet";
import type { Settings } from "../settings.ts";

/** The nonce of this answer's Content-Security-Policy. */
export function nonceOf(res: Response): string {
  return (res.locals as { nonce?: string }).nonce ?? "";
}

/** Sets the security headers, and a new nonce, on every answer. */
export function securityHeaders(settings: Pick<Settings, "mode" | "dev">): RequestHandler[] {
  const { mode, dev } = settings;
  const makeNonce: RequestHandler = (_req, res, next) => {
    (res.locals as { nonce?: string }).nonce = randomBytes(18).toString("base64url");
    // Pages hold what people told the hub: no cache keeps them, not even the browser's own. Hashed assets say otherwise later.
    res.set("Cache-Control", "no-store");
    res.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    next();
  };
  const protect = helmet({
    // Helmet's own default, no-referrer, makes Chromium send `Origin: null` with our forms, and the Origin check refuse them.
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
    strictTransportSecurity: mode === "production" ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", (_req, res) => `'nonce-${nonceOf(res as Response)}'`],
        // The development server puts styles in the page and talks back over a web socket.
        styleSrc: dev ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        connectSrc: dev ? ["'self'", "ws:"] : ["'self'"],
        imgSrc: ["'self'", "data:"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
  });
  return [makeNonce, protect];
}
