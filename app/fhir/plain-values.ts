// Text, numbers and true or false where R4 has them: the library lets an object stand in for each, and an empty text pass.
import type { CrawlerVisitor, TypedValue } from "@medplum/core";
import type { Resource } from "@medplum/fhirtypes";
import type { Checker } from "./definitions.ts";
import type { Problem } from "./outcome.ts";

/** True when something could be of the wrong sort: an empty text, or an object that holds no more than any element may. */
function mayBeWrong(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === "";
  if (Array.isArray(value)) return value.some(mayBeWrong);
  const names = Object.keys(value);
  return names.every((name) => name === "id" || name === "extension") || Object.values(value).some(mayBeWrong);
}

/** Values of the wrong sort. What this finds nothing in can be read as its types say. */
export function plainValueProblems(resource: Resource, { crawl, isPlain }: Checker): Problem[] {
  // Walking along the published shapes is dear, and hardly ever needed.
  if (!mayBeWrong(resource)) return [];
  const problems: Problem[] = [];
  const visitor: CrawlerVisitor = {
    visitProperty(parent, key, _path, values, schema) {
      const types = (schema.elements[key]?.type ?? []).map(({ code }) => code).filter(isPlain);
      if (types.length === 0 || values.length === 0) return;
      for (const { name, value } of sent(parent, key, types))
        for (const { at, one } of eachOf(`${parent.path}.${name}`, value)) {
          if (one === "")
            problems.push({ code: "structure", at: [at], message: "Leave a field out instead of sending it empty." });
          else if (typeof one === "object" && one !== null)
            problems.push({ code: "structure", at: [at], message: "One plain value belongs here." });
        }
    },
  };
  crawl({ type: resource.resourceType, value: resource }, visitor);
  return problems;
}

/** The value as it was sent: a field of several types is named by the one it has. */
function sent(parent: TypedValue, key: string, types: readonly string[]): { name: string; value: unknown }[] {
  const fields = parent.value as Readonly<Record<string, unknown>>;
  const names = key.endsWith("[x]")
    ? types.map((type) => `${key.slice(0, -3)}${type.charAt(0).toUpperCase()}${type.slice(1)}`)
    : [key];
  return names.filter((name) => Object.hasOwn(fields, name)).map((name) => ({ name, value: fields[name] }));
}

const eachOf = (path: string, value: unknown): { at: string; one: unknown }[] =>
  Array.isArray(value)
    ? value.map((one: unknown, place) => ({ at: `${path}[${place}]`, one }))
    : [{ at: path, one: value }];
