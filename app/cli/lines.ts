// Lines as JSON means them. Readers of text also break at U+2028, at U+2029 and at a lone carriage return, all of which a JSON
// document may hold; and files from some editors begin with a mark that is no part of the text.
/** The lines of a stream of UTF-8, ended by line feeds alone, without the carriage return that may stand before one. */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  // The decoder takes the byte order mark away, and keeps a letter whose bytes come in two pieces.
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  for await (const piece of input) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield withoutReturn(line);
  }
  rest += decoder.decode();
  if (rest !== "") yield withoutReturn(rest);
}

const withoutReturn = (line: string): string => (line.endsWith("\r") ? line.slice(0, -1) : line);
