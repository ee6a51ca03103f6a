// Whatever comes on standard input, each door of the terminal answers it in its own words, one line for each document.
import { describe, expect, it } from "vitest";
import { answerDocuments } from "#app/cli/documents.ts";
import { linesOf } from "#app/cli/lines.ts";
import { businessCaseLine } from "#app/reports/business-case/line.ts";
import { readSeries } from "#app/reports/series-file.ts";
import { uprateLine } from "#app/reports/uprate-line.ts";
import type { Answered } from "#machines/answered-line.ts";
import { triageLine } from "#machines/protocol/line.ts";

const SERIES = readSeries("year,index\n2008-09,66.8397\n2013-14,73.0337\n");
const AMOUNT = '{"pence":247000,"from":"2008-09","to":"2013-14"}';
const DOORS: readonly (readonly [string, (text: string) => Answered])[] = [
  ["triage", (text) => triageLine(text)],
  ["the business case", (text) => businessCaseLine(text)],
  ["uprating", (text) => uprateLine(text, SERIES)],
];

async function given(judge: (text: string) => Answered, ...pieces: readonly (string | Uint8Array)[]) {
  const input = (async function* () {
    for (const piece of pieces) yield await Promise.resolve(Buffer.from(piece));
  })();
  const lines: string[] = [];
  const good = await answerDocuments(linesOf(input), (line) => lines.push(line), judge, "Give something.");
  return { good, answers: lines.map((line) => JSON.parse(line) as { error?: { path: string; message: string }[] }) };
}

describe.each(DOORS)("%s at the terminal", (_name, judge) => {
  it("refuses what is no JSON at the empty path, with a sentence, and goes on with the next line", async () => {
    const { good, answers } = await given(judge, '{}\n{"a":"\u0000"}\n[\n');
    expect(good).toBe(false);
    expect(answers).toHaveLength(3);
    for (const { error } of answers.slice(1))
      expect(error).toEqual([{ path: "", message: expect.stringMatching(/is not JSON: .+\.$/) as string }]);
  });

  it("refuses what is JSON and no document, however deep and however long", async () => {
    for (const text of [
      "null",
      '"x"',
      "[]",
      `${"[".repeat(50_000)}${"]".repeat(50_000)}`,
      `"${"x".repeat(2_000_000)}"`,
    ]) {
      const { good, answers } = await given(judge, `${text}\n`);
      expect([good, answers.length, answers[0]?.error?.length]).toEqual([false, 1, 1]);
    }
  });

  it("says so when there is nothing, or nothing but empty lines", async () => {
    await expect(given(judge)).rejects.toThrow("Give something.");
    await expect(given(judge, "\n \r\n")).rejects.toThrow("Give something.");
  });

  it("reads one document that is written over many lines", async () => {
    expect((await given(judge, "{\n\n}\n")).answers).toHaveLength(1);
  });

  it("answers bytes that are no text without falling over", async () => {
    expect((await given(judge, Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d, 0x0a))).good).toBe(false);
  });
});

describe("an amount at the terminal", () => {
  const uprated = (...pieces: readonly (string | Uint8Array)[]) => given((text) => uprateLine(text, SERIES), ...pieces);

  it("may have a byte order mark before it and carriage returns after it", async () => {
    expect(await uprated(`\uFEFF${AMOUNT}\r\n`)).toEqual({ good: true, answers: [{ pence: 269889 }] });
  });

  it("that says a thing twice means the last", async () => {
    const { answers } = await uprated(AMOUNT.replace("{", '{"pence":1,'));
    expect(answers).toEqual([{ pence: 269889 }]);
  });
});
