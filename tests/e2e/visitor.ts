// Somebody at a browser: reads headings, presses buttons, answers questions by their words, and waits for what they would see.
import type { Browser, BrowserContext, Locator, Page, Response } from "playwright-core";
import { expect } from "vitest";
import type { AHub } from "./a-hub.ts";
import { BEGAN } from "./clock.ts";

/** Long enough for a busy machine; nobody waits for it unless something is wrong. */
const PATIENCE = 60_000;
/** A page that answers with 4xx is told to the console too: that is no fault of the page. */
const REFUSED_PAGE = /^Failed to load resource: the server responded with a status of 4\d\d/;

export interface VisitorOptions {
  readonly javaScript: boolean;
  readonly width?: number;
}

export class Visitor {
  readonly hub: AHub;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly javaScript: boolean;
  /** What the browser complained of: errors of scripts, refusals of the content security policy. */
  readonly complaints: string[] = [];

  private constructor(hub: AHub, context: BrowserContext, page: Page, javaScript: boolean) {
    this.hub = hub;
    this.context = context;
    this.page = page;
    this.javaScript = javaScript;
    page.on("pageerror", (error) => this.complaints.push(`${page.url()}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !REFUSED_PAGE.test(message.text()))
        this.complaints.push(`${page.url()}: ${message.text()}`);
    });
  }

  /** Opens a window of its own: no cookie, nothing remembered. */
  static async at(browser: Browser, hub: AHub, { javaScript, width = 1280 }: VisitorOptions): Promise<Visitor> {
    const context = await browser.newContext({
      baseURL: hub.url,
      javaScriptEnabled: javaScript,
      viewport: { width, height: 900 },
      locale: "en-GB",
      timezoneId: "Europe/London",
    });
    context.setDefaultTimeout(PATIENCE);
    if (javaScript) await context.clock.setSystemTime(BEGAN);
    return new Visitor(hub, context, await context.newPage(), javaScript);
  }

  /** Opens an address; answers the status of the page that came. */
  async open(path: string): Promise<number> {
    const response = await this.page.goto(path);
    await this.settled();
    return response?.status() ?? 0;
  }

  /** Presses a button that sends a form; answers the status of the page that came. */
  async press(name: string | RegExp, within: Page | Locator = this.page): Promise<number> {
    return this.send(() => within.getByRole("button", { name, exact: true }).first().click());
  }

  /** Does what sends a form, and waits for the page that comes. */
  async send(act: () => Promise<unknown>): Promise<number> {
    const { page } = this;
    const isPage = (url: string) => new URL(url).origin === this.hub.url;
    let status = 0;
    const note = (response: Response) => {
      const request = response.request();
      if (request.isNavigationRequest() && request.frame() === page.mainFrame() && isPage(response.url()))
        status = response.status();
    };
    // What tells of the page that comes must not be the end of loading this one.
    await page.waitForLoadState("load");
    page.on("response", note);
    await Promise.all([page.waitForEvent("load", { timeout: PATIENCE }), act()]);
    page.off("response", note);
    await this.settled();
    return status;
  }

  /** Follows a link and waits until the page with this heading is there. */
  async follow(name: string | RegExp, heading: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await within.getByRole("link", { name, exact: true }).first().click();
    await this.sees(heading);
    await this.settled();
  }

  /** Waits for a heading. */
  async sees(heading: string | RegExp): Promise<void> {
    await this.page.getByRole("heading", { name: heading }).first().waitFor();
  }

  /** Waits for words anywhere on the page. */
  async reads(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).first().waitFor();
  }

  /** Every word on the page that is not hidden. */
  async text(): Promise<string> {
    return this.page.locator("body").innerText();
  }

  async fill(label: string, text: string, within: Page | Locator = this.page): Promise<void> {
    await within.getByLabel(label, { exact: true }).first().fill(text);
  }

  /** Answers a question with one of its choices, both by their words. */
  async choose(question: string, answer: string | RegExp): Promise<void> {
    const group = this.page.getByRole("group", { name: question, exact: true }).first();
    await group.getByLabel(answer, { exact: true }).first().check();
  }

  async select(label: string, option: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).first().selectOption({ label: option });
  }

  /** Signs in by the form and lands on the role's own page. */
  async signIn(email: string, password = this.hub.person(email).password): Promise<void> {
    await this.open("/sign-in");
    await this.fill("Email address", email);
    await this.fill("Password", password);
    await this.press("Sign in");
  }

  /** The page is there, and its scripts, if any run, have taken it over. Every page has the same title. */
  async settled(): Promise<void> {
    if (this.javaScript) await this.page.locator("body[data-hub-enhanced]").waitFor({ state: "attached" });
    expect(["Hub", "Error: Hub"]).toContain(await this.page.title());
  }

  path(): string {
    return new URL(this.page.url()).pathname;
  }

  /** Closes the window, and says whether the browser had anything to complain of. */
  async leave(): Promise<void> {
    await this.context.close();
    expect(this.complaints).toEqual([]);
  }
}
