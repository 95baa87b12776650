import "#components/bulletins/desk.css";
import { CircleAlert, CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { CopyArticle } from "#components/bulletins/copy-article.tsx";
import { findDraft } from "#domains/bulletins/drafts/queries.ts";
import { WECHAT_LIMITS, wechatArticle } from "#domains/bulletins/export/wechat.ts";
import { canUseBulletinDesk } from "#domains/bulletins/policy.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { mediaSources } from "#domains/media/queries.ts";
import { words } from "#lib/i18n.ts";
import { plainText } from "#lib/text/excerpt.ts";

type Props = { params: Promise<{ pass: string; bulletin: string }> };

async function load(params: Props["params"]) {
  const { bulletin: id } = await params;
  const person = await staffOf(params, `/desk/bulletins/${id}/wechat`, canUseBulletinDesk);
  const draft = await findDraft(person.actor, id);
  if (!draft) notFound();
  return { ...person, draft };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, draft } = await load(params);
  return { title: `${words(lang, "bulletins")("wechat.title")} · ${draft.title}` };
});

/** The text as the editor of an official account takes it, with what that platform would cut or drop. */
export default orMissing(async function WechatPage({ params }: Props) {
  const { lang, draft } = await load(params);
  const t = words(lang, "bulletins");
  const { html, findings, pictures } = wechatArticle(draft, {
    picture: t("wechat.picture"),
    attachment: t("wechat.attachment"),
  });
  const sources = await mediaSources(pictures);
  const copy = { copy: t("wechat.copy"), copied: t("wechat.copied") };
  const fields = [
    { name: t("desk.fields.title"), text: draft.title },
    { name: t("desk.fields.byline"), text: draft.byline },
    { name: t("desk.fields.summary"), text: draft.summary },
  ];
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href={`/desk/bulletins/${draft.id}`} prefetch={false}>
              {draft.title}
            </Link>
          </p>
          <h1>{t("wechat.title")}</h1>
          <p className="hint">{t("wechat.lede")}</p>
        </div>
      </header>
      <section className="box formbox">
        <ul className="wfindings">
          {findings.length === 0 && (
            <li>
              <CircleCheck className="i" aria-hidden />
              {t("wechat.fits")}
            </li>
          )}
          {findings.map(({ key, count }) => (
            <li key={key}>
              <CircleAlert className="i" aria-hidden />
              {t(`wechat.findings.${key}`, { count, limit: WECHAT_LIMITS[key as keyof typeof WECHAT_LIMITS] ?? 0 })}
            </li>
          ))}
        </ul>
        <ul className="copyable">
          {fields
            .filter(({ text }) => text !== "")
            .map(({ name, text }) => (
              <li key={name}>
                <p>
                  <b>{name}</b>
                  {text}
                </p>
                <CopyArticle text={text} words={copy} />
              </li>
            ))}
          <li>
            <p>
              <b>{t("desk.fields.body")}</b>
              {t("wechat.bodyHint")}
            </p>
            <CopyArticle html={html} text={plainText(draft.body)} words={copy} />
          </li>
        </ul>
        {pictures.length > 0 && (
          <>
            <h2>{t("wechat.pictures")}</h2>
            <ol className="wpictures">
              {pictures.map((id, index) => {
                const source = sources[id];
                return source ? (
                  <li key={id}>
                    <img
                      src={source.src}
                      width={160}
                      height={Math.round((160 * source.height) / source.width)}
                      alt=""
                    />
                    <a className="link" href={source.src} download={`${index + 1}.webp`}>
                      {t("wechat.download", { number: index + 1 })}
                    </a>
                  </li>
                ) : null;
              })}
            </ol>
          </>
        )}
        <details className="deedbox">
          <summary>{t("wechat.source")}</summary>
          <textarea className="in code" rows={12} readOnly aria-label={t("wechat.source")} value={html} />
        </details>
      </section>
    </>
  );
});
