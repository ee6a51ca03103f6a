import type { ReactNode } from "react";
import { heading, join, part } from "./common.ts";
import type { Extra, Maybe, Part, Words } from "./common.ts";

export interface SummaryAction extends Extra {
  text: ReactNode;
  href: string;
  /** Says what the link changes, for a screen reader. */
  visuallyHiddenText?: string | undefined;
}

export interface SummaryActions {
  items?: readonly SummaryAction[] | undefined;
  classes?: string | undefined;
}

export interface SummaryRow {
  key: Words;
  value: Words;
  actions?: SummaryActions | undefined;
  classes?: string | undefined;
}

interface CardTitle extends Part {
  headingLevel?: number | undefined;
}

export interface SummaryListProps extends Extra {
  rows?: readonly Maybe<SummaryRow>[] | undefined;
  /** Puts the list in a card with a title. */
  card?: (Extra & { title?: Words<CardTitle>; actions?: SummaryActions | undefined }) | undefined;
}

function ActionLink({ action, cardTitle }: { action: SummaryAction; cardTitle: ReactNode }) {
  return (
    <a className={join("govuk-link", action.classes)} href={action.href} {...action.attributes}>
      {action.text}
      {(action.visuallyHiddenText || cardTitle) && (
        <span className="govuk-visually-hidden">
          {action.visuallyHiddenText && ` ${action.visuallyHiddenText}`}
          {cardTitle && <> ({cardTitle})</>}
        </span>
      )}
    </a>
  );
}

function Row({ row, cardTitle, noActions }: { row: SummaryRow; cardTitle: ReactNode; noActions: boolean }) {
  const key: Part | undefined = part(row.key);
  const value: Part | undefined = part(row.value);
  const actions = row.actions?.items ?? [];
  const links = actions.map((action, index) => <ActionLink key={index} action={action} cardTitle={cardTitle} />);
  return (
    <div className={join("govuk-summary-list__row", noActions && "govuk-summary-list__row--no-actions", row.classes)}>
      <dt className={join("govuk-summary-list__key", key?.classes)}>{key?.text}</dt>
      <dd className={join("govuk-summary-list__value", value?.classes)}>{value?.text}</dd>
      {links.length > 0 && (
        <dd className={join("govuk-summary-list__actions", row.actions?.classes)}>
          {links.length === 1 ? (
            links
          ) : (
            <ul className="govuk-summary-list__actions-list">
              {links.map((link, index) => (
                <li key={index} className="govuk-summary-list__actions-list-item">
                  {link}
                </li>
              ))}
            </ul>
          )}
        </dd>
      )}
    </div>
  );
}

function CardActions({ actions, cardTitle }: { actions: SummaryActions | undefined; cardTitle: ReactNode }) {
  const links = (actions?.items ?? []).map((action, index) => (
    <ActionLink key={index} action={action} cardTitle={cardTitle} />
  ));
  if (links.length === 0) return null;
  const classes = join("govuk-summary-card__actions", actions?.classes);
  if (links.length === 1) return <div className={classes}>{links}</div>;
  return (
    <ul className={classes}>
      {links.map((link, index) => (
        <li key={index} className="govuk-summary-card__action">
          {link}
        </li>
      ))}
    </ul>
  );
}

/** Facts as pairs of name and value, each with its links. */
export function SummaryList({ rows = [], card, classes, attributes }: SummaryListProps) {
  const title: CardTitle | undefined = part(card?.title);
  const anyActions = rows.some((row) => row && (row.actions?.items?.length ?? 0) > 0);
  const list = (
    <dl className={join("govuk-summary-list", classes)} {...attributes}>
      {rows.map(
        (row, index) =>
          row && <Row key={index} row={row} cardTitle={title?.text} noActions={anyActions && !row.actions?.items} />,
      )}
    </dl>
  );
  if (!card) return list;
  const Heading = heading(title?.headingLevel ?? 2);
  return (
    <div className={join("govuk-summary-card", card.classes)} {...card.attributes}>
      <div className="govuk-summary-card__title-wrapper">
        {title && <Heading className={join("govuk-summary-card__title", title.classes)}>{title.text}</Heading>}
        <CardActions actions={card.actions} cardTitle={title?.text} />
      </div>
      <div className="govuk-summary-card__content">{list}</div>
    </div>
  );
}
