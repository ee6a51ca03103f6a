// The official package ships no types of its own.
declare module "govuk-frontend" {
  /** A behaviour for one element; throws when the element is not what it expects. */
  interface Behaviour {
    readonly moduleName: string;
    new (root: Element): unknown;
  }
  export const Button: Behaviour;
  export const CharacterCount: Behaviour;
  export const Checkboxes: Behaviour;
  export const ErrorSummary: Behaviour;
  export const ExitThisPage: Behaviour;
  export const NotificationBanner: Behaviour;
  export const PasswordInput: Behaviour;
  export class Radios {
    static readonly moduleName: string;
    constructor(root: Element);
    /** Shows or hides what a choice opens, after the choice. */
    syncConditionalRevealWithInputState(input: Element): void;
  }
  export const ServiceNavigation: Behaviour;
  export const SkipLink: Behaviour;
  export const Tabs: Behaviour;
}
