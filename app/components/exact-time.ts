const LONDON = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** An instant as people read it in London: "Tuesday 3 June 2025 at 16:00". Throws for what is no instant. */
export function exactTime(at: string): string {
  // Built from parts: the punctuation between them differs from browser to browser, and server and browser must agree.
  const parts = new Map(LONDON.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const day = ["weekday", "day", "month", "year"].map((type) => parts.get(type as "day")).join(" ");
  return `${day} at ${parts.get("hour")}:${parts.get("minute")}`;
}
