import type { ReactNode } from "react";
import { paths } from "../paths.ts";
import { Button } from "./govuk/button.tsx";
import type { Maybe } from "./govuk/common.ts";
import { ExitThisPage } from "./govuk/exit-this-page.tsx";
import { ServiceNavigation } from "./govuk/service-navigation.tsx";
import type { NavigationItem } from "./govuk/service-navigation.tsx";
import { SkipLink } from "./govuk/skip-link.tsx";

/** Who is signed in, in words. */
export interface SignedIn {
  name: string;
  role: string;
  organisation?: string | undefined;
}

export interface LayoutProps {
  children: ReactNode;
  /** Absent when nobody is signed in. */
  user?: SignedIn | undefined;
  /** The role's own pages. */
  navigation?: readonly Maybe<NavigationItem>[] | undefined;
  /** Says on every page that the people in it are invented. */
  demo?: boolean | undefined;
  /** Shows "Exit this page": on anything that somebody at risk might be looking at. */
  exit?: boolean | undefined;
  /** False where the name in the header leads nowhere: for pages of people who do not work here. */
  home?: boolean | undefined;
  /** A back link or breadcrumbs, before the main content. */
  before?: ReactNode;
  /** Full-width notices above everything else, such as the emergency banner. */
  alerts?: ReactNode;
  /** Uses the whole width of the window, for the call and for lists. */
  wide?: boolean | undefined;
}

function Identity({ user }: { user: SignedIn }) {
  const words = [user.name, user.role, user.organisation].filter(Boolean).join(", ");
  return (
    <div className="hub-header__identity">
      <p className="hub-header__user">{words}</p>
      <form method="post" action={paths.signOut()}>
        <Button classes="govuk-button--secondary hub-header__sign-out" preventDoubleClick>
          Sign out
        </Button>
      </form>
    </div>
  );
}

function Header({
  user,
  navigation,
  demo,
  exit,
  home = true,
}: Pick<LayoutProps, "user" | "navigation" | "demo" | "exit" | "home">) {
  const hasNavigation = navigation?.some(Boolean);
  return (
    <header className="hub-header">
      {exit && (
        <a href={paths.leave()} className="govuk-skip-link govuk-js-exit-this-page-skiplink" rel="nofollow noreferrer">
          Exit this page
        </a>
      )}
      {demo && <p className="hub-demo">Demonstration: invented people only</p>}
      <div className="hub-header__container govuk-width-container">
        {home ? (
          <a className="hub-header__name" href={paths.home()}>
            Hub
          </a>
        ) : (
          <span className="hub-header__name">Hub</span>
        )}
        {user && <Identity user={user} />}
      </div>
      {hasNavigation && <ServiceNavigation navigation={navigation} navigationLabel="Main" />}
    </header>
  );
}

/** The frame of every page: header, navigation, content, footer. */
export function Layout({ children, user, navigation, demo, exit, home, before, alerts, wide }: LayoutProps) {
  return (
    <div className={wide ? "hub-page hub-page--wide" : "hub-page"}>
      <SkipLink href="#main-content">Skip to main content</SkipLink>
      <Header user={user} navigation={navigation} demo={demo} exit={exit} home={home} />
      {alerts}
      <div className="hub-page__body">
        <div className="govuk-width-container">
          {exit && <ExitThisPage redirectUrl={paths.leave()} />}
          {before}
          <main className="govuk-main-wrapper" id="main-content">
            {children}
          </main>
        </div>
      </div>
      <footer className="hub-footer">
        <div className="govuk-width-container">
          <p className="govuk-body-s">If someone is in danger now, ring 999.</p>
        </div>
      </footer>
    </div>
  );
}
