import type { Command } from "commander";

/** `hub import`: files from before, and from elsewhere. */
export function register(program: Command): void {
  const group = program.command("import").description("bring in files from before the hub, and from elsewhere");
  group
    .command("contacts")
    .description("bring in an old call log (CSV): contact_point, date, and if you have them time and reference")
    .argument("<file>", "the file, in UTF-8")
    .option("--area <code>", "the area", "essex")
    .option("--refused <file>", "where rows that cannot be taken are written, with why (default: beside the file)")
    .action(async (file: string, options: { area: string; refused?: string }) => {
      const { importContacts } = await import("./import-contacts.ts");
      await importContacts(file, options);
    });
}
