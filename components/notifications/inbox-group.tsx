import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { markAllReadAction } from "#domains/notifications/actions.ts";
import type { InboxGroup as Group } from "#domains/notifications/by-thread.ts";
import type { InboxLine } from "#domains/notifications/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";
import { InboxItem } from "./inbox-item.tsx";

/** Of a busy thread so many lines stand open; the others are folded. */
const LINES_OPEN = 3;

/** What happened in one thread under its title, or lines that belong to none. */
export function InboxGroup({ lang, group: { threadId, lines } }: { lang: Lang; group: Group }) {
  const t = words(lang, "notifications");
  if (threadId === null) return <Lines lang={lang} lines={lines} />;
  const unread = lines.filter(({ isUnread }) => isUnread).length;
  const folded = lines.slice(LINES_OPEN);
  return (
    <section className="inbox-thread">
      <header>
        <h2>{titleIn(lang, lines[0]?.threadTitle ?? "")}</h2>
        {unread > 0 && (
          <ActionForm action={markAllReadAction}>
            <input type="hidden" name="threadId" value={threadId} />
            <SubmitButton className="btn g s">{t("markThread", { count: unread })}</SubmitButton>
          </ActionForm>
        )}
      </header>
      <Lines lang={lang} lines={lines.slice(0, LINES_OPEN)} isUnderTitle />
      {folded.length > 0 && (
        <details>
          <summary>{t("folded", { count: folded.length })}</summary>
          <Lines lang={lang} lines={folded} isUnderTitle />
        </details>
      )}
    </section>
  );
}

function Lines({ lang, lines, isUnderTitle }: { lang: Lang; lines: InboxLine[]; isUnderTitle?: boolean }) {
  return (
    <ul className="inbox">
      {lines.map((line) => (
        <InboxItem key={line.id} lang={lang} line={line} isUnderTitle={isUnderTitle} />
      ))}
    </ul>
  );
}
