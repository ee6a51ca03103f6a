// Whatever the service that sends does, neither the log nor the process's own streams learn of whom or what.
import { Writable } from "node:stream";
import pino from "pino";
import { describe, expect, it, vi } from "vitest";
import type { Hub } from "#app/hub.ts";
import { startSending } from "#app/http/sending.ts";
import { later, MINUTE } from "#machines/time.ts";
import { found } from "../needles.ts";
import { aMessage, NOW, NUMBER } from "../notify/a-message.ts";
import type { Answer } from "../notify/stand-in.ts";

const WORDS = ["07700", "900123", "We will ring", "Tuesday", NUMBER];

/** What was written while the outbox was sent for a quarter of an hour, a round a minute. */
async function written(answer: Answer | "throw"): Promise<{ text: string; status: string; rounds: number }> {
  const message = await aMessage();
  const { db, service, notifier, impatient, row } = message;
  if (answer !== "throw") service.answers = Array.from({ length: 9 }, () => answer);
  let text = "";
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  const hear = (chunk: unknown) => {
    text += String(chunk);
    return true;
  };
  const streams = [vi.spyOn(process.stdout, "write"), vi.spyOn(process.stderr, "write")];
  for (const one of streams) one.mockImplementation(hear);
  const throwing = { ...notifier, send: () => Promise.reject(new Error(`no way to ${NUMBER}`)) };
  let rounds = 0;
  try {
    for (const minutes of [0, 3, 6, 15]) {
      const hub = { db, clock: () => later(NOW, minutes * MINUTE), log: pino(stream) } as unknown as Hub;
      const stop = startSending(
        hub,
        answer === "throw" ? throwing : answer === "silence" ? impatient : notifier,
        60_000,
      );
      await stop();
      rounds += 1;
    }
  } finally {
    for (const one of streams) one.mockRestore();
  }
  return { text, status: (await row()).status, rounds };
}

describe("a round of sending that goes wrong", () => {
  it.each<Answer | "throw">([400, 403, 429, 500, 503, "hang-up", "drop", "page", "silence", "throw"])(
    "writes nothing of the message anywhere (%s)",
    async (answer) => {
      const { text, rounds } = await written(answer);
      expect(rounds).toBe(4);
      expect(found(text, WORDS)).toEqual([]);
    },
  );

  it("is told of: that messages wait for a person, how many, and not which", async () => {
    const { text, status } = await written(400);
    expect(status).toBe("failed");
    expect(text).toContain("messages that did not go wait for a person");
  });

  it("because nothing answers in time is asked about before anything is sent again", async () => {
    const { status } = await written("silence");
    expect(status).toBe("sent");
  });
});
