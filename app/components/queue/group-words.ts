/** What each group of the queue is called, in the order in which they stand. */
export const GROUP_WORDS = {
  danger: "Danger now",
  ring: "Someone is waiting for us to ring",
  late: "Late",
  back: "Came back to us",
  others: "Everything else",
} as const;

/** Said where a group has nothing in it. */
export const NOTHING_WORDS = {
  danger: "Nobody has said that they are in danger now.",
  ring: "Nobody is waiting for us to ring.",
  late: "Nothing is late.",
  back: "Nothing came back to us.",
  others: "Nothing else is open.",
} as const;
