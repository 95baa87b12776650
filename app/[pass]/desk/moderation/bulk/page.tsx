import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { BulkForm } from "#components/moderation/bulk-form.tsx";
import { BulkRows } from "#components/moderation/bulk-rows.tsx";
import { DEEDS } from "#db/enums/queue.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { mayHandle } from "#domains/moderation/policy.ts";
import { listHandlersOfAll } from "#domains/moderation/queue/hands/queries.ts";
import { DEED_MAX_ROWS } from "#domains/moderation/queue/input.ts";
import { listPreview } from "#domains/moderation/queue/preview/queries.ts";
import { listReasonsForAll } from "#domains/moderation/reasons/queries.ts";
import { words } from "#lib/i18n.ts";

type Query = { deed?: string | string[]; item?: string | string[]; to?: string | string[]; done?: string | string[] };
type Props = { params: Promise<{ pass: string }>; searchParams: Promise<Query> };

async function load({ params, searchParams }: Props) {
  const { actor, lang } = await staffOf(params, "/desk/moderation/bulk", mayHandle);
  const { deed: asked, item = [], to, done } = await searchParams;
  const deed = DEEDS.find((name) => name === asked) ?? "dismiss";
  const rows = await listPreview(actor, deed, [item].flat().slice(0, DEED_MAX_ROWS), to ? String(to) : null);
  return { actor, lang, deed, rows, done: Number(done) };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, "/desk/moderation/bulk", mayHandle);
  return { title: words(lang, "queue")("bulk.lede") };
});

/** What would happen to each of the chosen rows, before it does; and afterwards what did not happen, and why. */
export default orMissing(async function BulkPage(props: Props) {
  const { actor, lang, deed, rows, done } = await load(props);
  const will = rows.filter(({ refusal }) => refusal === null);
  const wont = rows.filter(({ refusal }) => refusal !== null);
  const items = will.map(({ item }) => item);
  const [reasons, handlers] = await Promise.all([listReasonsForAll(actor, items), listHandlersOfAll(actor, items)]);
  const t = words(lang, "queue");
  const isAfter = done > 0;
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href="/desk/moderation">{t("bulk.crumb")}</Link>
          </p>
          <h1>{t(`bulk.titles.${deed}`)}</h1>
          <p className="hint">{isAfter ? t("done", { count: done }) : t("bulk.lede")}</p>
        </div>
      </header>
      <div className={will.length > 0 ? "split both" : undefined}>
        <div className="stack">
          {will.length > 0 && (
            <BulkRows lang={lang} deed={deed} rows={will} title={t("bulk.willDo", { count: will.length })} />
          )}
          {wont.length > 0 && (
            <BulkRows
              lang={lang}
              deed={deed}
              rows={wont}
              title={t(isAfter ? "bulk.leftOut" : "bulk.wontDo", { count: wont.length })}
            />
          )}
          {will.length === 0 && (
            <p className="empty">
              {wont.length === 0 && t("bulk.nothing")}
              <Link className="btn g s" href="/desk/moderation">
                {t("bulk.back")}
              </Link>
            </p>
          )}
        </div>
        {will.length > 0 && (
          <aside className="panel" aria-label={t(`bulk.titles.${deed}`)}>
            <BulkForm
              lang={lang}
              deed={deed}
              itemIds={items.map(({ id }) => id)}
              reasons={reasons}
              handlers={handlers}
            />
          </aside>
        )}
      </div>
    </>
  );
});
