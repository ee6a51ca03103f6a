import type { Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { createKey } from "#db/sealed.ts";
import { insertUser, type UserRow } from "#db/user.ts";
import type { Instant } from "#machines/time.ts";
import { emailKeyOf } from "../email.ts";

export interface NewUser extends Pick<UserRow, "organisation_id" | "role" | "status"> {
  readonly email: string;
  readonly name: string;
  /** What is not as it is for most: who joins has no password, no second factor, no invitation and no shift yet. */
  readonly also?: Partial<Pick<UserRow, "password_hash" | "invite_hash" | "invite_expires_at" | "demo" | "on_shift">>;
}

/** Puts somebody in who is new here, under a key of their own. */
export async function newUser(trx: Trx, { email, name, also, ...user }: NewUser, at: Instant): Promise<UserRow> {
  const box = await createKey(trx, "user", at);
  const id = newId();
  const row: UserRow = {
    ...user,
    id,
    email_sealed: box.seal("user", "email_sealed", id, email),
    email_key: emailKeyOf(trx.keyring, email),
    name_sealed: box.seal("user", "name_sealed", id, name),
    password_hash: null,
    totp_sealed: null,
    totp_last_step: null,
    invite_hash: null,
    invite_expires_at: null,
    demo: 0,
    on_shift: 0,
    created_at: at,
    version: 1,
    key_id: box.keyId,
    ...also,
  };
  await insertUser(trx, row);
  return row;
}
