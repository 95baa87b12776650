import { Archive, Globe, PencilLine } from "lucide-react";
import type { ReactNode } from "react";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { HillPicture } from "#components/layout/hill-picture.tsx";
import { Attachment } from "#components/media/attachment.tsx";
import { mediaWords } from "#components/media/words.ts";
import { RichText } from "#components/rich-text/rich-text.tsx";
import { Title } from "#components/rich-text/title.tsx";
import { richTextWords } from "#components/rich-text/words.ts";
import { Time } from "#components/ui/time.tsx";
import type { Disclosure } from "#db/enums/columns.ts";
import type { AttachmentSource } from "#domains/media/attachments.ts";
import type { MediaSource } from "#domains/media/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { readingMinutes } from "#lib/text/excerpt.ts";
import type { Body } from "#lib/text/nodes.ts";
import { mediaIdsOf } from "#lib/text/nodes.ts";
import { ReadingTools } from "./reading-tools.tsx";

export type Article = {
  title: string;
  columnName: string;
  columnEnName: string;
  unitName: string | null;
  unitEnName: string | null;
  source: string;
  byline: string;
  editorName: string;
  coverId: string | null;
  indent: boolean;
  body: Body;
  /** Whether anybody may read it, signed in or not. */
  isPublic: boolean;
  disclosure: Disclosure | null;
  /** Since when it lies in the archive. */
  archivedAt: Date | null;
  /** Null in a preview. */
  firstPublishedAt: Date | null;
  publishedAt: Date | null;
};

/** 更正说明: what was wrong, what is right, and since when. */
type Correction = { note: string; at: Date };
type Props = {
  lang: Lang;
  day: string;
  article: Article;
  pictures: Record<string, MediaSource>;
  files: Record<string, AttachmentSource>;
  corrections?: Correction[];
  /** More to do with it, beside its tools. */
  tools?: ReactNode;
  /** How many have read it, beside how long it takes. */
  readers?: ReactNode;
  children?: ReactNode;
};

const SIZES = "(min-width: 48em) 736px, 100vw";
export const ARTICLE_TEXT_ID = "article-text";

/** The official text on its white sheet: head, tools, picture, text. */
export function ArticleSheet({
  lang,
  day,
  article,
  pictures,
  files,
  corrections = [],
  tools,
  readers,
  children,
}: Props) {
  const t = words(lang, "bulletins");
  const cover = article.coverId ? pictures[article.coverId] : undefined;
  const isCoverInText = article.coverId !== null && mediaIdsOf(article.body).includes(article.coverId);
  return (
    <article className="sheet">
      <ArticleHead lang={lang} day={day} article={article} readers={readers} />
      {corrections.length > 0 && (
        <p className="note fix">
          <PencilLine className="i" aria-hidden />
          <a className="link" href={`#${CORRECTIONS_ID}`}>
            {t("article.correctedSee")}
          </a>
        </p>
      )}
      {article.archivedAt && (
        <p className="note">
          <Archive className="i" aria-hidden />
          <span>{t("article.archived")}</span>
        </p>
      )}
      <ReadingTools
        textId={ARTICLE_TEXT_ID}
        lang={lang}
        words={{
          label: t("tools.label"),
          size: t("tools.size"),
          smaller: t("tools.smaller"),
          larger: t("tools.larger"),
          read: t("tools.read"),
          stop: t("tools.stop"),
          print: t("tools.print"),
          copy: t("tools.copy"),
          copied: t("tools.copied"),
        }}
      >
        {tools}
      </ReadingTools>
      {!isCoverInText && (
        <figure className="fig cover">
          <div className="pic">
            {cover ? <img {...cover} sizes={SIZES} alt="" /> : <HillPicture seed={article.title} />}
          </div>
        </figure>
      )}
      <div className={article.indent ? "prose indent" : "prose"} id={ARTICLE_TEXT_ID}>
        <RichText
          body={article.body}
          words={richTextWords(lang)}
          imageFor={(id) => (pictures[id] ? { ...pictures[id], sizes: SIZES } : null)}
          attachmentFor={(id, title) =>
            files[id] && <Attachment source={files[id]} title={title} words={mediaWords(lang)} />
          }
        />
      </div>
      {corrections.length > 0 ? (
        <Corrections lang={lang} day={day} corrections={corrections} />
      ) : (
        <Revised lang={lang} day={day} article={article} />
      )}
      {children}
    </article>
  );
}

type HeadProps = Pick<Props, "lang" | "day" | "article" | "readers">;

function ArticleHead({ lang, day, article, readers }: HeadProps) {
  const t = words(lang, "bulletins");
  const line = (label: string, text: string) =>
    text && (
      <div>
        <dt>{label}</dt>
        <dd>{text}</dd>
      </div>
    );
  return (
    <header>
      <p className="kick">
        <span className="tag">{lang === "en" ? article.columnEnName : article.columnName}</span>
        {article.isPublic ? (
          <span className="badge q">
            <Globe className="i" aria-hidden />
            {t("article.public")}
          </span>
        ) : (
          <AudienceBadge lang={lang} of={article} />
        )}
      </p>
      <h1>
        <Title text={article.title} />
      </h1>
      <dl className="imprint">
        {line(t("article.source"), article.source)}
        {line(t("article.byline"), article.byline)}
        {line(t("article.editor"), article.editorName)}
        {article.disclosure && (
          <>
            {line(t("register.owner"), article.disclosure.owner)}
            {line(t("register.basis"), article.disclosure.basis)}
            {line(t("register.madeOn"), article.disclosure.madeOn)}
            {line(t("register.reviewOn"), article.disclosure.reviewOn)}
          </>
        )}
        {article.firstPublishedAt && (
          <div>
            <dt className="vh">{t("article.publishedAt")}</dt>
            <dd>
              <Time at={article.firstPublishedAt} lang={lang} day={day} as="full" />
            </dd>
          </div>
        )}
        <div>
          <dd>{t("article.minutes", { minutes: readingMinutes(article.body) })}</dd>
        </div>
        {readers && <div>{readers}</div>}
      </dl>
    </header>
  );
}

const CORRECTIONS_ID = "corrections";

function Corrections({ lang, day, corrections }: Pick<Props, "lang" | "day"> & { corrections: Correction[] }) {
  return (
    <section className="note fix" id={CORRECTIONS_ID} aria-labelledby="corrections-title">
      <PencilLine className="i" aria-hidden />
      <div>
        <h2 id="corrections-title">{words(lang, "bulletins")("article.corrections")}</h2>
        <ul>
          {corrections.map(({ note, at }) => (
            <li key={at.toISOString()}>
              {note} <Time at={at} lang={lang} day={day} as="full" />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** Readers are told that what they read is not what was published first. */
function Revised({ lang, day, article: { firstPublishedAt, publishedAt } }: HeadProps) {
  if (!firstPublishedAt || !publishedAt || publishedAt <= firstPublishedAt) return null;
  const t = words(lang, "bulletins");
  return (
    <p className="note fix">
      <PencilLine className="i" aria-hidden />
      <span>
        <b>{t("article.corrected")}</b>　{t("article.correctedText")}
        <Time at={publishedAt} lang={lang} day={day} as="full" />
      </span>
    </p>
  );
}
