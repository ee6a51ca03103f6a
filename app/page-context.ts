// What the server knows of the answer it is writing and a page may need while it is drawn.
import { createContext } from "react";

export interface PageAnswer {
  /** The nonce of the Content-Security-Policy; empty in the browser, which hides it. */
  readonly nonce: string;
  /** The form that was sent has something wrong with it: the title says so before anything else is read. */
  readonly hasErrors: boolean;
}

export const PageContext = createContext<PageAnswer>({ nonce: "", hasErrors: false });

const FORM_ERRORS = new Set([409, 422, 429]);

/** True for the statuses with which a form comes back to be put right. */
export function isFormError(status: number): boolean {
  return FORM_ERRORS.has(status);
}

/** The title of every page: it must mean nothing to somebody who looks over a shoulder or through a history. */
export function titleOf(answer: PageAnswer): string {
  return answer.hasErrors ? "Error: Hub" : "Hub";
}
