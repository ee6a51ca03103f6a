import type { OutboxRow } from "#db/outbox.ts";
import type { Box } from "#db/sealed.ts";

/** What a message says and where it goes: sealed in its row, opened to be sent or when somebody asks to read it. */
export interface Payload {
  /** The number or address as it was known when the message was written; null for somebody who signs in. */
  readonly to: string | null;
  readonly subject: string;
  readonly body: string;
}

/** Opens what a message says. */
export const payloadOf = (box: Box, row: OutboxRow): Payload =>
  JSON.parse(box.open("outbox", "payload_sealed", row.id, row.payload_sealed)) as Payload;
