import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { Crumbs } from "#components/forum/crumbs.tsx";
import { OpenLog } from "#components/moderation/open-log.tsx";
import { unitName } from "#components/people/unit-options.tsx";
import { readingOf, tagPage } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { listOpenLog, OPEN_LOG_PAGE, type OpenLogLine } from "#domains/moderation/open-log/queries.ts";
import { openLogTag } from "#domains/moderation/open-log/tag.ts";
import { isUuid } from "#domains/moderation/subjects.ts";
import { listVisibleUnits } from "#domains/units/queries.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; unit?: string; before?: string[] }> };

/** 公开的处置记录: what was done to keep order in an area, for all its members to read, a page at a time. */
export const OpenLogBody = orMissing(async function OpenLogBody({ params }: Props) {
  const { before: segments = [] } = await params;
  const { viewer, lang, day, unit } = await readingOf(params);
  const [before = null] = segments;
  if (segments.length > 1 || (before !== null && !isUuid(before))) notFound();
  const [lines, [self]] = await Promise.all([
    listOpenLog(viewer, before),
    unit === null ? [] : listVisibleUnits(viewer),
  ]);
  if (before !== null && lines.length === 0) notFound();
  await tagPage(openLogTag(self?.id ?? null), ...(unit ? [`unit:${unit}`] : []), ...tagsOf(lines));
  const t = words(lang, "openLog");
  const base = areaPath(unit);
  const path = `${base}/forum/log`;
  const name = self && unitName(self, lang);
  const last = lines.length === OPEN_LOG_PAGE ? lines.at(-1) : undefined;
  return (
    <div className="forum">
      <Crumbs label={words(lang, "forum")("crumbs")} steps={[{ href: `${base}/forum`, text: t("crumb") }]} />
      <header className="fhead">
        <h1>{name ? t("titleOfUnit", { unit: name }) : t("title")}</h1>
        <p className="lede">{t("lede")}</p>
      </header>
      {lines.length > 0 ? (
        <OpenLog lang={lang} day={day} base={base} lines={lines} isOfUnit={unit !== null} />
      ) : (
        <p className="hint empty">{t("empty")}</p>
      )}
      <nav className="pages" aria-label={t("title")}>
        {before && (
          <Link href={path} prefetch={false}>
            {t("newest")}
          </Link>
        )}
        {last && (
          <Link href={`${path}/${last.id}`} prefetch={false} rel="next">
            {t("older")}
          </Link>
        )}
      </nav>
    </div>
  );
});

export const openLogMetadata = titleOrMissing(async function openLogMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await readingOf(params);
  return { title: words(lang, "openLog")("title") };
});

/** A line names the discussion that it is about: when that is withdrawn with what it hangs on, the copy is stale. */
const tagsOf = (lines: OpenLogLine[]): string[] => [
  ...new Set(
    lines.flatMap(({ bulletinId, caseId }) => [
      ...(bulletinId ? [`bulletin:${bulletinId}`] : []),
      ...(caseId ? [`case:${caseId}`] : []),
    ]),
  ),
];
