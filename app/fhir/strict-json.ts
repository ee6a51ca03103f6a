// JSON as a careful reader takes it: one value for each name, nothing nested without end, no number that is none.
import type { Problem } from "./outcome.ts";

/** The deepest message that makes sense is a third of this. */
const DEEPEST = 64;
/** Names by which code could be reached instead of data. */
const NOT_NAMES = new Set(["__proto__", "constructor", "prototype"]);

export type ReadJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };

interface Level {
  /** The names so far; null in a list. */
  readonly names: Set<string> | null;
  /** Where it stands, as a path. */
  readonly path: string;
  /** The name whose value comes next, or the place in the list. */
  next: string | number;
}

/** Reads the bytes of a body. What is wrong is said with its path, as far as there is one. */
export function readJson(bytes: Uint8Array): ReadJson {
  const text = decoded(bytes);
  if (text === null) return wrong("invalid", "", "The message is not UTF-8 text.");
  const found = look(text);
  if (found) return found;
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return wrong("invalid", "", "The message is not JSON.");
  }
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function wrong(code: Problem["code"], path: string, message: string): Extract<ReadJson, { ok: false }> {
  return { ok: false, problem: { code, at: path === "" ? [] : [path], message } };
}

const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|[{}[\],]/sy;
const BETWEEN = /[^"\d{}[\],-]*/y;

/** One pass over the text, before anything is built from it. What is no JSON at all is left for the parser to find. */
function look(text: string): Extract<ReadJson, { ok: false }> | null {
  const levels: Level[] = [];
  let last = "";
  for (let at = 0; at < text.length;) {
    BETWEEN.lastIndex = at;
    BETWEEN.exec(text);
    const afterColon = text.slice(at, BETWEEN.lastIndex).includes(":");
    TOKENS.lastIndex = BETWEEN.lastIndex;
    const token = TOKENS.exec(text)?.[0];
    if (token === undefined) return null;
    at = TOKENS.lastIndex;
    const level = levels.at(-1);
    if (token === "{" || token === "[") {
      if (levels.length >= DEEPEST) return wrong("too-costly", "", `The message is nested more than ${DEEPEST} deep.`);
      levels.push({ names: token === "{" ? new Set() : null, path: placeOf(level), next: 0 });
    } else if (token === "}" || token === "]") levels.pop();
    else if (token === ",") {
      if (level && typeof level.next === "number" && level.names === null) level.next += 1;
    } else if (token.startsWith('"')) {
      if (level?.names && !afterColon && (last === "{" || last === ",")) {
        const name = nameIn(token);
        if (name === null) return null;
        level.next = name;
        const path = placeOf(level);
        if (NOT_NAMES.has(name)) return wrong("structure", path, "No field of a message can have this name.");
        if (level.names.has(name)) return wrong("structure", path, "This field is there twice: send it once.");
        level.names.add(name);
      }
    } else if (!Number.isFinite(Number(token))) return wrong("value", placeOf(level), "This number is too large.");
    last = token;
  }
  return null;
}

function nameIn(token: string): string | null {
  if (!token.includes("\\")) return token.slice(1, -1);
  try {
    return JSON.parse(token) as string;
  } catch {
    return null;
  }
}

function placeOf(level: Level | undefined): string {
  if (!level) return "";
  if (level.names === null) return `${level.path}[${level.next}]`;
  return level.path === "" ? String(level.next) : `${level.path}.${level.next}`;
}
