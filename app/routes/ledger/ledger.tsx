import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { takeBackEntry } from "../../commands/take-back-entry.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { RefusedNotice } from "../../components/intake/notices.tsx";
import { Pager } from "../../components/pager.tsx";
import { type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { formValues, keyIn, newFormKey, typedIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { ledgerPage } from "../../queries/report-ledger.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { isContraReason } from "#machines/contra-reasons.ts";
import { ChooseFrom } from "./choose-from.tsx";
import { MoneyPages } from "./money-pages.tsx";
import { pageIn } from "./page-in.ts";
import { TakeBackForm } from "./take-back-form.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "ledger.see");
  const quarter = new URL(request.url).searchParams.get("quarter") ?? "";
  const { db, clock } = context.hub;
  return data({ key: newFormKey(), page: await ledgerPage(db, actor, clock(), { quarter, page: pageIn(request) }) });
}

interface Sent {
  readonly typed: { readonly entry: string; readonly reason: string };
  readonly key: string;
  readonly errors: readonly FieldError[];
  readonly refused: string | null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "ledger.see");
  const values = await formValues(request);
  const { entry, reason, key } = typedIn(values, ["entry", "reason", "key"]);
  const sent: Sent = { typed: { entry, reason }, key, errors: [], refused: null };
  const number = /^[1-9]\d{0,11}$/.test(entry.trim()) ? Number(entry.trim()) : null;
  const errors: FieldError[] = [
    ...(number === null ? [{ field: "entry", message: "Enter the number of the entry, as in the table." }] : []),
    ...(isContraReason(reason) ? [] : [{ field: "reason", message: "Choose what is wrong with it." }]),
  ];
  if (number === null || !isContraReason(reason)) return data<Sent>({ ...sent, errors }, { status: 422 });
  const told = { by: actor, at: context.hub.clock(), ...keyIn(values) };
  const result = await takeBackEntry(context.hub.db, { entry: number, reason }, told);
  switch (result.kind) {
    case "done":
      throw seeOther(paths.ledgerOfQuarter(result.quarter));
    case "not-found": {
      // Another area's entry is the same as none.
      const none = { field: "entry", message: "There is no entry with this number in your area." };
      return data<Sent>({ ...sent, errors: [none] }, { status: 422 });
    }
    case "refused":
      return data<Sent>({ ...sent, refused: result.reason }, { status: 409 });
    case "conflict":
      throw noSuchPage();
  }
}

export default function Ledger() {
  const { key, page } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { quarter, lines } = page;
  const label = `Entries of ${page.quarterWords}`;
  return (
    <>
      <SummaryOfErrors errors={sent?.errors} />
      {sent?.refused && <RefusedNotice reason={sent.refused} possible={["Nothing was changed."]} />}
      <h1 className="govuk-heading-l">Ledger</h1>
      <MoneyPages here={paths.ledger()} />
      <p className="govuk-body">
        What the hub was told of, priced. A case has another word here in every quarter, and nothing leads from it to a
        person.
      </p>
      <ChooseFrom
        action={paths.ledger()}
        name="quarter"
        label="Quarter"
        value={quarter}
        choices={page.quarters.map((one) => ({ value: one.quarter, text: one.words }))}
      />
      {lines.length === 0 ? (
        <EmptyState title={`Nothing is entered for ${page.quarterWords}.`} />
      ) : (
        <>
          <WideTable
            label={label}
            caption={`${label}: ${page.entries.toLocaleString("en-GB")}, the newest first`}
            captionClasses="govuk-table__caption--m"
            firstCellIsHeader
            head={[
              "Entry",
              "Case",
              "What happened",
              { text: "How many", format: "numeric" },
              "Band",
              "Who pays",
              { text: "Amount", format: "numeric" },
              "Price",
              "Note",
            ]}
            rows={lines.map((line) => [
              String(line.entry),
              line.case,
              line.what,
              { text: String(line.quantity), format: "numeric" },
              line.band,
              line.bearer,
              { text: line.amount, format: "numeric" },
              line.price,
              line.note ?? "",
            ])}
          />
          <Pager
            page={page.page}
            pageCount={page.pageCount}
            hrefFor={(number) => paths.ledgerPage(quarter, number)}
            label={label}
          />
          <TakeBackForm
            hidden={{ key: sent?.key ?? key }}
            action={paths.ledgerPage(quarter, page.page)}
            typed={sent?.typed}
            errors={sent?.errors}
          />
        </>
      )}
    </>
  );
}
