// @vitest-environment jsdom
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { DueTime } from "#app/components/due-time.tsx";
import { EmergencyBanner } from "#app/components/emergency-banner.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { GradeTag } from "#app/components/grade-tag.tsx";
import { HiddenFields } from "#app/components/hidden-fields.tsx";
import { IdentityBar } from "#app/components/identity-bar.tsx";
import { Layout } from "#app/components/layout.tsx";
import { Pager } from "#app/components/pager.tsx";
import { StillNeeded } from "#app/components/still-needed.tsx";
import { SubNavigation } from "#app/components/sub-navigation.tsx";
import { errorFor, SummaryOfErrors } from "#app/components/summary-of-errors.tsx";
import { Timeline } from "#app/components/timeline.tsx";
import { TwoColumns } from "#app/components/two-columns.tsx";
import { WideTable } from "#app/components/wide-table.tsx";
import { violationsIn } from "./axe.ts";

/** Draws an element and returns the box it is in. */
function drawn(element: ReactElement): HTMLElement {
  document.body.innerHTML = `<div>${renderToStaticMarkup(element)}</div>`;
  return document.body.firstElementChild as HTMLElement;
}

const words = (element: Element | null) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

const page = (
  <Layout
    user={{ name: "Sam Example", role: "Call handler", organisation: "Essex hub" }}
    navigation={[
      { text: "Queue", href: "/queue", current: true },
      { text: "New contact", href: "/contacts/new" },
    ]}
    demo
    exit
    alerts={
      <EmergencyBanner minutes={65} status="Police incident number: none yet">
        <p className="govuk-body">Stay on the line.</p>
      </EmergencyBanner>
    }
  >
    <h1>Queue</h1>
    <TwoColumns aside={<StillNeeded items={[{ text: "Where they are", href: "#where" }]} />} asideLabel="This call">
      <p id="where">Where?</p>
    </TwoColumns>
    <IdentityBar
      title="HUB-0001"
      actions={[
        <a key="a" href="/actions">
          Actions
        </a>,
      ]}
    />
    <SubNavigation label="Case" items={[{ text: "Plan", href: "/cases/1/plan", active: true }]} />
    <Timeline items={[{ label: "Call taken", byline: "Sam", at: "2025-06-03T15:00:00Z", description: "Said so." }]} />
    <WideTable
      label="Everything open"
      head={["Reference", "Grade"]}
      rows={[["HUB-0001", <GradeTag key="g" grade="high" />]]}
    />
    <EmptyState title="Nobody is waiting." />
    <Pager page={3} pageCount={9} hrefFor={(number) => `/queue?page=${number}`} />
  </Layout>
);

describe("the frame of a page", () => {
  test("axe finds nothing in a page made of every part of the house", async () => {
    expect(await violationsIn(renderToStaticMarkup(page))).toEqual([]);
  });

  test("says that the people are invented, who is signed in, and lets them sign out with a form", () => {
    const box = drawn(page);
    expect(words(box.querySelector(".hub-demo"))).toBe("Demonstration: invented people only");
    expect(words(box.querySelector(".hub-header__user"))).toBe("Sam Example, Call handler, Essex hub");
    const form = box.querySelector("header form");
    expect([form?.getAttribute("method"), form?.getAttribute("action")]).toEqual(["post", "/sign-out"]);
  });

  test("leaves through the hub's own address, as a plain link", () => {
    const links = [...drawn(page).querySelectorAll('a[rel="nofollow noreferrer"]')];
    expect(links.map((link) => link.getAttribute("href"))).toEqual(["/leave", "/leave"]);
  });

  test("shows no navigation, no name and no way to sign out to someone who is not signed in", () => {
    const box = drawn(<Layout>Hello</Layout>);
    expect(box.querySelector("nav, header form, .hub-header__user, .hub-demo, .govuk-exit-this-page")).toBeNull();
  });

  test("carries neither the crown nor the word GOV.UK", () => {
    const html = renderToStaticMarkup(page);
    expect(html).not.toMatch(/crown|logotype|GOV\.UK/i);
  });
});

