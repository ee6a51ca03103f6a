import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dangerIn } from "../../components/case/danger.tsx";
import { CaseFrame } from "../../components/case/frame.tsx";
import { ServiceCard } from "../../components/directory/service-card.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { Checkboxes } from "../../components/govuk/checkboxes.tsx";
import { Select } from "../../components/govuk/select.tsx";
import { Pager } from "../../components/pager.tsx";
import { TwoColumns } from "../../components/two-columns.tsx";
import { paths } from "../../paths.ts";
import { caseDirectory, type DirectorySearch, FITS } from "../../queries/case-directory.ts";
import type { PageHandle } from "../../root.tsx";
import { opened } from "./opened.server.ts";

export const handle: PageHandle = { alerts: dangerIn };

/** The address says a need by its code and what should fit, never what anything is for this person. */
function searchIn(address: string): DirectorySearch {
  const { searchParams } = new URL(address);
  const page = searchParams.get("page") ?? "";
  const need = searchParams.get("need");
  return {
    need: need ?? "",
    // Who opens the page without having asked for anything asks for what is near.
    fits: need === null ? ["here"] : FITS.filter((fit) => searchParams.getAll("fit").includes(fit)),
    page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const { hub, caseId, at, key } = await opened(args);
  return data({ ...(await caseDirectory(hub.db, caseId, searchIn(args.request.url), at)), key });
}

export default function Directory() {
  const { key, ...page } = useLoaderData<typeof loader>();
  const { frame, need, theirs } = page;
  return (
    <CaseFrame frame={frame} formKey={key} page="directory">
      <h1 className="govuk-heading-l">Directory</h1>
      <TwoColumns aside={<SearchForm {...page} />} asideLabel="Search the directory">
        {need === null ? <Unasked theirs={theirs} caseId={frame.id} /> : <Found {...page} need={need} />}
      </TwoColumns>
    </CaseFrame>
  );
}

type Page = Omit<ReturnType<typeof useLoaderData<typeof loader>>, "key">;

function SearchForm({ frame, needs, need, fits, area, age, language }: Page) {
  // What nobody has said cannot narrow anything: the choice comes with the answer.
  const unsaid = [age === null ? "age" : "", language === "" ? "language" : ""].filter(Boolean).join(" and ");
  return (
    <form method="get" action={paths.casePage(frame.id, "directory")}>
      <Select
        name="need"
        label={{ text: "What they need" }}
        items={[{ value: "", text: "Choose" }, ...needs.map(({ code, title }) => ({ value: code, text: title }))]}
        value={need?.code}
        classes="hub-wide-select"
      />
      <Checkboxes
        name="fit"
        classes="govuk-checkboxes--small"
        fieldset={{ legend: { text: "Only services that" } }}
        hint={unsaid === "" ? undefined : { text: `By their ${unsaid} too, once it is asked` }}
        values={fits}
        items={[
          { value: "here", text: `Work in ${area} or everywhere` },
          { value: "open", text: "Are open now" },
          age !== null && {
            value: "age",
            text: "Take somebody of their age",
            hint: { text: `They are ${age}` },
          },
          language !== "" && {
            value: "language",
            text: "Speak their language or have interpreters",
            hint: { text: `They said: ${language}` },
          },
        ]}
      />
      <Button>Find services</Button>
    </form>
  );
}

function Unasked({ theirs, caseId }: { theirs: Page["theirs"]; caseId: string }) {
  if (theirs.length === 0) return <EmptyState title="Choose what they need to see who helps with it." />;
  return (
    <>
      <h2 className="govuk-heading-m">What this case needs</h2>
      <ul className="govuk-list">
        {theirs.map(({ code, title }) => (
          <li key={code}>
            <a className="govuk-link" href={paths.caseDirectory(caseId, code, ["here"])}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Found({
  frame,
  need,
  fits,
  found,
  count,
  countOfAll,
  page,
  pageCount,
}: Page & { need: NonNullable<Page["need"]> }) {
  return (
    <>
      <h2 className="govuk-heading-m">{need.title}</h2>
      {count === 0 ? (
        <EmptyState title={countOfAll === 0 ? "The directory has nobody for this yet." : "Nobody fits all of this."}>
          {countOfAll > 0 && (
            <a className="govuk-link" href={paths.caseDirectory(frame.id, need.code, [])}>
              Show all {countOfAll}
            </a>
          )}
        </EmptyState>
      ) : (
        <p className="govuk-body">
          {count === 1 ? "One service" : `${count} services`}
          {count < countOfAll && ` of ${countOfAll}`}
          {count > 1 && ", those open now first"}.
        </p>
      )}
      {found.map((service) => (
        <ServiceCard key={service.id} service={service} />
      ))}
      <Pager
        page={page}
        pageCount={pageCount}
        hrefFor={(number) => paths.caseDirectory(frame.id, need.code, fits, number)}
        label="Pages of services"
      />
    </>
  );
}
