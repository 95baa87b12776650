import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { HistoryList } from "#components/moderation/history-list.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { findLedPerson, HISTORY_PAGE, listHistory } from "#domains/moderation/history/queries.ts";
import { moderatesAnywhere } from "#domains/moderation/policy.ts";
import { isUuid } from "#domains/moderation/subjects.ts";
import { words } from "#lib/i18n.ts";

type Props = {
  params: Promise<{ pass: string; person: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

async function load(params: Props["params"]) {
  const { person: id } = await params;
  const path = `/desk/moderation/people/${id}`;
  const { actor, lang } = await staffOf(params, path, moderatesAnywhere);
  const person = await findLedPerson(actor, id);
  if (!person) notFound();
  return { actor, lang, person, path };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, person } = await load(params);
  return { title: words(lang, "sanctions")("history.title", { name: person.name }) };
});

/** What was done about a person in the units that the reader leads. */
export default orMissing(async function HistoryPage({ params, searchParams }: Props) {
  const { actor, lang, person, path } = await load(params);
  const { before } = await searchParams;
  const lines = await listHistory(actor, person.id, typeof before === "string" && isUuid(before) ? before : null);
  const last = lines.length === HISTORY_PAGE ? lines.at(-1) : undefined;
  const t = words(lang, "sanctions");
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href="/desk/mutes">{t("title")}</Link>
          </p>
          <h1>{t("history.title", { name: person.name })}</h1>
          <p className="hint">{t("history.lede")}</p>
        </div>
      </header>
      {lines.length === 0 ? (
        <p className="empty">{t("history.empty")}</p>
      ) : (
        <section className="qlist" aria-label={t("history.title", { name: person.name })}>
          <HistoryList lang={lang} lines={lines} />
        </section>
      )}
      {last && (
        <p className="pager">
          <Link className="btn g s" href={`${path}?before=${last.id}`} prefetch={false}>
            {t("history.older")}
          </Link>
        </p>
      )}
    </>
  );
});
