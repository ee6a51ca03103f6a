// A second hub in an area of its own, on the same machine: everybody in it is a stranger to the first.
import { beginSession } from "#app/commands/sign-in.ts";
import { inTransaction } from "#db/connection.ts";
import { userById } from "#db/user.ts";
import type { Role } from "#machines/roles.ts";
import { aHub } from "../factories.ts";
import type { AServer } from "../routes/a-server.ts";

/** Founds it, signs its people in and answers their cookies. */
export async function anotherHub(hub: AServer, roles: readonly Role[]): Promise<[role: Role, cookie: string][]> {
  const { db, clock } = hub.server.hub;
  const { user } = await aHub(db, "testshire");
  const cookies: [Role, string][] = [];
  for (const role of roles) {
    const token = await inTransaction(db, async (trx) => {
      const { version = 1 } = (await userById(trx, user[role])) ?? {};
      return beginSession(trx, { id: user[role], version }, clock(), "whole");
    });
    cookies.push([role, `hub=${token}`]);
  }
  return cookies;
}