describe("errors", () => {
  const errors = [{ field: "email", message: "Enter an email address" }, { message: "Try again in a minute" }];

  test("each links to its field; one about the whole form is plain words", () => {
    const box = drawn(<SummaryOfErrors errors={errors} />);
    expect(box.querySelector("a")?.getAttribute("href")).toBe("#email");
    expect([...box.querySelectorAll("li")].map(words)).toEqual(errors.map(({ message }) => message));
  });

  test("without errors there is no summary", () => {
    expect(drawn(<SummaryOfErrors errors={[]} />).innerHTML).toBe("");
    expect(drawn(<SummaryOfErrors errors={undefined} />).innerHTML).toBe("");
  });

  test("a field finds its own message", () => {
    expect(errorFor(errors, "email")).toBe("Enter an email address");
    expect(errorFor(errors, "password")).toBeUndefined();
  });
});

describe("parts", () => {
  test("a grade is a word first, and says when nobody has agreed it", () => {
    expect(words(drawn(<GradeTag grade="high" />))).toBe("High");
    expect(words(drawn(<GradeTag grade="medium" suggested />))).toBe("Medium (suggested)");
    expect(words(drawn(<GradeTag grade="not-assessed" />))).toBe("Not assessed yet");
  });

  test("a due time shows the words and, under them, the exact time in London, in summer and in winter", () => {
    const summer = drawn(<DueTime words="today by 4pm" at="2025-06-03T15:00:00Z" />);
    expect(words(summer)).toBe("today by 4pm Tuesday 3 June 2025 at 16:00");
    expect(summer.querySelector("time")?.getAttribute("datetime")).toBe("2025-06-03T15:00:00Z");
    const winter = drawn(<DueTime words="2 hours late" at="2025-12-03T00:05:00Z" late />);
    expect(words(winter)).toBe("2 hours late Wednesday 3 December 2025 at 00:05");
  });

  test.each([
    [0, "for 0 minutes"],
    [1, "for 1 minute"],
    [60, "for 1 hour"],
    [125, "for 2 hours 5 minutes"],
  ])("danger that began %i minutes ago is said %j", (minutes, said) => {
    const banner = drawn(<EmergencyBanner minutes={minutes}>Ring 999.</EmergencyBanner>);
    expect(words(banner.querySelector("h2"))).toBe(`Danger now ${said}`);
  });

  test("what is still needed links to where it is asked, and says so when nothing is", () => {
    const box = drawn(<StillNeeded items={[{ text: "Who is speaking", href: "#who" }, { text: "A safe number" }]} />);
    expect([...box.querySelectorAll("li")].map(words)).toEqual(["Who is speaking", "A safe number"]);
    expect(words(drawn(<StillNeeded items={[]} />).querySelector("p"))).toBe("Nothing more is needed.");
  });

  test("a form carries the fields that have a value", () => {
    const box = drawn(<HiddenFields fields={{ key: "01J", version: 3, note: undefined }} />);
    const fields = [...box.querySelectorAll("input")].map((field) => [field.type, field.name, field.value]);
    expect(fields).toEqual([
      ["hidden", "key", "01J"],
      ["hidden", "version", "3"],
    ]);
  });

  test("a pager shows first, last and near pages; nothing for one page", () => {
    const hrefFor = (page: number) => `?page=${page}`;
    const box = drawn(<Pager page={5} pageCount={9} hrefFor={hrefFor} />);
    expect([...box.querySelectorAll("li")].map(words)).toEqual(["1", "⋯", "4", "5", "6", "⋯", "9"]);
    expect(drawn(<Pager page={1} pageCount={1} hrefFor={hrefFor} />).innerHTML).toBe("");
  });
});
