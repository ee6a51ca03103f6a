import { actionsOfCase } from "#db/action.ts";
import { caseByReference } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { organisationsById } from "#db/organisation.ts";
import { userById } from "#db/user.ts";
import { owedWords, type AnyClock } from "#machines/owed.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/index.ts";
import { ROLE_WORDS } from "#machines/roles.ts";
import { aboveWords } from "./turn-words.ts";

/** A case as scripts see it: ids, codes and due times, and nothing that names anybody. */
export interface CaseSummary {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly grade: string | null;
  readonly version: number;
  readonly nextAction: { readonly what: string; readonly owner: string; readonly due: string } | null;
  readonly actions: readonly {
    readonly id: string;
    readonly pathway: string;
    readonly status: string;
    readonly owner: string;
    readonly due: string;
  }[];
}

/** The case with this reference, however its letters were typed; undefined when there is none. */
export async function caseSummary(from: From, typed: string): Promise<CaseSummary | undefined> {
  const row = await caseByReference(from, typed.trim().toUpperCase());
  if (!row) return undefined;
  const actions = await actionsOfCase(from, row.id);
  const owners = [...actions.map((action) => action.owner_organisation_id), row.next_owner_organisation_id ?? ""];
  const organisations = new Map((await organisationsById(from, owners)).map((one) => [one.id, one]));
  const owing = organisations.get(row.next_owner_organisation_id ?? "");
  const user = row.next_owner_user_id === null ? undefined : await userById(from, row.next_owner_user_id);
  const next = actions.find((action) => action.id === row.next_action_id);
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    grade: row.grade,
    version: row.version,
    nextAction:
      row.next_what === null || row.next_due_at === null
        ? null
        : {
            what: owedWords(row.next_what as AnyClock, next && PATHWAY[next.pathway as PathwayCode].title),
            owner:
              aboveWords(row, owing) ??
              (user && owing?.kind === "hub" ? ROLE_WORDS[user.role] : (owing?.name ?? "Hub")),
            due: row.next_due_at,
          },
    actions: actions.map((action) => ({
      id: action.id,
      pathway: action.pathway,
      status: action.status,
      owner: organisations.get(action.owner_organisation_id)?.name ?? "",
      due: action.due_at,
    })),
  };
}
