import { emailKeyOf } from "#app/commands/email.ts";
import { askForCode, nameYourself, proveCode } from "#app/commands/sign-in-by-code.ts";
import { inTransaction, type Db } from "#db/connection.ts";
import { updateOrganisation } from "#db/organisation.ts";
import { boxFor } from "#db/sealed.ts";
import { userByEmailKey } from "#db/user.ts";
import { MONDAY, type AHub } from "../factories.ts";

/** Somebody new who refers for the practice: its code, the figures that come by e-mail, the name they give. Answers their id. */
export async function joinsByCode(db: Db, hub: AHub, who: { readonly email: string; readonly name: string }) {
  const takesIn = { hub_code: "TESTGP", email_domains: "example.org" };
  await inTransaction(db, (trx) => updateOrganisation(trx, hub.organisation.gp, 1, takesIn));
  const { request } = await askForCode(db, { organisation: "TESTGP", email: who.email }, MONDAY);
  const sent = await db.q.selectFrom("outbox").selectAll().where("kind", "=", "sign-in-code").executeTakeFirstOrThrow();
  const box = await boxFor(db, sent.key_id);
  const { body } = JSON.parse(box.open("outbox", "payload_sealed", sent.id, sent.payload_sealed)) as { body: string };
  await proveCode(db, { request, code: /\b\d{6}\b/.exec(body)?.[0] ?? "" }, MONDAY);
  const joined = await nameYourself(db, { request, name: who.name }, MONDAY);
  if (joined.kind !== "done") throw new Error(joined.kind);
  const user = await userByEmailKey(db, emailKeyOf(db.keyring, who.email));
  if (!user) throw new Error("Whoever joined is there.");
  return user.id;
}
