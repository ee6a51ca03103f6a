// @vitest-environment jsdom
import { act, createElement } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Input } from "#app/components/govuk/input.tsx";
import { propsFrom, RawHtml } from "./adapt.ts";
import { COMPONENTS } from "./components.ts";
import { fixturesOf } from "./fixtures.ts";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

describe("React takes over what the server drew, without a complaint and without a change, in", () => {
  test.each(Object.entries(COMPONENTS))("%s", (name, Component) => {
    const [first] = fixturesOf(name);
    const element = createElement(Component, propsFrom(name, first?.options ?? {}, new RawHtml()));
    const box = document.createElement("div");
    box.innerHTML = renderToString(element);
    const before = box.innerHTML;
    const complaints: unknown[] = [];
    act(() => void hydrateRoot(box, element, { onRecoverableError: (error) => complaints.push(error) }));
    expect(complaints).toEqual([]);
    // React writes out the empty value of a text field, which means the same.
    expect(box.innerHTML.replaceAll(` value=""`, "")).toBe(before);
  });
});

test("what somebody typed before React arrived stays", () => {
  const field = createElement(Input, { name: "where", label: "Where are you?" });
  const box = document.createElement("div");
  box.innerHTML = renderToString(field);
  const input = box.querySelector("input");
  if (input) input.value = "by the library";
  act(() => void hydrateRoot(box, field));
  expect(box.querySelector("input")?.value).toBe("by the library");
});
