import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ManyBar } from "#components/moderation/many-bar.tsx";
import { QueueFigures } from "#components/moderation/queue-figures.tsx";
import { QueueFilter } from "#components/moderation/queue-filter.tsx";
import { QueueList } from "#components/moderation/queue-list.tsx";
import { QueueTabs } from "#components/moderation/queue-tabs.tsx";
import { QUEUE_KINDS } from "#db/enums/queue.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { listLedUnits } from "#domains/moderation/areas/queries.ts";
import { mayHandle } from "#domains/moderation/policy.ts";
import { findFigures } from "#domains/moderation/queue/figures/queries.ts";
import { filterOf, queryOf } from "#domains/moderation/queue/input.ts";
import { countByKind, listQueue, QUEUE_PAGE } from "#domains/moderation/queue/queries.ts";
import { readCursor } from "#lib/cursor.ts";
import { words } from "#lib/i18n.ts";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ pass: string }>; searchParams: Promise<Query> };
const PATH = "/desk/moderation";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, mayHandle);
  return { title: words(lang, "queue")("title") };
});

/** A leader's morning: everything that waits, oldest first. */
export default orMissing(async function QueuePage({ params, searchParams }: Props) {
  const { actor, lang } = await staffOf(params, PATH, mayHandle);
  const query = await searchParams;
  const filter = filterOf(query);
  const after = readCursor(String(query.after ?? ""));
  const [items, counts, figures, units] = await Promise.all([
    listQueue(actor, filter, after),
    countByKind(actor, QUEUE_KINDS),
    findFigures(actor),
    listLedUnits(actor),
  ]);
  const t = words(lang, "queue");
  const done = Number(query.done);
  const leadsAll = units.some(({ path }) => !path.includes("."));
  const last = items.length === QUEUE_PAGE ? items.at(-1) : undefined;
  const here = queryOf(filter);
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{t("title")}</h1>
          <p className="hint">{t("lede")}</p>
        </div>
        <QueueFigures lang={lang} figures={figures} />
      </header>
      {done > 0 && (
        <p className="note ok" role="status">
          {t("done", { count: done })}
        </p>
      )}
      <section className="qlist wide" aria-label={t("title")}>
        <QueueTabs
          lang={lang}
          counts={counts}
          current={filter.kind}
          hrefOf={(kind) => `${PATH}${queryOf({ ...filter, kind })}`}
        />
        <QueueFilter
          lang={lang}
          filter={filter}
          leadsAll={leadsAll}
          units={units.map(({ name, path }) => ({ name, slug: path.split(".").at(-1) ?? "" }))}
        />
        {items.length > 0 ? (
          <form action={`${PATH}/bulk`}>
            <QueueList lang={lang} items={items} now={Date.now()} query={here} isChoosable />
            <ManyBar lang={lang} />
          </form>
        ) : (
          <div className="empty">
            <p>{t(here || after ? "emptyFiltered" : "empty")}</p>
            <Link className="btn g s" href={here || after ? PATH : `${PATH}/log`}>
              {t(here || after ? "first" : "emptyAction")}
            </Link>
          </div>
        )}
      </section>
      {last && (
        <p className="pager">
          <Link className="btn g s" href={`${PATH}${queryOf(filter, { after: last.cursor })}`} prefetch={false}>
            {t("more")}
          </Link>
        </p>
      )}
    </>
  );
});
