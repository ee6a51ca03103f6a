/** An official example that cannot be expressed with our components, and why. */
export interface NotApplicable {
  component: string;
  fixture: string;
  reason: string;
}

const OWN_FIELD =
  "A page without a script shows the browser’s own field for a file: ours has no drop zone that is drawn by one.";

export const NOT_APPLICABLE: readonly NotApplicable[] = [
  "enhanced",
  "enhanced, with error message and hint",
  "enhanced, multiple files",
  "enhanced, custom wrapper classes and attributes",
  "translated",
].map((fixture) => ({ component: "file-upload", fixture, reason: OWN_FIELD }));
