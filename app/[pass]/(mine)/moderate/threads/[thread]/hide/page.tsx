import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { HideForm } from "#components/moderation/hide-form.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { WINDOW_SIZE } from "#domains/forum/limits.ts";
import { listPostsByIds } from "#domains/forum/posts/queries.ts";
import { listHidings } from "#domains/moderation/hidings/queries.ts";
import { listReasonsFor } from "#domains/moderation/reasons/queries.ts";
import { words } from "#lib/i18n.ts";
import { loadModerated, type ThreadParams } from "../load.ts";

type Props = { params: ThreadParams; searchParams: Promise<{ post?: string | string[] }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/moderate");
  return { title: words(lang, "moving")("hide.title") };
});

/** What hiding would do to each of the chosen posts, before it does, and the one reason that their authors will read. */
export default orMissing(async function HidePostsPage({ params, searchParams }: Props) {
  const { actor, lang, thread, shown } = await loadModerated(params, "hide");
  const { post = [] } = await searchParams;
  const posts = await listPostsByIds(actor, shown, [post].flat().slice(0, WINDOW_SIZE));
  const ids = posts.map(({ id }) => id);
  const [refusals, reasons] = await Promise.all([
    listHidings(actor, thread.id, ids),
    listReasonsFor(actor, thread.unitPath),
  ]);
  const t = words(lang, "moving");
  return (
    <article className="formpage">
      <p className="crumb">
        <Link href={`/moderate/threads/${thread.id}/posts?at=${posts[0]?.number ?? 1}`}>{t("choose.title")}</Link>
      </p>
      <h1>{t("hide.title")}</h1>
      <HideForm lang={lang} threadId={thread.id} posts={posts} refusals={refusals} reasons={reasons} />
    </article>
  );
});
