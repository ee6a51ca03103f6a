import { Readable } from "node:stream";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { directoryPieces } from "../../queries/directory-pieces.ts";
import { requireRight } from "../../session.server.ts";

/** The whole directory as one document, as it can be taken in elsewhere. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRight(request, context, "area.manage");
  return new Response(createReadableStreamFromReadable(Readable.from(directoryPieces(context.hub.db))), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="directory.json"`,
    },
  });
}
