// Lists of prices and price indices from files: read whole, all or nothing, then a second person's to approve.
import type { Db } from "#db/connection.ts";
import { catalogueChangeById } from "#db/catalogue-change.ts";
import { organisationById } from "#db/organisation.ts";
import { userByEmailKey } from "#db/user.ts";
import { may, type Right } from "#machines/access.ts";
import { BANDS, type Band } from "#machines/money-words.ts";
import type { Instant } from "#machines/time.ts";
import { decideCatalogueChange } from "../commands/decide-catalogue-change.ts";
import { emailKeyOf } from "../commands/email.ts";
import { proposeDeflators } from "../commands/propose-deflators.ts";
import { proposePrices, type PriceLine, type ProposedPrices, type WrongFile } from "../commands/propose-prices.ts";
import type { Result } from "../commands/result.ts";
import type { ListWords } from "../commands/shared/read-price.ts";
import type { Actor } from "../commands/told.ts";
import { checkText, rowsOf, type Columns } from "./csv-file.ts";
import { answer, InputError, say, withHub } from "./terminal.ts";

const PRICES: Columns = {
  needed: ["code", "label", "unit", "pence", "price_fy", "bearer"],
  optional: ["version", "group", "bearer_detail", "source", "licence", "grade", "band", "bundle"],
  impersonal: false,
};
const YEARS: Columns = { needed: ["year", "index"], optional: ["status"], impersonal: false };

interface People {
  readonly as?: string;
  readonly approveAs?: string;
}

export interface PriceOptions extends People {
  readonly version?: string;
  readonly source?: string;
  readonly licence?: string;
  readonly grade?: string;
  readonly band?: string;
}

/** `hub costs import`. */
export async function importPrices(file: string, options: PriceOptions): Promise<void> {
  const lines = await linesIn(file, PRICES);
  const words = listWords(options);
  await propose(options, (db, told) => proposePrices(db, { lines, words }, told));
}

/** `hub costs deflators`. */
export async function importDeflators(file: string, options: People & { readonly vintage: string }): Promise<void> {
  const lines = await linesIn(file, YEARS);
  await propose(options, (db, told) => proposeDeflators(db, { lines, vintage: options.vintage }, told));
}

async function linesIn(file: string, columns: Columns): Promise<PriceLine[]> {
  await checkText(file);
  const lines: PriceLine[] = [];
  for await (const row of rowsOf(file, columns, () => undefined)) lines.push(row);
  if (lines.length === 0) throw new InputError(`“${file}” has a heading and no lines.`);
  return lines;
}

function listWords({ version, source, licence, grade, band }: PriceOptions): ListWords {
  const number = grade === undefined ? undefined : Number(grade);
  if (number !== undefined && !(Number.isInteger(number) && number >= 1 && number <= 6))
    throw new InputError("--grade takes a whole number from 1 to 6.");
  const oneBand: Band | undefined = BANDS.find((one) => one === band);
  if (band !== undefined && !oneBand) throw new InputError(`--band takes one of: ${BANDS.join(", ")}.`);
  return {
    ...(version === undefined ? {} : { version: version.trim() }),
    ...(source === undefined ? {} : { source: source.trim() }),
    ...(licence === undefined ? {} : { licence: licence.trim() }),
    ...(number === undefined ? {} : { grade: number }),
    ...(oneBand === undefined ? {} : { band: oneBand }),
  };
}

type Work = (db: Db, told: { readonly by: Actor; readonly at: Instant }) => Promise<Result<ProposedPrices> | WrongFile>;

async function propose({ as, approveAs }: People, work: Work): Promise<void> {
  await withHub(process.env, async ({ db, at }) => {
    const clock: Actor = { userId: "clock", organisationId: "clock", role: "clock", area: "*" };
    const by = as === undefined ? clock : await actorOf(db, as, "cost.change");
    const second = approveAs === undefined ? null : await actorOf(db, approveAs, "cost.approve");
    const result = await work(db, { by, at });
    if (result.kind === "wrong") {
      for (const { line, column, because } of result.cells) say(`Line ${line}, ${column}: ${because}`);
      say("Nothing was imported.");
      answer({ rows: null, new: 0, wrong: result.cells });
      process.exitCode = 2;
      return;
    }
    if (result.kind !== "done") throw new InputError("This cannot be proposed.");
    const { changeId, kind: _, ...counts } = result;
    const status = changeId === null ? "known" : second ? await approve(db, changeId, second, at) : "proposed";
    if (status === "proposed") say("It waits on the page “Costs” for a second person.");
    answer({ ...counts, status, change: changeId });
  });
}

async function approve(db: Db, changeId: string, by: Actor, at: Instant): Promise<"approved"> {
  const row = await catalogueChangeById(db, changeId);
  const decided = await decideCatalogueChange(
    db,
    { changeId, version: row?.version ?? 0, decision: "approve", words: "" },
    { by, at },
  );
  if (decided.kind === "done") return "approved";
  throw new InputError(
    `It was proposed, and is not approved. ${decided.kind === "refused" ? decided.reason : "Somebody else decided it."}`,
  );
}

async function actorOf(db: Db, email: string, right: Right): Promise<Actor> {
  const user = await userByEmailKey(db, emailKeyOf(db.keyring, email));
  if (user?.status !== "active" || !may(user, right))
    throw new InputError(`Nobody who may do this has the e-mail address “${email}”.`);
  const { organisation_id: organisationId, role } = user;
  const organisation = await organisationById(db, organisationId);
  return { userId: user.id, organisationId, role, area: organisation?.area ?? "" };
}
