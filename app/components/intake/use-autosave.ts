// Saving as answers are given. One request at a time, in order; a request that failed is sent again as it was, so that the
// hub can tell it has seen it. Nothing typed is ever replaced.
import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { paths } from "../../paths.ts";

export const SAVING_WORDS = {
  idle: "",
  saving: "Saving",
  saved: "Saved",
  failed: "Not saved, trying again. Keep this page open.",
  wrong: "Not saved: see the marked answer.",
  stopped: "Not saved: somebody else changed this call. Press Save to see both.",
} as const;
export type SaveState = keyof typeof SAVING_WORDS;

export interface KeptAnswers<Panel> {
  readonly contactId: string;
  readonly version: number;
  readonly panel: Panel;
  readonly errors: readonly { readonly field?: string | undefined; readonly message: string }[];
}

/** Buttons, and what the form carries beside the answers. */
const NOT_ANSWERS = new Set(["", "key", "version", "intent", "howEnded", "overReason", "sendNow"]);
const TYPING_PAUSE = 900;
const RETRY_AFTER = 5_000;

const randomKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** All that the form says about one field; the suggested actions go together with who does them. */
function fieldsOf(form: HTMLFormElement, names: ReadonlySet<string>): [string, string][] {
  const withActions = [...names].some((name) => name === "actions" || name.startsWith("owner."));
  const wanted = (name: string): boolean =>
    names.has(name) ||
    names.has(name.replace(/-(shown|from-answers)$/, "")) ||
    (withActions && /^(actions(-shown)?$|owner\.)/.test(name));
  return [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && wanted(entry[0]),
  );
}

interface Batch {
  readonly body: URLSearchParams;
  /** What the form says about each field that is sent, as it is said. */
  readonly says: ReadonlyMap<string, string>;
}

const saidOf = (form: HTMLFormElement, name: string): string => JSON.stringify(fieldsOf(form, new Set([name])));

/** Watches the form and saves what changes. `onKept` is told what now stands beside the questions. */
export function useAutosave<Panel>(
  formRef: RefObject<HTMLFormElement | null>,
  contactId: string | null,
  onKept: (kept: KeptAnswers<Panel>) => void,
): SaveState {
  const [state, setState] = useState<SaveState>("idle");
  const kept = useRef(onKept);
  useEffect(() => {
    kept.current = onKept;
  });
  const start = useCallback(
    (form: HTMLFormElement) => watch<Panel>(form, contactId, setState, (answer) => kept.current(answer)),
    [contactId],
  );
  useEffect(() => (formRef.current ? start(formRef.current) : undefined), [formRef, start]);
  return state;
}

function watch<Panel>(
  form: HTMLFormElement,
  startId: string | null,
  say: (state: SaveState) => void,
  tellKept: (kept: KeptAnswers<Panel>) => void,
): () => void {
  const dirty = new Set<string>();
  const saved = new Map<string, string>();
  const versionField = form.querySelector<HTMLInputElement>("input[name=version]");
  let version = versionField?.value ?? "";
  let id = startId;
  let batch: Batch | null = null;
  let inFlight = false;
  let stopped = false;
  let leaving = false;
  let pressed: HTMLElement | null | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };

  async function flush(): Promise<void> {
    if (inFlight || stopped || leaving) return;
    if (!batch) {
      if (dirty.size === 0) return;
      const names = new Set(dirty);
      dirty.clear();
      batch = {
        says: new Map([...names].map((name) => [name, saidOf(form, name)])),
        body: new URLSearchParams([["key", randomKey()], ["version", version], ...fieldsOf(form, names)]),
      };
    }
    inFlight = true;
    say("saving");
    const outcome = await send<Panel>(paths.contactAnswers(id ?? "new"), batch.body);
    inFlight = false;
    if (outcome === "stopped") {
      stopped = true;
      say("stopped");
    } else if (outcome === "failed") {
      say("failed");
      later(RETRY_AFTER);
    } else {
      for (const [name, said] of batch.says) saved.set(name, said);
      batch = null;
      take(outcome);
    }
    if (pressed !== undefined) submitNow();
    else if (!batch && dirty.size > 0) later(0);
  }

  function take(answer: KeptAnswers<Panel>): void {
    version = String(answer.version);
    if (versionField) versionField.value = version;
    if (id === null) {
      id = answer.contactId;
      form.action = paths.contact(id);
      history.replaceState(history.state, "", paths.contact(id));
    }
    say(answer.errors.length > 0 ? "wrong" : "saved");
    tellKept(answer);
  }

  function submitNow(): void {
    leaving = true;
    const button = pressed;
    pressed = undefined;
    form.requestSubmit(button instanceof HTMLElement ? button : null);
  }

  const changed = (wait: number) => (event: Event) => {
    const { target } = event;
    const name =
      target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
        ? target.name
        : "";
    if (NOT_ANSWERS.has(name)) return;
    // Leaving a field tells of a change again, although it was saved while they paused.
    if (!dirty.has(name) && (batch?.says.get(name) ?? saved.get(name)) === saidOf(form, name)) return;
    dirty.add(name);
    later(wait);
  };
  const onInput = changed(TYPING_PAUSE);
  const onChange = changed(0);
  // A form sent while a save is under way would be out of date on arrival: it waits for the answer, then goes.
  const onSubmit = (event: SubmitEvent) => {
    if (leaving) return;
    clearTimeout(timer);
    if (!inFlight) {
      leaving = true;
      return;
    }
    event.preventDefault();
    pressed = event.submitter;
  };
  const onLeave = (event: BeforeUnloadEvent) => {
    if (!leaving && (dirty.size > 0 || batch)) event.preventDefault();
  };
  form.addEventListener("input", onInput);
  form.addEventListener("change", onChange);
  form.addEventListener("submit", onSubmit);
  addEventListener("beforeunload", onLeave);
  return () => {
    clearTimeout(timer);
    form.removeEventListener("input", onInput);
    form.removeEventListener("change", onChange);
    form.removeEventListener("submit", onSubmit);
    removeEventListener("beforeunload", onLeave);
  };
}

/** Sends one batch: what was kept, or why not. */
async function send<Panel>(address: string, body: URLSearchParams): Promise<KeptAnswers<Panel> | "failed" | "stopped"> {
  try {
    const response = await fetch(address, { method: "POST", body, signal: AbortSignal.timeout(20_000) });
    if (response.status === 409 || response.status === 404) return "stopped";
    // A redirect is the sign-in page: the session has ended, and signing in elsewhere lets the next try through.
    if (!response.ok || response.redirected) return "failed";
    return (await response.json()) as KeptAnswers<Panel>;
  } catch {
    return "failed";
  }
}
