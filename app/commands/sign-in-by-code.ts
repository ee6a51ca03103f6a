import { randomInt } from "node:crypto";
import { insertAudit } from "#db/audit.ts";
import { type Db, inTransaction, type Trx } from "#db/connection.ts";
import { organisationById, organisationsByCode, type OrganisationRow } from "#db/organisation.ts";
import { blindKey, boxFor, createKey } from "#db/sealed.ts";
import {
  countSignInCodes,
  insertSignInCode,
  signInCodeById,
  type SignInCodeRow,
  spendTry,
  updateSignInCode,
} from "#db/sign-in-code.ts";
import { updateUser, userByEmailKey, type UserRow } from "#db/user.ts";
import { may, rolesOf } from "#machines/access.ts";
import type { Role } from "#machines/roles.ts";
import { DAY, type Instant, later, MINUTE } from "#machines/time.ts";
import { emailKeyOf, normalEmail } from "./email.ts";
import { done, refused, type Result } from "./result.ts";
import { keepUserApart } from "./shared/keep-apart.ts";
import { newUser } from "./shared/new-user.ts";
import { queueMessage } from "./shared/send-message.ts";
import { beginSession } from "./sign-in.ts";
import { hashOfToken, newToken } from "./token.ts";

/** How long a code opens the door, and how long there is for a name after it. */
export const CODE_LASTS = 10 * MINUTE;
/** Tries at one code; a new one has to be asked for after. */
const MOST_TRIES = 5;
/** Codes for one address in a day: whoever has none of them by then is not helped by more. */
const MOST_A_DAY = 20;

/** One sentence for every reason: another code, too late, too often, or nothing was ever sent. */
export const WRONG_MAIL_CODE = "The code is not right, or it has run out. You can ask for a new one.";

/**
 * Sends six figures to an address at an organisation's own domain. Writes the same row and answers the same, a token for the code to
 * come, whether or not there is such an organisation, domain or person.
 */
export async function askForCode(
  db: Db,
  asked: { readonly organisation: string; readonly email: string },
  at: Instant,
): Promise<{ readonly request: string }> {
  const request = newToken();
  const id = hashOfToken(request);
  const email = normalEmail(asked.email);
  const emailKey = emailKeyOf(db.keyring, email);
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await inTransaction(db, async (trx) => {
    const user = await userByEmailKey(trx, emailKey);
    const organisations = await organisationsByCode(trx, plainCode(asked.organisation));
    const organisation = organisations.find((one) => takesIn(one, email) && (!user || isTheirs(user, one)));
    const often = (await countSignInCodes(trx, emailKey, later(at, -DAY))) >= MOST_A_DAY;
    const sends = organisation && !often ? organisation : null;
    const box = await createKey(trx, "organisation", at);
    const expires = later(at, CODE_LASTS);
    await insertSignInCode(trx, {
      id,
      organisation_id: sends?.id ?? null,
      email_key: emailKey,
      email_sealed: box.seal("sign_in_code", "email_sealed", id, email),
      code_hash: hashOfCode(trx, id, code),
      tries: 0,
      created_at: at,
      expires_at: expires,
      proved_at: null,
      used_at: null,
      key_id: box.keyId,
    });
    if (sends)
      await queueMessage(
        trx,
        {
          template: "sign-in-code",
          to: user?.status === "active" ? { userId: user.id } : { organisationId: sends.id, email },
          words: { code },
          until: expires,
        },
        { by: { userId: "clock", organisationId: "clock", role: "clock", area: sends.area }, at },
      );
    await note(trx, "sign-in-code.ask", user, sends?.id ?? null, sends !== null, at);
  });
  return { request };
}

export interface SignedInByCode {
  readonly token: string;
  readonly role: Role;
}

