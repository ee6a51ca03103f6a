// What administrators do: people and organisations come, change and go, and pathways with them.
import { changeOrganisation } from "#app/commands/keep-organisation.ts";
import { changeUser } from "#app/commands/change-user.ts";
import { insertAreaSetting } from "#db/area.ts";
import { inTransaction } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import type { OrganisationRow } from "#db/organisation.ts";
import type { UserRow } from "#db/user.ts";
import { PATHWAYS } from "#machines/protocol/catalogue.ts";
import { canBeUnavailable } from "#machines/protocol/index.ts";
import { londonDay } from "#machines/time.ts";
import { madeFrom, type Prepare } from "../deed.ts";
import { pickOf, somebody, type Model } from "../model.ts";

export const changeSomebody: Prepare = (model) => {
  const by = somebody(model, "administrator");
  const gone = model.dice.chance(0.6) ? "and status = 'disabled'" : "";
  const roles = "('call-handler', 'duty-manager', 'partner', 'referrer')";
  const user = pickOf(model.dice, model.reader.rows<UserRow>(`select * from "user" where role in ${roles} ${gone}`));
  if (!user || !by) return null;
  const inHub = user.role === "call-handler" || user.role === "duty-manager";
  const role = inHub && model.dice.chance(0.2) ? model.dice.pick(["call-handler", "duty-manager"] as const) : user.role;
  const enabled = user.status === "disabled" || model.dice.chance(0.4);
  const form = { version: user.version };
  const input = { userId: user.id, role, organisationId: user.organisation_id, enabled, ...form };
  return {
    name: enabled ? (role === user.role ? "enable somebody" : "change somebody's role") : "disable somebody",
    by,
    keyed: true,
    ...madeFrom("user", user.id, form),
    send: (db, told) => changeUser(db, input, told),
  };
};

const pathwaysOf = ({ reader }: Model, id: string): string[] =>
  reader
    .rows<{ pathway: string }>("select pathway from organisation_pathway where organisation_id = ?", id)
    .map(({ pathway }) => pathway);

/** What an organisation of the model takes when nothing was taken from it. */
const ALL: readonly string[] = PATHWAYS.filter(({ owner }) => owner !== "hub").map(({ code }) => code);
const HELP: readonly string[] = ["idva", "outreach", "early-advice", "by-and-for", "iris-advocate"];

export const changeAnOrganisation: Prepare = (model) => {
  const by = somebody(model, "administrator");
  const { first, second, hub } = model.hub.organisation;
  const [row] = model.reader.rows<OrganisationRow>(
    "select * from organisation where id = ?",
    model.dice.pick([first, second, second, hub]),
  );
  if (!row || !by) return null;
  const taken = pathwaysOf(model, row.id);
  const staff = model.reader.rows<UserRow>(`select * from "user" where organisation_id = ?`, row.id);
  const manager = model.dice.chance(0.5) ? row.manager_user_id : (pickOf(model.dice, staff)?.id ?? null);
  const managerUserId = model.dice.chance(0.1) ? null : manager;
  const lost = new Set([pickOf(model.dice, taken), pickOf(model.dice, HELP)]);
  const pathways =
    row.id === hub
      ? taken
      : model.dice.chance(0.5)
        ? taken.filter((pathway) => !lost.has(pathway))
        : ALL.filter((pathway) => row.id === first || HELP.includes(pathway));
  const enabled = row.status === "disabled" || model.dice.chance(row.id === second ? 0.4 : 0.9);
  const form = { version: row.version };
  const input = {
    organisationId: row.id,
    name: row.name,
    odsCode: row.ods_code,
    pathways,
    enabled,
    managerUserId,
    ...form,
  };
  return {
    name: enabled ? "change what an organisation takes" : "disable an organisation",
    by,
    keyed: true,
    ...madeFrom("organisation", row.id, form),
    send: (db, told) => changeOrganisation(db, input, told),
  };
};

export const changeArea: Prepare = (model) => {
  const by = somebody(model, "administrator");
  if (!by) return null;
  const can = PATHWAYS.map(({ code }) => code).filter(canBeUnavailable);
  const wanted = model.dice.chance(0.5) ? ["idva", ...(model.dice.chance(0.5) ? ["outreach"] : [])] : [];
  const others = can.filter(() => model.dice.chance(0.1));
  const unavailable = model.dice.chance(0.5) ? [...new Set([...wanted, ...others])] : ["dapo"];
  return {
    name: "withdraw pathways in the area, or give them back",
    by,
    keyed: false,
    send: (db, told) =>
      inTransaction(db, async (trx) => {
        await insertAreaSetting(trx, {
          id: newId(),
          area: model.hub.area,
          from_day: londonDay(told.at),
          visible_high: 14,
          medium_from: 10,
          escalation_incidents: 3,
          repeat_months: 12,
          unavailable: JSON.stringify(unavailable),
          alternatives: "{}",
        });
        return { kind: "done" };
      }),
  };
};
