// @vitest-environment jsdom
import { cleanup, configure, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EmergencyBanner } from "#app/components/emergency-banner.tsx";
import type { ShownSuggestion } from "#app/components/intake/agree-section.tsx";
import { SuggestionReasons } from "#app/components/intake/suggestion-reasons.tsx";
import type { ShownTool } from "#app/components/intake/tool-section.tsx";
import { aCall, aHubOnTheLine, NOTHING_SAID, wait } from "./a-call.tsx";

configure({ defaultHidden: true });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("jest", { advanceTimersByTime: (ms: number) => vi.advanceTimersByTime(ms) });
  history.replaceState(null, "", "/contacts/new");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const hands = () => userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
const field = (topic: string) => `asked.01TOOL.dash-safelives.${topic}`;
const TOOL: ShownTool = {
  wordingId: "01TOOL",
  tool: "dash-safelives",
  title: "Dash (SafeLives), test 1",
  isWithdrawn: false,
  isChosen: false,
  questions: [
    { name: field("injury"), text: "Test question about injury", help: "Test help" },
    { name: field("stalking"), text: "Test question about stalking", help: null },
  ],
  newer: null,
};
const section = () => {
  const found = document.getElementById("section-risk");
  if (!found) throw new Error("There is no part about the risk tool.");
  return found;
};
const box = (topic: string) => {
  const found = document.querySelector<HTMLInputElement>(`input[name=topics][value=${topic}]`);
  if (!found) throw new Error(`There is no topic ${topic}.`);
  return found;
};
const answer = async (question: string, label: string) => {
  const group = screen.getByText(question, { selector: "legend" }).closest("fieldset");
  if (!group) throw new Error(`${question} is no group.`);
  const { control } = within(group).getByText<HTMLLabelElement>(label, { selector: "label" });
  await hands().click(control as HTMLInputElement);
};
/** By its label: asking jsdom for every label of so long a page takes seconds. */
const labelled = (label: string): HTMLInputElement =>
  screen.getByText<HTMLLabelElement>(label, { selector: "label" }).control as HTMLInputElement;
const WILLING = "Are they willing to answer the risk tool's questions?";
const isShown = (text: string) => screen.getByText(text).closest("[hidden]") === null;

describe("the part about the risk tool", () => {
  it("without wording is professional judgement, and says that it is not a Dash; no threshold is named", () => {
    aHubOnTheLine();
    aCall();
    expect(section().textContent).toContain("Professional judgement only. This list is not a Dash.");
    expect(document.body.textContent).not.toMatch(/\b14\b/);
    expect(screen.queryByText(WILLING)).toBeNull();
  });

  it("with wording asks first whether they are willing, then its questions, each of which can be skipped", async () => {
    aHubOnTheLine();
    aCall({ call: { tool: TOOL } });
    expect(section().textContent).toContain("“You can skip any.”");
    expect(section().textContent).not.toContain("not a Dash");
    expect(isShown("Test question about injury")).toBe(false);
    await answer(WILLING, "Yes");
    expect(isShown("Test question about injury")).toBe(true);
    const group = screen.getByText("Test question about injury").closest("fieldset");
    expect([...(group?.querySelectorAll("label") ?? [])].map((label) => label.textContent)).toEqual([
      "Yes",
      "No",
      "Not known",
      "Declined",
    ]);
    await answer(WILLING, "No");
    expect(isShown("Test question about injury")).toBe(false);
    expect(document.body.textContent).not.toMatch(/\b14\b/);
  });

  it("a tool that was completed elsewhere can still be told by its counts", () => {
    aHubOnTheLine();
    aCall({ call: { tool: TOOL, answers: { "risk.tool": "dash-safelives", "risk.yes": "7" } } });
    const elsewhere = screen.getByText("A tool that was completed elsewhere").closest("details");
    expect(elsewhere?.open).toBe(true);
    expect(elsewhere?.querySelector<HTMLInputElement>("[name='risk.yes']")?.value).toBe("7");
  });

  it("a yes ticks its topic at once, and both are saved; a slip put right takes its own tick out again", async () => {
    const { posts } = aHubOnTheLine();
    aCall({ call: { tool: TOOL, answers: { toolWilling: "yes" } } });
    await answer("Test question about stalking", "Yes");
    expect(box("stalking").checked).toBe(true);
    await wait(0);
    expect(posts[0]?.fields).toMatchObject({
      [field("stalking")]: "yes",
      topics: "stalking",
      "topics-from-answers": "stalking",
    });
    await posts[0]?.answer({ version: 1 });
    await answer("Test question about stalking", "No");
    expect(box("stalking").checked).toBe(false);
  });

  it("a topic that a person ticked is not taken out by an answer", async () => {
    aHubOnTheLine();
    aCall({ call: { tool: TOOL, answers: { toolWilling: "yes", topics: ["stalking"] } } });
    await answer("Test question about stalking", "Yes");
    await answer("Test question about stalking", "No");
    expect(box("stalking").checked).toBe(true);
  });

  it("shows what the answers come to, and changes with every save", async () => {
    const { posts } = aHubOnTheLine();
    aCall({ call: { tool: TOOL, answers: { toolWilling: "yes" } } });
    await answer("Test question about injury", "Yes");
    await wait(0);
    const soFar = { counts: { yes: 1, no: 0, notKnown: 23 }, topics: ["Has been hurt"], isTwice: false };
    await posts[0]?.answer({ version: 1, panel: { soFar } });
    expect(section().textContent).toContain("So far: 1 yes, 0 no, 23 not known.");
    expect(section().textContent).toContain("Has been hurt");
  });

  it("that was withdrawn says so, and offers the wording of now", () => {
    aHubOnTheLine();
    const newer = { wordingId: "01NEW", title: "Dash (SafeLives), test 2" };
    aCall({ call: { tool: { ...TOOL, isWithdrawn: true, newer }, answers: { toolWilling: "yes" } } });
    expect(section().textContent).toContain("This wording has been withdrawn. What was answered stands");
    expect(labelled("Ask again in the wording of now: Dash (SafeLives), test 2").getAttribute("value")).toBe("01NEW");
  });
});

