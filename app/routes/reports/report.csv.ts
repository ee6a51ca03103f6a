import type { LoaderFunctionArgs } from "@remix-run/node";
import { linesOfPage } from "../../queries/report-page.ts";
import { csvOf } from "../../reports/csv.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { pageAskedFor } from "./asked.ts";

/** The page's lines as a file. Its name says when, and not of what. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "report.read");
  const page = await pageAskedFor(context.hub.db, { area: actor.area, name: params.name, request });
  const last = page?.releases.at(-1);
  if (!page || !last) throw noSuchPage();
  return new Response(csvOf(page.columns, linesOfPage(page)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="hub-report-${last.quarter}.csv"`,
    },
  });
}
