import type { Role } from "#machines/roles.ts";
import { type Instant, later } from "#machines/time.ts";
import type { From } from "#db/connection.ts";
import { boxFor } from "#db/sealed.ts";
import type { SealedText } from "#db/schema.ts";
import { liveSessionByIdHash } from "#db/session.ts";
import { IDLE_MS } from "../session-length.ts";

export interface LiveSession {
  readonly idHash: string;
  readonly userId: string;
  readonly role: Role;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly area: string;
  /** A password was given, the one-time code not yet: this session opens the code page and nothing else. */
  readonly pendingCode: boolean;
  readonly seenAt: Instant;
  readonly keyId: string;
  readonly nameSealed: SealedText;
}

/**
 * The session behind a cookie, while it lives: not revoked, not idle, not too old, and its user as they were when it began.
 * Any change to the user (role, organisation, status) ends it, and so does disabling their organisation.
 */
export async function liveSession(from: From, idHash: string, at: Instant): Promise<LiveSession | null> {
  const row = await liveSessionByIdHash(from, idHash, at, later(at, -IDLE_MS));
  if (!row) return null;
  const { pending_code, ...session } = row;
  return { ...session, pendingCode: pending_code === 1 };
}

/** The signed-in person's own name, for their own header. */
export async function ownName(from: From, session: LiveSession): Promise<string> {
  const box = await boxFor(from, session.keyId);
  return box.open("user", "name_sealed", session.userId, session.nameSealed);
}
