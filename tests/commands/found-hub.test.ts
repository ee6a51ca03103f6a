import { expect, test } from "vitest";
import { insertArea } from "#db/area.ts";
import { inTransaction } from "#db/connection.ts";
import { hubOfArea } from "#db/organisation.ts";
import { pathwaysOfOrganisation } from "#db/organisation-pathway.ts";
import { userByEmailKey } from "#db/user.ts";
import { PATHWAYS } from "#machines/protocol/catalogue.ts";
import { emailKeyOf } from "#app/commands/email.ts";
import { foundHub } from "#app/commands/found-hub.ts";
import { aHub, freshDb, MONDAY } from "#tests/factories.ts";

const told = { by: { userId: "clock", organisationId: "clock", role: "clock" as const, area: "essex" }, at: MONDAY };
const input = { area: "essex", organisation: "Test hub", email: "first@example.org", name: "Test First" };

test("an area without a hub gets one, with what a hub does itself, and an administrator who can only join", async () => {
  const db = await freshDb();
  await inTransaction(db, (trx) => insertArea(trx, { code: "essex", name: "Essex" }));
  const founded = await foundHub(db, input, told);
  expect(founded).toMatchObject({
    kind: "done",
    code: expect.stringMatching(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/) as string,
  });
  const hub = await hubOfArea(db, "essex");
  const taken = (await pathwaysOfOrganisation(db, hub?.id ?? "")).map((row) => row.pathway).sort();
  expect(taken).toEqual(
    PATHWAYS.filter((one) => one.owner === "hub")
      .map((one) => one.code)
      .sort(),
  );
  const user = await userByEmailKey(db, emailKeyOf(db.keyring, "first@example.org"));
  expect(user).toMatchObject({
    role: "administrator",
    status: "invited",
    password_hash: null,
    organisation_id: hub?.id,
  });
});

test("an area that has an administrator is not founded twice, and an unknown area not at all", async () => {
  const db = await freshDb();
  await aHub(db);
  expect(await foundHub(db, input, told)).toMatchObject({ kind: "refused" });
  expect(await foundHub(db, { ...input, area: "nowhere" }, told)).toMatchObject({ kind: "refused" });
  expect(await userByEmailKey(db, emailKeyOf(db.keyring, "first@example.org"))).toBeUndefined();
});
