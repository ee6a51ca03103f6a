// Who is signed in. The only reader and writer of cookies.
import type { AppLoadContext } from "@remix-run/node";
import { may, type Right, rightsOf } from "#machines/access.ts";
import { MINUTE, later } from "#machines/time.ts";
import type { Role } from "#machines/roles.ts";
import { ROLE_WORDS } from "#machines/roles.ts";
import { endSession } from "./commands/end-session.ts";
import { hashOfToken, newToken } from "./commands/token.ts";
import { touchSession } from "./commands/touch-session.ts";
import type { Actor } from "./commands/told.ts";
import type { Visit } from "./http/visit.ts";
import type { Hub } from "./hub.ts";
import { paths } from "./paths.ts";
import { type LiveSession, liveSession, ownName } from "./queries/signed-in.ts";
import { noSuchPage, seeOther } from "./responses.ts";

/** Somebody who is signed in: a role, never the clock. */
export type SignedInActor = Actor & { readonly role: Role };

const TOKEN = /^[\w-]{43}$/;
const SEEN_EVERY_MS = MINUTE;

/** Who is signed in, or null. */
export async function signedIn(request: Request, context: AppLoadContext): Promise<SignedInActor | null> {
  const session = await sessionOf(request, context);
  return session && !session.pendingCode ? actorOf(session) : null;
}

/**
 * The signed-in person, when their role has the right. Throws a redirect to the sign-in page when nobody is signed in, and the
 * page-not-found page when the role lacks the right: what is not theirs looks like what is not there.
 */
export async function requireRight(request: Request, context: AppLoadContext, right: Right): Promise<SignedInActor> {
  const actor = await signedIn(request, context);
  if (!actor) throw seeOther(paths.signIn(), { "Set-Cookie": clearedCookie(context.hub) });
  if (!may(actor, right)) throw noSuchPage();
  return actor;
}

/** The session that still waits for its one-time code, or null. */
export async function pendingSession(request: Request, context: AppLoadContext): Promise<LiveSession | null> {
  const session = await sessionOf(request, context);
  return session?.pendingCode ? session : null;
}

/** What the header says of the signed-in person, to that person; null when nobody is. */
export async function headerOf(request: Request, context: AppLoadContext) {
  const session = await sessionOf(request, context);
  if (!session || session.pendingCode) return null;
  return {
    name: await ownName(context.hub.db, session),
    role: ROLE_WORDS[session.role],
    organisation: session.organisationName,
    rights: rightsOf(session.role),
  };
}

/** Ends the session of this request, if there is one, and answers the header that forgets its cookie. */
export async function signOutOf(request: Request, { hub }: AppLoadContext): Promise<string> {
  const idHash = idHashOf(request, hub);
  if (idHash) await endSession(hub.db, idHash, hub.clock());
  return clearedCookie(hub);
}

/** The header that keeps a new session's token in the browser: until it is closed, or for `lasts` milliseconds. */
export function sessionCookie(hub: Hub, token: string, lasts?: number): string {
  const age = lasts === undefined ? "" : `; Max-Age=${Math.floor(lasts / 1000)}`;
  return `${cookieName(hub)}=${token}; ${attributes(hub)}${age}`;
}

/** Under what the page for everybody keeps what it must for a few minutes; null before the first such page, and after leaving. */
export function visitOf(request: Request, { hub }: AppLoadContext): string | null {
  return onlyCookie(request, visitName(hub));
}

/** The header that begins a visit to the page for everybody. Gone with the browser, or as soon as they leave. */
export function visitCookie(hub: Hub): string {
  return `${visitName(hub)}=${newToken()}; ${attributes(hub)}`;
}

function clearedCookie(hub: Hub): string {
  return `${cookieName(hub)}=; ${attributes(hub)}; Max-Age=0`;
}

/** `__Host-` binds the cookie to this very host over https; a demonstration over http cannot have it. */
const cookieName = (hub: Hub) => (hub.origin ? "__Host-hub" : "hub");
const visitName = (hub: Hub) => (hub.origin ? "__Host-visit" : "visit");
const attributes = (hub: Hub) => `Path=/; HttpOnly; SameSite=Lax${hub.origin ? "; Secure" : ""}`;

function idHashOf(request: Request, hub: Hub): string | null {
  const token = onlyCookie(request, cookieName(hub));
  return token === null ? null : hashOfToken(token);
}

function onlyCookie(request: Request, cookie: string): string | null {
  const name = `${cookie}=`;
  const cookies = (request.headers.get("Cookie") ?? "").split(";").map((cookie) => cookie.trim());
  const tokens = cookies.filter((cookie) => cookie.startsWith(name)).map((cookie) => cookie.slice(name.length));
  const [token] = tokens;
  // Two cookies of one name: somebody planted one. Neither is believed.
  return tokens.length === 1 && token !== undefined && TOKEN.test(token) ? token : null;
}

/** A page and its frame ask in the same request: the session is read once for each visit. */
const read = new WeakMap<Visit, Promise<LiveSession | null>>();

function sessionOf(request: Request, context: AppLoadContext): Promise<LiveSession | null> {
  const { visit } = context;
  if (!visit) return readSession(request, context);
  const found = read.get(visit) ?? readSession(request, context);
  read.set(visit, found);
  return found;
}

async function readSession(request: Request, { hub, visit }: AppLoadContext): Promise<LiveSession | null> {
  const idHash = idHashOf(request, hub);
  if (!idHash) return null;
  const at = hub.clock();
  const session = await liveSession(hub.db, idHash, at);
  if (!session) return null;
  if (visit) visit.userId = session.userId;
  if (session.seenAt < later(at, -SEEN_EVERY_MS)) await touchSession(hub.db, idHash, at);
  return session;
}

function actorOf({ userId, organisationId, role, area }: LiveSession): SignedInActor {
  return { userId, organisationId, role, area };
}
