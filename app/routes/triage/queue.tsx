import { randomUUID } from "node:crypto";
import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { takeCase } from "../../commands/take-case.ts";
import { RefusedNotice } from "../../components/intake/notices.tsx";
import { ClocksStopped } from "../../components/queue/clocks-stopped.tsx";
import { QueueShown } from "../../components/queue/queue-shown.tsx";
import { formValues, typedIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { clocksStopped } from "../../queries/clocks-stopped.ts";
import { QUEUE_GROUPS } from "../../queries/queue-groups.ts";
import { queueFront, queueList } from "../../queries/queue.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import type { PageHandle } from "../../root.tsx";
import { requireRight } from "../../session.server.ts";

export const handle: PageHandle = { wide: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "queue.see");
  const { db, clock } = context.hub;
  const asked = new URL(request.url).searchParams;
  const page = /^[1-9]\d{0,4}$/.test(asked.get("page") ?? "") ? Number(asked.get("page")) : 1;
  const group = QUEUE_GROUPS.find((name) => name === asked.get("group")) ?? (asked.has("page") ? "others" : null);
  const at = clock();
  const shown = { key: randomUUID(), stopped: await clocksStopped(db, at) };
  if (group === null) return data({ ...shown, front: await queueFront(db, actor, at), list: null });
  return data({ ...shown, front: null, list: await queueList(db, actor, at, group, page) });
}

/** "I'll take it". */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "case.change");
  const { caseId, version, key } = typedIn(await formValues(request), ["caseId", "version", "key"]);
  const told = { by: actor, at: context.hub.clock(), ...(key === "" ? {} : { key }) };
  const taken = await takeCase(
    context.hub.db,
    { caseId, version: /^\d{1,9}$/.test(version) ? Number(version) : -1 },
    told,
  );
  if (taken.kind === "done") throw seeOther(paths.case(taken.caseId));
  if (taken.kind === "not-found") throw noSuchPage();
  const refused =
    taken.kind === "refused"
      ? { reason: taken.reason, possible: taken.possible }
      : {
          reason: "Somebody changed this case first. You have not taken it.",
          possible: [`Look at it below as it stands now: ${Object.values(taken.theirs).join(", ")}`],
        };
  return data({ refused }, { status: 409 });
}

export default function Queue() {
  const { key: formKey, stopped, front, list } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      {sent && <RefusedNotice {...sent.refused} />}
      <ClocksStopped stopped={stopped} />
      <QueueShown front={front} list={list} formKey={formKey} />
    </>
  );
}