const SUGGESTED: ShownSuggestion = {
  grade: "medium",
  gradeWords: "Medium",
  why: ["What is known asks for at least a medium grade."],
  agreedGrade: null,
  needsApproval: false,
  actions: [
    {
      pathway: "outreach",
      title: "Outreach",
      words: "Somebody helps for as long as it takes.",
      why: ["The grade is medium."],
      rules: ["R8"],
      due: { words: "tomorrow by 5pm", at: "2026-03-03T17:00:00Z", late: false },
      consent: "Ask the person first.",
      isOverride: false,
      owners: [{ id: "01ORG", name: "Test outreach" }],
      ownerId: "01ORG",
      chosen: true,
    },
  ],
  incomplete: false,
  considerHigh: [],
  routes: [],
  flags: [],
  warnings: [],
  unmet: [],
  unknown: [],
};
const WHY = "Why this is not what is suggested";
const withSuggestion = () => aCall({ call: { panel: { ...NOTHING_SAID, suggestion: SUGGESTED } } });

describe("what is suggested", () => {
  it("stands with its reasons in plain words; rule codes are behind “Why?” alone", () => {
    aHubOnTheLine();
    withSuggestion();
    expect(screen.getByText(/The grade is medium\. Ask the person first\./)).toBeTruthy();
    expect(screen.getByText(/R8/).closest("details")?.open).toBe(false);
  });

  it("asks why in one field, which opens only while the choice is another", async () => {
    aHubOnTheLine();
    withSuggestion();
    expect(isShown(WHY)).toBe(false);
    await answer("The grade we agree", "Medium (suggested)");
    expect(isShown(WHY)).toBe(false);
    await answer("The grade we agree", "High");
    expect(isShown(WHY)).toBe(true);
    await hands().type(labelled(WHY), "Words");
    await answer("The grade we agree", "Medium (suggested)");
    expect(isShown(WHY)).toBe(false);
    await hands().click(labelled("Outreach"));
    expect(isShown(WHY)).toBe(true);
    expect(labelled(WHY).value).toBe("Words");
    expect(document.querySelectorAll("[name=gradeReason]")).toHaveLength(1);
  });

  it("says before the grade is chosen what speaks for high, and what is not known, the weightiest in view", () => {
    const unknown = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth"].map((one) => `${one} open.`);
    const reasons = { ...SUGGESTED, considerHigh: ["A threat to kill"], unknown };
    render(<SuggestionReasons suggestion={reasons} gradeWords="Medium" />);
    expect(screen.getByText("A threat to kill")).toBeTruthy();
    expect(screen.getByText("Fifth open.").closest("details")).toBeNull();
    expect(screen.getByText("Sixth open.").closest("details")?.textContent).toContain("1 more");
  });
});

describe("the clock of an emergency", () => {
  it("says how long it has lasted, and counts on by itself", async () => {
    render(<EmergencyBanner minutes={12}>Ring 999.</EmergencyBanner>);
    expect(screen.getByRole("heading").textContent).toBe("Danger now for 12 minutes");
    await wait(65_000);
    expect(screen.getByRole("heading").textContent).toBe("Danger now for 13 minutes");
  });
});
