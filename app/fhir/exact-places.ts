/**
 * Where in what was posted a path leads that leaves out the places in lists, as `Bundle.entry.resource.category` does. A field that
 * is a list where it should be one value, or the reverse, is said by the library with such a path.
 */
export function exactPlaces(posted: unknown, path: string, lists: boolean): string[] {
  const [root = "", ...names] = path.split(".");
  let found: { readonly value: unknown; readonly at: string }[] = [{ value: posted, at: root }];
  for (const name of names) {
    const [, field = name, place] = /^(.*?)(?:\[(\d+)\])?$/.exec(name) ?? [];
    found = found.flatMap(opened).flatMap(({ value, at }) => {
      if (typeof value !== "object" || value === null) return [];
      const own = value as Readonly<Record<string, unknown>>;
      const sent = field.endsWith("[x]") ? fieldOf(own, field.slice(0, -"[x]".length)) : field;
      if (sent === undefined || !Object.hasOwn(own, sent)) return [];
      const inner = own[sent];
      return place === undefined
        ? [{ value: inner, at: `${at}.${sent}` }]
        : [{ value: (inner as unknown[] | undefined)?.[Number(place)], at: `${at}.${sent}[${place}]` }];
    });
  }
  const wrong = found.filter(({ value }) => Array.isArray(value) === lists).map(({ at }) => at);
  return wrong.length > 0 ? wrong : [path];
}

const opened = ({ value, at }: { readonly value: unknown; readonly at: string }) =>
  Array.isArray(value) ? value.map((one: unknown, place) => ({ value: one, at: `${at}[${place}]` })) : [{ value, at }];

/** The path by the name that was sent, where R4 lets a field be of several types: `occurrence[x]` was sent as `occurrencePeriod`. */
export function asSent(posted: unknown, path: string): string {
  if (!path.includes("[x]")) return path;
  const [root = "", ...names] = path.split(".");
  let value = posted;
  const sent = names.map((name) => {
    const [, field = name, place] = /^(.*?)(?:\[(\d+)\])?$/.exec(name) ?? [];
    const own = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
    const found = field.endsWith("[x]") ? (fieldOf(own, field.slice(0, -"[x]".length)) ?? field) : field;
    const inner = own[found];
    value = place === undefined ? inner : (inner as unknown[] | undefined)?.[Number(place)];
    return place === undefined ? found : `${found}[${place}]`;
  });
  return [root, ...sent].join(".");
}

const fieldOf = (own: Readonly<Record<string, unknown>>, stem: string): string | undefined =>
  Object.keys(own).find((name) => name.startsWith(stem) && /^[A-Z]/.test(name.slice(stem.length)));
