import { exactTime } from "../exact-time.ts";

export interface ShownHappening {
  at: string;
  words: string;
  by: string | null;
}

/** The last things that happened, each a sentence. */
export function Happenings({ items }: { items: readonly ShownHappening[] }) {
  if (items.length === 0) return <p className="govuk-body">Nothing has happened yet.</p>;
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
