/** One thing that must hold, as a sentence, and what breaks it in what is seen: sentences too, none when it holds. */
export interface Rule<Thing> {
  readonly rule: string;
  readonly broken: (thing: Thing) => readonly string[];
}

/** What is broken in a thing, each with the name of the rule that says so. */
export const brokenBy = <Thing>(rules: readonly Rule<Thing>[], thing: Thing): string[] =>
  rules.flatMap(({ broken }) => broken(thing).map((sentence) => `${broken.name}: ${sentence}`));

/** The sentences whose condition holds. */
export const said = (...sentences: readonly (readonly [boolean, string])[]): string[] =>
  sentences.filter(([is]) => is).map(([, sentence]) => sentence);
