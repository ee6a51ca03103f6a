// How forms arrive: once, twice, two people's together, or long after the page was made; and what must hold whichever way.
import type { Answer, Deed, Prepare } from "./deed.ts";
import { someCase, someContact, type Model } from "./model.ts";
import { TAKES } from "./steps/cases.ts";
import { ANYTHING, ON_CASE, ON_CONTACT } from "./steps/all.ts";

export interface Sent {
  readonly what: string;
  readonly kinds: readonly string[];
  readonly broken: readonly string[];
}

let keys = 0;
const newKey = (model: Model): string => `form-${model.seed}-${(keys += 1)}`;

async function sent(model: Model, deed: Deed, key: string): Promise<Answer> {
  return deed.send(model.db, { by: deed.by, at: model.at, ...(deed.keyed ? { key } : {}) });
}

const isDone = ({ kind }: Answer): boolean => kind === "done";

/** A command that was not done has changed nothing in any table. */
export function refusedChangesNothing(kept: number, model: Model, answers: readonly Answer[]): string[] {
  if (answers.some(isDone) || model.reader.kept() === kept) return [];
  return [`refusedChangesNothing: it was ${answers.map(({ kind }) => kind).join(" and ")}, and something was written`];
}

/** The same form sent twice is done once, and both are answered alike. */
export function sameFormIsOneDeed(first: Answer, second: Answer, wroteAgain: boolean): string[] {
  if (!isDone(first)) return [];
  const alike = JSON.stringify(first) === JSON.stringify(second);
  return [
    ...(alike ? [] : ["sameFormIsOneDeed: the second answer is another one"]),
    ...(wroteAgain ? ["sameFormIsOneDeed: the second time wrote again"] : []),
  ];
}

/** Of two forms made from the same version of the same thing, at most one is done. */
export function oneOfTwoWins(one: Deed, other: Deed, answers: readonly [Answer, Answer]): string[] {
  const same = one.from !== undefined && one.from === other.from;
  const tookTwice = [one.name, other.name].includes(TAKES) && one.by.userId === other.by.userId;
  return same && !tookTwice && answers.every(isDone)
    ? [`oneOfTwoWins: both “${one.name}” and “${other.name}” were done from ${one.from}`]
    : [];
}

async function once(model: Model, deed: Deed): Promise<Sent> {
  const kept = model.reader.kept();
  const answer = await sent(model, deed, newKey(model));
  return { what: deed.name, kinds: [answer.kind], broken: refusedChangesNothing(kept, model, [answer]) };
}

async function twice(model: Model, deed: Deed, atOnce: boolean): Promise<Sent> {
  const key = newKey(model);
  const kept = model.reader.kept();
  const send = () => sent(model, deed, key);
  if (atOnce) {
    const answers = await Promise.all([send(), send()]);
    const broken = [
      ...refusedChangesNothing(kept, model, answers),
      ...sameFormIsOneDeed(answers[0], answers[1], false),
    ];
    return { what: `${deed.name}, pressed twice`, kinds: answers.map(({ kind }) => kind), broken };
  }
  const first = await send();
  const between = model.reader.kept();
  const second = await send();
  const broken = [
    ...refusedChangesNothing(kept, model, [first, second]),
    ...sameFormIsOneDeed(first, second, model.reader.kept() !== between),
  ];
  return { what: `${deed.name}, sent again`, kinds: [first.kind, second.kind], broken };
}

async function together(model: Model, one: Deed, other: Deed): Promise<Sent> {
  const kept = model.reader.kept();
  const answers = await Promise.all([sent(model, one, newKey(model)), sent(model, other, newKey(model))]);
  return {
    what: `${one.name} together with ${other.name}`,
    kinds: answers.map(({ kind }) => kind),
    broken: [...refusedChangesNothing(kept, model, answers), ...oneOfTwoWins(one, other, answers)],
  };
}

async function stale(model: Model, late: Deed, first: Deed): Promise<Sent> {
  const before = await sent(model, first, newKey(model));
  const kept = model.reader.kept();
  const after = await sent(model, late, newKey(model));
  return {
    what: `${late.name} from a page made before ${first.name}`,
    kinds: [before.kind, after.kind],
    broken: [...refusedChangesNothing(kept, model, [after]), ...oneOfTwoWins(first, late, [before, after])],
  };
}

async function prepared(model: Model, prepares: readonly (readonly [Prepare, number])[]): Promise<Deed | null> {
  // What cannot be done now is tried as something else: a step in which nothing happens shows nothing.
  for (let tries = 0; tries < 8; tries += 1) {
    const deed = await model.dice.weighted(prepares)(model);
    if (deed !== null) return deed;
  }
  return null;
}

/** Two forms about the same case, or the same call, open in front of two people. */
async function twoForms(model: Model): Promise<readonly [Deed, Deed] | null> {
  const onCase = model.dice.chance(0.8);
  model.focus = (onCase ? someCase(model) : someContact(model))?.id ?? null;
  if (model.focus === null) return null;
  const one = await prepared(model, onCase ? ON_CASE : ON_CONTACT);
  const other = await prepared(model, onCase ? ON_CASE : ON_CONTACT);
  model.focus = null;
  return one && other && [one, other];
}

/** Somebody, or two people, send what they have in front of them. */
export async function somebodySends(model: Model): Promise<Sent> {
  const way = model.dice.weighted([
    ["once", 68],
    ["twice", 5],
    ["pressed twice", 4],
    ["together", 12],
    ["stale", 11],
  ] as const);
  if (way === "together" || way === "stale") {
    const two = await twoForms(model);
    if (two) return way === "together" ? together(model, ...two) : stale(model, ...two);
  }
  const deed = await prepared(model, ANYTHING);
  if (deed === null) return { what: "nothing to do", kinds: [], broken: [] };
  return way === "twice" || way === "pressed twice"
    ? deed.keyed
      ? twice(model, deed, way === "pressed twice")
      : once(model, deed)
    : once(model, deed);
}
