// The page of a GP, by whom the others were shaped: one page, twelve fields in view at most.
import { inViewOf, questionsOf, referralPage } from "./refer/pages.ts";

const PAGE = referralPage("gp");

export const GP = PAGE.sections;
export const GP_REVEALS = PAGE.reveals;
/** Every question, in the order of the page. */
export const GP_QUESTIONS = questionsOf(PAGE);
/** The questions that are in view before any choice is made. */
export const GP_IN_VIEW = inViewOf(PAGE);
