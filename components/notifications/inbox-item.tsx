import {
  AlarmClock,
  AtSign,
  Bell,
  BellRing,
  Bookmark,
  BookOpenCheck,
  CalendarX,
  CircleCheck,
  ClockAlert,
  FileCheck,
  FilePen,
  FolderInput,
  Gavel,
  Handshake,
  Inbox,
  MessagesSquare,
  PencilLine,
  Reply,
  Scale,
  Trash2,
  Undo2,
  UserSearch,
} from "lucide-react";
import { ActionForm } from "#components/form/action-form.tsx";
import { openItemAction } from "#domains/notifications/actions.ts";
import type { InboxLine } from "#domains/notifications/queries.ts";
import { dayOf, formatDateTime, formatDay } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";
import { titleIn } from "#lib/thread-title.ts";

const ICONS = {
  mention: AtSign,
  reply: Reply,
  watched: Bell,
  "answer-accepted": CircleCheck,
  "new-thread": MessagesSquare,
  bookmark: Bookmark,
  moderated: Gavel,
  "posts-moved": FolderInput,
  "thread-reminder": AlarmClock,
  "timer-refused": CalendarX,
  "flag-settled": Gavel,
  "appeal-decided": Scale,
  "queue-waits": Inbox,
  "item-assigned": Inbox,
  "purge-settled": Trash2,
  "purge-expired": Trash2,
  "reveal-settled": UserSearch,
  "reveal-expired": UserSearch,
  "new-bulletin": Bell,
  "review-asked": FilePen,
  "review-overdue": ClockAlert,
  "review-returned": Undo2,
  "review-approved": FileCheck,
  "review-delegated": Handshake,
  "delegation-ended": Handshake,
  "plan-failed": CalendarX,
  "must-read": BookOpenCheck,
  "must-read-reminded": BellRing,
  "must-read-soon": AlarmClock,
  "must-read-last-day": AlarmClock,
  "bulletin-corrected": PencilLine,
};

type Props = { lang: Lang; line: InboxLine; isUnderTitle?: boolean };

/**
 * One line of the inbox. It is a form, not a link: opening it marks it as read, and nothing changes by a mere GET. Under the
 * title of its thread it tells the title only to those who do not see that.
 */
export function InboxItem({ lang, line, isUnderTitle }: Props) {
  const t = words(lang, "notifications");
  const kind = line.actionKind ? words(lang, "moderation")(`kinds.${line.actionKind}`) : "";
  const due = line.dueOn && t("due", { day: formatDay(new Date(`${line.dueOn}T12:00:00Z`), lang, dayOf(new Date())) });
  const said = (line.kind === "flag-settled" && line.answer && t("answer", { answer: line.answer })) || line.reason;
  const title = line.threadTitle === null ? line.bulletinTitle : titleIn(lang, line.threadTitle);
  const more = [isUnderTitle ? null : title, due, said, line.note].filter(Boolean).join(" · ");
  const Icon = ICONS[line.kind];
  return (
    <li className={line.isUnread ? "unread" : undefined}>
      <ActionForm action={openItemAction}>
        <input type="hidden" name="itemId" value={line.id} />
        <button type="submit" className="inbox-line">
          <Icon className="i" aria-hidden />
          <span>
            <b>
              {t(`lines.${line.kind}`, {
                name: nameIn(lang, line.actorName ?? t("someone")),
                kind,
                count: line.count ?? 1,
              })}
            </b>
            {isUnderTitle && <span className="vh">{title}</span>}
            {more && <span className="ex">{more}</span>}
            <span className="meta">
              <time dateTime={line.createdAt.toISOString()}>{formatDateTime(line.createdAt, lang)}</time>
              {line.unitName && <span>{line.unitName}</span>}
              {line.isUnread && <span className="badge q">{t("unread")}</span>}
            </span>
          </span>
        </button>
      </ActionForm>
    </li>
  );
}
