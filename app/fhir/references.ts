// What refers to what in a message, and whether it is there.
import type { Bundle, Resource } from "@medplum/fhirtypes";
import { type Placed, placesOf, type Problem } from "./outcome.ts";

/** Finds the resource that a reference means, from the resource that says it; undefined when the message does not hold it. */
export type Resolve = (reference: string, from: Resource) => Placed<Resource> | undefined;

/** Every resource of the message with its place, in its order. */
export function resourcesOf(posted: Resource): Placed<Resource>[] {
  if (posted.resourceType !== "Bundle") return [{ resource: posted, path: posted.resourceType }];
  return (posted.entry ?? []).flatMap(({ resource }, place) =>
    resource ? [{ resource, path: `Bundle.entry[${place}].resource` }] : [],
  );
}

const containedIn = ({ resource, path }: Placed<Resource>): Placed<Resource>[] =>
  ("contained" in resource ? (resource.contained ?? []) : []).map((inside, place) => ({
    resource: inside,
    path: `${path}.contained[${place}]`,
  }));

/** Everything the message holds, resources inside of others too. */
export const everythingIn = (posted: Resource): Placed<Resource>[] =>
  resourcesOf(posted).flatMap((placed) => [placed, ...containedIn(placed)]);

/** References as systems write them: by fullUrl, by type and id, by the id alone, or `#id` for what is contained. */
export function resolverOf(posted: Resource): Resolve {
  const named = new Map<string, Placed<Resource>>();
  const inside = new Map<Resource, ReadonlyMap<string, Placed<Resource>>>();
  const entries = (posted as Bundle).resourceType === "Bundle" ? ((posted as Bundle).entry ?? []) : [];
  const fullUrlOf = new Map(entries.map(({ resource, fullUrl }) => [resource, fullUrl]));
  for (const placed of resourcesOf(posted)) {
    const { resource } = placed;
    const { id, resourceType } = resource;
    const fullUrl = fullUrlOf.get(resource);
    const names = [
      ...(fullUrl === undefined ? [] : [fullUrl, fullUrl.replace(/^urn:uuid:/, "")]),
      ...(id === undefined ? [] : [`${resourceType}/${id}`, id, `urn:uuid:${id}`]),
    ];
    for (const name of names) if (!named.has(name)) named.set(name, placed);
    inside.set(
      resource,
      new Map(containedIn(placed).map((contained) => [`#${contained.resource.id ?? ""}`, contained])),
    );
  }
  return (reference, from) =>
    reference.startsWith("#") ? inside.get(from)?.get(reference) : named.get(reference.replace(/\/_history\/.*$/, ""));
}

/** The resources by which a referral stands or falls: all that they refer to within the message must be in it. */
export const BEARING: ReadonlySet<string> = new Set(["MessageHeader", "ServiceRequest"]);
/** Whom a resource is about: never somebody who is not there. */
const ABOUT = /(?:^|\.)(?:subject|patient)$/;

/** Who sends, asks, is asked and answers for it: a message brings them along, or says who they are. */
const WHO = /^(?:sender|author|enterer|responsible|requester|performer\[\d+\]|destination\[\d+\]\.receiver)$/;

/** References to what is not in the message: those that bear the referral, and those that only go along with it. */
export function brokenReferences(
  posted: Resource,
  resolve: Resolve,
): { readonly problems: Problem[]; readonly warnings: Problem[] } {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const isMessage = posted.resourceType === "Bundle";
  for (const placed of resourcesOf(posted))
    for (const { field, reference, named } of referencesIn(placed.resource)) {
      if (reference === "#" || resolve(reference, placed.resource)) continue;
      const bearing = BEARING.has(placed.resource.resourceType);
      const unknown = bearing && isMessage && WHO.test(field) && !named;
      if (isOutside(reference) && !unknown) continue;
      const at = placesOf(placed, `${field}.reference`);
      const bears = bearing || ABOUT.test(field) || reference.startsWith("#");
      (bears ? problems : warnings).push({
        code: "not-found",
        at,
        message: "Nothing in the message is what this refers to.",
      });
    }
  return { problems, warnings };
}

/** Another server's resource: nothing that the message could hold. */
const isOutside = (reference: string): boolean => /^https?:\/\//.test(reference) || /^[A-Za-z]+\/\S+$/.test(reference);

export interface Said {
  /** Where it is said, by the path within its resource. */
  readonly field: string;
  readonly reference: string;
  /** The type that is said beside it. */
  readonly type: string | undefined;
  /** True when it says besides who or what is meant, by a name or a number. */
  readonly named: boolean;
}

/** Every reference that a resource makes, in its order. */
export function referencesIn(value: unknown, field = ""): Said[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown, place) => referencesIn(one, `${field}[${place}]`));
  if (typeof value !== "object" || value === null) return [];
  const { reference, type, identifier, display } = value as Readonly<Record<string, unknown>>;
  const own =
    typeof reference === "string" && field !== ""
      ? [
          {
            field,
            reference,
            type: typeof type === "string" ? type : undefined,
            named: identifier !== undefined || display !== undefined,
          },
        ]
      : [];
  const below = Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === "object" ? referencesIn(inner, field === "" ? name : `${field}.${name}`) : [],
  );
  return [...own, ...below];
}
