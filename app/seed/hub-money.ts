// What the demonstration's hub costs and who puts in for it: invented round amounts, each of which says so where it says its source.
import { emailKeyOf } from "../commands/email.ts";
import { enterBudgetPart } from "../commands/enter-budget-part.ts";
import { enterHubCost } from "../commands/enter-hub-cost.ts";
import type { Told } from "../commands/told.ts";
import type { Db } from "#db/connection.ts";
import { organisationById } from "#db/organisation.ts";
import { userByEmailKey } from "#db/user.ts";
import { financialYearAfter, financialYearOf } from "#machines/financial-year.ts";
import type { BudgetStage, HubCostLine } from "#machines/hub-cost.ts";
import type { Bearer } from "#machines/money-words.ts";
import { londonDay, type Day, type Instant } from "#machines/time.ts";
import { daysOf, lastEnded, quarterAfter, type Quarter } from "../reports/quarters.ts";

const ENTERS = "finance@example.org";
const INVENTED = "Invented for demonstration";

/** Pounds a quarter for every thousand contacts a year. */
const QUARTER_POUNDS: Readonly<Record<HubCostLine, number>> = {
  staff: 78_000,
  premises: 6_000,
  systems: 4_500,
  other: 2_500,
};

interface PutsIn {
  readonly bearer: Bearer | null;
  readonly organisationName: string | null;
  /** Pounds a year for every thousand contacts a year. */
  readonly pounds: number;
}

const of = (bearer: Bearer, pounds: number): PutsIn => ({ bearer, organisationName: null, pounds });
const POT: readonly PutsIn[] = [
  of("pcc", 120_000),
  of("council-children", 80_000),
  of("council-housing", 60_000),
  of("nhs", 60_000),
  of("police", 40_000),
  { bearer: null, organisationName: "Invented charity", pounds: 12_000 },
];

interface HubMoney {
  readonly area: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly contactsPerYear: number;
}

/** Enters it for every quarter that has ended and every financial year that has begun. Nothing where there is no finance lead. */
export async function seedHubMoney(db: Db, { area, from, until, contactsPerYear }: HubMoney): Promise<void> {
  const told = await finance(db, area, until);
  if (!told) return;
  const pence = (pounds: number) => Math.max(1, Math.round((pounds * contactsPerYear) / 1000 / 100)) * 100 * 100;
  for (const quarter of quartersOf(from, until))
    for (const [line, pounds] of Object.entries(QUARTER_POUNDS) as [HubCostLine, number][])
      await enterHubCost(
        db,
        { quarter, line, pence: pence(pounds), source: `${INVENTED}, ledger of ${quarter}` },
        told,
      );
  for (const financialYear of yearsOf(from, until))
    for (const { pounds, ...who } of POT)
      for (const [stage, share, words] of stagesOf(financialYear, londonDay(until))) {
        const source = `${INVENTED}, ${words} of ${financialYear}`;
        await enterBudgetPart(db, { financialYear, ...who, stage, pence: pence(pounds * share), source }, told);
      }
}

/** What was promised; what was paid: all of it of a year that is over, half of it once half the year is. */
function stagesOf(year: string, today: Day): [BudgetStage, number, string][] {
  const first = Number(year.slice(0, 4));
  const promised: [BudgetStage, number, string] = ["promised", 1, "agreement"];
  if (today > `${first + 1}-03-31`) return [promised, ["paid", 1, "payment"]];
  return today > `${first}-09-30` ? [promised, ["paid", 0.5, "payment"]] : [promised];
}

function quartersOf(from: Instant, until: Instant): Quarter[] {
  const quarters: Quarter[] = [];
  for (let one = lastEnded(until); daysOf(one).last >= londonDay(from); one = quarterAfter(one, -1))
    quarters.unshift(one);
  return quarters;
}

function yearsOf(from: Instant, until: Instant): string[] {
  const years: string[] = [];
  const first = financialYearOf(londonDay(from));
  for (let one = financialYearOf(londonDay(until)); one >= first; one = financialYearAfter(one, -1)) years.unshift(one);
  return years;
}

async function finance(db: Db, area: string, at: Instant): Promise<Told | null> {
  const user = await userByEmailKey(db, emailKeyOf(db.keyring, ENTERS));
  const organisation = user && (await organisationById(db, user.organisation_id));
  if (!user || !organisation) return null;
  return { by: { userId: user.id, organisationId: organisation.id, role: user.role, area }, at };
}
