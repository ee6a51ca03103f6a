import type { ActionFunctionArgs } from "@remix-run/node";
import { noSuchPage } from "../../responses.ts";
import { keepAnswers } from "./answers.server.ts";

/** Takes answers as they are given. It is no page: nobody can open it. */
export const loader = (): never => {
  throw noSuchPage();
};

export const action = (args: ActionFunctionArgs) => keepAnswers(args, args.params["id"] ?? "new");
