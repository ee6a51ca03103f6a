import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReportPage } from "../../queries/report-page.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { pageAskedFor } from "./asked.ts";
import { ReportShown } from "./report-page.tsx";

export const handle = { wide: true };

/** Returns what the page shows, and no more: every number in it is of a release that was frozen before anybody asked. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<ReportPage> {
  const actor = await requireRight(request, context, "report.read");
  const page = await pageAskedFor(context.hub.db, { area: actor.area, name: params.name, request });
  if (!page) throw noSuchPage();
  return page;
}

export default function Report() {
  return <ReportShown page={useLoaderData<typeof loader>()} />;
}
