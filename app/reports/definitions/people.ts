// One person is counted once, though two of their cases were found to be one person's later.
import { agreedPersonLinks } from "#db/person-link.ts";
import type { From } from "#db/connection.ts";

/** Says of a case under which id its person is counted: the first of the ids of all their cases. */
export type PersonOf = (caseId: string) => string;

/** What stands joined in the area now: of each two cases, what was agreed last. */
export async function personsOf(from: From, area: string): Promise<PersonOf> {
  const stands = new Map<string, { readonly pair: readonly [string, string]; readonly joined: boolean }>();
  for (const { case_id, other_case_id, kind } of await agreedPersonLinks(from, area)) {
    const pair: [string, string] = case_id < other_case_id ? [case_id, other_case_id] : [other_case_id, case_id];
    stands.set(pair.join(" "), { pair, joined: kind === "join" });
  }
  const above = new Map<string, string>();
  const first = (id: string): string => {
    const next = above.get(id);
    return next === undefined ? id : first(next);
  };
  for (const { pair, joined } of stands.values()) {
    const [one, other] = [first(pair[0]), first(pair[1])];
    if (joined && one !== other) above.set(one < other ? other : one, one < other ? one : other);
  }
  return first;
}
