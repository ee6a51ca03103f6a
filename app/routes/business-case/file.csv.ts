import type { LoaderFunctionArgs } from "@remix-run/node";
import { caseCsv } from "../../reports/business-case/files.ts";
import { shownCase } from "../../reports/business-case/shown.ts";
import { requireRight } from "../../session.server.ts";
import { asFile } from "./as-file.ts";
import { versionAsked } from "./version-asked.ts";

/** Numbers with their sources, and results, a line each. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "business-case.make");
  const { number, version, signed } = await versionAsked(context.hub.db, { id: params.id, request, actor });
  const csv = caseCsv(version, shownCase(version, signed !== null));
  return asFile(csv, { type: "text/csv", name: `lines-${number}.csv` });
}
