import { areaByCode } from "#db/area.ts";
import type { Db } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { hubOfArea, insertOrganisation } from "#db/organisation.ts";
import { insertOrganisationPathway } from "#db/organisation-pathway.ts";
import { activeUsersByRole, userByEmailKey } from "#db/user.ts";
import { PATHWAYS } from "#machines/protocol/catalogue.ts";
import { emailKeyOf } from "./email.ts";
import { addInvited, CODE_IS_SECRET, TAKEN } from "./invite-user.ts";
import { done, refused, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import { newJoinCode } from "./token.ts";
import type { Told } from "./told.ts";

export interface FoundHub {
  readonly area: string;
  /** What the hub is called. */
  readonly organisation: string;
  readonly email: string;
  readonly name: string;
}

/**
 * Founds an area's hub and invites its first administrator, who invites everybody else from the page. Only from the
 * terminal, and only while the area has no administrator who can sign in. The code is shown this once: null
 * when this very request was acted upon before.
 */
export function foundHub(db: Db, input: FoundHub, told: Told): Promise<Result<{ readonly code: string | null }>> {
  return tell<{ code: string | null }>(
    db,
    "found-hub",
    told,
    input,
    async (trx) => {
      if (!(await areaByCode(trx, input.area))) return refused(`There is no area called ${input.area}.`);
      if ((await activeUsersByRole(trx, input.area, "administrator")).length > 0)
        return refused("This area has an administrator already: ask them to invite people.");
      if (await userByEmailKey(trx, emailKeyOf(trx.keyring, input.email))) return refused(TAKEN);
      const hub = await hubOfArea(trx, input.area);
      const organisationId = hub?.id ?? newId();
      if (!hub) {
        await insertOrganisation(trx, {
          id: organisationId,
          name: input.organisation,
          kind: "hub",
          ods_code: null,
          area: input.area,
          status: "active",
          created_at: told.at,
          version: 1,
        });
        for (const { code, owner } of PATHWAYS)
          if (owner === "hub")
            await insertOrganisationPathway(trx, { organisation_id: organisationId, pathway: code, rank: 1 });
      }
      const code = newJoinCode();
      const invitation = { email: input.email, name: input.name, role: "administrator" as const, organisationId };
      const userId = await addInvited(trx, invitation, code, told.at);
      await writeAudit(trx, "hub.found", { table: "user", id: userId }, told);
      return done({ code });
    },
    CODE_IS_SECRET,
  );
}
