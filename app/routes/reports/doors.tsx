import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "#machines/access.ts";
import { doorsReport } from "../../reports/doors.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { DoorsPage } from "./doors-page.tsx";

export const handle = { wide: true };

/** Contact points of one page: a county had a thousand. */
const PAGE = 100;

/** The same numbers for everybody who may open it: each was let through by disclosure control. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "doors.see");
  const report = await doorsReport(context.hub.db, actor.area, context.hub.clock());
  if (!report) throw noSuchPage();
  const count = report.doors.length;
  const pageCount = Math.max(1, Math.ceil(count / PAGE));
  const asked = new URL(request.url).searchParams.get("page") ?? "";
  const page = Math.min(/^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1, pageCount);
  const doors = report.doors.slice((page - 1) * PAGE, page * PAGE);
  return data({
    report: { ...report, doors },
    mayChange: may(actor, "area.manage"),
    listed: { count, page, pageCount },
  });
}

export default function Doors() {
  return <DoorsPage {...useLoaderData<typeof loader>()} />;
}
