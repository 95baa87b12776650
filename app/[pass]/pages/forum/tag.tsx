import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { Subscribe } from "#components/bulletins/subscribe.tsx";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { Crumbs } from "#components/forum/crumbs.tsx";
import { LabelList } from "#components/forum/label-list.tsx";
import { ThreadRows } from "#components/forum/thread-rows.tsx";
import { forumFeedName } from "#domains/bulletins/feeds/names.ts";
import { readingOf, tagPage } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { findLabel, listLabels, listThreadsOfLabel } from "#domains/forum/labels/queries.ts";
import { threadPath } from "#domains/forum/posts/windows.ts";
import { listVisibleUnits } from "#domains/units/queries.ts";
import { readCursor } from "#lib/cursor.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; unit?: string; tag: string; before?: string[] }> };

/** The threads of an area that carry a label, by the last word said, a page at a time. */
export const TagBody = orMissing(async function TagBody({ params }: Props) {
  const { tag: id, before } = await params;
  const { viewer, lang, day, unit } = await readingOf(params, ["forum", `label:${id}`]);
  const cursor = before ? (before.length === 1 && readCursor(before[0] ?? "")) || undefined : null;
  const label = cursor === undefined ? null : await findLabel(viewer, id);
  if (!label || cursor === undefined) notFound();
  const [area] = unit === null ? [] : await listVisibleUnits(viewer);
  if (area) await tagPage(`unit:${area.slug}`);
  const [page, groups] = await Promise.all([
    listThreadsOfLabel(viewer, label.id, cursor),
    listLabels(viewer, area?.id ?? null),
  ]);
  const base = areaPath(unit);
  const here = `${base}/forum/tags/${label.id}`;
  const t = words(lang, "labels");
  return (
    <>
      <Crumbs
        label={words(lang, "forum")("crumbs")}
        steps={[{ href: `${base}/forum`, text: words(lang, "forum")("title") }]}
      />
      <header className="fhead">
        <p className="badges">
          <AudienceBadge lang={lang} of={{ unitName: area?.name ?? null, unitEnName: area?.enName ?? null }} />
          <span className="badge k">{label.groupName}</span>
        </p>
        <h1>#{label.name}</h1>
        <p className="lede">{t("lede", { name: label.name })}</p>
        <Subscribe lang={lang} openFeed={null} of={forumFeedName({ forum: "tag", name: label.id })} />
      </header>
      <div className="bgrid">
        <section aria-label={t("list")}>
          {label.archivedAt && <p className="note">{t("archivedNote")}</p>}
          {page.threads.length > 0 ? (
            <ThreadRows
              threads={page.threads}
              lang={lang}
              day={day}
              label={t("list")}
              hrefOf={(thread) => threadPath(base, thread.id)}
              placeOf={(thread) => thread.boardName}
            />
          ) : (
            <p className="hint empty">{t("empty")}</p>
          )}
          {(page.next || cursor) && (
            <nav className="pages" aria-label={t("pages")}>
              {cursor && (
                <Link href={here} prefetch={false}>
                  {t("newest")}
                </Link>
              )}
              {page.next && (
                <Link href={`${here}/${page.next}`} prefetch={false} rel="next">
                  {t("older")}
                </Link>
              )}
            </nav>
          )}
        </section>
        <aside className="bside">
          <LabelList groups={groups} base={base} title={t("all")} current={label.id} />
        </aside>
      </div>
    </>
  );
});

export const tagMetadata = titleOrMissing(async function tagMetadata({ params }: Props): Promise<Metadata> {
  const { viewer, lang } = await readingOf(params);
  const label = await findLabel(viewer, (await params).tag);
  return label ? { title: `#${label.name} · ${words(lang, "forum")("title")}` } : {};
});
