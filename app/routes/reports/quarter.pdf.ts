import type { LoaderFunctionArgs } from "@remix-run/node";
import { paths } from "../../paths.ts";
import { reportQuarter } from "../../queries/report-quarter.ts";
import { drawPdf } from "../../reports/drawing/ask.ts";
import { REPORTS } from "../../reports/reports.ts";
import { seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { askedQuarter } from "./asked-quarter.ts";

/** Every report of a quarter as one document. Its name says when, and not of what. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "report.read");
  const asked = askedQuarter(request);
  const quarter = await reportQuarter(context.hub.db, REPORTS, { area: actor.area, ...asked });
  if (!quarter) return seeOther(asked.quarter ? paths.reportQuarterOf(asked.quarter) : paths.reportQuarter());
  return new Response((await drawPdf(quarter)) as Uint8Array<ArrayBuffer>, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="hub-reports-${quarter.quarter}.pdf"`,
    },
  });
}
