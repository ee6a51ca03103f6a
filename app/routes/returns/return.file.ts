import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { giveReturn } from "../../commands/give-return.ts";
import { formValues, typedIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";

/** A file is taken by a press, which is written down: nobody can open its address. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<never> {
  await requireRight(request, context, "return.release");
  throw noSuchPage();
}

const TYPES = { csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8" } as const;

/** Gives the file of a release, once. Given already: back to the page, which says when and to whom. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "return.release");
  const { release: releaseId, format } = typedIn(await formValues(request), ["release", "format"]);
  if (format !== "csv" && format !== "json") throw noSuchPage();
  const { hub } = context;
  const snapshotId = params["id"] ?? "";
  const result = await giveReturn(hub.db, { snapshotId, releaseId, format }, { by: actor, at: hub.clock() });
  if (result.kind === "refused") return seeOther(paths.return(snapshotId));
  if (result.kind !== "done") throw noSuchPage();
  return new Response(result.text, {
    headers: {
      "Content-Type": TYPES[format],
      "Content-Disposition": `attachment; filename="${result.fileName}"`,
      "Cache-Control": "no-store",
    },
  });
}
