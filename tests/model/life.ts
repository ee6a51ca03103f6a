// A hub lives for so many steps: somebody does something, time passes, and after each step everything that must hold is looked at.
import { later, MINUTE } from "#machines/time.ts";
import { closeModel, foundModel } from "./model.ts";
import { somebodySends } from "./sending.ts";
import { everyPassedClockIsToldOnce, passTime } from "./time.ts";
import { brokenAnywhere, brokenByStep, newWatch } from "./watch.ts";

export interface Life {
  readonly seed: number;
  readonly steps: number;
  /** Told when a step begins and when it is over: never true while the rules are looked at. */
  readonly acting?: (now: boolean) => void;
}

/** Something that must hold does not. */
export class Broken extends Error {
  readonly broken: readonly string[];
  constructor(where: string, broken: readonly string[]) {
    super(`${where}:\n  ${[...new Set(broken)].join("\n  ")}`);
    this.broken = broken;
  }
}

/** What happened, and how often. */
export type Happened = ReadonlyMap<string, number>;

/** Every so many steps histories are replayed from their start; at the end all there ever were. */
const LOOK_AT_ALL = 500;

/** Lives a life. Throws Broken at the first step after which something does not hold; answers what happened, by name and answer. */
export async function live({ seed, steps, acting = () => undefined }: Life): Promise<Happened> {
  const model = await foundModel(seed);
  const { dice } = model;
  const watch = newWatch();
  const happened = new Map<string, number>();
  const count = (what: string) => happened.set(what, (happened.get(what) ?? 0) + 1);
  try {
    for (let step = 1; step <= steps; step += 1) {
      let where = `seed ${seed}, step ${step}`;
      const broken: string[] = [];
      try {
        acting(true);
        if (dice.chance(0.2)) {
          const way = await passTime(model);
          where += `, ${way}`;
          count(way);
        } else {
          const { what, kinds, broken: wrong } = await somebodySends(model);
          where += `, ${what}: ${kinds.join(", ")}`;
          broken.push(...wrong);
          if (kinds.length === 1) count(`${what}: ${kinds[0]}`);
          else
            count(
              `${what.replace(/^.*(, pressed twice|, sent again| together with | from a page made before ).*$/, "$1")}: ${kinds.join(", ")}`,
            );
          model.at = later(model.at, dice.between(0, 4) * MINUTE);
        }
        if (dice.chance(0.5)) broken.push(...(await everyPassedClockIsToldOnce(model, dice.chance(0.8) ? 1 : 2)));
      } catch (error) {
        broken.push(`nothingIsThrown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      } finally {
        acting(false);
      }
      broken.push(...(await brokenByStep(watch, model)));
      if (broken.length === 0 && (step % LOOK_AT_ALL === 0 || step === steps))
        broken.push(...(await brokenAnywhere(watch, model, step === steps)));
      if (broken.length > 0) throw new Broken(`${where} at ${model.at}`, broken);
    }
    return happened;
  } finally {
    await closeModel(model);
  }
}
