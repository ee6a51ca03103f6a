import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "../../root.tsx";
import { showCall, tellCall } from "./call.server.ts";
import { ContactPage } from "./contact-page.tsx";

export const handle: PageHandle = { wide: true };

export const loader = (args: LoaderFunctionArgs) => showCall(args, null);

export const action = (args: ActionFunctionArgs) => tellCall(args, null);

export default function NewContact() {
  const page = useLoaderData<typeof loader>();
  const { key, ...shown } = useActionData<typeof action>() ?? page;
  return <ContactPage {...shown} formKey={key} />;
}
