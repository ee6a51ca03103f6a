import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "#machines/access.ts";
import { doorsReport } from "../../reports/doors.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { DoorsPage } from "./doors-page.tsx";

export const handle = { wide: true };

/** The same numbers for everybody who may open it: each was let through by disclosure control. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "doors.see");
  const report = await doorsReport(context.hub.db, actor.area, context.hub.clock());
  if (!report) throw noSuchPage();
  return data({ report, mayChange: may(actor, "area.manage") });
}

export default function Doors() {
  const { report, mayChange } = useLoaderData<typeof loader>();
  return <DoorsPage report={report} mayChange={mayChange} />;
}
