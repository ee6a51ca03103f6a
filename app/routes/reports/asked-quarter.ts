import { quarterFrom, type Quarter } from "../../reports/quarters.ts";
import { noSuchPage } from "../../responses.ts";

/** The quarter that an address names, if it names one. Throws the page that is not there for what is no quarter. */
export function askedQuarter(request: Request): { readonly quarter?: Quarter } {
  const text = new URL(request.url).searchParams.get("quarter");
  if (text === null) return {};
  const quarter = quarterFrom(text);
  if (!quarter) throw noSuchPage();
  return { quarter };
}
