import type { Role } from "#machines/roles.ts";
import type { Instant } from "#machines/time.ts";

/** Who acts: ids and rights only, never a name. */
export interface Actor {
  readonly userId: string;
  readonly organisationId: string;
  /** `public`: somebody who is no user, through the page for everybody. */
  readonly role: Role | "clock" | "public";
  readonly area: string;
}

/** Who told the hub something, and when. `key` is the form's idempotency key: the same key gets the same answer. */
export interface Told {
  readonly by: Actor;
  readonly at: Instant;
  readonly key?: string;
}
