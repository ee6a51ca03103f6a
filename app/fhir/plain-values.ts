// Text, numbers and true or false where R4 has them, and objects where it has those: the library lets one stand in for the other.
import type { CrawlerVisitor, TypedValue } from "@medplum/core";
import type { Resource } from "@medplum/fhirtypes";
import type { Checker } from "./definitions.ts";
import type { Problem } from "./outcome.ts";

/** Values of the wrong sort. What this finds nothing in can be read as its types say. */
export function plainValueProblems(resource: Resource, { crawl, isPlain }: Checker): Problem[] {
  const problems: Problem[] = [];
  const visitor: CrawlerVisitor = {
    visitProperty(parent, key, _path, _values, schema) {
      const types = (schema.elements[key]?.type ?? []).map(({ code }) => code).filter((code) => code !== "");
      for (const { name, value, plain } of sent(parent, key, types, isPlain))
        for (const { at, one } of eachOf(`${parent.path}.${name}`, value)) {
          if (one === null || (typeof one === "object") !== plain) continue;
          const message = plain ? "One plain value belongs here." : "An object belongs here, not a plain value.";
          problems.push({ code: "structure", at: [at], message });
        }
    },
  };
  crawl({ type: resource.resourceType, value: resource }, visitor);
  return problems;
}

/** The value as it was sent, and whether it should be plain: a field of several types is named by the one it has. */
function sent(
  parent: TypedValue,
  key: string,
  types: readonly string[],
  isPlain: Checker["isPlain"],
): { name: string; value: unknown; plain: boolean }[] {
  const fields = (parent.value ?? {}) as Readonly<Record<string, unknown>>;
  const stem = key.endsWith("[x]") ? key.slice(0, -"[x]".length) : null;
  const names =
    stem === null
      ? types.slice(0, 1).map((type) => ({ name: key, plain: isPlain(type) }))
      : types.map((type) => ({
          name: `${stem}${type.charAt(0).toUpperCase()}${type.slice(1)}`,
          plain: isPlain(type),
        }));
  return names
    .filter(({ name }) => Object.hasOwn(fields, name))
    .map(({ name, plain }) => ({ name, value: fields[name], plain }));
}

const eachOf = (path: string, value: unknown): { at: string; one: unknown }[] =>
  Array.isArray(value)
    ? value.map((one: unknown, place) => ({ at: `${path}[${place}]`, one }))
    : [{ at: path, one: value }];