/** The figures that came by e-mail. Right ones sign in whoever is known here; of somebody new the name is asked first (null). */
export function proveCode(
  db: Db,
  typed: { readonly request: string; readonly code: string },
  at: Instant,
): Promise<Result<{ readonly session: SignedInByCode | null }>> {
  return inTransaction(db, async (trx) => {
    const row = await signInCodeById(trx, hashOfToken(typed.request));
    const user = row && (await userByEmailKey(trx, row.email_key));
    const organisation = row && (await stillTakesIn(trx, row, user));
    const right =
      row !== undefined &&
      (await spendTry(trx, row.id, MOST_TRIES)) &&
      organisation !== null &&
      organisation !== undefined &&
      row.used_at === null &&
      row.expires_at > at &&
      row.code_hash === hashOfCode(trx, row.id, typed.code);
    await note(trx, "sign-in-code.prove", user, row?.organisation_id ?? null, right, at);
    if (!right) return refused(WRONG_MAIL_CODE);
    if (!user) {
      await updateSignInCode(trx, row.id, { proved_at: at });
      return done({ session: null });
    }
    await updateSignInCode(trx, row.id, { proved_at: at, used_at: at });
    return done({ session: await admit(trx, user, at) });
  });
}

/**
 * Somebody whose code was right and who is new here: they become a referrer of their organisation, under the name they give. They
 * are kept out of every case in which they may be the one who causes harm before they are let in.
 */
export function nameYourself(
  db: Db,
  typed: { readonly request: string; readonly name: string },
  at: Instant,
): Promise<Result<SignedInByCode>> {
  return inTransaction(db, async (trx) => {
    const row = await signInCodeById(trx, hashOfToken(typed.request));
    const known = row && (await userByEmailKey(trx, row.email_key));
    const organisation = row && !known ? await stillTakesIn(trx, row, undefined) : null;
    const proved = row?.proved_at ?? null;
    if (!row || !organisation || row.used_at !== null || proved === null || later(proved, CODE_LASTS) <= at)
      return refused(WRONG_MAIL_CODE);
    const email = (await boxFor(trx, row.key_id)).open("sign_in_code", "email_sealed", row.id, row.email_sealed);
    const referrer = { organisation_id: organisation.id, role: "referrer", status: "active" } as const;
    const user = await newUser(trx, { ...referrer, email, name: typed.name }, at);
    const { area } = organisation;
    const by = { userId: user.id, organisationId: organisation.id, role: user.role, area };
    await keepUserApart(trx, user.id, area, { by, at });
    await updateSignInCode(trx, row.id, { used_at: at });
    await note(trx, "user.join", user, organisation.id, true, at);
    return done(await admit(trx, user, at));
  });
}

const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, "");

const hashOfCode = (trx: Trx, id: string, code: string): string =>
  blindKey(trx.keyring, "sign-in-code", `${id} ${code}`);

/** Whoever has an address at one of the organisation's domains is taken in, where people refer and the hub works with it. */
function takesIn(organisation: OrganisationRow, email: string): boolean {
  const domain = email.slice(email.lastIndexOf("@") + 1);
  return (
    organisation.status === "active" &&
    rolesOf(organisation.kind).includes("referrer") &&
    organisation.email_domains.split(" ").includes(domain)
  );
}

/** People who refer and have no second factor: for anybody else the password, and its code, is the only way. */
const isTheirs = (user: UserRow, organisation: OrganisationRow): boolean =>
  user.organisation_id === organisation.id &&
  user.status !== "disabled" &&
  may(user, "referral.make") &&
  user.totp_sealed === null;

async function stillTakesIn(trx: Trx, row: SignInCodeRow, user: UserRow | undefined): Promise<OrganisationRow | null> {
  const organisation = await organisationById(trx, row.organisation_id ?? "");
  if (organisation?.status !== "active" || (user && !isTheirs(user, organisation))) return null;
  return organisation;
}

async function admit(trx: Trx, user: UserRow, at: Instant): Promise<SignedInByCode> {
  let { version } = user;
  // Whoever was invited has shown that the address is theirs: no join code is needed any more.
  if (user.status === "invited") {
    await updateUser(trx, user.id, version, { status: "active", invite_hash: null, invite_expires_at: null });
    version += 1;
  }
  return { token: await beginSession(trx, { id: user.id, version }, at, "remembered"), role: user.role };
}

function note(
  trx: Trx,
  verb: string,
  user: Pick<UserRow, "id"> | undefined,
  organisationId: string | null,
  isDone: boolean,
  at: Instant,
): Promise<void> {
  return insertAudit(trx, {
    at,
    by: user?.id ?? null,
    organisation_id: organisationId,
    verb,
    subject: "session",
    subject_id: null,
    case_id: null,
    outcome: isDone ? "done" : "refused",
  });
}
