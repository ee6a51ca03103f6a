import { exactTime } from "./exact-time.ts";
import { join } from "./govuk/common.ts";

export interface DueTimeProps {
  /** As people say it: "today by 4pm", "2 hours late". */
  words: string;
  /** The exact instant, ISO 8601 with offset. */
  at: string;
  /** Makes it bold; the words must say that it is late. */
  late?: boolean | undefined;
}

/** When something is due: words first, the exact time under them. */
export function DueTime({ words, at, late }: DueTimeProps) {
  return (
    <span className={join("hub-due", late && "hub-due--late")}>
      <span className="hub-due__words">{words}</span>{" "}
      <time className="hub-due__exact" dateTime={at}>
        {exactTime(at)}
      </time>
    </span>
  );
}
