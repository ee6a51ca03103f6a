import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { FileUpload } from "../../components/govuk/file-upload.tsx";
import { Textarea } from "../../components/govuk/textarea.tsx";
import { errorFor, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { newFormKey } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { caseStart } from "../../queries/report-business-start.ts";
import { requireRight } from "../../session.server.ts";
import { CaseForm } from "./case-form.tsx";
import { type Errors, WordsField } from "./field.tsx";
import { MOST_BYTES, readDocument } from "./read-document.ts";
import { sentDocument, type SentDocument } from "./sent-document.ts";
import type { TypedCase } from "./typed-case.ts";

interface Sent extends SentDocument {
  /** The form, filled; null while the document is refused. */
  readonly typed: TypedCase | null;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "business-case.make");
  const { prices, vintages } = await caseStart(context.hub.db, actor.area);
  return data({ prices, vintages, key: newFormKey() });
}

/** Reads a document, and shows the form that it fills. Nothing is written before the form is saved. */
export async function action({ request, context }: ActionFunctionArgs) {
  await requireRight(request, context, "business-case.make");
  const sent = await sentDocument(request);
  // Where it comes from may be missing while the document is there: what is wrong with both is said at once.
  const given = sent.errors.every(({ field }) => field === "source");
  const read = given ? readDocument(sent.text, sent.source.trim()) : null;
  if (read?.ok && sent.errors.length === 0) return data<Sent>({ ...sent, text: "", typed: read.typed });
  const errors = [
    ...(read && !read.ok ? read.errors : []).map(({ path, message }) => ({
      field: "text",
      message: path === "" ? message : `${path}: ${message}`,
    })),
    ...sent.errors,
  ];
  return data<Sent>({ ...sent, errors, typed: null }, { status: 422 });
}

export default function BusinessCaseFromDocument() {
  const { prices, vintages, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        {sent?.typed ? (
          <>
            <BackLink href={paths.businessCaseDocument()}>Start from a document</BackLink>
            <h1 className="govuk-heading-l">New business case</h1>
            <p className="govuk-body">
              This is what the document says. Nothing is saved yet: give it a name, look at each number and where it
              comes from, and save it at the end.
            </p>
            <CaseForm
              typed={sent.typed}
              errors={undefined}
              action={paths.newBusinessCase()}
              hidden={{ key }}
              prices={prices}
              vintages={vintages}
              named
            />
          </>
        ) : (
          <>
            <BackLink href={paths.businessCases()}>Business cases</BackLink>
            <SummaryOfErrors errors={sent?.errors} />
            <h1 className="govuk-heading-l">Start from a document</h1>
            <DocumentForm sent={sent} errors={sent?.errors} />
          </>
        )}
      </div>
    </div>
  );
}

function DocumentForm({ sent, errors }: { readonly sent: SentDocument | undefined; readonly errors: Errors }) {
  const [wrong, wrongText] = [errorFor(errors, "document"), errorFor(errors, "text")];
  return (
    <form method="post" action={paths.businessCaseDocument()} encType="multipart/form-data" noValidate>
      <p className="govuk-body">
        A business case as JSON, such as “Numbers (JSON)” on the page of any business case. It fills the form, where you
        can look at it before anything is saved.
      </p>
      <FileUpload
        name="document"
        label={{ text: "A file", classes: "govuk-label--s" }}
        hint={{ text: `JSON, at most ${MOST_BYTES / 1024} kilobytes.` }}
        accept=".json,application/json"
        {...(wrong === undefined ? {} : { errorMessage: { text: wrong } })}
      />
      <Textarea
        name="text"
        label={{ text: "Or paste it here", classes: "govuk-label--s" }}
        rows={12}
        spellcheck={false}
        value={sent?.text ?? ""}
        {...(wrongText === undefined ? {} : { errorMessage: { text: wrongText } })}
      />
      <WordsField
        at="source"
        label="Where its numbers come from"
        hint="This is put beside each number. You can say more of each in the form."
        value={sent?.source ?? ""}
        errors={errors}
      />
      <Button>Read it</Button>
    </form>
  );
}
