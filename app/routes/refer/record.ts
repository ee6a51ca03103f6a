import type { LoaderFunctionArgs } from "@remix-run/node";
import { openReferralRecord } from "../../commands/open-referral-record.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";

/** The referral as plain text. The file's name says nothing but the reference. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "referral.list");
  const { hub } = context;
  const result = await openReferralRecord(
    hub.db,
    { reference: params["reference"] ?? "" },
    { by: actor, at: hub.clock() },
  );
  if (result.kind !== "done") throw noSuchPage();
  return new Response(result.text, {
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Disposition": `attachment; filename="${result.reference}.txt"`,
    },
  });
}
