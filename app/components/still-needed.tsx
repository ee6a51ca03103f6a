import { join } from "./govuk/common.ts";

export interface NeededItem {
  text: string;
  /** Where it is asked, for instance `#where`. */
  href?: string | undefined;
}

export interface StillNeededProps {
  items: readonly NeededItem[];
  title?: string | undefined;
  /** Said when the list is empty. */
  nothing?: string | undefined;
  classes?: string | undefined;
}

/** What is still needed, always in view; a screen reader hears it change. */
export function StillNeeded({ items, title, nothing, classes }: StillNeededProps) {
  return (
    <section className={join("hub-needed", classes)} aria-labelledby="still-needed">
      <h2 className="govuk-heading-s" id="still-needed">
        {title ?? "Still needed"}
      </h2>
      <div aria-live="polite">
        {items.length === 0 ? (
          <p className="govuk-body">{nothing ?? "Nothing more is needed."}</p>
        ) : (
          <ul className="govuk-list govuk-list--bullet">
            {items.map(({ text, href }) => (
              <li key={text}>
                {href ? (
                  <a className="govuk-link" href={href}>
                    {text}
                  </a>
                ) : (
                  text
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
