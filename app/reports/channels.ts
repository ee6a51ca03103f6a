// The ways in which something reaches the hub, for pages and files.
export const CHANNELS = ["call", "web-form", "referral", "walk-in", "message"] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  call: "Calls",
  "web-form": "Forms",
  referral: "Referrals",
  "walk-in": "At the door",
  message: "Messages",
};
