import Link from "next/link";
import { composerWords } from "#components/composer/words.ts";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { LateReplyBox } from "#components/forum/islands/late-reply-box.tsx";
import { ThreadProvider } from "#components/forum/islands/thread-context.tsx";
import { repliesOf } from "#components/forum/replies-of.ts";
import { tagPage } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { threadPath } from "#domains/forum/posts/windows.ts";
import { findThreadPage } from "#domains/forum/threads/page.ts";
import { findThreadOfBulletin } from "#domains/forum/threads/queries.ts";
import type { Audience } from "#domains/kernel/actor.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { Talk } from "./talk.tsx";
import { islandsOf, viewOf } from "./view-of.ts";

type Props = { viewer: Audience; lang: Lang; day: string; unit: string | null; bulletinId: string };

/**
 * The discussion below a bulletin: the beginning of its thread, and where one answers. The page must be tagged
 * `bulletin:<id>`, and waits for it: a component that asks by itself would fail outside of `orMissing`.
 */
export async function discussionBelow({ viewer, lang, day, unit, bulletinId }: Props) {
  const thread = await findThreadOfBulletin(viewer, bulletinId);
  const page = thread && (await findThreadPage(viewer, thread.id, 1));
  if (!page) return null; // published a moment ago: the worker opens it, and the page becomes stale
  await tagPage(`thread:${page.thread.id}`);
  const base = areaPath(unit);
  const setting = { lang, day, base };
  const t = words(lang, "forum");
  return (
    <section className="talk" id="talk">
      <div className="sec">
        <h2>{t("discussion.title")}</h2>
        <small>{repliesOf(page.thread)}</small>
        <AudienceBadge lang={lang} of={page.thread} count={page.audience} />
        <Link className="more" href={threadPath(base, page.thread.id)} prefetch={false}>
          {t("discussion.enter")}
        </Link>
      </div>
      <ThreadProvider {...islandsOf(page, setting)}>
        <Talk
          page={page}
          view={viewOf(page, setting)}
          answer={
            <LateReplyBox words={composerWords(lang)} audience={<AudienceBadge lang={lang} of={page.thread} />}>
              <Link className="btn" href={`${threadPath(base, page.thread.id)}#reply`} prefetch={false}>
                {t("discussion.join")}
              </Link>
            </LateReplyBox>
          }
        />
      </ThreadProvider>
    </section>
  );
}
