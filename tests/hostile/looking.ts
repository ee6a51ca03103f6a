// Looks everywhere in a hub as one person: every address of every route, every link, the page and its data.
import { expect } from "vitest";
import routes from "#app/routes.ts";
import type { AServer } from "../routes/a-server.ts";
import { plain } from "./forms-in.ts";
import { found } from "./planted-words.ts";
import type { Ids } from "./planting.ts";

/** Every address of the hub, its ids filled in with those that exist and one that does not. */
function addresses(ids: Ids): string[] {
  const UNKNOWN = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
  const of: Readonly<Record<string, readonly string[]>> = {
    "contacts/:id": ids.contact.slice(0, 2),
    "cases/:id": ids.case.slice(0, 2),
    "actions/:id": ids.action.slice(0, 3),
    "refer/:reference": ids.reference,
    "manage/users/:id": ids.user.slice(0, 3),
    "manage/organisations/:id": ids.organisation.slice(0, 2),
    "manage/protocol/:version": ["1"],
  };
  return routes.flatMap(({ path = "" }) => {
    const start = Object.keys(of).find((known) => path.startsWith(known));
    if (start === undefined) return path === "*" ? [] : [`/${path}`];
    // The pages inside a case are asked for one case only: they share one guard.
    const values = path === start ? [...(of[start] ?? []), UNKNOWN] : (of[start] ?? []).slice(0, 1);
    const [param = ":id"] = /:\w+/.exec(start) ?? [];
    return values.map((id) => `/${path.replace(param, id).replace(":actionId", ids.action[0] ?? UNKNOWN)}`);
  });
}

/** What somebody found, by where: what they may know, and what they may not. */
export interface Look {
  readonly leaks: string[];
  readonly known: Set<string>;
}

/** What this person finds when they ask for every address in every way, and follow every link. */
export async function looked(
  hub: AServer,
  ids: Ids,
  cookie: string,
  may: (what: string) => boolean = () => false,
): Promise<Look> {
  const leaks: string[] = [];
  const known = new Set<string>();
  const asked = new Set<string>();
  const queue = addresses(ids).flatMap((path) => [path, `${path}.data`]);
  queue.push(
    "/queue?_data=routes%2Ftriage%2Fqueue",
    "/?_data=root",
    "/queue?all=1&page=2&q=Zq",
    "/__manifest?p=/queue",
    "/refer?reference=x",
  );
  while (queue.length > 0) {
    const path = queue.pop() ?? "";
    if (asked.has(path) || /^\/(sign-out|leave)/.test(path)) continue;
    asked.add(path);
    const answer = await hub.send(path, { cookie });
    const headers = [...answer.headers].map((pair) => pair.join(": ")).join("\n");
    const text = await answer.text();
    expect(answer.status, path).toBeLessThan(500);
    for (const what of found(plain(`${headers}\n${text}`))) {
      if (may(what)) known.add(what);
      else leaks.push(`${path}: ${what}`);
    }
    if (answer.headers.get("content-type")?.includes("html"))
      for (const [, link = ""] of text.matchAll(/href="(\/[^"#]*)"/g))
        if (!link.startsWith("/assets/") && !asked.has(plain(link))) queue.push(plain(link));
  }
  return { leaks, known };
}
