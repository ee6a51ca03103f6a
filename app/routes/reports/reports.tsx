import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { paths } from "../../paths.ts";
import { lastEnded, quarterAfter, QUARTERS_SHOWN, spanWords } from "../../reports/quarters.ts";
import { requireRight } from "../../session.server.ts";

/** The commissioner's first page: which reports there are, and what they cover. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRight(request, context, "report.read");
  const last = lastEnded(context.hub.clock());
  return { span: spanWords(quarterAfter(last, 1 - QUARTERS_SHOWN), last) };
}

export default function Reports() {
  const { span } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-xl">Reports</h1>
      <p className="govuk-body">
        Reports are made of whole calendar quarters that have ended, and of numbers that can be told from no one
        person’s life: small numbers are not shown, and the others are rounded.
      </p>
      <h2 className="govuk-heading-m">
        <Link className="govuk-link" to={paths.reactionAndPrevention()}>
          Reaction and prevention
        </Link>
      </h2>
      <p className="govuk-body">
        What the hub was told of, priced: how much of it reacted to a crisis, how much lowered a known risk, how much
        helped before a crisis, and who bore it. {span}.
      </p>
    </>
  );
}
