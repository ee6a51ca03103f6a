/** An element as a comparison sees it: classes as a set, white space as a reader sees it. */
export interface Shape {
  tag: string;
  classes: string[];
  attributes: Record<string, string>;
  children: (Shape | string)[];
}

const INLINE = new Set(["a", "b", "em", "i", "span", "strong"]);

function isInline(node: Node | null): boolean {
  if (!node) return false;
  return node.nodeType === Node.TEXT_NODE ? /\S/.test(node.nodeValue ?? "") : INLINE.has(node.nodeName.toLowerCase());
}

/** White space counts only between words: at the edge of an element or beside a block it is nothing. */
function textOf(node: Node): string {
  const text = (node.nodeValue ?? "").replace(/\s+/g, " ");
  const start = isInline(node.previousSibling) ? text : text.trimStart();
  return isInline(node.nextSibling) ? start : start.trimEnd();
}

function childrenOf(node: Node): (Shape | string)[] {
  return [...node.childNodes].flatMap((child): (Shape | string)[] => {
    if (child.nodeType === Node.ELEMENT_NODE) return [shapeOf(child as Element)];
    const text = child.nodeType === Node.TEXT_NODE ? textOf(child) : "";
    return text === "" ? [] : [text];
  });
}

function shapeOf(element: Element): Shape {
  const attributes = Object.fromEntries(
    [...element.attributes]
      .filter(({ name }) => name !== "class")
      .map(({ name, value }) => [name, value] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const isTextarea = element.tagName === "TEXTAREA";
  return {
    tag: element.tagName.toLowerCase(),
    classes: [...new Set(element.classList)].sort(),
    attributes,
    children: isTextarea ? [element.textContent ?? ""] : childrenOf(element),
  };
}

/** Parses HTML into shapes that can be compared with toEqual. */
export function shapesOf(html: string): (Shape | string)[] {
  const template = document.createElement("template");
  template.innerHTML = html;
  template.content.normalize();
  return childrenOf(template.content);
}
