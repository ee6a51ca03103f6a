/** A drawn picture as the answer of an address. Opened by itself it may load and run nothing. */
export const pictureAnswer = (svg: string): Response =>
  new Response(svg, {
    headers: { "Content-Type": "image/svg+xml; charset=utf-8", "X-Content-Type-Options": "nosniff" },
  });
