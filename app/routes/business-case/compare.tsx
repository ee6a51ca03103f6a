import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import type { Actor } from "../../commands/told.ts";
import type { Hub } from "../../hub.ts";
import { paths } from "../../paths.ts";
import { savedVersion, type SavedVersion } from "../../queries/report-business-case.ts";
import { compared } from "../../reports/business-case/compared.ts";
import { shownCase } from "../../reports/business-case/shown.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";

export const handle = { wide: true };

async function named(db: Hub["db"], text: string, actor: Actor) {
  const [, id = "", number] = /^(\w{1,40})\.([1-9]\d{0,6})$/.exec(text) ?? [];
  const saved = await savedVersion(db, { id, number: Number(number ?? 0) }, actor);
  if (!saved) throw noSuchPage();
  return saved;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "business-case.make");
  const asked = new URL(request.url).searchParams;
  const [first, second] = [asked.get("a"), asked.get("b")];
  if (first === null || second === null) return data({ sides: null });
  const saved = [await named(context.hub.db, first, actor), await named(context.hub.db, second, actor)] as const;
  const sides = saved.map(({ id, name, number }) => ({ id, name, number }));
  const side = ({ version, signed }: SavedVersion) => ({ version, shown: shownCase(version, signed !== null) });
  return data({ sides, ...compared(side(saved[0]), side(saved[1])) });
}

export default function Compare() {
  const page = useLoaderData<typeof loader>();
  const [a, b] = page.sides ?? [];
  return (
    <>
      <BackLink href={a ? paths.businessCaseVersion(a.id, a.number) : paths.businessCases()}>
        {a ? a.name : "Business cases"}
      </BackLink>
      <h1 className="govuk-heading-xl">Two versions side by side</h1>
      {page.sides === null || !a || !b ? (
        <EmptyState title="Nothing is chosen to compare.">
          Open a business case that has more than one version, and choose there what to compare it with.
        </EmptyState>
      ) : (
        <Sides page={page} heads={[a, b].map(({ name, number }) => `${name}, version ${number}`)} />
      )}
    </>
  );
}

type Page = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { inputs: unknown }>;

function Sides({ page, heads }: { readonly page: Page; readonly heads: readonly string[] }) {
  const table = (title: string, rows: Page["inputs"]) => (
    <WideTable
      label={title}
      caption={title}
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={["What", ...heads]}
      rows={rows.map(({ what, a, b }) => [what, a ?? "Not there", b ?? "Not there"])}
    />
  );
  return (
    <>
      {page.inputs.length === 0 ? (
        <p className="govuk-body">Every number is the same in both.</p>
      ) : (
        table("What differs in the numbers", page.inputs)
      )}
      {page.results.length === 0 ? (
        <p className="govuk-body">Every result is the same in both.</p>
      ) : (
        table("What differs in the results", page.results)
      )}
    </>
  );
}
