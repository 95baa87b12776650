import "#components/forum/lists.css";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { AudienceBadge, unitNameOf } from "#components/forum/audience-badge.tsx";
import { BoardList } from "#components/forum/board-list.tsx";
import { OwnBoards } from "#components/forum/islands/own-boards.tsx";
import { LabelList } from "#components/forum/label-list.tsx";
import { ListTabs } from "#components/forum/list-tabs.tsx";
import { readingOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { countAudience } from "#domains/forum/audience/queries.ts";
import { listBoards } from "#domains/forum/boards/queries.ts";
import { listLabels } from "#domains/forum/labels/queries.ts";
import { listVisibleUnits } from "#domains/units/queries.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; unit?: string }> };

/** The boards of an area. */
export const ForumBody = orMissing(async function ForumBody({ params }: Props) {
  const { viewer, lang, unit } = await readingOf(params, ["forum"]);
  const t = words(lang, "forum");
  const [boards, [self]] = await Promise.all([listBoards(viewer), unit === null ? [] : listVisibleUnits(viewer)]);
  const [audience, groups] = await Promise.all([
    countAudience(viewer, self?.path ?? null),
    listLabels(viewer, self?.id ?? null),
  ]);
  const here = { unitName: self?.name ?? null, unitEnName: self?.enName ?? null };
  const unitName = unitNameOf(here, lang);
  return (
    <div className="forum">
      <header className="fhead">
        <p className="badges">
          <AudienceBadge lang={lang} of={here} count={audience} />
        </p>
        <h1>{unitName === null ? t("title") : t("boards.ofUnit", { unit: unitName })}</h1>
        <p className="lede">
          {t("boards.lede")}{" "}
          <Link className="link" href={`${areaPath(unit)}/forum/log`} prefetch={false}>
            {t("boards.log")}
          </Link>
        </p>
      </header>
      <ListTabs
        lang={lang}
        current="all"
        here={`${areaPath(unit)}/forum`}
        query={unit === null ? "" : `?unit=${unit}`}
      />
      {boards.length > 0 ? (
        <BoardList boards={boards} lang={lang} base={areaPath(unit)} />
      ) : (
        <p className="hint empty">{t(unit === null ? "boards.empty" : "boards.emptyUnit")}</p>
      )}
      <LabelList groups={groups} base={areaPath(unit)} title={words(lang, "labels")("title")} />
      {unit === null && <OwnBoards title={t("boards.mine")} hint={t("boards.mineHint")} isEnglish={lang === "en"} />}
    </div>
  );
});

export const forumMetadata = titleOrMissing(async function forumMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await readingOf(params);
  return { title: words(lang, "forum")("title") };
});
