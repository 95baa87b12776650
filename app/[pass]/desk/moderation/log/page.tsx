import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { LOG_PAGE, listLog } from "#domains/moderation/decisions/queries.ts";
import { moderatesAnywhere } from "#domains/moderation/policy.ts";
import { isUuid } from "#domains/moderation/subjects.ts";
import { formatDateTime } from "#lib/dates.ts";
import { words } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";
import { titleIn } from "#lib/thread-title.ts";

type Props = { params: Promise<{ pass: string }>; searchParams: Promise<{ before?: string | string[] }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, "/desk/moderation/log", moderatesAnywhere);
  return { title: words(lang, "moderation")("log.title") };
});

/** Who did what, when and why, in the areas that the reader leads. */
export default orMissing(async function LogPage({ params, searchParams }: Props) {
  const { actor, lang } = await staffOf(params, "/desk/moderation/log", moderatesAnywhere);
  const { before } = await searchParams;
  const t = words(lang, "moderation");
  const lines = await listLog(actor, typeof before === "string" && isUuid(before) ? before : null);
  const last = lines.at(-1);
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{t("log.title")}</h1>
          <p className="hint">{t("log.lede")}</p>
        </div>
      </header>
      {lines.length === 0 && <p className="empty">{t("log.empty")}</p>}
      {lines.length > 0 && (
        <div className="box rwrap">
          <table className="tbl cardtbl">
            <caption className="vh">{t("log.title")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("log.when")}</th>
                <th scope="col">{t("log.who")}</th>
                <th scope="col">{t("log.what")}</th>
                <th scope="col">{t("log.whom")}</th>
                <th scope="col">{t("log.reason")}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id}>
                  <td data-label={t("log.when")}>
                    <time dateTime={line.at.toISOString()}>{formatDateTime(line.at, lang)}</time>
                  </td>
                  <td data-label={t("log.who")}>{line.actorName}</td>
                  <td data-label={t("log.what")}>{t(`kinds.${line.kind}`)}</td>
                  <td data-label={t("log.whom")}>
                    {[
                      line.memberName && nameIn(lang, line.memberName),
                      line.threadTitle === null ? null : titleIn(lang, line.threadTitle),
                      line.postNumber && `#${line.postNumber}`,
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </td>
                  <td data-label={t("log.reason")}>{[line.reason, line.note].filter(Boolean).join(" / ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {last && lines.length === LOG_PAGE && (
        <Link className="btn g s" href={`/desk/moderation/log?before=${last.id}`}>
          {t("log.older")}
        </Link>
      )}
    </>
  );
});
