import { exactTime } from "../exact-time.ts";

export interface ShownHappening {
  at: string;
  words: string;
  by: string | null;
}

/** The last things that happened, each a sentence; `nothing` is said when there are none. */
export function Happenings({ items, nothing }: { items: readonly ShownHappening[]; nothing: string }) {
  if (items.length === 0) return <p className="govuk-body">{nothing}</p>;
  return (
    <ul className="govuk-list govuk-list--spaced">
      {items.map(({ at, words, by }, index) => (
        <li key={index}>
          {words}{" "}
          <span className="hub-reference">
            {exactTime(at)}
            {by ? `, ${by}` : ""}
          </span>
        </li>
      ))}
    </ul>
  );
}
