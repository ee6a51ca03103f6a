import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reactionAndPrevention, type ReactionAndPrevention } from "../../queries/reaction-and-prevention.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { ReportPage } from "./report-page.tsx";

export const handle = { wide: true };

/** Returns what the page shows, and no more: every number in it was let through by disclosure control. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<ReactionAndPrevention> {
  const actor = await requireRight(request, context, "report.read");
  const report = await reactionAndPrevention(context.hub.db, { area: actor.area, at: context.hub.clock() });
  if (!report) throw noSuchPage();
  return report;
}

export default function ReactionAndPreventionPage() {
  return <ReportPage report={useLoaderData<typeof loader>()} />;
}
