// A new price as it was typed, and what is wrong with it, field by field.
import { BANDS, BEARERS, type Band, type Bearer } from "#machines/money-words.ts";
import { formatPounds } from "#machines/money.ts";
import { triggerWords } from "#machines/triggers.ts";
import { typedDay } from "#machines/typed-day.ts";
import type { Day } from "#machines/time.ts";
import type { ProposeRule } from "../../commands/propose-rule.ts";
import type { FieldError } from "../../components/summary-of-errors.tsx";
import { yearLabel } from "../../reports/series-file.ts";
import type { TypedPrice } from "./price-form.ts";

export const LOCAL_LICENCE = "The area’s own figure";
const LONGEST_WORDS = 500;
const LONGEST_SOURCE = 200;
const MOST_CASES = 1_000_000;
const MOST_POUNDS = 1_000_000_000;

type Read<T> = { readonly ok: true; readonly rule: T } | { readonly ok: false; readonly errors: readonly FieldError[] };

/** An amount as people type it, `£12,500` or `12500.50`, in pence; null when it is none above nil. */
export function penceOf(text: string): number | null {
  const plain = text.trim().replace(/^£\s*/, "");
  if (!/^(\d{1,12}|\d{1,3}(,\d{3})+)(\.\d{1,2})?$/.test(plain)) return null;
  const pounds = Number(plain.replaceAll(",", ""));
  return pounds > 0 && pounds <= MOST_POUNDS ? Math.round(pounds * 100) : null;
}

/** Band, bearer, day and reason: what every rule says. */
export function readRule(
  typed: Pick<TypedPrice, "band" | "bearer" | "from" | "because">,
  today: Day,
): Read<{ readonly band: Band; readonly bearer: Bearer; readonly fromDay: Day; readonly because: string }> {
  const errors: FieldError[] = [];
  const band = BANDS.find((one) => one === typed.band);
  const bearer = BEARERS.find((one) => one === typed.bearer);
  const fromDay = typed.from.trim() === "" ? today : typedDay(typed.from, today);
  const because = typed.because.trim();
  if (!band) errors.push({ field: "band", message: "Choose the band" });
  if (!bearer) errors.push({ field: "bearer", message: "Choose who bears it" });
  if (!fromDay) errors.push({ field: "from", message: "Enter a day, like 1 April 2027" });
  if (because === "") errors.push({ field: "because", message: "Say why, for whoever approves it" });
  if (because.length > LONGEST_WORDS)
    errors.push({ field: "because", message: `Say it in at most ${LONGEST_WORDS} letters` });
  if (errors.length > 0 || !band || !bearer || !fromDay) return { ok: false, errors };
  return { ok: true, rule: { band, bearer, fromDay, because } };
}

/** What prices the trigger from a day on. */
export function readNewPrice(trigger: string, typed: TypedPrice, today: Day): Read<ProposeRule> {
  const rule = readRule(typed, today);
  const price = readAmount(trigger, typed);
  const errors = [...("errors" in price ? price.errors : []), ...(rule.ok ? [] : rule.errors)];
  if ("errors" in price || !rule.ok) return { ok: false, errors };
  return { ok: true, rule: { trigger, ...rule.rule, ...price } };
}

type OwnPrice = Extract<ProposeRule, { how: "own" }>["price"];
type Amount =
  | { readonly how: "own"; readonly price: OwnPrice }
  | { readonly how: "published"; readonly version: string; readonly code: string }
  | { readonly errors: readonly FieldError[] };

function readAmount(trigger: string, typed: TypedPrice): Amount {
  if (typed.how === "published") {
    const errors: FieldError[] = [];
    if (typed.version === "") errors.push({ field: "version", message: "Choose the list" });
    if (typed.code.trim() === "") errors.push({ field: "code", message: "Enter the code of the price" });
    return errors.length > 0 ? { errors } : { how: "published", version: typed.version, code: typed.code.trim() };
  }
  if (typed.how !== "contract" && typed.how !== "unit")
    return { errors: [{ field: "how", message: "Choose where the price comes from" }] };
  const errors: FieldError[] = [];
  const amount = typed.how === "contract" ? readContract(typed, errors) : readEach(typed, errors);
  const priceYear = yearLabel(typed.year);
  const source = typed.source.trim();
  if (!/^\d{4}-\d{2}$/.test(priceYear)) errors.push({ field: "year", message: "Enter a financial year, like 2026-27" });
  if (source === "") errors.push({ field: "source", message: "Say where the figure is from" });
  if (source.length > LONGEST_SOURCE)
    errors.push({ field: "source", message: `Say it in at most ${LONGEST_SOURCE} letters` });
  if (!/^[1-6]$/.test(typed.grade)) errors.push({ field: "grade", message: "Choose how good the evidence is" });
  if (errors.length > 0 || amount === null) return { errors };
  const words = [source, amount.workings].filter(Boolean).join(": ");
  const { pence, unit } = amount;
  const label = triggerWords(trigger);
  const price = { label, unit, pence, priceYear, source: words, licence: LOCAL_LICENCE, grade: Number(typed.grade) };
  return { how: "own", price };
}

interface AmountRead {
  readonly pence: number;
  readonly unit: string;
  readonly workings: string;
}

function readContract(typed: TypedPrice, errors: FieldError[]): AmountRead | null {
  const value = penceOf(typed.contract);
  const cases = /^\d{1,7}$/.test(typed.cases.trim()) ? Number(typed.cases) : 0;
  const many = cases >= 1 && cases <= MOST_CASES;
  if (value === null) errors.push({ field: "contract", message: "Enter the contract’s value in pounds, like 250,000" });
  if (!many) errors.push({ field: "cases", message: "Enter how many cases it pays for, as a whole number above 0" });
  if (value === null || !many) return null;
  const workings = `${formatPounds(value)} for ${cases.toLocaleString("en-GB")} cases`;
  return { pence: Math.round(value / cases), unit: "per case", workings };
}

const LONGEST_UNIT = 40;

function readEach(typed: TypedPrice, errors: FieldError[]): AmountRead | null {
  const pence = penceOf(typed.price);
  const unit = typed.unit.trim();
  const said = /^per /i.test(unit) && unit.length <= LONGEST_UNIT;
  if (pence === null) errors.push({ field: "price", message: "Enter the price in pounds, like 712.50" });
  if (!said) errors.push({ field: "unit", message: "Say what it is the price of, like per case or per week" });
  return pence === null || !said ? null : { pence, unit: `p${unit.slice(1)}`, workings: "" };
}
