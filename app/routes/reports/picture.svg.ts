import type { LoaderFunctionArgs } from "@remix-run/node";
import { pictureAnswer } from "../../reports/drawing/answer.ts";
import { drawPicture } from "../../reports/drawing/ask.ts";
import { reportPicture } from "../../reports/pictures/of-report.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { pageAskedFor } from "./asked.ts";

/** The page's picture, of the same releases and for the same readers. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "report.read");
  const page = await pageAskedFor(context.hub.db, { area: actor.area, name: params.name, request });
  const size = new URL(request.url).searchParams.get("size") === "narrow" ? "narrow" : "wide";
  const picture = page && reportPicture(page, size);
  if (!picture) throw noSuchPage();
  return pictureAnswer(await drawPicture(picture));
}
