import { Tag } from "../govuk/tag.tsx";
import { SummaryList } from "../govuk/summary-list.tsx";

export interface CardService {
  id: string;
  name: string;
  organisation: string;
  description: string;
  alert: string;
  isClosedForNow: boolean;
  isRefuge: boolean;
  phones: readonly { number: string; dialled: string; about: string }[];
  email: string;
  url: string;
  isOpen: boolean | null;
  hours: readonly string[];
  checked: { words: string; isOld: boolean };
  howToRefer: string;
  wait: string;
  whoFor: readonly string[];
  languages: string;
  interpreters: string;
  areas: string;
  cost: string;
  places: readonly string[];
}

const lines = (texts: readonly string[]) => texts.map((text, index) => <div key={index}>{text}</div>);

/** One service of the directory: how to reach it first, then the rest, then how old all this is. */
export function ServiceCard({ service }: { service: CardService }) {
  const rows: readonly (readonly [string, React.ReactNode])[] = [
    ["Phone", service.phones.length > 0 && <Phones phones={service.phones} />],
    ["Open", service.hours.length > 0 && lines(service.hours)],
    ["How to refer", service.howToRefer],
    ["Wait", service.wait],
    [
      "E-mail",
      service.email && (
        <a className="govuk-link" href={`mailto:${service.email}`}>
          {service.email}
        </a>
      ),
    ],
    ["Page", service.url && <Page url={service.url} />],
    ["Who it is for", service.whoFor.length > 0 && lines(service.whoFor)],
    ["Where it works", service.areas],
    ["Languages", service.languages],
    ["Interpreters", service.interpreters],
    ["Cost", service.cost],
    ["Place", service.isRefuge ? "Not told to anybody: ring them" : service.places.length > 0 && lines(service.places)],
  ];
  return (
    <article className="hub-service" aria-labelledby={`service-${service.id}`}>
      <h3 className="govuk-heading-s govuk-!-margin-bottom-1" id={`service-${service.id}`}>
        {service.name}
      </h3>
      <p className="govuk-body govuk-!-margin-bottom-2">
        {service.organisation && <>{service.organisation} </>}
        <OpenTag service={service} /> <CheckedTag checked={service.checked} />
      </p>
      {service.checked.isOld && (
        <p className="govuk-body govuk-!-margin-bottom-2">Ask them before you give this out.</p>
      )}
      {service.alert && <p className="govuk-body govuk-!-font-weight-bold hub-written">{service.alert}</p>}
      {service.description && <p className="govuk-body hub-written">{service.description}</p>}
      <SummaryList
        classes="govuk-!-margin-bottom-2"
        rows={rows.filter(([, value]) => Boolean(value)).map(([key, value]) => ({ key, value }))}
      />
    </article>
  );
}

function OpenTag({ service: { isClosedForNow, isOpen } }: { service: CardService }) {
  if (isClosedForNow) return <Tag classes="govuk-tag--red">Closed for now</Tag>;
  if (isOpen === null) return <Tag classes="govuk-tag--grey">Hours not known</Tag>;
  return isOpen ? <Tag classes="govuk-tag--green">Open now</Tag> : <Tag classes="govuk-tag--grey">Closed now</Tag>;
}

/** How old the facts are: a tag when they should be asked about before they are given to anybody. */
export function CheckedTag({ checked }: { checked: { words: string; isOld: boolean } }) {
  if (!checked.isOld) return <span className="govuk-hint hub-inline">{checked.words}</span>;
  return <Tag classes="govuk-tag--yellow hub-whole-tag">{checked.words}</Tag>;
}

function Phones({ phones }: Pick<CardService, "phones">) {
  return phones.map(({ number, dialled, about }, index) => (
    <div key={index}>
      <a className="govuk-link" href={`tel:${dialled}`}>
        {number}
      </a>
      {about && ` ${about}`}
    </div>
  ));
}

/** Another site learns nothing from us: not even which page sent somebody. */
function Page({ url }: { url: string }) {
  return (
    <a className="govuk-link" href={url} rel="noopener noreferrer">
      {url}
    </a>
  );
}
