import type { Command } from "commander";
import { lookUpCase } from "../commands/look-up-case.ts";
import { caseSummary } from "../queries/case-summary.ts";
import { answer, InputError, withHub } from "./terminal.ts";

/** `hub case REF`: where a case stands, whose turn it is and what was agreed, without anything personal. */
export function register(program: Command): void {
  program
    .command("case")
    .argument("<reference>", "the eight letters and digits people say aloud, as in ABCD-2345")
    .description("print where a case stands: {reference, status, grade, version, nextAction, actions}")
    .action(async (reference: string) => {
      await withHub(process.env, async ({ db, at }) => {
        const found = await caseSummary(db, reference);
        if (!found) throw new InputError("There is no case with that reference.");
        const { id, ...summary } = found;
        await lookUpCase(db, id, at);
        answer(summary);
      });
    });
}
