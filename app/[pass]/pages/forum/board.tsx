import "#components/forum/lists.css";
import { PenLine } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { BoardHead } from "#components/forum/board-head.tsx";
import { Crumbs } from "#components/forum/crumbs.tsx";
import { OpenLink } from "#components/forum/islands/open-link.tsx";
import { SweepForm } from "#components/forum/islands/sweep-form.tsx";
import { UnreadSide } from "#components/forum/islands/unread-side.tsx";
import { sweepWords } from "#components/forum/islands/words.ts";
import { LabelList } from "#components/forum/label-list.tsx";
import { ListTabs } from "#components/forum/list-tabs.tsx";
import { ThreadRows } from "#components/forum/thread-rows.tsx";
import { WhoSees } from "#components/forum/who-sees.tsx";
import { readingOf, tagPage } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { countAudience, listModerators } from "#domains/forum/audience/queries.ts";
import { findBoard } from "#domains/forum/boards/queries.ts";
import { listLabels } from "#domains/forum/labels/queries.ts";
import { threadPath } from "#domains/forum/posts/windows.ts";
import { listThreads } from "#domains/forum/threads/queries.ts";
import { type Cursor, readCursor } from "#lib/cursor.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; unit?: string; board: string; before?: string[] }> };

/** A board: its threads by the last word said, a page at a time. */
export const BoardBody = orMissing(async function BoardBody({ params }: Props) {
  const { board: slug, before } = await params;
  const { viewer, lang, day, unit } = await readingOf(params, ["forum"]);
  const cursor = cursorOf(before);
  const board = cursor === undefined ? null : await findBoard(viewer, slug);
  if (!board || cursor === undefined) notFound();
  await tagPage(`board:${board.id}`, ...(unit ? [`unit:${unit}`] : []));
  const [page, audience, moderators, groups] = await Promise.all([
    listThreads(viewer, board.id, cursor),
    countAudience(viewer, board.unitPath),
    listModerators(viewer, board.unitId),
    listLabels(viewer, board.unitId, board.id),
  ]);
  const base = areaPath(unit);
  const t = words(lang, "forum");
  const rows = [...page.pinned, ...page.threads];
  const unitName = (lang === "en" && board.unitEnName) || board.unitName;
  const home = { href: base || "/", text: (unit && unitName) || words(lang, "layout")("nav.home") };
  const boardPath = `${base}/forum/boards/${board.slug}`;
  return (
    <>
      <Crumbs label={t("crumbs")} steps={[home, { href: `${base}/forum`, text: t("title") }]} />
      <BoardHead board={board} lang={lang} audience={audience} moderators={moderators} />
      <div className="bgrid">
        <section aria-label={t("board.list")}>
          <ListTabs lang={lang} current="all" here={boardPath} query={`?board=${board.slug}`} />
          {board.archivedAt && <p className="note">{t("board.archivedNote")}</p>}
          {rows.length > 0 ? (
            <ThreadRows
              threads={rows}
              lang={lang}
              day={day}
              label={t("board.list")}
              hrefOf={({ id }) => threadPath(base, id)}
            />
          ) : (
            <p className="hint empty">
              {t("board.empty")} {t("board.emptyHint")}
            </p>
          )}
          {(page.next || cursor) && (
            <nav className="pages" aria-label={t("board.pages")}>
              {cursor && (
                <Link href={boardPath} prefetch={false}>
                  {t("board.newest")}
                </Link>
              )}
              {page.next && (
                <Link href={`${boardPath}/${page.next}`} prefetch={false} rel="next">
                  {t("board.older")}
                </Link>
              )}
            </nav>
          )}
        </section>
        <aside className="bside">
          <UnreadSide
            base={base}
            threads={rows.map((thread) => ({ id: thread.id, last: thread.lastShownNumber }))}
            words={{
              title: t("board.unreadTitle"),
              none: t("board.unreadNone"),
              some: t.raw("board.unreadSome") as string,
              first: t("board.toFirstUnread"),
            }}
          >
            <SweepForm boardId={board.id} words={sweepWords(lang)} />
          </UnreadSide>
          <LabelList groups={groups} base={base} title={words(lang, "labels")("onBoard")} />
          <WhoSees lang={lang} of={board} audience={audience} needsApproval={board.needsApproval} />
        </aside>
      </div>
      {!board.archivedAt && (
        <OpenLink className="fab" href={`/write/thread/${board.slug}`}>
          <PenLine className="i" aria-hidden />
          {t("board.openShort")}
        </OpenLink>
      )}
    </>
  );
});

export const boardMetadata = titleOrMissing(async function boardMetadata({ params }: Props): Promise<Metadata> {
  const { board: slug } = await params;
  const { viewer, lang } = await readingOf(params);
  const board = await findBoard(viewer, slug);
  return board ? { title: `${board.name} · ${words(lang, "forum")("title")}` } : {};
});

/** Null for the first page, undefined for what is no cursor. */
function cursorOf(segments: string[] | undefined): Cursor | null | undefined {
  if (!segments) return null;
  return (segments.length === 1 && readCursor(segments[0] ?? "")) || undefined;
}
