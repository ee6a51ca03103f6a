import { describe, expect } from "vitest";
import { journeys } from "./journeys.ts";
import { look } from "./look.ts";

const { withScripts } = journeys();

describe("a housing officer", () => {
  withScripts(
    "signs in by a code that the duty manager reads out while nothing is sent by itself, refers on a page of their own, tells more and takes it back",
    async (at) => {
      const officer = await at.window();
      await officer.open("/r");
      await look(officer, "asking for a code");
      await officer.fill("Your organisation’s code", "SMHOMES");
      await officer.fill("Your email address at work", "new.officer@example.org");
      await officer.press("Send me a code");
      await officer.sees("Enter the code from your email");
      await look(officer, "the code");

      const manager = await at.as("duty.manager@example.org");
      await manager.open("/outbox");
      await manager.page.getByRole("link", { name: "A code to sign in with" }).first().click();
      await manager.sees("A code to sign in with");
      await manager.press("Show the words and where they go");
      await manager.reads(/Your code is \d{6}/);
      const code = /Your code is (\d{6})/.exec(await manager.text())?.[1] ?? "";

      await officer.fill("Six figures", code);
      await officer.press("Continue");
      await officer.sees("What is your name?");
      await look(officer, "the name");
      await officer.fill("Full name", "Vale Example");
      await officer.press("Continue");
      await officer.sees("Refer someone");
      await look(officer, "a housing officer's page");

      await officer.choose("Are they in danger today?", "No");
      await officer.fill("Full name", "Invented Tenant");
      await officer.fill("Their phone number", "07700 900457");
      await officer.choose("Is it safe for us to ring them?", "Yes: nobody else sees their phone");
      await officer.choose("Do they know of this referral, and agree?", "Yes, they agree");
      await officer.choose("Their home", "Rented from the council");
      await officer.choose("Is it safe for them to stay there tonight?", "No");
      await officer.choose("Homeless now, or likely to be within eight weeks?", "Yes");
      await officer.press("Send");
      await officer.sees("What happens now");
      const reference = officer.path().slice("/refer/".length);
      await officer.reads(reference);
      await look(officer, "what happens now");

      await officer.follow("Tell us more", "Tell us more");
      await look(officer, "telling more");
      await officer.fill(`What you have learned about ${reference}`, "They moved to an invented sister's.");
      await officer.press("Send");
      await officer.follow("Take it back", "Take this referral back");
      await look(officer, "taking it back");
      expect(await officer.press("Take it back")).toBe(422);
      await look(officer, "taking it back, with a mistake");
      await officer.fill("Why?", "Sent twice.");
      await officer.press("Take it back");
      await officer.reads(/You took this back on/);
      await look(officer, "a referral that was taken back");
    },
  );
});
