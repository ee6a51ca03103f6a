import type { LoaderFunctionArgs } from "@remix-run/node";
import { pictureAnswer } from "../../reports/drawing/answer.ts";
import { drawPicture } from "../../reports/drawing/ask.ts";
import { casePicture } from "../../reports/business-case/picture.ts";
import { shownCase } from "../../reports/business-case/shown.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { versionAsked } from "./version-asked.ts";

/** What matters most to a version, drawn from the numbers of its page. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "business-case.make");
  const { version, signed } = await versionAsked(context.hub.db, { id: params.id, request, actor });
  const size = new URL(request.url).searchParams.get("size") === "narrow" ? "narrow" : "wide";
  const picture = casePicture(shownCase(version, signed !== null), size);
  if (!picture) throw noSuchPage();
  return pictureAnswer(await drawPicture(picture));
}
