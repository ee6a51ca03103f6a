import { readFileSync, writeFileSync } from "node:fs";
import type { Command } from "commander";
import { withDrawings } from "#machines/mermaid.ts";
import { say } from "./terminal.ts";

/** `hub diagrams`: draws the machines into the README anew. */
export function register(program: Command): void {
  program
    .command("diagrams")
    .description("draw the machines into README.md")
    .action(() => {
      const file = new URL("../../README.md", import.meta.url);
      writeFileSync(file, withDrawings(readFileSync(file, "utf8")));
      say("README.md holds the drawings of today's machines.");
    });
}
