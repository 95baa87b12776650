import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import "#components/bulletins/bulletins.css";
import { TopicCards } from "#components/bulletins/topic-cards.tsx";
import { LeadCard } from "#components/home/lead-card.tsx";
import { MineCard } from "#components/home/mine-card.tsx";
import { SectionHead } from "#components/home/section-head.tsx";
import { TalkCard } from "#components/home/talk-card.tsx";
import { Title } from "#components/rich-text/title.tsx";
import { listOpenColumns } from "#domains/bulletins/columns/queries.ts";
import { homeBulletins } from "#domains/bulletins/queries.ts";
import { ALL_BULLETINS, bulletinTag, topTag } from "#domains/bulletins/tags.ts";
import { listTopics } from "#domains/bulletins/topics/queries.ts";
import { findNewestCase } from "#domains/cases/queries.ts";
import { readingOf, tagPage } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { listRecentThreads } from "#domains/forum/threads/queries.ts";
import { mediaSources } from "#domains/media/queries.ts";
import { listVisibleUnits } from "#domains/units/queries.ts";
import { formatDateTime, shortDay } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; unit?: string }> };
const TALKS = 2;
const TOPICS = 3;

/** The front page of an area: the newest bulletin large, what came before it, a case, what is talked about. */
export const Home = orMissing(async function Home({ params }: Props) {
  const { viewer, lang, day, unit } = await readingOf(params, [ALL_BULLETINS, "cases", "forum", "topics"]);
  const t = words(lang, "home");
  const base = areaPath(unit);
  const [{ lead, rest }, newest, talks, columns, topics, [self]] = await Promise.all([
    homeBulletins(viewer, day),
    findNewestCase(viewer),
    listRecentThreads(viewer, TALKS),
    listOpenColumns(viewer),
    unit === null ? listTopics(viewer, TOPICS) : [],
    unit === null ? [] : listVisibleUnits(viewer),
  ]);
  const shown = lead ? [lead, ...rest] : rest;
  await tagPage(topTag(viewer.area), ...shown.map(({ id }) => bulletinTag(id)));
  const picture = lead?.coverId ? ((await mediaSources([lead.coverId]))[lead.coverId] ?? null) : null;
  const top = columns.filter(({ depth }) => depth === 0);
  const name = (of: { name: string; enName: string }) => nameOf(of, lang);
  return (
    <>
      <h1 className={self ? "unithead" : "vh"}>{self ? name(self) : t("title")}</h1>
      <div className="hero">
        {lead ? (
          <LeadCard
            href={`${base}/bulletins/${lead.id}`}
            label={name({ name: lead.columnName, enName: lead.columnEnName })}
            title={lead.title}
            summary={lead.summary}
            source={lead.source}
            date={{ iso: lead.firstPublishedAt.toISOString(), text: formatDateTime(lead.firstPublishedAt, lang) }}
            picture={picture}
          />
        ) : (
          <p className="card empty">{t("noNews")}</p>
        )}
        <div className="stack">
          {unit === null && (
            <MineCard
              lang={lang}
              words={{
                title: t("mine"),
                hint: t("mineHint"),
                inbox: t("inbox", { count: 7 }).replace("7", "{count}"),
                inboxNone: t("inbox", { count: 0 }),
                duties: words(lang, "reading").raw("mine.count"),
                todo: t("todo", { count: 7 }).replace("7", "{count}"),
              }}
            />
          )}
          {rest.length > 0 && (
            <section className="card">
              <SectionHead title={t("news")} href={`${base}/bulletins`} more={t("more")} />
              <ul className="dated">
                {rest.map((bulletin) => (
                  <li key={bulletin.id}>
                    <Link href={`${base}/bulletins/${bulletin.id}`} prefetch={false}>
                      {bulletin.title}
                    </Link>
                    <time dateTime={bulletin.firstPublishedAt.toISOString()}>
                      {shortDay(bulletin.firstPublishedAt, day)}
                    </time>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
      <div className="g3">
        <section className="card teaser">
          <SectionHead title={t("cases")} href={`${base}/cases`} more={t("allCases")} />
          {newest ? (
            <>
              <p className="badges">
                <span className="badge r">{words(lang, "cases")(`breach.${newest.breach}`)}</span>
              </p>
              <h3>
                <Link href={`${base}/cases/${newest.id}`} prefetch={false}>
                  <Title text={newest.title} />
                </Link>
              </h3>
              <p>{newest.lede}</p>
            </>
          ) : (
            <p className="hint">{t("noCases")}</p>
          )}
        </section>
        {talks.map((thread) => (
          <TalkCard key={thread.id} lang={lang} base={base} thread={thread} />
        ))}
        {talks.length === 0 && (
          <section className="card teaser">
            <SectionHead title={t("talk")} href={`${base}/forum`} more={t("allTalk")} />
            <p className="hint">{t("noTalk")}</p>
          </section>
        )}
      </div>
      {topics.length > 0 && (
        <section>
          <SectionHead title={words(lang, "topics")("title")} href="/topics" more={words(lang, "topics")("all")} />
          <TopicCards lang={lang} topics={topics} />
        </section>
      )}
      {top.length > 0 && (
        <section className="card">
          <SectionHead title={t("columns")} href={`${base}/bulletins`} more={t("allColumns")} />
          <div className="topics">
            {top.map((column) => (
              <Link key={column.slug} href={`${base}/bulletins/columns/${column.slug}`} prefetch={false}>
                <i className="glyph" aria-hidden="true">
                  {[...name(column)][0]}
                </i>
                <span>
                  <b>{name(column)}</b>
                  <small>{column.description}</small>
                </span>
              </Link>
            ))}
          </div>
        </section>
      )}
    </>
  );
});

/** A unit's front page is called as the unit; that of everybody bears the house's own name. */
export const unitMetadata = titleOrMissing(async function unitMetadata({ params }: Props): Promise<Metadata> {
  const { viewer, lang } = await readingOf(params);
  const [self] = await listVisibleUnits(viewer);
  return self ? { title: nameOf(self, lang) } : {};
});

const nameOf = ({ name, enName }: { name: string; enName: string }, lang: Lang) => (lang === "en" && enName) || name;
