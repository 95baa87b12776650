import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { WindowNav } from "#components/forum/window-nav.tsx";
import { PostChoice } from "#components/moderation/post-choice.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { listPosts } from "#domains/forum/posts/queries.ts";
import { windowOf } from "#domains/forum/posts/windows.ts";
import { words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";
import { loadModerated, type ThreadParams } from "../load.ts";

type Props = { params: ThreadParams; searchParams: Promise<{ at?: string | string[] }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/moderate");
  return { title: words(lang, "moving")("choose.title") };
});

/** Which posts of a thread are to go elsewhere or out of sight: one window after the other. */
export default orMissing(async function ChoosePostsPage({ params, searchParams }: Props) {
  const { actor, lang, thread, shown } = await loadModerated(params, "posts");
  const { at } = await searchParams;
  const window = windowOf(/^[1-9]\d{0,6}$/.test(String(at)) ? Number(at) : 1);
  const all = await listPosts(actor, shown, window);
  // What opens a subject goes with the whole of it alone.
  const posts = thread.boardId === null ? all : all.filter(({ number }) => number > 1);
  const path = `/moderate/threads/${thread.id}`;
  const t = words(lang, "moving");
  const windowHref = (number: number) => `${path}/posts?at=${number}`;
  return (
    <article className="formpage">
      <p className="crumb">
        <Link href={path}>{titleIn(lang, thread.title)}</Link>
      </p>
      <h1>{t("choose.title")}</h1>
      <p className="lede">
        {t("choose.lede")}
        {thread.boardId !== null && t("choose.opening")}
      </p>
      {posts.length === 0 && <p className="hint">{t("choose.none")}</p>}
      {posts.length > 0 && <PostChoice lang={lang} moveTo={`${path}/move`} hideTo={`${path}/hide`} posts={posts} />}
      <WindowNav view={{ lang, windowHref, postHref: windowHref }} window={window} lastNumber={shown.lastNumber} />
    </article>
  );
});
