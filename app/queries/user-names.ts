import type { From } from "#db/connection.ts";
import { boxesFor } from "#db/sealed.ts";
import { usersById } from "#db/user.ts";

/** The names of colleagues, to people who work beside them, by user id. */
export async function userNames(from: From, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const users = await usersById(
    from,
    ids.filter((id) => id !== null),
  );
  const boxes = await boxesFor(
    from,
    users.map((user) => user.key_id),
  );
  return new Map(
    users.map((user) => [
      user.id,
      boxes.get(user.key_id)?.open("user", "name_sealed", user.id, user.name_sealed) ?? "",
    ]),
  );
}
