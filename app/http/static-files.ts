// What the browser loads beside pages. Only hashed assets may be kept by it, and only they are compressed: a compressed page
// that holds both a secret and something a stranger typed tells its length, and with it the secret (BREACH).
import compression from "compression";
import express, { type Router } from "express";

export function staticFiles(clientDirectory: string): Router {
  const router = express.Router();
  const fixed = { index: false, redirect: false } as const;
  router.use(
    "/assets",
    compression(),
    express.static(`${clientDirectory}/assets`, {
      ...fixed,
      setHeaders: (res) => void res.setHeader("Cache-Control", "public, max-age=31536000, immutable"),
    }),
  );
  router.use(express.static(clientDirectory, fixed));
  return router;
}
