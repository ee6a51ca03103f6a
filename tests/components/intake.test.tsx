// @vitest-environment jsdom
import { cleanup, configure, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { enhance } from "#app/components/enhance.client.ts";
import type { ShownSuggestion } from "#app/components/intake/agree-section.tsx";
import { AGREE } from "#machines/intake/agree.ts";
import { CALL } from "#machines/intake/call.ts";
import { aCall, aHubOnTheLine, NOTHING_SAID, wait } from "./a-call.tsx";

// jsdom knows no style sheets: asking it of every element what is hidden takes seconds and tells nothing.
configure({ defaultHidden: true });

const PAUSE = 1_000;
const RETRY = 5_000;

/** Which buttons sent the form as a whole: no browser page follows here. */
let sent: (string | undefined)[];
const noteSent = (event: SubmitEvent) => {
  const { submitter } = event;
  if (!event.defaultPrevented) sent.push(submitter instanceof HTMLButtonElement ? submitter.value : undefined);
  event.preventDefault();
};

beforeEach(() => {
  vi.useFakeTimers();
  // Testing Library knows faked clocks by this name alone, and would wait for a real one for ever.
  vi.stubGlobal("jest", { advanceTimersByTime: (ms: number) => vi.advanceTimersByTime(ms) });
  sent = [];
  document.addEventListener("submit", noteSent);
  Element.prototype.scrollIntoView = () => undefined;
  history.replaceState(null, "", "/contacts/new");
});

afterEach(() => {
  cleanup();
  document.body.removeAttribute("data-hub-enhanced");
  document.removeEventListener("submit", noteSent);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const hands = () => userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
/** Found as people find them, by the label: looking through every element of so long a page takes jsdom seconds. */
const labelled = (label: string, inside = screen): HTMLInputElement => {
  const { control } = inside.getByText<HTMLLabelElement>(label, { selector: "label" });
  if (!(control instanceof HTMLInputElement)) throw new Error(`${label} labels no field.`);
  return control;
};
const field = (name: string) => labelled(name);
const choice = (question: string, answer: string) => {
  const group = screen.getByText(question, { selector: "legend" }).closest("fieldset");
  if (!group) throw new Error(`${question} is no group.`);
  return labelled(answer, within(group) as typeof screen);
};
const saying = () => screen.getByRole("status").textContent;

/** What a screen reader says of a field beside its name. */
const describedBy = (element: Element | null | undefined) =>
  [element?.closest("fieldset"), element]
    .flatMap((one) => (one?.getAttribute("aria-describedby") ?? "").split(/\s+/))
    .map((id) => document.getElementById(id)?.textContent ?? "")
    .join(" ");

const CALLED = "What shall we call the person who needs help?";
const DANGER = "In danger right now";

describe("saving while a handler types", () => {
  it("sends the field that changed and no other, once the typing rests", async () => {
    const { posts } = aHubOnTheLine();
    aCall();
    await hands().type(field(CALLED), "Ash");
    expect(posts).toHaveLength(0);
    await wait(PAUSE);
    expect(posts).toHaveLength(1);
    expect(posts[0]?.address).toBe("/contacts/new/answers");
    expect(Object.keys(posts[0]?.fields ?? {}).sort()).toEqual(["chosenName", "key", "version"]);
    expect(posts[0]?.fields).toMatchObject({ chosenName: "Ash", version: "0" });
    expect(saying()).toBe("Saving");
    await posts[0]?.answer({ version: 1 });
    expect(saying()).toBe("Saved");
    expect(location.pathname).toBe("/contacts/01CALL");
  });

  it("sends one at a time, each made from the version that the one before left", async () => {
    const { posts } = aHubOnTheLine();
    aCall();
    const typing = hands();
    await typing.type(field(CALLED), "Ash");
    await wait(PAUSE);
    await typing.type(field("Their number"), "07700 900123");
    await typing.click(choice(DANGER, "No"));
    await wait(3 * PAUSE);
    expect(posts).toHaveLength(1);
    await posts[0]?.answer({ version: 1 });
    await wait(0);
    expect(posts).toHaveLength(2);
    expect(posts[1]?.address).toBe("/contacts/01CALL/answers");
    expect(posts[1]?.fields).toMatchObject({ version: "1", phone: "07700 900123", immediateDanger: "no" });
    expect(posts[1]?.fields).not.toHaveProperty("chosenName");
    expect(posts[1]?.fields["key"]).not.toBe(posts[0]?.fields["key"]);
    await posts[1]?.answer({ version: 2 });
    await wait(3 * RETRY);
    expect(posts).toHaveLength(2);
  });

  it("the whole form, sent by a button, is made from the version that was saved last", async () => {
    const { posts } = aHubOnTheLine();
    const { container } = aCall();
    await hands().type(field(CALLED), "Ash");
    await wait(PAUSE);
    await posts[0]?.answer({ version: 7 });
    const form = container.querySelector("form");
    expect(form && new FormData(form).get("version")).toBe("7");
    expect(form?.getAttribute("action")).toBe("/contacts/01CALL");
  });

  it("what is typed while it saves is neither lost nor overwritten", async () => {
    const { posts } = aHubOnTheLine();
    aCall();
    const typing = hands();
    await typing.type(field(CALLED), "As");
    await wait(PAUSE);
    await typing.type(field(CALLED), "h");
    await posts[0]?.answer({ version: 1 });
    expect(field(CALLED).value).toBe("Ash");
    await wait(PAUSE);
    expect(posts[1]?.fields).toMatchObject({ chosenName: "Ash", version: "1" });
  });

  it("when it fails it says so, keeps what was typed, and sends the same again until it is through", async () => {
    const { posts } = aHubOnTheLine();
    aCall();
    await hands().type(field(CALLED), "Ash");
    await wait(PAUSE);
    await posts[0]?.fail();
    expect(saying()).toBe("Not saved, trying again. Keep this page open.");
    expect(field(CALLED).value).toBe("Ash");
    await wait(RETRY);
    expect(posts).toHaveLength(2);
    // The same key: should the first have arrived after all, the hub knows that it is the same.
    expect(posts[1]?.fields).toEqual(posts[0]?.fields);
    await posts[1]?.answer(500);
    expect(saying()).toMatch(/^Not saved/);
    await wait(RETRY);
    await posts[2]?.answer({ version: 1 });
    expect(saying()).toBe("Saved");
    await wait(3 * RETRY);
    expect(posts).toHaveLength(3);
  });

  it("when somebody else changed the call it stops, says so, and replaces nothing", async () => {
    const { posts } = aHubOnTheLine();
    aCall();
    const typing = hands();
    await typing.type(field(CALLED), "Ash");
    await wait(PAUSE);
    await posts[0]?.answer(409);
    expect(saying()).toMatch(/somebody else changed this call/);
    await typing.type(field(CALLED), "ley");
    await wait(3 * RETRY);
    expect(posts).toHaveLength(1);
    expect(field(CALLED).value).toBe("Ashley");
  });

  it("an answer that cannot be kept is said at its field, and the text stays", async () => {
    const { posts } = aHubOnTheLine();
    aCall();
    await hands().type(field("Children: their ages"), "many");
    await wait(PAUSE);
    await posts[0]?.answer({ version: 1, errors: [{ field: "children", message: "Write ages as numbers." }] });
    expect(saying()).toBe("Not saved: see the marked answer.");
    expect(field("Children: their ages").value).toBe("many");
    expect(describedBy(field("Children: their ages"))).toContain("Write ages as numbers.");
  });

  it("a button pressed while it saves waits for the answer and then sends the form, once", async () => {
    const { posts } = aHubOnTheLine();
    aCall();
    const typing = hands();
    await typing.type(field(CALLED), "Ash");
    await wait(PAUSE);
    await typing.click(screen.getByRole("button", { name: "Danger now" }));
    expect(sent).toEqual([]);
    await posts[0]?.answer({ version: 1 });
    expect(sent).toEqual(["danger-now"]);
    await wait(3 * RETRY);
    expect(posts).toHaveLength(1);
  });
});

describe("danger", () => {
  it("the button is the first stop of the keyboard, and Enter presses it", async () => {
    aHubOnTheLine();
    aCall();
    const typing = hands();
    await typing.tab();
    expect(screen.getByRole("button", { name: "Danger now" })).toBe(document.activeElement);
    await typing.keyboard("{Enter}");
    expect(sent).toEqual(["danger-now"]);
  });

  it("Enter in a field saves: it never says danger, and never agrees a plan", async () => {
    aHubOnTheLine();
    aCall();
    await hands().type(field(CALLED), "Ash{Enter}");
    expect(sent).toEqual(["save"]);
  });

  it("the banner stands as soon as yes is ticked, even while nothing can be saved", async () => {
    const { posts } = aHubOnTheLine();
    aCall();
    await hands().click(choice(DANGER, "Yes"));
    expect(screen.getByRole("region", { name: /^Danger now/ })).toBeTruthy();
    await wait(0);
    await posts[0]?.fail();
    expect(screen.getByRole("region", { name: /^Danger now/ })).toBeTruthy();
  });

  it("the banner stays while other answers are saved, and fail to be", async () => {
    const { posts } = aHubOnTheLine();
    aCall({
      call: { contactId: "01CALL", status: "live", dangerMinutes: 2, panel: { ...NOTHING_SAID, danger: "yes" } },
    });
    const banner = () => screen.getByRole("region", { name: /^Danger now for 2 minutes/ });
    expect(banner()).toBeTruthy();
    await hands().type(field(CALLED), "Ash");
    await wait(PAUSE);
    await posts[0]?.answer({ version: 2, panel: { danger: "yes", where: "By the harbour" } });
    expect(banner().textContent).toContain("By the harbour");
    await hands().type(field(CALLED), "ley");
    await wait(PAUSE);
    await posts[1]?.fail();
    expect(banner()).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Danger now" })).toBeNull();
  });
});

const SUGGESTED: ShownSuggestion = {
  grade: "standard",
  gradeWords: "Standard",
  why: ["A full assessment found nothing higher."],
  agreedGrade: null,
  needsApproval: false,
  actions: [],
  incomplete: false,
  considerHigh: [],
  routes: [],
  flags: [],
  warnings: [],
  unmet: [],
  unknown: [],
};

describe("what is agreed", () => {
  it("a grade that was chosen stays chosen when the suggestion changes", async () => {
    const { posts } = aHubOnTheLine();
    aCall({ call: { panel: { ...NOTHING_SAID, suggestion: SUGGESTED } } });
    await hands().click(choice("The grade we agree", "High"));
    await wait(0);
    const medium = { ...SUGGESTED, grade: "medium", gradeWords: "Medium" } as const;
    await posts[0]?.answer({ version: 1, panel: { suggestion: medium } });
    expect(choice("The grade we agree", "Medium (suggested)").checked).toBe(false);
    expect(choice("The grade we agree", "High").checked).toBe(true);
  });
});

describe("the error summary", () => {
  const questions = CALL.flatMap((section) => section.questions);
  const agree = AGREE.questions;

  it("takes focus, and each of its links leads to the field it speaks of", async () => {
    aHubOnTheLine();
    const names = [...questions, ...agree].map((question) => question.name);
    // (How a call ended is a row of buttons: there a browser follows the link by itself, which jsdom does not.)
    const errors = [...names, "overReason"].map((name) => ({ field: name, message: `Wrong: ${name}.` }));
    aCall({ errors, call: { panel: { ...NOTHING_SAID, suggestion: SUGGESTED } } });
    enhance();
    const summary = screen.getByRole("alert");
    expect(summary.contains(document.activeElement) || document.activeElement?.contains(summary)).toBe(true);
    const typing = hands();
    for (const { field: name, message } of errors) {
      await typing.click(within(summary).getByRole("link", { name: message }));
      const focused = document.activeElement;
      expect(focused?.getAttribute("name"), name).toBe(name);
      expect(describedBy(focused), name).toContain(message);
    }
  });
});
