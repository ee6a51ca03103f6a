import type { ReactNode } from "react";
import { exactTime } from "./exact-time.ts";
import { heading, join } from "./govuk/common.ts";
import type { Extra } from "./govuk/common.ts";

export interface TimelineItem extends Extra {
  label: ReactNode;
  /** Who did it. */
  byline?: ReactNode;
  /** When, ISO 8601 with offset. */
  at: string;
  description?: ReactNode;
}

export interface TimelineProps extends Extra {
  items: readonly TimelineItem[];
  headingLevel?: number | undefined;
}

/** What happened, newest or oldest first as given. */
export function Timeline({ items, headingLevel, classes, attributes }: TimelineProps) {
  const Heading = heading(headingLevel ?? 2);
  return (
    <div className={join("moj-timeline", classes)} {...attributes}>
      {items.map((item, index) => (
        <div key={index} className={join("moj-timeline__item", item.classes)} {...item.attributes}>
          <div className="moj-timeline__header">
            <Heading className="moj-timeline__title">{item.label}</Heading>{" "}
            {item.byline && <p className="moj-timeline__byline">by {item.byline}</p>}
          </div>
          <p className="moj-timeline__date">
            <time dateTime={item.at}>{exactTime(item.at)}</time>
          </p>
          {item.description && <div className="moj-timeline__description">{item.description}</div>}
        </div>
      ))}
    </div>
  );
}
