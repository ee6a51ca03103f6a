import type { CapabilityStatement } from "@medplum/fhirtypes";
import { describe, expect, it } from "vitest";
import { API_ROUTES } from "#app/http/api/routes.ts";
import { apiPaths } from "#app/http/api/router.ts";
import { shapeProblems } from "#app/fhir/check-shape.ts";
import { checker } from "#app/fhir/definitions.ts";
import { EXTENSIONS } from "#app/fhir/extensions.ts";
import { aMessage, aServiceRequest } from "./a-message.ts";
import { anApi, MESSAGE, REQUEST } from "./an-api.ts";

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties?: object }>> };
}
interface Operation {
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name: string }[];
  readonly responses: Readonly<Record<string, object>>;
}

describe("what the hub says of its own API", () => {
  it("every address under /api is in the OpenAPI document, with all that it answers and who may ask", async () => {
    const api = await anApi();
    const answer = await api.get("/api/openapi.json", { authorization: "" });
    const document = answer.body as OpenApi;
    expect([answer.status, answer.headers.get("content-type"), document.openapi]).toEqual([
      200,
      "application/json; charset=utf-8",
      "3.1.0",
    ]);
    expect(Object.keys(document.paths).sort()).toEqual([...new Set(API_ROUTES.map(({ path }) => path))].sort());
    for (const { method, path, answers, refuses, takes } of API_ROUTES) {
      const operation = document.paths[path]?.[method.toLowerCase()];
      expect(Object.keys(operation?.responses ?? {})).toEqual(
        expect.arrayContaining([...Object.keys(answers), ...refuses.map(String)]),
      );
      expect(operation?.security, path).toEqual(refuses.includes(401) ? [{ token: [] }] : []);
      expect(operation?.parameters.some(({ name }) => name === "X-Request-Id")).toBe(takes !== undefined);
    }
    expect(apiPaths).toHaveLength(API_ROUTES.length);
  });

  it("every extension of the hub's own is in it, and no reference leads nowhere", async () => {
    const api = await anApi();
    const { text, body } = await api.get("/api/openapi.json");
    const document = body as OpenApi;
    expect(Object.keys(document.components.schemas["Extensions"]?.properties ?? {})).toEqual(
      Object.values(EXTENSIONS).map(({ url }) => url),
    );
    for (const [, kind = "", name = ""] of text.matchAll(/"#\/components\/(\w+)\/(\w+)"/g))
      expect(document.components).toHaveProperty([kind, name]);
  });

  it("whoever brings no token gets nothing from the addresses that need one", async () => {
    const api = await anApi();
    for (const { method, path, refuses } of API_ROUTES) {
      const address = path.replace("{reference}", "0000-0000");
      const answer =
        method === "GET"
          ? await api.get(address, { authorization: "" })
          : await api.post(address, {}, { authorization: "" });
      expect([path, answer.status]).toEqual([path, refuses.includes(401) ? 401 : 200]);
    }
  });

  it("the capability statement and every answer are FHIR as R4 has it", async () => {
    const api = await anApi();
    const { validate } = await checker();
    const statement = (await api.get("/api/fhir/metadata")).body as CapabilityStatement;
    expect(statement).toMatchObject({ resourceType: "CapabilityStatement", fhirVersion: "4.0.1", kind: "instance" });
    expect(statement.rest?.[0]?.operation?.map(({ name }) => name)).toEqual(["process-message"]);
    const messaged = await api.post(MESSAGE, aMessage());
    expect(await shapeProblems(messaged.body, "Bundle")).toEqual([]);
    const posted = await api.post(REQUEST, aServiceRequest({ patientInstruction: "Rest" }));
    expect(await shapeProblems(posted.body, "ServiceRequest")).toEqual([]);
    const refused = await api.post(REQUEST, {});
    expect(validate(refused.body as CapabilityStatement).filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
