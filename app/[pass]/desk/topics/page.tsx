import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { canManageTopics } from "#domains/bulletins/topics/policy.ts";
import { listTopicsToManage } from "#domains/bulletins/topics/queries.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/topics";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canManageTopics);
  return { title: words(lang, "topics")("title") };
});

/** Every topic, before its readers or not. */
export default orMissing(async function TopicsPage({ params }: Props) {
  const { actor, lang } = await staffOf(params, PATH, canManageTopics);
  const rows = await listTopicsToManage(actor);
  const t = words(lang, "topics");
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{t("title")}</h1>
          <p className="hint">{t("desk.lede")}</p>
        </div>
        <p className="acts-r">
          <Link className="btn s" href={`${PATH}/new`} prefetch={false}>
            <Plus className="i" aria-hidden />
            {t("desk.new")}
          </Link>
        </p>
      </header>
      {rows.length === 0 && <p className="empty">{t("desk.none")}</p>}
      {rows.length > 0 && (
        <div className="box rwrap">
          <table className="tbl cardtbl">
            <thead>
              <tr>
                <th scope="col">{t("desk.name")}</th>
                <th scope="col">{t("desk.state")}</th>
                <th scope="col">{t("desk.items")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ topic, items }) => (
                <tr key={topic.id}>
                  <th scope="row">
                    <Link className="link" href={`${PATH}/${topic.id}`} prefetch={false}>
                      {(lang === "en" && topic.enTitle) || topic.title}
                    </Link>
                  </th>
                  <td className="nb" data-label={t("desk.state")}>
                    <span className={`status ${topic.publishedAt ? "ok" : "k"}`}>
                      {t(topic.publishedAt ? "desk.published" : "desk.unpublished")}
                    </span>
                  </td>
                  <td className="nb" data-label={t("desk.items")}>
                    {items}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
});
