// The links at the top of every page: only what the role may open.
import type { Right } from "#machines/access.ts";
import { type Path, paths } from "./paths.ts";

const ITEMS: readonly { readonly text: string; readonly href: Path; readonly right: Right }[] = [
  { text: "Queue", href: paths.queue(), right: "queue.see" },
  { text: "New contact", href: paths.newContact(), right: "contact.take" },
  { text: "Approvals", href: paths.approvals(), right: "grade.approve" },
  { text: "Outbox", href: paths.outbox(), right: "outbox.see" },
  { text: "Refer someone", href: paths.refer(), right: "referral.make" },
  { text: "Your referrals", href: paths.referrals(), right: "referral.list" },
  { text: "Actions", href: paths.actions(), right: "action.list" },
  { text: "Reports", href: paths.reports(), right: "report.read" },
  { text: "Business cases", href: paths.businessCases(), right: "business-case.make" },
  { text: "Costs", href: paths.costs(), right: "cost.see" },
  { text: "Ledger", href: paths.ledger(), right: "ledger.see" },
  { text: "Returns", href: paths.returns(), right: "return.prepare" },
  { text: "Doors", href: paths.doors(), right: "doors.see" },
  { text: "Users", href: paths.users(), right: "user.manage" },
  { text: "Organisations", href: paths.organisations(), right: "organisation.manage" },
  { text: "Directory", href: paths.directory(), right: "area.manage" },
  { text: "Area", href: paths.area(), right: "area.manage" },
  { text: "Messages", href: paths.messageTemplates(), right: "template.change" },
  { text: "Protocol", href: paths.protocol(), right: "protocol.see" },
  { text: "How cases move", href: paths.howCasesMove(), right: "moves.see" },
];

export interface NavigationLink {
  readonly text: string;
  readonly href: Path;
  readonly current: boolean;
  readonly active: boolean;
}

/** The links for these rights; the one that stands for the page at `pathname` is marked. */
export function navigationOf(rights: readonly Right[], pathname: string): NavigationLink[] {
  const items = ITEMS.filter((item) => rights.includes(item.right));
  const holds = (href: Path) => pathname === href || pathname.startsWith(`${href}/`);
  // A page below two entries belongs to the nearer one.
  const nearest = Math.max(0, ...items.map(({ href }) => (holds(href) ? href.length : 0)));
  return items.map(({ text, href }) => ({
    text,
    href,
    current: pathname === href,
    active: pathname !== href && holds(href) && href.length === nearest,
  }));
}
