/** What a safety plan asks, in the order it is talked through. */
export const PLAN_PART_WORDS = {
  whereToGo: { label: "Where to go", hint: "If they have to leave at once: where, and how to get there." },
  who: { label: "Who", hint: "Who can be told, who can help, who has a key." },
  bag: { label: "Bag", hint: "What is packed, and where it is kept." },
  money: { label: "Money", hint: "" },
  phone: { label: "Phone", hint: "Which phone, which number to ring first, the distress word." },
  car: { label: "Car", hint: "Keys, fuel, where it is parked." },
  children: { label: "Children", hint: "What they know, the school, who may collect them." },
  pets: { label: "Pets", hint: "" },
  work: { label: "Work", hint: "Who knows there, the way there and back." },
  tech: { label: "Devices and accounts", hint: "Shared accounts, trackers, cameras, passwords." },
  orders: { label: "Orders", hint: "Court orders and bail: what they say and when they end." },
  notWritten: { label: "What was not safe to write down", hint: "Say that there is something, not what it is." },
} as const;
