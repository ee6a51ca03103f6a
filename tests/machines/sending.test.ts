import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterAsking, afterDelivering, afterHandingOver, CLAIM_HELD, PAUSES } from "#machines/sending.ts";
import { DAY, HOUR, instantOf, later } from "#machines/time.ts";

const AT = instantOf("2026-03-02T09:00:00Z");
const tries = fc.integer({ min: 1, max: PAUSES.length + 1 });

describe("a message that was handed over", () => {
  it("and taken is never one that waits to be handed over", () => {
    fc.assert(
      fc.property(tries, (n) => {
        expect(afterHandingOver({ kind: "accepted", id: "x" }, n, AT).status).toBe("sent");
        expect(afterAsking({ kind: "gone", id: "x", status: "created" }, n, AT).status).toBe("sent");
      }),
    );
  });

  it("and of which nobody knows is asked about, never handed over again unasked", () => {
    fc.assert(
      fc.property(tries, (n) => {
        expect(afterHandingOver({ kind: "unknown" }, n, AT)).toMatchObject({
          status: "claimed",
          due: later(AT, CLAIM_HELD),
        });
        expect(afterAsking({ kind: "unknown" }, n, AT).status).toBe("claimed");
      }),
    );
  });

  it("and refused for now is tried again after pauses that grow, and after the last is a person's", () => {
    expect([...PAUSES].sort((a, b) => a - b)).toEqual([...PAUSES]);
    for (const [index, pause] of PAUSES.entries())
      expect(afterHandingOver({ kind: "busy" }, index + 1, AT)).toEqual({
        status: "waiting",
        due: later(AT, pause),
        why: "service",
      });
    for (const outcome of [{ kind: "busy" }, { kind: "not-us" }] as const)
      expect(afterHandingOver(outcome, PAUSES.length + 1, AT)).toMatchObject({ status: "failed", due: null });
    expect(afterAsking({ kind: "nothing" }, PAUSES.length + 1, AT).status).toBe("failed");
  });

  it("and refused for what it is, is a person's at once", () => {
    fc.assert(fc.property(tries, (n) => afterHandingOver({ kind: "refused" }, n, AT).status === "failed"));
  });
});

describe("a message that was taken", () => {
  const gone = (status: string) => afterDelivering({ kind: "gone", id: "x", status }, AT, 1, later(AT, HOUR));

  it("arrives, or fails for good, or is asked about again until the service itself gives up", () => {
    expect(["delivered", "sent", "received"].map((status) => gone(status).status)).toEqual(Array(3).fill("delivered"));
    expect(["permanent-failure", "technical-failure"].map((status) => gone(status).status)).toEqual([
      "failed",
      "failed",
    ]);
    for (const status of ["created", "sending", "pending", "a word nobody knows"])
      expect(gone(status)).toEqual({ status: "sent", due: later(AT, 2 * HOUR), why: null });
    const old = afterDelivering({ kind: "gone", id: "x", status: "sending" }, AT, 1, later(AT, 4 * DAY));
    expect(old).toEqual({ status: "sent", due: null, why: null });
    expect(afterDelivering({ kind: "nothing" }, AT, 1, AT).due).toBeNull();
    expect(afterDelivering({ kind: "unknown" }, AT, 1, AT).due).toBe(later(AT, HOUR));
  });

  it("and could not be delivered for now is tried again, as often as any other", () => {
    expect(gone("temporary-failure")).toMatchObject({ status: "waiting", why: "not-delivered" });
    const last = afterDelivering(
      { kind: "gone", id: "x", status: "temporary-failure" },
      AT,
      PAUSES.length + 1,
      later(AT, HOUR),
    );
    expect(last.status).toBe("failed");
  });
});
