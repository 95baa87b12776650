import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { discussionBelow } from "#app/[pass]/pages/forum/parts/discussion.tsx";
import "#components/bulletins/bulletins.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ARTICLE_TEXT_ID, ArticleSheet } from "#components/bulletins/article-sheet.tsx";
import { ArticleToc } from "#components/bulletins/article-toc.tsx";
import { MustReadBar } from "#components/bulletins/must-read-bar.tsx";
import { Neighbours } from "#components/bulletins/neighbours.tsx";
import { PictureBox } from "#components/bulletins/picture-box.tsx";
import { posterOf } from "#components/bulletins/poster/of.ts";
import { PosterButton } from "#components/bulletins/poster/poster-button.tsx";
import { PrintFooter } from "#components/bulletins/print-footer.tsx";
import { RelatedBulletins } from "#components/bulletins/related-bulletins.tsx";
import { ResumeReading } from "#components/bulletins/resume-reading.tsx";
import { LinkedData, sharedCard } from "#components/bulletins/shared-card.tsx";
import { ReaderCount } from "#components/bulletins/standing.tsx";
import { mustReadWords } from "#components/bulletins/words.ts";
import { KeepButton } from "#components/kept/keep-button.tsx";
import { keepBulletinAction } from "#domains/bulletins/actions.ts";
import { BEAT_MS, DEPTH_NEEDED } from "#domains/bulletins/must-reads/proof.ts";
import { findBulletin, listCorrections, listNeighbours } from "#domains/bulletins/queries.ts";
import { listRelated } from "#domains/bulletins/related/queries.ts";
import { ALL_BULLETINS, bulletinTag, topTag } from "#domains/bulletins/tags.ts";
import { findWithdrawn } from "#domains/bulletins/withdrawn/queries.ts";
import { readingOf, tagPage } from "#domains/edge/audience.ts";
import { findOrganisation } from "#domains/edge/organisation.ts";
import { PUBLIC_PATH } from "#domains/edge/paths.ts";
import type { Audience } from "#domains/kernel/actor.ts";
import { attachmentSources, fileTag } from "#domains/media/attachments.ts";
import { mediaSources } from "#domains/media/queries.ts";
import { answerWith } from "#lib/answer.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { publicOrigin } from "#lib/mail.ts";
import { GONE_TAG } from "#lib/page-cache.mjs";
import { headingsOf } from "#lib/text/headings-of.ts";
import { mediaIdsOf } from "#lib/text/nodes.ts";
import { messages } from "#messages/index.ts";

type Params = Promise<{ pass: string; unit?: string; bulletin: string }>;

/** Once for the page and its title. */
const loadBulletin = cache((area: Audience["area"], id: string) => findBulletin({ kind: "audience", area }, id));

async function load(params: Params) {
  const { bulletin: id } = await params;
  const reading = await readingOf(params, [ALL_BULLETINS, bulletinTag(id)]);
  const bulletin = await loadBulletin(reading.viewer.area, id);
  const gone = bulletin ? null : await findWithdrawn(reading.viewer, id);
  if (!bulletin && !gone) notFound();
  return { ...reading, bulletin, gone };
}

