// A call as the journeys take it: what is asked, and what the caller answers.
import { expect } from "vitest";
import type { Visitor } from "./visitor.ts";

export interface Said {
  /** What the person wants to be called. */
  readonly name: string;
  /** How many of a Dash's 24 were yes; the rest were no. */
  readonly yes: number;
}

const needed = (visitor: Visitor) => visitor.page.getByRole("region", { name: "Still needed" });

/** What is still needed, as the page lists it. */
export const stillNeeded = (visitor: Visitor): Promise<string[]> =>
  needed(visitor).getByRole("listitem").allInnerTexts();

/** Keeps what was answered, and waits until the page no longer asks for it: by itself where scripts run, else by the button. */
async function keep(visitor: Visitor, section: string, answered: string): Promise<void> {
  if (!visitor.javaScript) await visitor.press(`Save ${section}`);
  await needed(visitor).getByText(answered).waitFor({ state: "detached" });
}

/** Answers all that is needed before a plan can be agreed, and more, in the order of the page. */
export async function answerTheCall(visitor: Visitor, { name, yes }: Said): Promise<void> {
  const { page } = visitor;
  await visitor.choose("Can you talk now?", "Yes");
  await visitor.choose("In danger right now", "No");
  await keep(visitor, "Are you in danger right now?", "in danger right now");
  await visitor.fill("Address or place, in their words", "A flat above an invented bakery");
  await visitor.choose("If we are cut off", "Ring back this number");
  await visitor.fill("Distress word", "marmalade");
  await visitor.choose("Who is speaking", "The person themselves");
  await visitor.fill("What shall we call the person who needs help?", name);
  await page.keyboard.press("Tab");
  await keep(visitor, "Who am I speaking to?", "any name will do");
  await visitor.fill("Their number", "07700 900123");
  await visitor.choose("Is it safe for us to ring it?", "Safe");
  await visitor.choose("Whose phone is it?", "Mine only");
  await visitor.choose("Can anyone else see calls or messages, here or on another device?", "No");
  await visitor.fill("Who shall we say we are?", "Sam from the library");
  await keep(visitor, "How is it safe to reach you?", "safe for us to ring");
  await visitor.fill("In their words", "Invented words about what has been happening.");
  await page.getByRole("group", { name: "Topics", exact: true }).getByRole("checkbox").nth(2).check();
  await visitor.choose("A tool that was completed", "Dash (counts of one completed elsewhere)");
  await visitor.fill("Dash: how many yes", String(yes));
  await visitor.fill("Dash: how many no", String(24 - yes));
  await visitor.choose("Agrees to be helped by the hub's services?", "Yes");
  await visitor.choose("Agrees that we tell the services that will help?", "Yes");
  // Which actions are suggested depends on what was just answered: a look before anything is agreed.
  await visitor.press("Save Risk tool");
  expect(await stillNeeded(visitor)).toEqual([]);
}

/** Takes a whole call, agrees the grade and what is suggested for it; answers the case's address. */
export async function takeACall(
  visitor: Visitor,
  said: Said,
  grade: RegExp,
  more?: () => Promise<void>,
): Promise<string> {
  await visitor.open("/contacts/new");
  await answerTheCall(visitor, said);
  await visitor.choose("The grade we agree", grade);
  await visitor.press("Show what this grade suggests");
  await more?.();
  await visitor.press("Agree and open the case");
  expect(visitor.path()).toMatch(/^\/cases\/\w+$/);
  return visitor.path();
}

/** The reference that people say, as the page of a case shows it. */
export async function referenceOn(visitor: Visitor): Promise<string> {
  const found = /\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b/.exec(await visitor.text());
  expect(found).not.toBeNull();
  return found?.[0] ?? "";
}
