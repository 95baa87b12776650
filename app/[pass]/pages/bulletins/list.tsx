import "#components/bulletins/bulletins.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { BulletinCards } from "#components/bulletins/bulletin-cards.tsx";
import { BulletinList } from "#components/bulletins/bulletin-list.tsx";
import { BulletinRegister } from "#components/bulletins/bulletin-register.tsx";
import { ColumnTabs } from "#components/bulletins/column-tabs.tsx";
import { Subscribe } from "#components/bulletins/subscribe.tsx";
import { listColumns } from "#domains/bulletins/columns/queries.ts";
import { slugsWithin } from "#domains/bulletins/columns/tree.ts";
import { ALL_COLUMNS, openFeedsOf } from "#domains/bulletins/feeds/names.ts";
import { bulletinsInOrder, listBulletins } from "#domains/bulletins/queries.ts";
import { listPinnedIds } from "#domains/bulletins/slots/queries.ts";
import { ALL_BULLETINS, bulletinTag, topTag } from "#domains/bulletins/tags.ts";
import { readingOf, tagPage } from "#domains/edge/audience.ts";
import { mediaSources } from "#domains/media/queries.ts";
import { listVisibleUnits } from "#domains/units/queries.ts";
import { readCursor } from "#lib/cursor.ts";
import { words } from "#lib/i18n.ts";

type Params = Promise<{ pass: string; unit?: string; column?: string; cursor?: string }>;

async function load(params: Params) {
  const { column = null, cursor } = await params;
  const { viewer, lang, day, unit, base } = await readingOf(params, [ALL_BULLETINS]);
  const columns = await listColumns(viewer);
  const shown = columns.find(({ slug }) => slug === column) ?? null;
  const before = cursor === undefined ? null : readCursor(cursor);
  if ((column !== null && !shown) || (cursor !== undefined && !before)) notFound();
  const [area] = unit === null ? [] : await listVisibleUnits(viewer);
  return { viewer, lang, day, base, columns, shown, before, area };
}

const LISTS = { list: BulletinList, cards: BulletinCards, register: BulletinRegister } as const;

/** `/bulletins`, `/bulletins/columns/<column>` and what follows `/before/<cursor>`, of the organisation or of a unit. */
export const BulletinListPage = orMissing(async function BulletinListPage({ params }: { params: Params }) {
  const { viewer, lang, day, base, columns, shown, before, area } = await load(params);
  const isPublic = viewer.area === "public";
  const t = words(lang, "bulletins");
  const { bulletins, next, behind } = await listBulletins(viewer, {
    columns: shown ? slugsWithin(columns, shown) : undefined,
    before,
  });
  if (before && bulletins.length === 0) notFound();
  // What is pinned stands at the head of its column's first page, and there alone.
  const pinnedIds = shown && !before ? await listPinnedIds(viewer, slugsWithin(columns, shown), day) : [];
  const pinned = await bulletinsInOrder(viewer, pinnedIds);
  const rows = [...pinned, ...bulletins.filter(({ id }) => !pinnedIds.includes(id))];
  if (!before) await tagPage(topTag(viewer.area, shown?.slug));
  await tagPage(...[...rows.map(({ id }) => id), ...(behind ? [behind] : [])].map(bulletinTag));
  const List = LISTS[shown?.template ?? "list"];
  const pictures = await mediaSources(rows.flatMap(({ coverId }) => coverId ?? []));
  const here = `${base}/bulletins${shown ? `/columns/${shown.slug}` : ""}`;
  const areaName = area && (lang === "en" ? area.enName || area.name : area.name);
  return (
    <div className="blistpage">
      <header className="bhead0">
        <Subscribe lang={lang} openFeed={isPublic ? (shown?.slug ?? ALL_COLUMNS) : null} />
        <h1>{areaName ? t("titleOfUnit", { unit: areaName }) : t(isPublic ? "publicTitle" : "title")}</h1>
        <p className="lede">
          {shown?.description && lang !== "en" ? shown.description : t(isPublic ? "publicLede" : "lede")}
        </p>
      </header>
      <ColumnTabs
        lang={lang}
        base={base}
        columns={columns.filter(({ closedAt, id }) => closedAt === null || id === shown?.id || id === shown?.parentId)}
        current={shown}
      />
      {shown?.closedAt && <p className="note">{t("columnClosed")}</p>}
      {rows.length > 0 ? (
        <List lang={lang} day={day} base={base} bulletins={rows} pinned={pinnedIds} pictures={pictures} />
      ) : (
        <div className="empty">
          <p>{t("empty")}</p>
          {!isPublic && (
            <Link className="btn g s" href="/" prefetch={false}>
              {t("emptyAction")}
            </Link>
          )}
        </div>
      )}
      <p className="pager">
        {before && (
          <Link className="btn t" href={here} prefetch={false}>
            {t("newest")}
          </Link>
        )}
        {next && (
          <Link className="btn g" href={`${here}/before/${next}`} prefetch={false}>
            {t("older")}
          </Link>
        )}
      </p>
    </div>
  );
});

export const bulletinListMetadata = titleOrMissing(async function bulletinListMetadata({
  params,
}: {
  params: Params;
}): Promise<Metadata> {
  const { lang, shown, viewer } = await load(params);
  const isPublic = viewer.area === "public";
  const column = shown && (lang === "en" ? shown.enName : shown.name);
  const title = [column, words(lang, "bulletins")(isPublic ? "publicTitle" : "title")].filter(Boolean).join(" · ");
  return isPublic ? { title, alternates: { types: openFeedsOf(shown?.slug ?? ALL_COLUMNS) } } : { title };
});
