import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ThreadChoice } from "#components/moderation/thread-choice.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { listThreads } from "#domains/forum/threads/queries.ts";
import { readCursor } from "#lib/cursor.ts";
import { words } from "#lib/i18n.ts";
import { type BoardParams, loadWorked } from "./load.ts";

type Query = { before?: string | string[]; done?: string | string[] };
type Props = { params: BoardParams; searchParams: Promise<Query> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/moderate");
  return { title: words(lang, "moving")("threads.title") };
});

/** The threads of a board, of which several may be chosen to be locked, moved or labelled together. */
export default orMissing(async function ChooseThreadsPage({ params, searchParams }: Props) {
  const { actor, lang, board } = await loadWorked(params);
  const { before, done } = await searchParams;
  const { pinned, threads, next } = await listThreads(actor, board.id, before ? readCursor(String(before)) : null);
  const path = `/moderate/boards/${board.slug}`;
  const t = words(lang, "moving");
  return (
    <article className="formpage">
      <p className="crumb">
        <Link href={`${areaPath(board.unitSlug)}/forum/boards/${board.slug}`}>{board.name}</Link>
      </p>
      <h1>{t("threads.title")}</h1>
      {Number(done) > 0 && <p className="note">{t("threads.done", { count: Number(done) })}</p>}
      <p className="lede">{t("threads.lede")}</p>
      {pinned.length + threads.length === 0 ? (
        <p className="hint">{t("threads.none")}</p>
      ) : (
        <ThreadChoice lang={lang} action={`${path}/threads`} threads={[...pinned, ...threads]} />
      )}
      {next && (
        <p>
          <Link className="btn g s" href={`${path}?before=${next}`} prefetch={false}>
            {t("threads.older")}
          </Link>
        </p>
      )}
    </article>
  );
});
