// What the steps of invented lives share.
import type { Db } from "#db/connection.ts";
import type { Answers } from "#machines/intake/answers.ts";
import type { Referrer } from "#machines/intake/refer/pages.ts";
import type { PathwayCode } from "#machines/protocol/index.ts";
import type { Instant } from "#machines/time.ts";
import type { Actor } from "../commands/told.ts";
import type { Dice } from "./dice.ts";

export interface Staff {
  readonly handlers: readonly [Actor, ...Actor[]];
  readonly manager: Actor;
  /** By kind: who refers from the organisations of that kind. */
  readonly referrers: ReadonlyMap<Referrer, readonly [Actor, ...Actor[]]>;
  /** By organisation: who of its own people works in the hub. */
  readonly partners: ReadonlyMap<string, Actor>;
}

/** A case the invented world remembers, so that its person can ring again. */
export interface Known {
  readonly caseId: string;
  readonly answers: Answers;
  readonly by: Actor;
}

export interface World {
  readonly db: Db;
  readonly known: Known[];
  readonly takers: Map<PathwayCode, string | null>;
  readonly dice: Dice;
  readonly staff: Staff;
  readonly plan: (at: Instant, step: Step) => void;
}

export type Step = (world: World, at: Instant) => Promise<void>;

/** Something in a life was refused: the generator would be lying if it went on. */
export function must<T extends { readonly kind: string }>(result: T): Extract<T, { kind: "done" }> {
  if (result.kind === "done") return result as Extract<T, { kind: "done" }>;
  const errors = (result as { errors?: readonly { field: string; message: string }[] }).errors ?? [];
  const reason =
    (result as { reason?: string }).reason ?? errors.map(({ field, message }) => `${field}: ${message}`).join(" ");
  throw new Error(
    `An invented life was ${result.kind}: ${reason} ${((result as { possible?: readonly string[] }).possible ?? []).join(", ")}`,
  );
}
