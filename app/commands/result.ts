// What a command answers. It never throws for these four; anything thrown is a fault.
export type Result<Done extends object = object> =
  | ({ readonly kind: "done" } & Done)
  /** The rules do not allow it now; `reason` is a sentence for the person, `possible` what they could do instead. */
  | { readonly kind: "refused"; readonly reason: string; readonly possible: readonly string[] }
  /** Somebody changed it first; `theirs` is what stands now, in words for the page. */
  | { readonly kind: "conflict"; readonly theirs: Readonly<Record<string, string>>; readonly version: number }
  | { readonly kind: "not-found" };

export const done = <Done extends object>(value: Done): { readonly kind: "done" } & Done => ({
  kind: "done",
  ...value,
});

export const refused = (reason: string, possible: readonly string[] = []): Extract<Result, { kind: "refused" }> => ({
  kind: "refused",
  reason,
  possible,
});

export const conflict = (
  version: number,
  theirs: Readonly<Record<string, string>>,
): Extract<Result, { kind: "conflict" }> => ({
  kind: "conflict",
  version,
  theirs,
});

export const notFound: Extract<Result, { kind: "not-found" }> = { kind: "not-found" };
