import { ListTree, Rows3, Search, Vote } from "lucide-react";
import Link from "next/link";
import { VIEWS, type View } from "#lib/display.ts";
import { words } from "#lib/i18n.ts";
import { PollLink } from "./islands/poll-link.tsx";
import type { ThreadView } from "./view.ts";

type Props = { view: ThreadView; chosen: View /** The page's own address. */; here: string };

const ICONS = { nested: ListTree, flat: Rows3 };

/** Above the posts of a thread: in which of the two ways they stand, for every thread and on every device; and what to find in it. */
export function ThreadBar({ view, chosen, here }: Props) {
  const t = words(view.lang, "finding");
  return (
    <div className="threadbar">
      <form method="post" action="/api/display" className="seg" aria-label={t("view.title")}>
        <input type="hidden" name="back" value={here} />
        {VIEWS.map((each) => {
          const Icon = ICONS[each];
          return (
            <button key={each} type="submit" name="view" value={each} aria-pressed={each === chosen}>
              <Icon className="i" aria-hidden />
              {t(`view.${each}`)}
            </button>
          );
        })}
      </form>
      <Link href={`${view.base}/forum/threads/${view.threadId}/find`} prefetch={false}>
        <Search className="i" aria-hidden />
        {t("find.open")}
      </Link>
      <PollLink>
        <Vote className="i" aria-hidden />
        {words(view.lang, "polls")("open.link")}
      </PollLink>
    </div>
  );
}
