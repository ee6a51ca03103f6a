// Every address of the hub, in one list. paths.ts builds them; a table in the tests says who may open each.
import { existsSync } from "node:fs";
import { index, route, type RouteConfig } from "@remix-run/route-config";

const written = ({ file }: { readonly file: string }) => existsSync(new URL(file, import.meta.url));

const routes = [
  index("routes/home.tsx"),
  route("sign-in", "routes/sign-in.tsx"),
  route("sign-in/code", "routes/sign-in-code.tsx"),
  route("r", "routes/sign-in-referrer.tsx"),
  route("sign-out", "routes/sign-out.tsx"),
  route("join", "routes/join.tsx"),
  route("leave", "routes/leave.tsx"),

  route("hello", "routes/public/hello.tsx"),
  route("hello/write", "routes/public/write.tsx"),
  route("hello/sent", "routes/public/sent.tsx"),
  route("hello/again", "routes/public/again.tsx"),

  route("contacts/new", "routes/contact/new.tsx"),
  route("contacts/:id", "routes/contact/contact.tsx"),
  route("contacts/:id/earlier", "routes/contact/earlier.tsx"),
  route("contacts/:id/answers", "routes/contact/answers.ts"),
  route("contacts/:id/doors", "routes/contact/doors.tsx"),

  route("queue", "routes/triage/queue.tsx"),
  route("approvals", "routes/triage/approvals.tsx"),
  route("outbox", "routes/outbox/outbox.tsx"),
  route("outbox/:id", "routes/outbox/message.tsx"),

  route("cases/:id", "routes/cases/case.tsx"),
  route("cases/:id/contact", "routes/cases/contact.tsx"),
  route("cases/:id/ways/:way", "routes/cases/way.tsx"),
  route("cases/:id/assess", "routes/cases/assess.tsx"),
  route("cases/:id/plan", "routes/cases/plan.tsx"),
  route("cases/:id/notes", "routes/cases/notes.tsx"),
  route("cases/:id/people", "routes/cases/people.tsx"),
  route("cases/:id/directory", "routes/cases/directory.tsx"),
  route("cases/:id/history", "routes/cases/history.tsx"),
  route("cases/:id/review", "routes/cases/review.tsx"),
  route("cases/:id/close", "routes/cases/close.tsx"),
  route("cases/:id/danger", "routes/cases/danger.tsx"),
  route("cases/:id/actions/:actionId", "routes/cases/action.tsx"),
  route("cases/:id/actions/:actionId/sheet", "routes/cases/sheet.tsx"),

  route("refer", "routes/refer/refer.tsx"),
  route("refer/:reference", "routes/refer/sent.tsx"),
  route("refer/:reference/record", "routes/refer/record.ts"),
  route("refer/:reference/add", "routes/refer/add.tsx"),
  route("refer/:reference/withdraw", "routes/refer/withdraw.tsx"),
  route("referrals", "routes/refer/referrals.tsx"),

  route("actions", "routes/actions/actions.tsx"),
  route("actions/:id", "routes/actions/action.tsx"),

  route("reports", "routes/reports/reports.tsx"),
  route("reports/publishing", "routes/reports/publishing.tsx"),
  route("reports/quarter", "routes/reports/quarter.tsx"),
  route("reports/quarter.pdf", "routes/reports/quarter.pdf.ts"),
  route("reports/quarter.zip", "routes/reports/quarter.zip.ts"),
  route("reports/:name", "routes/reports/report.tsx"),
  route("reports/:name/picture.svg", "routes/reports/picture.svg.ts"),
  route("reports/:name/file.csv", "routes/reports/report.csv.ts"),

  route("business-cases", "routes/business-case/business-cases.tsx"),
  route("business-cases/new", "routes/business-case/new.tsx"),
  route("business-cases/document", "routes/business-case/document.tsx"),
  route("business-cases/compare", "routes/business-case/compare.tsx"),
  route("business-cases/examples/:code", "routes/business-case/example.tsx"),
  route("business-cases/:id", "routes/business-case/business-case.tsx"),
  route("business-cases/:id/edit", "routes/business-case/edit.tsx"),
  route("business-cases/:id/input.json", "routes/business-case/input.json.ts"),
  route("business-cases/:id/result.json", "routes/business-case/result.json.ts"),
  route("business-cases/:id/file.csv", "routes/business-case/file.csv.ts"),
  route("business-cases/:id/picture.svg", "routes/business-case/picture.svg.ts"),

  route("costs", "routes/costs/costs.tsx"),
  route("costs/new", "routes/costs/new.tsx"),
  route("costs/new/:trigger", "routes/costs/new-price.tsx"),
  route("costs/bands/:trigger", "routes/costs/band.tsx"),
  route("costs/changes", "routes/costs/changes.tsx"),
  route("costs/changes/:id", "routes/costs/change.tsx"),
  route("costs/ledger", "routes/ledger/ledger.tsx"),
  route("costs/clashes", "routes/ledger/clashes.tsx"),
  route("costs/hub", "routes/ledger/hub-costs.tsx"),
  route("costs/budget", "routes/ledger/budget.tsx"),

  route("returns", "routes/returns/returns.tsx"),
  route("returns/:id", "routes/returns/return.tsx"),
  route("returns/:id/file", "routes/returns/return.file.ts"),

  route("doors", "routes/reports/doors.tsx"),
  route("doors.csv", "routes/reports/doors.csv.ts"),
  route("manage/doors/new", "routes/manage/doors-new.tsx"),
  route("manage/doors/:id", "routes/manage/doors-one.tsx"),

  route("manage/users", "routes/manage/users.tsx"),
  route("manage/users/new", "routes/manage/new-user.tsx"),
  route("manage/users/:id", "routes/manage/user.tsx"),
  route("manage/organisations", "routes/manage/organisations.tsx"),
  route("manage/organisations/new", "routes/manage/new-organisation.tsx"),
  route("manage/organisations/:id", "routes/manage/organisation.tsx"),
  route("manage/directory", "routes/manage/directory.tsx"),
  route("manage/directory.json", "routes/manage/directory.json.ts"),
  route("manage/directory/:id", "routes/manage/service.tsx"),
  route("manage/area", "routes/manage/area.tsx"),
  route("manage/messages", "routes/manage/messages.tsx"),
  route("manage/messages/:code", "routes/manage/message-words.tsx"),
  route("manage/protocol", "routes/manage/protocol.tsx"),
  route("manage/protocol/:version", "routes/manage/protocol-version.tsx"),
  route("manage/how-cases-move", "routes/manage/how-cases-move.tsx"),
  route("manage/how-cases-move/:subject/:status", "routes/manage/standing.tsx"),

  route("*", "routes/not-found.tsx"),
];

export default routes.filter(written) satisfies RouteConfig;
