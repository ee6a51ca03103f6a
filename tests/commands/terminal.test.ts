import { describe, expect, it } from "vitest";
import { InputError, withHub } from "#app/cli/terminal.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { scratchFolder } from "../factories.ts";

const env = () => ({ HUB_DATA_DIR: scratchFolder(), HUB_MODE: "demo", NODE_ENV: "test" }) as const;

describe("a command at the terminal", () => {
  it("says what to do where the database is of an earlier version", async () => {
    const work = withHub(env(), ({ db }) => db.q.selectFrom("late_price").selectAll().execute());
    await expect(work).rejects.toThrow(InputError);
    await expect(work).rejects.toThrow("Run “migrate” first.");
  });

  it("fails as it does where it is not", async () => {
    const own = env();
    await withHub(own, ({ db }) => migrateToLatest(db));
    expect(await withHub(own, ({ db }) => db.q.selectFrom("late_price").selectAll().execute())).toEqual([]);
    const broken = new Error("Something else is wrong.");
    await expect(withHub(own, () => Promise.reject(broken))).rejects.toBe(broken);
  });
});
