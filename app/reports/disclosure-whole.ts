// A whole table: what may be shown of its people and of its money, all lists and both sides reckoned with.
import type { JointTable } from "./disclosure-joint.ts";
import { controlledPeople, type PeopleShown } from "./disclosure-people.ts";
import { jointPeople } from "./disclosure-people-jointly.ts";
import { controlledPounds, type PoundsShown } from "./disclosure-pounds.ts";
import { jointPounds } from "./disclosure-pounds-jointly.ts";
import type { TableTruth } from "./disclosure-table.ts";
import type { Publisher } from "./report.ts";

export interface TableShown {
  readonly people: PeopleShown;
  readonly pounds: PoundsShown;
  /** What a reader of all that is shown can work out of the people. */
  readonly counts: JointTable;
}

/** People first, since money of hidden people is hidden. Where what is left of the money says how many they are, more of the people is hidden. */
export function controlledTable(table: TableTruth, publisher: Publisher): TableShown {
  let people = controlledPeople(table, publisher);
  for (;;) {
    const { shown, joint: counts } = jointPeople(table, people, publisher);
    const { pounds, told } = jointPounds(table, shown, counts, controlledPounds(table, shown, publisher), publisher);
    if (told.length === 0) return { people: shown, pounds, counts };
    const lists = new Map([...shown.lists].map(([key, rows]) => [key, [...rows]]));
    for (const { one, index } of told) lists.get(one.list.key)?.splice(index, 1, "suppressed");
    people = { total: shown.total, lists };
  }
}
