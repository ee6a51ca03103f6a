import { paths } from "../../paths.ts";
import { DueTime } from "../due-time.tsx";
import { Button } from "../govuk/button.tsx";
import { HiddenFields } from "../hidden-fields.tsx";

export interface ShownLink {
  readonly id: string;
  readonly version: number;
  readonly kind: "join" | "part";
  readonly cases: readonly { readonly id: string; readonly reference: string }[];
  readonly agrees: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly asked: string;
  readonly due: { readonly words: string; readonly at: string; readonly late: boolean };
  readonly isMine: boolean;
}

const WORDS = {
  join: { asks: "says that these are one person’s", agree: "It is one person", refuse: "It is not" },
  part: { asks: "asks to take these apart again", agree: "Take them apart", refuse: "It stays one person" },
} as const;

/** Cases of which somebody asks whether they are one person's, for the duty manager to decide. */
export function WaitingLinks({ links, formKey }: { links: readonly ShownLink[]; formKey: string }) {
  return (
    <section aria-labelledby="one-person">
      <h2 className="govuk-heading-m" id="one-person">
        One person, or two
      </h2>
      {links.length === 0 && <p className="govuk-body">Nobody asks whether two cases are one person’s.</p>}
      {links.map((link) => (
        <Waiting key={link.id} link={link} formKey={formKey} />
      ))}
    </section>
  );
}

function Waiting({ link, formKey }: { link: ShownLink; formKey: string }) {
  const words = WORDS[link.kind];
  const both = link.cases.map((one) => one.reference).join(" and ");
  return (
    <div className="hub-item">
      <p className="govuk-body">
        {link.cases.map(({ id, reference }, index) => (
          <span key={id}>
            {index > 0 && " and "}
            <a className="govuk-link govuk-!-font-weight-bold" href={paths.casePage(id, "people")}>
              {reference}
            </a>
          </span>
        ))}
        : {link.askedBy} {words.asks}, {link.asked}.{link.agrees && ` What is known of both: ${link.agrees}.`}
      </p>
      <p className="govuk-body hub-keep-lines">Why: “{link.reason}”</p>
      <p className="govuk-body">
        Decide <DueTime {...link.due} />
      </p>
      {link.isMine ? (
        <p className="govuk-body">You asked for this yourself: a second person decides.</p>
      ) : (
        <form method="post" action={paths.approvals()} className="govuk-button-group">
          <HiddenFields fields={{ key: `${formKey}.${link.id}`, version: link.version, linkId: link.id }} />
          <Button name="intent" value="link-refuse" preventDoubleClick>
            {words.refuse}
            <span className="govuk-visually-hidden"> ({both})</span>
          </Button>
          <Button name="intent" value="link-agree" classes="govuk-button--secondary" preventDoubleClick>
            {words.agree}
            <span className="govuk-visually-hidden"> ({both})</span>
          </Button>
        </form>
      )}
    </div>
  );
}
