import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
} from "govuk-frontend";

/** The official behaviour also sets aria-expanded, which ARIA does not allow on a radio; aria-controls and its place say the same. */
class RadiosWithoutExpanded extends Radios {
  override syncConditionalRevealWithInputState(input: Element): void {
    super.syncConditionalRevealWithInputState(input);
    input.removeAttribute("aria-expanded");
  }
}

const BEHAVIOURS = [
  // First: a way out must work before anything else does.
  ExitThisPage,
  ErrorSummary,
  Button,
  CharacterCount,
  Checkboxes,
  NotificationBanner,
  PasswordInput,
  RadiosWithoutExpanded,
  ServiceNavigation,
  SkipLink,
  Tabs,
];

/** React keeps elements from page to page: these need their behaviour anew although they have had it once. */
function isStale(name: string, element: Element): boolean {
  // A second failed submit shows new errors in the same element: it takes focus again.
  if (name === ErrorSummary.moduleName) return true;
  // New choices in a list that is already there: their reveals are not bound yet.
  return element.querySelector("input[data-aria-controls]") !== null;
}

/**
 * Gives the elements of the page their official behaviour. Call it after hydration and after every navigation:
 * what has its behaviour already is left alone. An element that fails stays plain HTML, which works.
 */
export function enhance(scope: ParentNode = document): void {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  for (const Behaviour of BEHAVIOURS) {
    const name = Behaviour.moduleName;
    for (const element of scope.querySelectorAll(`[data-module="${name}"]`)) {
      const done = `data-${name}-init`;
      if (element.hasAttribute(done)) {
        if (!isStale(name, element)) continue;
        element.removeAttribute(done);
      }
      try {
        new Behaviour(element);
      } catch {
        element.setAttribute(done, "failed");
      }
    }
  }
  document.body.setAttribute("data-hub-enhanced", "");
}
