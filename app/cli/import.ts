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
  group
    .command("police")
    .description("bring in a police force's call-outs (CSV): each row becomes a referral of that organisation, once")
    .argument("<file>", "the file, in UTF-8")
    .requiredOption("--organisation <code>", "the police organisation: the hub's code for it, an ODS code, or its id")
    .option("--by <email>", "who of that organisation sends it (default: a user for files whom nobody signs in as)")
    .option("--refused <file>", "where lines that cannot be taken are listed, with why (default: beside the file)")
    .action(async (file: string, options: { organisation: string; by?: string; refused?: string }) => {
      const { importPolice } = await import("./import-police.ts");
      await importPolice(file, options);
    });
}
