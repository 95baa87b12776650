import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { SplitForm, ToThreadForm } from "#components/moderation/move-forms.tsx";
import { PostLine } from "#components/moderation/post-line.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { listPostsByIds } from "#domains/forum/posts/queries.ts";
import { movePostsAction, splitThreadAction } from "#domains/moderation/actions.ts";
import { listBoardsFor, listThreadsBeside } from "#domains/moderation/areas/queries.ts";
import { listReasonsFor } from "#domains/moderation/reasons/queries.ts";
import { words } from "#lib/i18n.ts";
import { loadModerated, type ThreadParams } from "../load.ts";

type Query = { post?: string | string[]; later?: string | string[] };
type Props = { params: ThreadParams; searchParams: Promise<Query> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/moderate");
  return { title: words(lang, "moving")("title") };
});

/** Where the chosen posts are to go: into a thread of their own, or to the end of another. */
export default orMissing(async function MovePostsPage({ params, searchParams }: Props) {
  const { actor, lang, thread, shown } = await loadModerated(params, "move");
  const { post = [], later } = await searchParams;
  const posts = await listPostsByIds(actor, shown, [post].flat());
  const [reasons, boards, threads] = await Promise.all([
    listReasonsFor(actor, thread.unitPath),
    listBoardsFor(actor, thread),
    listThreadsBeside(actor, thread),
  ]);
  const chosen = { postIds: posts.map(({ id }) => id), andLater: later === "1" };
  const common = { lang, threadId: thread.id, reasons, chosen };
  const t = words(lang, "moving");
  return (
    <article className="formpage">
      <p className="crumb">
        <Link href={`/moderate/threads/${thread.id}/posts?at=${posts[0]?.number ?? 1}`}>{t("choose.title")}</Link>
      </p>
      <h1>{t("title")}</h1>
      {posts.length === 0 ? (
        <p className="note">{t("nothing")}</p>
      ) : (
        <>
          <p className="lede">{t("lede")}</p>
          <ol className="items" aria-label={t("choose.list")}>
            {posts.map((one) => (
              <li key={one.id}>
                <PostLine lang={lang} post={one} />
              </li>
            ))}
          </ol>
          {chosen.andLater && <p className="note">{t("andLater", { number: posts[0]!.number })}</p>}
          {boards.length > 0 && (
            <details className="deedbox" open>
              <summary>{t("split.title")}</summary>
              <SplitForm {...common} action={splitThreadAction} boards={boards} />
            </details>
          )}
          <details className="deedbox">
            <summary>{t("to.title")}</summary>
            <ToThreadForm {...common} action={movePostsAction} threads={threads} submit={t("to.submit")} />
          </details>
        </>
      )}
    </article>
  );
});
