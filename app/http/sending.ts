// What waits in the outbox goes out from here, beside the tick: a service that is slow to answer keeps no clock back.
import { emptyOutbox } from "../commands/empty-outbox.ts";
import { makeContactChanges } from "../commands/make-contact-changes.ts";
import { sendOutbox } from "../commands/send-outbox.ts";
import type { Hub } from "../hub.ts";
import { faultOf } from "../log.ts";
import type { Notifier } from "../outbox/notifier.ts";
import { beating } from "./beating.ts";
import { TICK_MS } from "./ticking.ts";

/** Starts sending, every 15 seconds. The answer stops it and waits for the round under way. One never overlaps another. */
export function startSending(hub: Hub, notifier: Notifier | null, every: number = TICK_MS): () => Promise<void> {
  const once = async () => {
    try {
      const made = await makeContactChanges(hub.db, hub.clock());
      if (made > 0) hub.log.info({ made }, "changes of contact details are in force");
      const { sent, failed } = await sendOutbox(hub.db, notifier, hub.clock);
      if (sent > 0) hub.log.info({ sent }, "messages sent");
      const emptied = await emptyOutbox(hub.db, hub.clock());
      if (emptied > 0) hub.log.info({ emptied }, "the words of old messages were taken out");
      if (failed > 0) hub.log.error({ failed }, "messages that did not go wait for a person");
    } catch (error) {
      hub.log.error(faultOf(error), "the outbox was not sent");
    }
  };
  return beating(once, every);
}
