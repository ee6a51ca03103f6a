import type { LoaderFunctionArgs } from "@remix-run/node";
import { simulated } from "../../reports/business-case/shown.ts";
import { requireRight } from "../../session.server.ts";
import { asFile } from "./as-file.ts";
import { versionAsked } from "./version-asked.ts";

/** The numbers of a version, as `hub business-case` reads them, with the draws that its page shows: it answers the same. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "business-case.make");
  const { number, version } = await versionAsked(context.hub.db, { id: params.id, request, actor });
  return asFile(`${JSON.stringify(simulated(version.input), null, 2)}\n`, {
    type: "application/json",
    name: `numbers-${number}.json`,
  });
}
