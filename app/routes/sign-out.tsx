import { type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Button } from "../components/govuk/button.tsx";
import { paths } from "../paths.ts";
import { seeOther } from "../responses.ts";
import { signedIn, signOutOf } from "../session.server.ts";

/** A link cannot sign anybody out: it leads to a page with a button. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!(await signedIn(request, context))) throw seeOther(paths.signIn());
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  throw seeOther(paths.signIn(), {
    "Set-Cookie": await signOutOf(request, context),
    // The browser forgets the pages as well: "back" shows nothing.
    "Clear-Site-Data": '"cache", "storage"',
  });
}

export default function SignOut() {
  return (
    <form method="post" action={paths.signOut()}>
      <h1 className="govuk-heading-l">Sign out</h1>
      <p className="govuk-body">What you have saved stays saved.</p>
      <Button preventDoubleClick>Sign out</Button>
    </form>
  );
}