/** A bulletin as it is published, for everyone of its area. */
export const ArticlePage = orMissing(async function ArticlePage({ params }: { params: Params }) {
  const { viewer, lang, day, unit, base, bulletin, gone } = await load(params);
  if (!bulletin) return withdrawn({ lang, base, gone: gone! });
  const isPublic = viewer.area === "public";
  const t = words(lang, "bulletins");
  const ids = [...mediaIdsOf(bulletin.body), ...(bulletin.coverId ? [bulletin.coverId] : [])];
  const [pictures, files, neighbours, related, corrections] = await Promise.all([
    mediaSources(ids),
    attachmentSources(ids),
    listNeighbours(viewer, bulletin),
    listRelated(viewer, bulletin),
    listCorrections(viewer, bulletin.id),
    tagPage(`member:${bulletin.editorId}`),
  ]);
  const { previous, next } = neighbours;
  const named = [...related, previous, next].flatMap((row) => (row ? [bulletinTag(row.id)] : []));
  // What comes out next will stand behind the newest.
  await tagPage(...named, ...(next ? [] : [topTag(viewer.area)]));
  if (Object.keys(files).length > 0) await tagPage(...Object.keys(files).map(fileTag));
  const organisation = await houseName(lang);
  const [origin, path] = [publicOrigin(), `${base}/bulletins/${bulletin.id}`];
  const poster = posterOf(bulletin, { lang, base, house: organisation, pictures });
  const discussion = isPublic ? null : await discussionBelow({ viewer, lang, day, unit, bulletinId: bulletin.id });
  const headings = headingsOf(bulletin.body).filter(({ level }) => level === 2);
  return (
    <>
      {isPublic && <LinkedData bulletin={bulletin} house={{ organisation, origin, path }} />}
      <div className="readbar" aria-hidden="true" />
      <nav className="crumb" aria-label={t("article.crumb")}>
        {!isPublic && (
          <Link href="/" prefetch={false}>
            {t("article.home")}
          </Link>
        )}
        <Link href={`${base}/bulletins`} prefetch={false}>
          {t(isPublic ? "publicTitle" : "title")}
        </Link>
        <Link href={`${base}/bulletins/columns/${bulletin.columnSlug}`} prefetch={false}>
          {lang === "en" ? bulletin.columnEnName : bulletin.columnName}
        </Link>
      </nav>
      <div className="read">
        {headings.length > 1 ? <ArticleToc title={t("article.toc")} headings={headings} /> : <span />}
        <div className="col">
          {!isPublic && (
            <ResumeReading bulletinId={bulletin.id} textId={ARTICLE_TEXT_ID} words={messages[lang].bulletins.resume} />
          )}
          <ArticleSheet
            {...{ lang, day, pictures, files, corrections }}
            article={bulletin}
            tools={
              <>
                {!isPublic && (
                  <KeepButton
                    action={keepBulletinAction}
                    field={{ name: "bulletinId", value: bulletin.id }}
                    page={`/bookmarks/articles/${bulletin.id}`}
                    words={messages[lang].order.keep}
                  />
                )}
                <PosterButton facts={poster} words={messages[lang].bulletins.poster} />
              </>
            }
            readers={isPublic ? undefined : <ReaderCount words={messages[lang].bulletins.article.readers} />}
          />
          {origin && <PrintFooter lang={lang} house={organisation} address={origin + path} />}
          {!isPublic && (
            <MustReadBar
              bulletinId={bulletin.id}
              textId={ARTICLE_TEXT_ID}
              lang={lang}
              day={day}
              words={mustReadWords(lang).duty}
              rules={{ beatMs: BEAT_MS, depthNeeded: DEPTH_NEEDED }}
            />
          )}
          <PictureBox textId={ARTICLE_TEXT_ID} words={messages[lang].bulletins.pictures} />
          <Neighbours lang={lang} base={base} {...neighbours} />
          <RelatedBulletins lang={lang} day={day} base={base} bulletins={related} />
          {discussion}
        </div>
      </div>
    </>
  );
});

export const articleMetadata = titleOrMissing(async function articleMetadata({
  params,
}: {
  params: Params;
}): Promise<Metadata> {
  const { viewer, bulletin, gone, lang } = await load(params);
  if (!bulletin) return { title: `${words(lang, "bulletins")("gone.title")} · ${gone!.title}` };
  if (viewer.area !== "public") return { title: bulletin.title };
  const path = `${PUBLIC_PATH}/bulletins/${bulletin.id}`;
  const organisation = await houseName(lang);
  return { title: bulletin.title, ...sharedCard(bulletin, { organisation, path, origin: publicOrigin() }) };
});

async function houseName(lang: Lang): Promise<string> {
  const { name, enName } = await findOrganisation();
  return (lang === "en" && enName) || name;
}

type Gone = NonNullable<Awaited<ReturnType<typeof findWithdrawn>>>;
type WithdrawnProps = { lang: Lang; base: string; gone: Gone };

/** 撤稿: the address answers 410 and says so, to those who could read what stood here; to everybody else it is missing. */
async function withdrawn({ lang, base, gone }: WithdrawnProps) {
  answerWith(410);
  await tagPage(GONE_TAG);
  const t = words(lang, "bulletins");
  return (
    <section className="result">
      <h1>{t("gone.title")}</h1>
      <p className="lede">{gone.title}</p>
      <p>{gone.notice ?? t("gone.text")}</p>
      <p className="hint">
        <time dateTime={gone.withdrawnAt.toISOString()}>
          {t("gone.at", { at: formatDateTime(gone.withdrawnAt, lang) })}
        </time>
      </p>
      <Link className="btn" href={`${base}/bulletins`} prefetch={false}>
        {t("gone.action")}
      </Link>
    </section>
  );
}
