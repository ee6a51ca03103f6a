import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { linesOf } from "#app/cli/lines.ts";

async function read(bytes: Buffer, size = bytes.length): Promise<string[]> {
  const pieces: Buffer[] = [];
  for (let from = 0; from < bytes.length; from += size) pieces.push(bytes.subarray(from, from + size));
  const lines: string[] = [];
  for await (const line of linesOf(Readable.from(pieces))) lines.push(line);
  return lines;
}

it("a line ends at a line feed and nowhere else, however the bytes arrive", async () => {
  const text = '{"area":"a\u2028b\u2029c"}\r\n{"a":\r1}\n\n{"é":"€"}';
  for (const size of [1, 2, 3, 1000])
    expect(await read(Buffer.from(text), size)).toEqual(['{"area":"a\u2028b\u2029c"}', '{"a":\r1}', "", '{"é":"€"}']);
});

it("the mark with which some editors begin a file is no part of its first line", async () => {
  expect(await read(Buffer.from("\uFEFF{}\n"), 2)).toEqual(["{}"]);
});

it("nothing has no lines", async () => {
  expect(await read(Buffer.from(""))).toEqual([]);
});
