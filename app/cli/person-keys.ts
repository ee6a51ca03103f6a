import type { Command } from "commander";
import { rebuildPersonKeys } from "../commands/rebuild-person-keys.ts";
import { answer, withHub } from "./terminal.ts";

/** `hub person-keys`: what people are found again by, written for everybody who is known. */
export function register(program: Command): void {
  program
    .command("person-keys")
    .description(
      "write the keys by which known people are found again; prints how many people and users were gone through",
    )
    .action(() => withHub(process.env, async ({ db, at }) => answer(await rebuildPersonKeys(db, at))));
}
