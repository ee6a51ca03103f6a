import { describe, expect } from "vitest";
import { journeys } from "./journeys.ts";
import { look } from "./look.ts";

const { journey } = journeys();
const PASSWORD = "paper lantern harbour";

describe("an administrator", () => {
  journey("invites somebody, who joins with the code and signs in; disabled, they are out at once", async (at) => {
    const name = at.javaScript ? "Dale Example" : "Glen Example";
    const email = `${at.javaScript ? "dale" : "glen"}@example.org`;
    const administrator = await at.as("administrator@example.org");
    await administrator.sees("Users");
    await look(administrator, "users");
    await administrator.page.getByRole("button", { name: "Invite somebody" }).click();
    await administrator.sees("Invite somebody");
    await administrator.settled();
    await administrator.fill("Name", name);
    expect(await administrator.press("Make the invitation")).toBe(422);
    await look(administrator, "an invitation with mistakes");
    expect(await administrator.page.getByLabel("Name", { exact: true }).inputValue()).toBe(name);
    await administrator.fill("Email address", email);
    await administrator.page.getByRole("radio", { name: "Call handler", exact: true }).check();
    await administrator.page.getByLabel("Organisation", { exact: true }).selectOption({ index: 1 });
    const hubOption = administrator.page.getByRole("option", { name: /^Essex demonstration hub/ });
    await administrator.page
      .getByLabel("Organisation", { exact: true })
      .selectOption((await hubOption.getAttribute("value")) ?? "");
    await administrator.press("Make the invitation");
    await administrator.sees("Invitation made");
    await look(administrator, "an invitation");
    const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(await administrator.text())?.[0] ?? "";
    expect(code).not.toBe("");

    const invited = await at.window();
    await invited.open("/sign-in");
    await look(invited, "sign in");
    await invited.follow("I have a join code", "Join the hub");
    expect(await invited.press("Join")).toBe(422);
    await look(invited, "joining with mistakes");
    await invited.fill("Email address", email);
    await invited.fill("Join code", code);
    await invited.fill("Choose a password", PASSWORD);
    await invited.press("Join");
    expect(invited.path()).toBe("/queue");
    await invited.press("Sign out");
    await invited.signIn(email, PASSWORD);
    expect(invited.path()).toBe("/queue");

    await administrator.open("/manage/users");
    await administrator.follow(name, name);
    await look(administrator, "a user");
    await administrator.choose("May they sign in?", "No");
    await administrator.press("Save");

    await invited.open("/queue");
    expect(invited.path()).toBe("/sign-in");
    await invited.fill("Email address", email);
    await invited.fill("Password", PASSWORD);
    expect(await invited.press("Sign in")).toBe(422);
    await invited.sees("There is a problem");
    await look(invited, "sign in refused");
  });

  journey("changes an organisation, and sees both values when somebody else was quicker", async (at) => {
    const [one, other] = [await at.as("administrator@example.org"), await at.as("administrator@example.org")];
    await one.follow("Organisations", "Organisations");
    await look(one, "organisations");
    await one.page.getByRole("link", { name: /Woven/ }).click();
    await one.sees(/Woven/);
    await one.settled();
    await look(one, "an organisation");
    await other.open(one.path());
    const name = (visitor: typeof one) => visitor.page.getByLabel("Name", { exact: true });
    await name(one).fill("Woven Voices first");
    await one.press("Save");
    await name(other).fill("Woven Voices second");
    expect(await other.press("Save")).toBe(409);
    await other.reads("Woven Voices first");
    expect(await name(other).inputValue()).toBe("Woven Voices second");
    await look(other, "an organisation that somebody changed first");
  });
});
