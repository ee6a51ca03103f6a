// Whether what carries a referral refers to the kinds of resource that R4 lets it refer to: somebody is asked by a person or an
// organisation, never by an encounter.
import type { Bundle, ServiceRequest } from "@medplum/fhirtypes";
import { placesOf, type Problem } from "./outcome.ts";
import { BEARING, referencesIn, resolverOf, resourcesOf } from "./references.ts";

/** The kinds that each field may refer to, by its path without places; a field that may refer to anything is not in it. */
export type Targets = ReadonlyMap<string, ReadonlySet<string>>;

/** References of the referral and its header that lead to another kind than they may, or say another than they lead to. */
export function referenceKindProblems(posted: Bundle | ServiceRequest, targets: Targets): Problem[] {
  const resolve = resolverOf(posted);
  return resourcesOf(posted)
    .filter(({ resource }) => BEARING.has(resource.resourceType))
    .flatMap((placed) =>
      referencesIn(placed.resource).flatMap(({ field, reference, type }): Problem[] => {
        const found = resolve(reference, placed.resource)?.resource;
        const kind = found?.resourceType ?? kindIn(reference);
        const allowed = targets.get(`${placed.resource.resourceType}.${field.replace(/\[\d+\]/g, "")}`);
        if (kind === undefined) return [];
        if (allowed && !allowed.has(kind)) {
          const message = `This refers to one of: ${[...allowed].join(", ")}.`;
          return [{ code: "invalid", at: placesOf(placed, `${field}.reference`), message }];
        }
        if (type === undefined || type.toLowerCase() === kind.toLowerCase()) return [];
        const message = "This says another type than it refers to.";
        return [{ code: "invalid", at: placesOf(placed, `${field}.type`), message }];
      }),
    );
}

/** The kind that a reference to another server's resource names by its own path. */
const kindIn = (reference: string): string | undefined => /^([A-Z][A-Za-z]+)\/[^/]+$/.exec(reference)?.[1];
