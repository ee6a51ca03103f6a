/** The days of the week as people call them, Monday first: the numbers 1 to 7 by which they are kept begin with it. */
export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** The same as choices of a question, by those numbers. */
export const WEEKDAY_CHOICES = WEEKDAYS.map((label, place) => ({ value: String(place + 1), label }));
