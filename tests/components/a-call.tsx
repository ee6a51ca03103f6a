// A call on a screen, for tests: the page as the server drew it, and a hub at the other end of the line.
import { act, render } from "@testing-library/react";
import { vi } from "vitest";
import { CallPage, type CallPageProps, type ShownPanel } from "#app/components/intake/call-page.tsx";

export const NOTHING_SAID: ShownPanel = {
  needed: [{ field: "immediateDanger", message: "Whether they are in danger now" }],
  where: "",
  policeIncident: "",
  cutOffPlan: "",
  numberToRing: "",
  distressWord: "",
  mayBeKnown: false,
  danger: "",
  impossible: [],
  suggestion: null,
  soFar: null,
};

const NEW_CALL: CallPageProps = {
  call: {
    contactId: null,
    status: "new",
    caseId: null,
    version: 0,
    startedAt: "2026-03-02T09:00:00Z",
    minutes: 0,
    dangerMinutes: null,
    howEnded: null,
    ringBack: null,
    otherHandler: null,
    answers: {},
    tool: null,
    panel: NOTHING_SAID,
  },
  formKey: "key-of-the-form",
  errors: [],
  conflict: null,
  refused: null,
};

/** Draws a call; what is not said is that of a new one. */
export function aCall({
  call = {},
  ...props
}: Partial<Omit<CallPageProps, "call">> & { call?: Partial<CallPageProps["call"]> } = {}) {
  return render(<CallPage {...NEW_CALL} {...props} call={{ ...NEW_CALL.call, ...call }} />);
}

export interface Posted {
  readonly address: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Answers it: with what is now kept, or a status. */
  answer(
    kept: { version: number; panel?: Partial<ShownPanel>; errors?: { field: string; message: string }[] } | number,
  ): Promise<void>;
  /** The line is dead. */
  fail(): Promise<void>;
}

/** The hub, which answers when the test says so. */
export function aHubOnTheLine(): { readonly posts: Posted[] } {
  const posts: Posted[] = [];
  const fetched = (address: string, init: { body: URLSearchParams }) =>
    new Promise((resolve, reject) => {
      posts.push({
        address,
        fields: Object.fromEntries(init.body),
        answer: (kept) =>
          act(async () => {
            const isStatus = typeof kept === "number";
            const panel = isStatus ? {} : { ...NOTHING_SAID, ...kept.panel };
            const json = { contactId: "01CALL", errors: [], ...(isStatus ? {} : kept), panel };
            resolve({
              ok: !isStatus,
              status: isStatus ? kept : 200,
              redirected: false,
              json: () => Promise.resolve(json),
            });
            await vi.advanceTimersByTimeAsync(0);
          }),
        fail: () =>
          act(async () => {
            reject(new TypeError("The line is dead."));
            await vi.advanceTimersByTimeAsync(0);
          }),
      });
    });
  vi.stubGlobal("fetch", fetched);
  return { posts };
}

/** Lets time go by. */
export const wait = (ms: number): Promise<void> => act(() => vi.advanceTimersByTimeAsync(ms).then(() => undefined));
