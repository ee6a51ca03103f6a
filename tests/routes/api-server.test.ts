import { randomUUID } from "node:crypto";
import type { ServiceRequest } from "@medplum/fhirtypes";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiClient } from "#app/commands/keep-api-client.ts";
import { activeUsersByRole } from "#db/user.ts";
import { type AServer, aServer, headingOf } from "./a-server.ts";
import { aServiceRequest, SENT } from "./a-message.ts";
import { REQUEST } from "./an-api.ts";

let hub: AServer;
let authorization: string;
beforeAll(async () => {
  hub = await aServer();
  const { db, clock } = hub.server.hub;
  const [referrer] = await activeUsersByRole(db, "essex", "referrer");
  const by = { userId: "clock", organisationId: "clock", role: "clock" as const, area: "" };
  const input = { organisationId: referrer?.organisation_id ?? "", name: "Test system", perMinute: 100 };
  const made = await createApiClient(db, input, { by, at: clock() });
  authorization = made.kind === "done" ? `Bearer ${made.token}` : "";
});
afterAll(() => hub.close());

const post = (headers: Readonly<Record<string, string>>) =>
  fetch(`${hub.url}${REQUEST}`, {
    method: "POST",
    headers: { connection: "close", "content-type": "application/fhir+json", "x-request-id": randomUUID(), ...headers },
    body: JSON.stringify(aServiceRequest()),
  });

describe("the API in the whole hub", () => {
  it("takes a referral by its token whatever site it comes from, and a handler finds it in the queue", async () => {
    const answer = await post({ authorization, origin: "https://records.example.org" });
    const referral = (await answer.json()) as ServiceRequest;
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([201, "no-store"]);
    const headers = { connection: "close", authorization };
    const read = await fetch(`${hub.url}${REQUEST}/${referral.id ?? ""}`, { headers });
    expect(read.status).toBe(200);
    const cookie = await hub.signIn("handler.one@example.org");
    expect(await (await hub.send("/queue", { cookie })).text()).toContain("Wilhelmina");
  });

  it("takes nothing by a cookie", async () => {
    const cookie = await hub.signIn(hub.people.find(({ role }) => role === "referrer")?.email ?? "");
    expect((await post({ cookie })).status).toBe(401);
  });

  it("is no page, and no page is part of it", async () => {
    expect((await hub.send("/api/nothing")).headers.get("content-type")).toContain("application/fhir+json");
    expect(headingOf(await (await hub.send("/apiary")).text())).not.toBe("");
  });

  it("is logged by its address's pattern, with nothing of anybody", () => {
    const lines = hub.logged.map((line) => JSON.parse(line) as { path?: string; status?: number });
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: "/api/fhir/ServiceRequest", status: 201 }),
        expect.objectContaining({ path: "/api/fhir/ServiceRequest/:reference", status: 200 }),
      ]),
    );
    for (const words of [...Object.values(SENT), "Wilhelmina", authorization.slice("Bearer ".length)])
      expect(hub.logged.join("\n")).not.toContain(words);
  });
});
