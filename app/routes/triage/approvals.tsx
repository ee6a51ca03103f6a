import { randomUUID } from "node:crypto";
import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decideApproval } from "../../commands/decide-approval.ts";
import { decideOnePerson } from "../../commands/one-person.ts";
import { openApprovals } from "../../commands/open-approvals.ts";
import { reassignCase } from "../../commands/reassign-case.ts";
import type { Result } from "../../commands/result.ts";
import { settleUnmetNeed } from "../../commands/settle-unmet.ts";
import type { Told } from "../../commands/told.ts";
import { ApprovalsShown, type TypedApproval } from "../../components/queue/approvals-shown.tsx";
import { RefusedNotice } from "../../components/intake/notices.tsx";
import type { FieldError } from "../../components/summary-of-errors.tsx";
import { formValues, typedIn, wrongIn } from "../../forms.ts";
import type { Hub } from "../../hub.ts";
import { paths } from "../../paths.ts";
import { approvalsPage, caseIdOf } from "../../queries/approvals.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight, type SignedInActor } from "../../session.server.ts";

const FIELDS = [
  "intent",
  "key",
  "version",
  "approvalId",
  "linkId",
  "unmetId",
  "decided",
  "reference",
  "userId",
  "why",
] as const;
type Typed = Record<(typeof FIELDS)[number], string>;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "grade.approve");
  const { db, clock } = context.hub;
  const at = clock();
  await openApprovals(db, { by: actor, at });
  return data({ key: randomUUID(), page: await approvalsPage(db, actor, at) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "grade.approve");
  const values = await formValues(request);
  const typed = typedIn(values, FIELDS);
  const told = { by: actor, at: context.hub.clock(), ...(typed.key === "" ? {} : { key: typed.key.slice(0, 100) }) };
  const wrong = wrongIn(values, FIELDS).map(({ field, message }) => ({ field: fieldOf(field, typed), message }));
  const errors = wrong.length > 0 ? wrong : problemsIn(typed);
  if (errors.length > 0) return shownAgain(422, typed, errors, null);
  const result = await tell(context.hub, actor, typed, told);
  if (result === "no-such-case")
    return shownAgain(
      422,
      typed,
      [{ field: "reference", message: "There is no case with this reference in your hub." }],
      null,
    );
  if (result.kind === "done") throw seeOther(paths.approvals());
  if (result.kind === "not-found") throw noSuchPage();
  if (result.kind === "refused") return shownAgain(409, typed, [], result);
  const stands = Object.values(result.theirs).join(", ");
  const stale = { reason: "Somebody else decided first. Nothing was changed.", possible: [`It now stands: ${stands}`] };
  return shownAgain(409, typed, [], stale);
}

/** Each need has a field of its own on the page. */
const fieldOf = (field: string, typed: Typed): string => (field === "decided" ? `decided-${typed.unmetId}` : field);

function problemsIn(typed: Typed): FieldError[] {
  const tooLong = (text: string) => text.length > 2000;
  switch (typed.intent) {
    case "approve":
    case "refuse":
    case "link-agree":
    case "link-refuse":
      return [];
    case "settle": {
      const field = fieldOf("decided", typed);
      if (typed.decided.trim() === "") return [{ field, message: "Say what was decided." }];
      return tooLong(typed.decided) ? [{ field, message: "Shorten it to 2,000 characters." }] : [];
    }
    case "reassign":
      return [
        ...(typed.reference.trim() === "" ? [{ field: "reference", message: "Enter the reference of the case." }] : []),
        ...(typed.userId === "" ? [{ field: "userId", message: "Choose who is to have it." }] : []),
        ...(typed.why.trim() === "" || tooLong(typed.why) ? [{ field: "why", message: "Say why in one line." }] : []),
      ];
    default:
      return [{ message: "Use the buttons on the page. Nothing was changed." }];
  }
}

async function tell({ db }: Hub, actor: SignedInActor, typed: Typed, told: Told): Promise<Result | "no-such-case"> {
  const version = /^\d{1,9}$/.test(typed.version) ? Number(typed.version) : -1;
  switch (typed.intent) {
    case "settle":
      return settleUnmetNeed(db, { unmetId: typed.unmetId, decided: typed.decided }, told);
    case "reassign": {
      const caseId = await caseIdOf(db, actor, typed.reference);
      if (caseId === null) return "no-such-case";
      return reassignCase(db, { caseId, userId: typed.userId, why: typed.why }, told);
    }
    case "link-agree":
    case "link-refuse": {
      const decision = typed.intent === "link-agree" ? "agree" : "refuse";
      return decideOnePerson(db, { linkId: typed.linkId, version, decision }, told);
    }
    default: {
      const decision = typed.intent === "approve" ? "approve" : "refuse";
      return decideApproval(db, { approvalId: typed.approvalId, version, decision }, told);
    }
  }
}

interface Refused {
  readonly reason: string;
  readonly possible: readonly string[];
}

function shownAgain(status: number, typed: Typed, errors: readonly FieldError[], refused: Refused | null) {
  const { unmetId, decided, reference, userId, why } = typed;
  const kept: TypedApproval = { unmetId, decided, reference, userId, why };
  const why409 = refused && { reason: refused.reason, possible: refused.possible };
  return data({ errors, typed: kept, refused: why409 }, { status });
}

export default function Approvals() {
  const { key: formKey, page } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      {sent?.refused && <RefusedNotice {...sent.refused} />}
      <ApprovalsShown page={page} formKey={formKey} errors={sent?.errors ?? []} typed={sent?.typed ?? null} />
    </>
  );
}
