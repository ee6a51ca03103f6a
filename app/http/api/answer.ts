// What every answer under /api has in common: FHIR as JSON, and what is wrong as an OperationOutcome.
import type { Response } from "express";
import { outcomeOf, type Problem } from "../../fhir/outcome.ts";

export const FHIR_JSON = "application/fhir+json";

/** What a handler answers. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** FHIR unless it says otherwise. */
  readonly type?: string;
}

/** A refusal: a status, and what is wrong. Thrown or answered alike. */
export class ApiRefusal extends Error {
  readonly answer: ApiAnswer;
  constructor(status: number, problems: readonly Problem[], headers: Readonly<Record<string, string>> = {}) {
    super(`refused with ${status}`);
    this.answer = { status, body: outcomeOf(problems), headers };
  }
}

/** A refusal for one reason that lies in no field of the message. */
export const refusal = (
  status: number,
  code: Problem["code"],
  message: string,
  headers: Readonly<Record<string, string>> = {},
): ApiRefusal => new ApiRefusal(status, [{ code, at: [], message }], headers);

export function send(res: Response, { status, body, headers = {}, type = FHIR_JSON }: ApiAnswer): void {
  if (res.headersSent) return void res.destroy();
  res.status(status).set(headers).type(`${type}; charset=utf-8`).send(JSON.stringify(body));
}
