import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { propsFrom, RawHtml } from "./adapt.ts";
import { COMPONENTS } from "./components.ts";
import type { Fixture } from "./fixtures.ts";

/** Our HTML for an official example. Throws for a component we do not have. */
export function ourMarkup(component: string, fixture: Fixture): string {
  const Component = COMPONENTS[component];
  if (!Component) throw new Error(`No component mirrors ${component}`);
  const raw = new RawHtml();
  const element = createElement(Component, propsFrom(component, fixture.options, raw));
  return raw.restore(renderToStaticMarkup(element));
}
