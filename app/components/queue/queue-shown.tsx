import { paths } from "../../paths.ts";
import { Pager } from "../pager.tsx";
import { GROUP_WORDS, NOTHING_WORDS } from "./group-words.ts";
import { QueueTable, type ShownQueueCall, type ShownQueueRow } from "./queue-table.tsx";

type GroupName = keyof typeof GROUP_WORDS;

interface WhoIsOn {
  readonly onShift: number;
  readonly dutyManagers: readonly string[];
}

export interface QueueShownProps {
  front:
    | (WhoIsOn & {
        readonly groups: readonly {
          readonly name: GroupName;
          readonly calls: readonly ShownQueueCall[];
          readonly rows: readonly ShownQueueRow[];
          readonly more: boolean;
        }[];
        readonly live: readonly ShownQueueCall[];
      })
    | null;
  list:
    | (WhoIsOn & {
        readonly name: GroupName;
        readonly rows: readonly ShownQueueRow[];
        readonly page: number;
        readonly pageCount: number;
      })
    | null;
  formKey: string;
}

/** The queue, or one group of it alone. */
export function QueueShown({ front, list, formKey }: QueueShownProps) {
  if (list)
    return (
      <>
        <h1 className="govuk-heading-l">{GROUP_WORDS[list.name]}</h1>
        <OnShift {...list} />
        <p className="govuk-body">
          <a className="govuk-link" href={paths.queue()}>
            The whole queue
          </a>
        </p>
        {list.rows.length === 0 ? (
          <p className="govuk-body">{NOTHING_WORDS[list.name]}</p>
        ) : (
          <QueueTable label={GROUP_WORDS[list.name]} rows={list.rows} formKey={formKey} />
        )}
        <Pager
          page={list.page}
          pageCount={list.pageCount}
          hrefFor={(page) => paths.queueGroup(list.name, page)}
          label={GROUP_WORDS[list.name]}
        />
      </>
    );
  if (!front) return null;
  return (
    <>
      <h1 className="govuk-heading-l">Queue</h1>
      <OnShift {...front} />
      {front.groups.map((group) => (
        <div key={group.name}>
          {group.name === "others" && <Live calls={front.live} formKey={formKey} />}
          <h2 className="govuk-heading-m">{GROUP_WORDS[group.name]}</h2>
          {group.rows.length + group.calls.length === 0 ? (
            <p className="govuk-body">{NOTHING_WORDS[group.name]}</p>
          ) : (
            <QueueTable
              label={GROUP_WORDS[group.name]}
              calls={group.calls}
              rows={group.rows}
              formKey={formKey}
              saysPolice={group.name === "danger"}
            />
          )}
          {group.more && (
            <p className="govuk-body">
              <a className="govuk-link" href={paths.queueGroup(group.name, 1)}>
                Show all<span className="govuk-visually-hidden">: {GROUP_WORDS[group.name]}</span>
              </a>
            </p>
          )}
        </div>
      ))}
    </>
  );
}

function OnShift({ onShift, dutyManagers }: WhoIsOn) {
  return (
    <p className="govuk-body">
      On shift: {onShift}. Duty manager: {dutyManagers.join(", ") || "nobody is on shift"}.
    </p>
  );
}

function Live({ calls, formKey }: { calls: readonly ShownQueueCall[]; formKey: string }) {
  if (calls.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Calls in progress</h2>
      <QueueTable label="Calls in progress" calls={calls} rows={[]} formKey={formKey} />
    </>
  );
}
