import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "../../root.tsx";
import { showCall, tellCall } from "./call.server.ts";
import { ContactPage } from "./contact-page.tsx";

export const handle: PageHandle = { wide: true };

export const loader = (args: LoaderFunctionArgs) => showCall(args, args.params["id"] ?? "");

export const action = (args: ActionFunctionArgs) => tellCall(args, args.params["id"] ?? "");

export default function Contact() {
  const page = useLoaderData<typeof loader>();
  const { key, ...shown } = useActionData<typeof action>() ?? page;
  return <ContactPage {...shown} formKey={key} />;
}
