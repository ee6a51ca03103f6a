import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MachineDrawing } from "../../components/machine-drawing.tsx";
import { MachineTable } from "../../components/machine-table.tsx";
import { countWords } from "../../count-words.ts";
import { paths } from "../../paths.ts";
import { howCasesMove } from "../../queries/how-cases-move.ts";
import type { PageHandle } from "../../root.tsx";
import { requireRight } from "../../session.server.ts";

export const handle: PageHandle = { wide: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "moves.see");
  return data({ machines: await howCasesMove(context.hub.db, actor) });
}

export default function HowCasesMove() {
  const { machines } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">How cases move</h1>
      <p className="govuk-body">
        Drawn from the rules the hub itself follows, so that it is never out of date. Under each picture is the same in
        words. Each status leads to what is in it now. On a small screen the pictures scroll sideways.
      </p>
      <nav aria-label="What moves">
        <ul className="govuk-list">
          {machines.map(({ subject, title }) => (
            <li key={subject}>
              <a className="govuk-link" href={`#${subject}`}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {machines.map((machine) => (
        <Machine key={machine.subject} machine={machine} />
      ))}
    </>
  );
}

type Machines = ReturnType<typeof useLoaderData<typeof loader>>["machines"];

function Machine({ machine: { subject, title, meaning, layout, rows } }: { readonly machine: Machines[number] }) {
  const counted = new Map(rows.map(({ status, count, owed }) => [status, countWords(count, owed.length === 0)]));
  const hrefOf = (status: string) => paths.standing(subject, status);
  return (
    <section aria-labelledby={subject} className="govuk-!-margin-bottom-8">
      <h2 className="govuk-heading-m" id={subject}>
        {title}
      </h2>
      <p className="govuk-body">{meaning}</p>
      <MachineDrawing
        id={`drawing-${subject}`}
        title={`${title}: the picture`}
        description="Boxes are statuses, and arrows are what leads from one to another. The table under it says all of it."
        {...layout}
        statuses={layout.statuses.map((one) => ({
          ...one,
          href: hrefOf(one.status),
          count: counted.get(one.status) ?? "",
        }))}
      />
      <MachineTable
        label={`${title}: in words`}
        rows={rows.map((row) => ({ ...row, href: hrefOf(row.status), count: counted.get(row.status) ?? "" }))}
      />
    </section>
  );
}
