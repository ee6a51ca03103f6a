// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, test, vi } from "vitest";
import { enhance } from "#app/components/enhance.client.ts";
import { Button } from "#app/components/govuk/button.tsx";
import { ExitThisPage } from "#app/components/govuk/exit-this-page.tsx";
import { PasswordInput } from "#app/components/govuk/password-input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { SummaryOfErrors } from "#app/components/summary-of-errors.tsx";
import { SUPPORT_SCRIPT } from "#app/components/support-script.ts";

const page = (
  <>
    <SummaryOfErrors errors={[{ field: "email", message: "Enter an email address" }]} />
    <ExitThisPage redirectUrl="/leave" />
    <Radios
      name="danger"
      items={[
        { value: "yes", text: "Yes", conditional: <input id="where" name="where" aria-label="Where" /> },
        { value: "no", text: "No" },
      ]}
    />
    <PasswordInput name="password" label="Password" />
    <Button preventDoubleClick>Save</Button>
  </>
);

const reveal = () => document.getElementById("conditional-danger");
const isHidden = () => reveal()?.classList.contains("govuk-radios__conditional--hidden");

beforeEach(() => {
  document.body.className = "";
  document.body.removeAttribute("data-hub-enhanced");
  document.body.innerHTML = renderToStaticMarkup(page);
  Element.prototype.scrollIntoView = () => undefined;
});

test("the error summary takes focus, again after a second failed submit", () => {
  enhance();
  const summary = document.querySelector(".govuk-error-summary");
  expect(document.activeElement).toBe(summary);
  document.querySelector<HTMLElement>("#where")?.focus();
  enhance();
  expect(document.activeElement).toBe(summary);
});

test("a choice reveals what belongs to it, and hides it again", () => {
  enhance();
  expect(isHidden()).toBe(true);
  document.querySelector<HTMLInputElement>('[value="yes"]')?.click();
  expect(isHidden()).toBe(false);
  document.querySelector<HTMLInputElement>('[value="no"]')?.click();
  expect(isHidden()).toBe(true);
});

test("choices that arrive later in the same list reveal too", () => {
  enhance();
  const list = document.querySelector(".govuk-radios");
  const markup = renderToStaticMarkup(page);
  const fresh = new DOMParser().parseFromString(markup, "text/html").querySelector(".govuk-radios");
  list?.replaceChildren(...(fresh?.childNodes ?? []));
  enhance();
  document.querySelector<HTMLInputElement>('[value="yes"]')?.click();
  expect(isHidden()).toBe(false);
});

test("enhancing twice does nothing twice", () => {
  enhance();
  const once = document.querySelectorAll("*").length;
  enhance();
  expect(document.querySelectorAll("*").length).toBe(once);
  expect(document.querySelectorAll(".govuk-exit-this-page__indicator").length).toBe(1);
});

test("a broken part stays plain and does not stop the others", () => {
  document.querySelector(".govuk-exit-this-page__button")?.remove();
  enhance();
  expect(document.querySelector(".govuk-password-input__toggle")?.hasAttribute("hidden")).toBe(false);
});

test("if the scripts never arrive, what was hidden shows again", () => {
  vi.useFakeTimers();
  Object.defineProperty(HTMLScriptElement.prototype, "noModule", { value: false, configurable: true });
  const run = () => void globalThis.eval(SUPPORT_SCRIPT);
  run();
  expect(document.body.classList.contains("govuk-frontend-supported")).toBe(true);
  vi.advanceTimersByTime(10_000);
  expect(document.body.classList.contains("govuk-frontend-supported")).toBe(false);
  expect(document.body.classList.contains("js-enabled")).toBe(true);
  enhance();
  run();
  vi.advanceTimersByTime(10_000);
  expect(document.body.classList.contains("govuk-frontend-supported")).toBe(true);
  vi.useRealTimers();
});
