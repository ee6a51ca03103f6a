// The document around every page, and the pages for what went wrong.
import { data, type LinksFunction, type LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext, useEffect, useState } from "react";
import { Layout } from "./components/layout.tsx";
import { LEAVE_NOTHING_SCRIPT } from "./components/leave-nothing-script.ts";
import { SUPPORT_SCRIPT } from "./components/support-script.ts";
import { navigationOf } from "./navigation.ts";
import { PageContext, titleOf } from "./page-context.ts";
import { ProblemPage } from "./problem-page.tsx";
import { headerOf } from "./session.server.ts";
import { SignedOut, unsentIn } from "./signed-out.tsx";
import styles from "./styles/hub.scss?url";

/** What a page says of its own frame: `export const handle: PageHandle = { wide: true }`. */
export interface PageHandle {
  /** Uses the whole width of the window. */
  readonly wide?: boolean;
  /** Shows "Exit this page". */
  readonly exit?: boolean;
  /** Leaves nothing in the browser, not even how far somebody had scrolled: for whoever is not alone with their phone. */
  readonly leavesNothing?: boolean;
  /** What stands over the whole width above the page, made from the data of its loader. */
  readonly alerts?: (data: unknown) => ReactNode;
}

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", type: "image/svg+xml", href: "/favicon.svg" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  // Express refused the request: whatever it asked for, this is all that happens.
  if (context.visit?.refused) throw new Response(null, { status: context.visit.refused });
  const header = await headerOf(request, context);
  return data({ header, demo: context.hub.mode === "demo" });
}

/** Refuses what no form of a page sends: the document itself takes no posts. */
export default function Page() {
  const match = useMatches().at(-1);
  const handle = match?.handle as PageHandle | undefined;
  return (
    <Frame handle={handle ?? {}} alerts={handle?.alerts?.(match?.data)}>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const isAnswer = isRouteErrorResponse(error);
  const unsent = isAnswer ? unsentIn(error.data) : null;
  return (
    <Frame handle={{ exit: true }}>
      {unsent ? <SignedOut unsent={unsent} /> : <ProblemPage status={isAnswer ? error.status : 500} />}
    </Frame>
  );
}

function Frame({ handle, alerts, children }: { handle: PageHandle; alerts?: ReactNode; children: ReactNode }) {
  const shared = useRouteLoaderData<typeof loader>("root");
  const { pathname } = useLocation();
  const header = shared?.header;
  return (
    <Layout
      demo={shared?.demo}
      user={header ? { name: header.name, role: header.role, organisation: header.organisation } : undefined}
      navigation={header ? navigationOf(header.rights, pathname) : undefined}
      wide={handle.wide}
      exit={handle.exit}
      home={!handle.leavesNothing}
      alerts={alerts}
    >
      {children}
    </Layout>
  );
}

/** The HTML document, the same around a page and around a problem. */
export { Document as Layout };
function Document({ children }: { children: ReactNode }) {
  const answer = useContext(PageContext);
  const [title] = useState(() => (typeof document === "undefined" ? titleOf(answer) : document.title));
  const { key } = useLocation();
  const leavesNothing = (useMatches().at(-1)?.handle as PageHandle | undefined)?.leavesNothing;
  useEffect(() => {
    // Loaded by the browser alone, once React has taken the page over.
    void import("./components/enhance.client.ts").then(({ enhance }) => enhance());
  }, [key]);
  return (
    <html lang="en-GB" className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#1d3b4f" />
        <meta name="robots" content="noindex, nofollow" />
        <Links />
      </head>
      <body className="govuk-template__body" suppressHydrationWarning>
        <script nonce={answer.nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SUPPORT_SCRIPT }} />
        {leavesNothing && (
          <script
            nonce={answer.nonce}
            suppressHydrationWarning
            dangerouslySetInnerHTML={{ __html: LEAVE_NOTHING_SCRIPT }}
          />
        )}
        {children}
        {!leavesNothing && <ScrollRestoration nonce={answer.nonce} />}
        <Scripts nonce={answer.nonce} />
      </body>
    </html>
  );
}
