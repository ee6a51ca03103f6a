import type { ReactNode } from "react";
import { join } from "./common.ts";
import type { Attributes, Extra, Maybe } from "./common.ts";

export interface NavigationItem {
  text?: ReactNode;
  href?: string | undefined;
  /** This very page. */
  current?: boolean | undefined;
  /** A page within this part. */
  active?: boolean | undefined;
  attributes?: Attributes | undefined;
}

export interface ServiceNavigationProps extends Extra {
  serviceName?: string | undefined;
  serviceUrl?: string | undefined;
  navigation?: readonly Maybe<NavigationItem>[] | undefined;
  navigationLabel?: string | undefined;
  navigationId?: string | undefined;
  navigationClasses?: string | undefined;
  menuButtonText?: string | undefined;
  menuButtonLabel?: string | undefined;
  /** True unless there is one link only. */
  collapseNavigationOnMobile?: boolean | undefined;
  ariaLabel?: string | undefined;
  slots?:
    | {
        start?: ReactNode;
        end?: ReactNode;
        endInline?: boolean;
        navigationStart?: ReactNode;
        navigationEnd?: ReactNode;
      }
    | undefined;
}

function NavigationEntry({ item }: { item: NavigationItem }) {
  const isActive = item.active || item.current;
  const current = isActive ? (item.current ? "page" : "true") : undefined;
  // Strong, so that it shows even where colours and styles are the reader's own.
  const content = isActive ? (
    <strong className="govuk-service-navigation__active-fallback">{item.text}</strong>
  ) : (
    item.text
  );
  return (
    <li className={join("govuk-service-navigation__item", isActive && "govuk-service-navigation__item--active")}>
      {item.href ? (
        <a className="govuk-service-navigation__link" href={item.href} aria-current={current} {...item.attributes}>
          {content}
        </a>
      ) : (
        item.text && (
          <span className="govuk-service-navigation__text" aria-current={current}>
            {content}
          </span>
        )
      )}
    </li>
  );
}

function Navigation(props: ServiceNavigationProps & { items: NavigationItem[] }) {
  const { items, slots } = props;
  const buttonText = props.menuButtonText || "Menu";
  const id = props.navigationId || "navigation";
  const hasOwnLabel = props.menuButtonLabel && props.menuButtonLabel !== buttonText;
  return (
    <nav
      aria-label={props.navigationLabel || buttonText}
      className={join("govuk-service-navigation__wrapper", props.navigationClasses)}
    >
      {(props.collapseNavigationOnMobile ?? items.length > 1) && (
        <button
          type="button"
          className="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={id}
          aria-label={hasOwnLabel ? props.menuButtonLabel : undefined}
          hidden
          aria-hidden="true"
        >
          {buttonText}
        </button>
      )}
      <ul className="govuk-service-navigation__list" id={id}>
        {slots?.navigationStart}
        {items.map((item, index) => (
          <NavigationEntry key={index} item={item} />
        ))}
        {slots?.navigationEnd}
      </ul>
    </nav>
  );
}

function ServiceName({ name, url }: { name: string; url: string | undefined }) {
  return (
    <span className="govuk-service-navigation__service-name">
      {url ? (
        <a href={url} className="govuk-service-navigation__link">
          {name}
        </a>
      ) : (
        <span className="govuk-service-navigation__text">{name}</span>
      )}
    </span>
  );
}

/** The service's name and its main pages. */
export function ServiceNavigation(props: ServiceNavigationProps) {
  const { serviceName, slots } = props;
  const items = (props.navigation ?? []).filter((item): item is NavigationItem => Boolean(item));
  const hasNavigation = items.length > 0 || slots?.navigationStart || slots?.navigationEnd;
  const common = {
    className: join("govuk-service-navigation", props.classes),
    "data-module": "govuk-service-navigation",
    ...props.attributes,
  };
  const inner = (
    <div className={join("govuk-width-container", slots?.endInline && "govuk-service-navigation__inlining-container")}>
      {slots?.start}
      <div className="govuk-service-navigation__container">
        {serviceName && <ServiceName name={serviceName} url={props.serviceUrl} />}
        {hasNavigation && <Navigation {...props} items={items} />}
      </div>
      {slots?.end}
    </div>
  );
  // With a name it is a landmark of its own; without one the nav inside is enough.
  if (serviceName || slots?.start || slots?.end)
    return (
      <section aria-label={props.ariaLabel ?? "Service information"} {...common}>
        {inner}
      </section>
    );
  return <div {...common}>{inner}</div>;
}
