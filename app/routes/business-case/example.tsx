import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { InsetText } from "../../components/govuk/inset-text.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { paths } from "../../paths.ts";
import { exampleOf } from "../../reports/business-case/examples.ts";
import { noSuchPage } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRight(request, context, "business-case.make");
  const example = exampleOf(params.code);
  if (!example) throw noSuchPage();
  return data({ example });
}

/** A pilot of 2012: what was published, what does not agree, and what nobody told. */
export default function Example() {
  const { example } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.businessCases()}>Business cases</BackLink>
      <h1 className="govuk-heading-xl">{example.title}</h1>
      <p className="govuk-body-l">{example.about}</p>
      <InsetText>
        A worked example. Its ratio is locked, and descriptive cost only is shown: nothing that was published says what
        would have happened without it.
      </InsetText>
      <h2 className="govuk-heading-l">What is known</h2>
      <WideTable
        label="What is known"
        caption="As it was published, in the money of its day"
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={["What", "Figure", "Source"]}
        rows={example.figures.map(({ what, says, source }) => [what, says, source])}
      />
      <h2 className="govuk-heading-l">What does not agree</h2>
      <ul className="govuk-list govuk-list--bullet">
        {example.disagree.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h2 className="govuk-heading-l">What is not known</h2>
      <WideTable
        label="What is not known"
        caption="What is missing, and what would have to be given in its place"
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={["What", "In its place"]}
        rows={example.unknown.map(({ what, instead }) => [what, instead])}
      />
      <Button href={paths.newBusinessCaseLike(example.code)}>Start a business case from what is known</Button>
    </>
  );
}
