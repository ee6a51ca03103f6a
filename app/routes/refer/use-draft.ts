// Saves the form a moment after the last key, so that a locked screen or a closed tab loses nothing.
import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, type FormEvent } from "react";
import { paths } from "../../paths.ts";

const PAUSE_MS = 1000;

/** What to hang on the form, and whether what was typed is kept. Without a script nothing is kept and nothing is lost by it. */
export function useDraft() {
  const fetcher = useFetcher<{ readonly saved: boolean }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onInput = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const typed = new FormData(form);
      typed.set("intent", "save");
      fetcher.submit(typed, { method: "post", action: paths.refer() });
    }, PAUSE_MS);
  };
  const onSubmit = () => clearTimeout(timer.current);
  const saved = fetcher.state === "idle" && fetcher.data?.saved === true;
  return { onInput, onSubmit, saved };
}
