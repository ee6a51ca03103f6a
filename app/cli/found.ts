import type { Command } from "commander";
import { z } from "zod";
import { migrateToLatest } from "#db/migrate.ts";
import { foundHub } from "../commands/found-hub.ts";
import { loadCatalogue } from "../commands/load-catalogue.ts";
import { answer, InputError, withHub } from "./terminal.ts";

const options = z.object({
  area: z.string().min(1),
  organisation: z.string().trim().min(1, "Give the hub a name.").max(200),
  email: z.email("Give an email address, like name@example.org."),
  name: z.string().trim().min(1, "Say who the administrator is.").max(200),
});

/** `hub found`: a new hub and its first administrator, who joins with the code it prints. */
export function register(program: Command): void {
  program
    .command("found")
    .description("found an area's hub and invite its first administrator; prints the code they join with, once")
    .requiredOption("--area <code>", "the area, like essex")
    .requiredOption("--organisation <name>", "what the hub is called")
    .requiredOption("--email <address>", "the first administrator's email address")
    .requiredOption("--name <name>", "the first administrator's name")
    .action((given: unknown) => {
      const read = options.safeParse(given);
      if (!read.success) throw new InputError(read.error.issues.map((issue) => issue.message).join(" "));
      return withHub(process.env, async ({ settings, db, at }) => {
        const by = { userId: "clock", organisationId: "clock", role: "clock" as const, area: read.data.area };
        await migrateToLatest(db);
        await loadCatalogue(db, { demo: settings.mode === "demo" }, { by, at });
        const founded = await foundHub(db, read.data, { by, at });
        if (founded.kind === "refused") throw new InputError(founded.reason);
        if (founded.kind !== "done" || founded.code === null) throw new Error("The hub could not be founded.");
        answer({ code: founded.code, joinAt: "/join" });
      });
    });
}
