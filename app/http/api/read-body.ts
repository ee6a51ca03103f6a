// The body of a message: its type, its size and its JSON, before anybody asks what it says.
import express, { type Request, type Response } from "express";
import { readJson } from "../../fhir/strict-json.ts";
import { ApiRefusal, refusal } from "./answer.ts";

/** Six times the longest example of the standard. */
export const MOST_BYTES = 256 * 1024;

const read = express.raw({ type: () => true, limit: MOST_BYTES, inflate: false });

/** The JSON that was posted. Throws a 413, 415, 422 (another version of FHIR) or 400. */
export async function bodyOf(req: Request, res: Response): Promise<unknown> {
  checkType(req);
  await new Promise<void>((resolve, reject) =>
    read(req, res, (error?: unknown) => (error === undefined ? resolve() : reject(bodyRefusal(error)))),
  );
  const body: unknown = req.body;
  if (!Buffer.isBuffer(body)) throw refusal(400, "required", "Send a message.");
  const json = readJson(body);
  if (!json.ok) throw new ApiRefusal(400, [json.problem]);
  return json.value;
}

function checkType(req: Request): void {
  const [type = "", ...parameters] = (req.get("Content-Type") ?? "").toLowerCase().split(";");
  if (!["application/fhir+json", "application/json"].includes(type.trim()))
    throw refusal(415, "not-supported", "Send application/fhir+json.");
  for (const parameter of parameters) {
    const [name = "", value = ""] = parameter.split("=").map((part) => part.trim().replace(/^"|"$/g, ""));
    if (name === "charset" && value !== "utf-8" && value !== "utf8") throw refusal(415, "not-supported", "Send UTF-8.");
    if (name === "fhirversion" && !/^4\.0(?:\.1)?$/.test(value))
      throw refusal(422, "not-supported", "The hub reads FHIR R4, version 4.0.1, alone.");
  }
}

function bodyRefusal(error: unknown): Error {
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 413)
    return refusal(413, "too-long", `Send no more than ${MOST_BYTES / 1024} KiB.`, { Connection: "close" });
  if (status === 415) return refusal(415, "not-supported", "Send the message uncompressed.");
  if (typeof status === "number" && status < 500) return refusal(400, "invalid", "The message did not come whole.");
  return error instanceof Error ? error : new Error("The body could not be read.");
}
