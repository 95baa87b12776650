import { ArrowDown, Hourglass, Lock } from "lucide-react";
import type { ReactNode } from "react";
import { LiveLine } from "#components/forum/islands/live-line.tsx";
import { ReadKeeper } from "#components/forum/islands/read-keeper.tsx";
import { PostList } from "#components/forum/post-list.tsx";
import type { ThreadView } from "#components/forum/view.ts";
import { WindowNav } from "#components/forum/window-nav.tsx";
import type { ThreadPage } from "#domains/forum/threads/page.ts";
import { formatDateTime } from "#lib/dates.ts";
import { words } from "#lib/i18n.ts";

type Props = { page: ThreadPage; view: ThreadView; answer: ReactNode; above?: ReactNode };

/** The posts of a window with what is said `above` them, the way to the others, and the place to `answer`; inside a ThreadProvider. */
export function Talk({ page, view, answer, above }: Props) {
  const { thread, window, nested, moved } = page;
  const t = words(view.lang, "forum");
  return (
    <>
      {nested.length === 0 && (
        <p className="hint empty">{t(thread.postCount > 0 ? "thread.gone" : "thread.noneYet")}</p>
      )}
      {above}
      <PostList nested={nested} moved={moved} view={view} />
      <div id="windows">
        <WindowNav view={view} window={window} lastNumber={thread.lastShownNumber} />
      </div>
      <LiveLine icon={<ArrowDown className="i" aria-hidden />} />
      <ReadKeeper />
      {thread.isLocked ? (
        <p className="note" id="reply">
          <Lock className="i" aria-hidden />
          {t("compose.locked")}
        </p>
      ) : (
        <>
          {thread.slow && (
            <p className="note">
              <Hourglass className="i" aria-hidden />
              {t("compose.slow", {
                minutes: thread.slow.minutes,
                until: formatDateTime(new Date(thread.slow.until), view.lang),
              })}
            </p>
          )}
          {answer}
        </>
      )}
    </>
  );
}
