import type { Db } from "#db/connection.ts";
import { organisationById, organisationsByCode, type OrganisationRow } from "#db/organisation.ts";
import { userByEmailKey } from "#db/user.ts";
import { may } from "#machines/access.ts";
import { POLICE_COLUMNS, readPoliceRow } from "#machines/intake/refer/police-row.ts";
import { type Instant, instantOf } from "#machines/time.ts";
import { emailKeyOf } from "../commands/email.ts";
import { importerOf, importPoliceCallOut } from "../commands/import-police.ts";
import type { Actor } from "../commands/told.ts";
import { checkText, rowsOf } from "./csv-file.ts";
import { importBar } from "./import-bar.ts";
import { refusedRows } from "./refused-rows.ts";
import { answer, InputError, say, withHub } from "./terminal.ts";

interface Options {
  readonly organisation: string;
  readonly by?: string;
  readonly refused?: string;
}

const COLUMNS = { ...POLICE_COLUMNS, impersonal: false } as const;

/** `hub import police`: nothing of a row is ever printed, logged or written anywhere but into its referral. */
export async function importPolice(file: string, options: Options): Promise<void> {
  const size = await checkText(file);
  await withHub(process.env, async ({ db, at }) => {
    const by = await senderOf(db, await policeIn(db, options.organisation), options.by, at);
    const refused = refusedRows(file, options.refused, []);
    const bar = importBar(size);
    const were = { received: 0, known: 0 };
    const seen = new Set<string>();
    let rows = 0;
    try {
      for await (const { line, cells, wrong } of rowsOf(file, COLUMNS, (bytes) => bar.update(bytes))) {
        rows += 1;
        const now = instantOf(Date.now());
        const row = readPoliceRow(cells, now);
        const twice = seen.has(row.mark);
        const because = wrong ?? (row.wrong.join(" ") || (twice ? TWICE : null));
        if (because !== null) {
          refused.add(line, because);
          continue;
        }
        seen.add(row.mark);
        const { answers, asked, agreed } = row.read;
        const kept = await importPoliceCallOut(
          db,
          { mark: row.mark, person: row.person, answers, asked, agreed },
          { by, at: now },
        );
        if (kept.kind === "done") were[kept.was] += 1;
        else if (kept.kind === "invalid")
          refused.add(line, `It cannot be true: ${kept.errors.map(({ field }) => field).join(", ")}.`);
        else refused.add(line, kept.kind === "refused" ? kept.reason : "It could not be received.");
      }
    } finally {
      refused.close();
      bar.stop();
    }
    if (refused.count > 0) say(`${refused.count} rows were refused: the line of each is in ${refused.path} with why.`);
    answer({ rows, ...were, refused: refused.count });
    if (refused.count > 0) process.exitCode = 2;
  });
}

const TWICE =
  "incident_number: It stands on an earlier line, too. If this is another person, number them in person_number.";

async function policeIn(db: Db, code: string): Promise<OrganisationRow> {
  const found = await organisationsByCode(db, code.trim().toUpperCase());
  if (found.length > 1) throw new InputError("More than one organisation has this code: give the id.");
  const organisation = found[0] ?? (await organisationById(db, code));
  if (!organisation) throw new InputError(`There is no organisation with the code “${code}”.`);
  if (organisation.kind !== "police") throw new InputError(`“${code}” is no police organisation.`);
  if (organisation.status !== "active") throw new InputError(`“${code}” does not work with the hub any more.`);
  return organisation;
}

async function senderOf(
  db: Db,
  { id: organisationId, area }: OrganisationRow,
  email: string | undefined,
  at: Instant,
): Promise<Actor> {
  const clock: Actor = { userId: "clock", organisationId: "clock", role: "clock", area };
  if (email === undefined)
    return { userId: await importerOf(db, organisationId, { by: clock, at }), organisationId, role: "referrer", area };
  const user = await userByEmailKey(db, emailKeyOf(db.keyring, email));
  if (user?.organisation_id !== organisationId || user.status !== "active" || !may(user, "referral.make"))
    throw new InputError("Nobody of that organisation who can refer has this e-mail address.");
  return { userId: user.id, organisationId, role: user.role, area };
}
