// The service that sends texts and e-mail: GOV.UK Notify, by its official client. Its two templates pass our words through, so that
// what is said stands with the hub and its areas.
import { NotifyClient } from "notifications-node-client";
import type { Known, Outcome } from "#machines/sending.ts";
import type { NotifySettings } from "../settings.ts";

export interface Outgoing {
  /** Our id of the message, by which it is found again. */
  readonly reference: string;
  readonly channel: "text" | "email";
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** What sends for the hub. Neither call ever throws. */
export interface Notifier {
  /** Hands one message over. */
  send(message: Outgoing): Promise<Outcome>;
  /** What became of the messages with this reference. */
  find(reference: string): Promise<Known>;
}

const PATIENCE_MS = 10_000;

/** The notifier of these settings; `patience` is how long an answer is waited for, in milliseconds. */
export function notifierOf(
  { key, url, textTemplate, emailTemplate }: NotifySettings,
  patience: number = PATIENCE_MS,
): Notifier {
  const client = url === null ? new NotifyClient(key) : new NotifyClient(url, key);
  return {
    async send({ reference, channel, to, subject, body }) {
      try {
        const { data } = await patiently<{ readonly data: { readonly id?: unknown } }>(
          channel === "text"
            ? client.sendSms(textTemplate, to, { personalisation: { body }, reference })
            : client.sendEmail(emailTemplate, to, { personalisation: { subject, body }, reference }),
          patience,
        );
        return typeof data.id === "string" ? { kind: "accepted", id: data.id } : { kind: "unknown" };
      } catch (error) {
        return outcomeOf(statusOf(error));
      }
    },
    async find(reference) {
      try {
        const { data } = await patiently(client.getNotifications(undefined, undefined, reference), patience);
        const ours = data.notifications.filter((one) => one.reference === reference);
        // The newest first; one that failed does not say that none went.
        const found = ours.find(({ status }) => !status.endsWith("failure")) ?? ours[0];
        if (found) return { kind: "gone", id: found.id, status: found.status };
        // Other people's messages are no answer to what was asked.
        return { kind: data.notifications.length === 0 ? "nothing" : "unknown" };
      } catch {
        return { kind: "unknown" };
      }
    },
  };
}

/** A service that does not answer has perhaps done it all the same. */
function patiently<T>(asked: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error("no answer"));
    }, patience);
  });
  return Promise.race([asked, late]).finally(() => {
    clearTimeout(timer);
  });
}

/** The HTTP status of an error of the client; 0 when there was no answer. Nothing else of it is read: it holds the message. */
function statusOf(error: unknown): number {
  const { response } = error as { response?: { status?: unknown } };
  return typeof response?.status === "number" ? response.status : 0;
}

function outcomeOf(status: number): Outcome {
  if (status === 401 || status === 403) return { kind: "not-us" };
  if (status === 429) return { kind: "busy" };
  return status >= 400 && status < 500 ? { kind: "refused" } : { kind: "unknown" };
}
