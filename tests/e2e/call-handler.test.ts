import { describe, expect } from "vitest";
import { journeys } from "./journeys.ts";
import { look } from "./look.ts";
import { answerTheCall, referenceOn, stillNeeded, takeACall } from "./the-call.ts";

const { journey } = journeys();

const nameFor = (javaScript: boolean): string => (javaScript ? "Wren" : "Lark");

describe("a call handler", () => {
  journey("signs in with the keyboard alone and lands on the queue", async (at) => {
    const handler = await at.window();
    const { email, password } = handler.hub.person("handler.one@example.org");
    await handler.open("/");
    const { keyboard } = handler.page;
    const focused = () => handler.page.evaluate(() => document.activeElement?.id);
    for (let stop = 0; stop < 20 && (await focused()) !== "email"; stop += 1) await keyboard.press("Tab");
    await keyboard.type(email);
    await keyboard.press("Tab");
    await keyboard.type(password);
    await handler.send(() => keyboard.press("Enter"));
    expect(handler.path()).toBe("/queue");
    await handler.sees("Queue");
    await look(handler, "the queue");
  });

  journey("sees what is still needed shrink with every answer, and agrees only when nothing is", async (at) => {
    const handler = await at.as("handler.one@example.org");
    await handler.follow("New contact", "A call");
    await look(handler, "a new call");
    const atFirst = await stillNeeded(handler);
    expect(atFirst).toEqual([
      "Ask if they are in danger right now",
      "Say who is speaking",
      "Ask what to call them: any name will do",
      "Ask if it is safe for us to ring",
    ]);
    expect(await handler.press("Agree and open the case")).toBe(422);
    await handler.sees("There is a problem");
    await look(handler, "a call that cannot be agreed yet");
    await answerTheCall(handler, { name: nameFor(at.javaScript), yes: 4 });
    await look(handler, "a call with nothing more needed");
  });

  journey(
    "agrees a plan, tells a partner by phone, rings, writes the safety plan, and finds the case in the queue",
    async (at) => {
      const handler = await at.as("handler.one@example.org");
      const name = nameFor(at.javaScript);
      const address = await takeACall(handler, { name, yes: 4 }, /Standard/, () =>
        handler.page.getByLabel("Send in the hub now to those who work in it").uncheck(),
      );
      await handler.sees(name);
      const reference = await referenceOn(handler);
      await look(handler, "a case");

      await handler.follow(/^Early advice/, /^Early advice/);
      await look(handler, "an action to tell somebody of");
      expect(await handler.press("Save")).toBe(422);
      await look(handler, "an action with nothing said");
      await handler.choose("What happened?", "Tell them");
      await handler.choose("How are they told?", "By phone");
      await handler.fill("With whom did you speak, or to whom did you write?", "An invented duty worker");
      await handler.press("Save");
      await handler.reads(/By phone/i);

      await handler.open(address);
      await handler.page.getByRole("button", { name: "Ring: show the number" }).waitFor();
      expect(await handler.text()).not.toContain("900123");
      await handler.press("Ring: show the number");
      await handler.reads("07700 900123");
      await handler.reads("Sam from the library");
      await handler.reads("marmalade");
      await look(handler, "ringing somebody");
      expect(await handler.press("Save what happened")).toBe(422);
      await look(handler, "an attempt with nothing said");
      await handler.choose("What happened?", "I reached them, and they could talk");
      await handler.choose("“Is this still a safe way and a safe time to reach you?”", "Yes");
      await handler.choose("Was it a good time for them?", "Yes");
      await handler.press("Save what happened");
      await handler.reads("We rang. They were reached.");
      expect(await handler.text()).not.toContain("900123");
      await look(handler, "safe contact");

      await handler.follow("Safety plan", "Safety plan");
      await handler.fill("Where to go", "A friend in the next town");
      await handler.fill("Bag", "Packed, kept at work");
      await handler.press("Save the plan");
      await handler.reads(/Version 1/);
      await look(handler, "a safety plan");
      await handler.open(`${address}/plan`);
      expect(await handler.page.getByLabel("Bag", { exact: true }).inputValue()).toBe("Packed, kept at work");

      await handler.follow("Queue", "Queue");
      await handler.page.getByRole("row").filter({ hasText: reference }).getByText(name).waitFor();
    },
  );
});
