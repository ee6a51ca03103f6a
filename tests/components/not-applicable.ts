/** An official example that cannot be expressed with our components, and why. */
export interface NotApplicable {
  component: string;
  fixture: string;
  reason: string;
}

export const NOT_APPLICABLE: readonly NotApplicable[] = [];
