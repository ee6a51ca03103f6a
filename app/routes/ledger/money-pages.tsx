import { SubNavigation } from "../../components/sub-navigation.tsx";
import { type Path, paths } from "../../paths.ts";

const PAGES: readonly { readonly text: string; readonly href: Path }[] = [
  { text: "Ledger", href: paths.ledger() },
  { text: "Counted twice", href: paths.costClashes() },
  { text: "What the hub costs", href: paths.hubCosts() },
  { text: "Pooled budget", href: paths.budget() },
];

/** Links between the pages on which the finance lead keeps the ledger. */
export const MoneyPages = ({ here }: { readonly here: Path }) => (
  <SubNavigation label="The ledger" items={PAGES.map((page) => ({ ...page, active: page.href === here }))} />
);
