/** Something to keep. Its name says which version it is, and not of what. */
export function asFile(text: string, { type, name }: { readonly type: string; readonly name: string }): Response {
  return new Response(text, {
    headers: {
      "Content-Type": `${type}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="hub-${name}"`,
    },
  });
}
