import axe from "axe-core";

/** jsdom draws nothing, so contrast cannot be told; a part of a page has no landmarks of its own. */
const NOT_HERE = { "color-contrast": { enabled: false }, region: { enabled: false } };

/** What axe finds wrong with a piece of HTML, as "rule: element" lines. */
export async function violationsIn(html: string): Promise<string[]> {
  document.documentElement.lang = "en";
  document.title = "Hub";
  document.body.innerHTML = html;
  const { violations } = await axe.run(document.body, { rules: NOT_HERE });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
