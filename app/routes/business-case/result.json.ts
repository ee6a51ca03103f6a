import type { LoaderFunctionArgs } from "@remix-run/node";
import { resultShown } from "../../reports/business-case/shown.ts";
import { requireRight } from "../../session.server.ts";
import { asFile } from "./as-file.ts";
import { versionAsked } from "./version-asked.ts";

/** What follows from a version, as its page tells it: a ratio that is locked and cash that nobody signed for are not in it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "business-case.make");
  const { number, version, signed } = await versionAsked(context.hub.db, { id: params.id, request, actor });
  const result = resultShown(version, signed !== null);
  return asFile(`${JSON.stringify(result, null, 2)}\n`, { type: "application/json", name: `results-${number}.json` });
}
