import { describe, expect, it } from "vitest";
import { businessCaseLine } from "#app/reports/business-case/line.ts";
import { action as bring, loader as begin } from "#app/routes/business-case/document.tsx";
import { loader as inputJson } from "#app/routes/business-case/input.json.ts";
import { action as make } from "#app/routes/business-case/new.tsx";
import { loader as edit } from "#app/routes/business-case/edit.tsx";
import type { TypedCase } from "#app/routes/business-case/typed-case.ts";
import { aHub } from "../factories.ts";
import { COST, OUTCOME, PLAIN } from "../reports/business-case/a-case.ts";
import { atBusinessCases, fieldsOf, NEW, sentOf } from "./a-business-case.ts";
import { postedAs } from "./typed-values.ts";
import { type Answered, visitor, type Visitor } from "./visitor.ts";

const PATH = "/business-cases/document";
const SOURCE = "An invented report";

interface Brought {
  readonly text?: string;
  readonly source?: string;
  readonly file?: Blob;
}

function brought(who: Visitor, { text = "", source = SOURCE, file }: Brought): Promise<Answered> {
  const form = new FormData();
  form.set("text", text);
  form.set("source", source);
  form.set("document", file ?? new Blob([]), file ? "invented.json" : "");
  return who.post(bring, PATH, form);
}

const typedIn = (answer: Answered) => (answer.data as { typed: TypedCase | null }).typed;
const messagesOf = (answer: Answered) => sentOf(answer).errors.map(({ message }) => message);
const DOCUMENT = {
  ...PLAIN,
  simulate: { seed: 3, runs: 200, ranges: [{ input: "costs.0.pence", low: 5000, high: 15_000 }] },
};

describe("a business case that is brought as a document", () => {
  it("fills the form, from a file or pasted, with where it comes from at each number, and saves nothing", async () => {
    const { who } = await atBusinessCases();
    const text = JSON.stringify(DOCUMENT);
    for (const way of [{ text }, { file: new Blob([`\uFEFF${text}`]) }]) {
      const answer = await brought(who, way);
      expect(answer.status).toBe(200);
      expect(typedIn(answer)).toMatchObject({
        vintage: "own",
        ownVintage: SOURCE,
        ownSeries: "2024-25, 100\n2026-27, 110",
        simulate: { seed: "3", runs: "200", ranges: [{ input: "costs.0.pence", low: "50", high: "150", likely: "" }] },
        outcomes: [{ impact: "30", source: SOURCE, lines: [{ pencePerYear: "10", source: SOURCE }] }],
        costs: [{ pence: "100", source: SOURCE }],
      });
    }
  });

  it("is saved from that form, is the same document again as a file, and can be changed", async () => {
    const { who, page } = await atBusinessCases();
    const typed = typedIn(await brought(who, { text: JSON.stringify(DOCUMENT) }));
    if (!typed) throw new Error("It was refused.");
    const saved = await who.post(make, NEW, postedAs({ ...typed, name: "Invented" }));
    expect(saved.status, JSON.stringify(saved.data)).toBe(303);
    const id = saved.location?.split("/").at(-1) ?? "";
    expect((await page(id)).saved.version.input).toEqual(JSON.parse(JSON.stringify(DOCUMENT)));
    const file = await who.get(inputJson, `/business-cases/${id}/input.json`, { id });
    expect(businessCaseLine(String(file.data))).toEqual(businessCaseLine(JSON.stringify(DOCUMENT)));
    const again = await who.get(edit, `/business-cases/${id}/edit`, { id });
    expect((again.data as { typed: TypedCase }).typed).toMatchObject({
      ownSeries: typed.ownSeries,
      simulate: typed.simulate,
    });
  });

  it("is refused by its paths, with everything that was given kept: what a file said can be put right on the page", async () => {
    const { who } = await atBusinessCases();
    const text = JSON.stringify({ ...PLAIN, discountRate: -1, costs: [{ ...COST, grade: 7 }] });
    const answer = await brought(who, { file: new Blob([text]) });
    expect(answer.status).toBe(422);
    expect(messagesOf(answer).map((message) => message.split(":")[0])).toEqual(["discountRate", "costs.0.grade"]);
    expect(answer.data).toMatchObject({ text, source: SOURCE, typed: null });
    expect(fieldsOf(await brought(who, { text, source: "" }))).toEqual(["text", "text", "source"]);
  });

  it.each<[string, Brought, string, RegExp]>([
    ["nothing at all", {}, "document", /Choose a file/],
    ["a file and words", { text: "{}", file: new Blob(["{}"]) }, "document", /not both/],
    ["a file that is too large", { file: new Blob(["x".repeat(100 * 1024 + 1)]) }, "document", /100 kilobytes/],
    ["words that are too many", { text: "x".repeat(100 * 1024 + 1) }, "text", /100 kilobytes/],
    ["bytes that are no text", { file: new Blob([Uint8Array.of(0xff, 0xfe, 0x7b)]) }, "document", /UTF-8/],
    ["no word of where it comes from", { text: JSON.stringify(PLAIN), source: " " }, "source", /where the numbers/],
    ["what is no JSON", { text: "{" }, "text", /not JSON/],
    ["JSON that is no business case", { text: "[]" }, "text", /one JSON object/],
    ["a nest of lists", { text: `${"[".repeat(40_000)}${"]".repeat(40_000)}` }, "text", /one JSON object/],
    [
      "more outcomes than a page has",
      {
        text: JSON.stringify({
          ...PLAIN,
          outcomes: [1, 2, 3, 4, 5, 6, 7].map((n) => ({ ...OUTCOME, name: String(n) })),
        }),
      },
      "text",
      /^outcomes: Give at most 6/,
    ],
    [
      "more runs than a page has time for",
      { text: JSON.stringify({ ...PLAIN, simulate: { runs: 100_000 } }) },
      "text",
      /^simulate\.runs: .*10,000/,
    ],
    [
      "a list of no ranges",
      { text: JSON.stringify({ ...PLAIN, simulate: { ranges: [] } }) },
      "text",
      /^simulate\.ranges: /,
    ],
    [
      "a rate below nought",
      { text: JSON.stringify({ ...PLAIN, discountRate: -0.01 }) },
      "text",
      /^discountRate: The form has no place/,
    ],
    [
      "a name with letters that nobody sees",
      { text: JSON.stringify({ ...PLAIN, outcomes: [{ ...OUTCOME, name: "a\u0000b" }] }) },
      "text",
      /^outcomes\.0\.name: Take the hidden/,
    ],
    [
      "a word that every object knows",
      { text: JSON.stringify(PLAIN).replace("{", '{"__proto__":{},') },
      "text",
      /^__proto__: /,
    ],
  ])("refuses %s", async (_what, given, field, says) => {
    const { who } = await atBusinessCases();
    const answer = await brought(who, given);
    expect(answer.status).toBe(422);
    expect(fieldsOf(answer)[0]).toBe(field);
    expect(messagesOf(answer)[0]).toMatch(says);
  });

  it("is nothing to somebody who makes no business cases", async () => {
    const { db, hub } = await atBusinessCases();
    const handler = await visitor(db, hub, "call-handler");
    expect((await handler.get(begin, PATH)).status).toBe(404);
    expect((await brought(handler, { text: "{}" })).status).toBe(404);
    const elsewhere = await visitor(db, await aHub(db, "elsewhere"), "commissioner");
    expect((await elsewhere.get(begin, PATH)).status).toBe(200);
  });
});
