import { demoUsers } from "#db/user.ts";
import { organisationsById } from "#db/organisation.ts";
import { boxesFor } from "#db/sealed.ts";
import type { Db } from "#db/connection.ts";
import { demoPassword } from "#db/seed/demo-password.ts";
import { DEMO_USERS } from "#db/seed/demo-users.ts";
import type { Role } from "#machines/roles.ts";

export interface DemoSignIn {
  readonly email: string;
  readonly password: string;
  readonly role: Role;
  readonly organisation: string;
}

/** How many demonstration users the database has: production starts with none. */
export async function demoUserCount(db: Db): Promise<number> {
  return (await demoUsers(db)).length;
}

/** Everybody who can sign in to the demonstration. Their passwords are derived from the key, so that none is stored. */
export async function demoSignIns(db: Db, masterKey: Buffer): Promise<DemoSignIn[]> {
  const users = (await demoUsers(db)).filter((user) => user.status === "active");
  const organisations = await organisationsById(
    db,
    users.map((user) => user.organisation_id),
  );
  const boxes = await boxesFor(
    db,
    users.map((user) => user.key_id),
  );
  const signIns = users.map((user) => {
    const email = boxes.get(user.key_id)?.open("user", "email_sealed", user.id, user.email_sealed) ?? "";
    return {
      email,
      password: demoPassword(masterKey, email),
      role: user.role,
      organisation: organisations.find((organisation) => organisation.id === user.organisation_id)?.name ?? "",
    };
  });
  const place = ({ email }: DemoSignIn) => DEMO_USERS.findIndex((user) => user.email === email);
  return signIns.sort((a, b) => place(a) - place(b));
}
