import { join, part } from "./common.ts";
import type { Extra, Maybe, Part, Words } from "./common.ts";
import { Tag } from "./tag.tsx";

/** Where a task stands: plain words, or a tag. */
export interface TaskStatus extends Part {
  tag?: Words;
}

export interface Task {
  title: Words;
  status?: Words<TaskStatus>;
  hint?: Words;
  href?: string | undefined;
  classes?: string | undefined;
}

export interface TaskListProps extends Extra {
  items?: readonly Maybe<Task>[] | undefined;
  idPrefix?: string | undefined;
}

function TaskItem({ task, id }: { task: Task; id: string }) {
  const title: Part | undefined = part(task.title);
  const hint: Part | undefined = part(task.hint);
  const status: TaskStatus | undefined = part(task.status);
  const tag: Part | undefined = part(status?.tag);
  return (
    <li className={join("govuk-task-list__item", task.href && "govuk-task-list__item--with-link", task.classes)}>
      <div className="govuk-task-list__name-and-hint">
        {task.href ? (
          <a
            className={join("govuk-link govuk-task-list__link", title?.classes)}
            href={task.href}
            aria-describedby={join(hint && `${id}-hint`, `${id}-status`)}
          >
            {title?.text}
          </a>
        ) : (
          <div className={title?.classes}>{title?.text}</div>
        )}
        {hint && (
          <div id={`${id}-hint`} className="govuk-task-list__hint">
            {hint.text}
          </div>
        )}
      </div>
      <div className={join("govuk-task-list__status", status?.classes)} id={`${id}-status`}>
        {tag ? (
          <Tag classes={tag.classes} attributes={tag.attributes}>
            {tag.text}
          </Tag>
        ) : (
          status?.text
        )}
      </div>
    </li>
  );
}

/** What there is to do, each with where it stands. */
export function TaskList({ items = [], idPrefix, classes, attributes }: TaskListProps) {
  return (
    <ul className={join("govuk-task-list", classes)} {...attributes}>
      {items.map(
        (task, index) => task && <TaskItem key={index} task={task} id={`${idPrefix || "task-list"}-${index + 1}`} />,
      )}
    </ul>
  );
}
