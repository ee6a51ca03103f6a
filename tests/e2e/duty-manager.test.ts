import { describe, expect } from "vitest";
import { journeys } from "./journeys.ts";
import { look } from "./look.ts";
import { referenceOn, takeACall } from "./the-call.ts";

const { journey } = journeys();

describe("a duty manager", () => {
  journey("decides a lowered grade: high stands until then, and the one who asked cannot decide it", async (at) => {
    const handler = await at.as("handler.one@example.org");
    const name = at.javaScript ? "Wren" : "Lark";
    const address = await takeACall(handler, { name, yes: 16 }, /^Medium/, async () => {
      await handler.reads("High stands until the duty manager agrees to the lower grade.");
      await handler.fill("Why this is not what is suggested", "An invented reason.");
    });
    const reference = await referenceOn(handler);
    await handler.reads(/The higher grade stands until the duty manager answers/);
    await look(handler, "a case that waits for approval");
    expect(await handler.open("/approvals")).toBe(404);

    const manager = await at.as("duty.manager@example.org");
    await manager.sees("Queue");
    await manager.follow("Approvals", "Approvals");
    await look(manager, "approvals");
    await manager.reads("An invented reason.");
    await manager.press(new RegExp(`^Agree to medium \\(${reference}\\)$`, "i"));
    expect(manager.path()).toBe("/approvals");
    await manager.reads("Approvals");
    expect(await manager.text()).not.toContain("An invented reason.");

    await manager.open(address);
    expect(await manager.text()).not.toContain("The higher grade stands");
    await manager.page.getByText("Medium", { exact: true }).first().waitFor();
  });

  journey("gives a case to somebody else, and says why", async (at) => {
    const handler = await at.as("handler.one@example.org");
    const name = at.javaScript ? "Wren" : "Lark";
    const address = await takeACall(handler, { name, yes: 4 }, /^Standard/);
    const reference = await referenceOn(handler);

    const manager = await at.as("duty.manager@example.org");
    await manager.open("/approvals");
    expect(await manager.press("Give it to them")).toBe(422);
    await manager.sees("There is a problem");
    await look(manager, "approvals with mistakes");
    await manager.fill("Reference", reference);
    await manager.select("To whom", "Ashley Example, call handler");
    await manager.fill("Why, in one line", "The shift ends.");
    await manager.press("Give it to them");
    await manager.open(address);
    await manager.reads(/Held by: Ashley Example/);

    const other = await at.as("handler.two@example.org");
    await other.page.getByRole("row").filter({ hasText: reference }).getByText("You have it").waitFor();
  });
});
