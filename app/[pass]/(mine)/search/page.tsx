import "#components/search/search.css";
import { CircleAlert, SearchX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { FoundList } from "#components/search/found-list.tsx";
import { countOf, Narrow } from "#components/search/narrow.tsx";
import { SearchForm } from "#components/search/search-form.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { sentences } from "#domains/edge/form-action.ts";
import { retryAfter } from "#domains/edge/retry-after.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { HITS_PER_PAGE, LOOKED_AT, SearchFilter, Words } from "#domains/search/input.ts";
import { pathOf, search } from "#domains/search/search.ts";
import { answerWith } from "#lib/answer.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }>; searchParams: Promise<Record<string, unknown>> };
const PATH = "/search";

export const generateMetadata = titleOrMissing(async function generateMetadata({
  params,
  searchParams,
}: Props): Promise<Metadata> {
  const { lang } = await personOf(params, PATH);
  const asked = Words.safeParse((await searchParams).q).data;
  const t = words(lang, "search");
  return { title: asked ? t("found", { words: asked }) : t("title") };
});

/** 搜索: everything that says the words and that the reader may read. */
export default orMissing(async function SearchPage({ params, searchParams }: Props) {
  const { actor, lang, day } = await personOf(params, PATH);
  const query = await searchParams;
  const asked = Words.safeParse(query.q).data ?? "";
  const { own, ...narrowed } = SearchFilter.parse(query);
  // Only posts are anybody's own.
  const filter = { ...narrowed, own: own && narrowed.kind === "posts" };
  const answer = asked === "" ? [] : await search(actor, asked, filter).catch((error) => refusal(lang, error));
  const groups = "message" in answer ? [] : answer;
  const shown = groups.filter(({ hits }) => hits.length > 0);
  const t = words(lang, "search");
  const addressOf = (change: Partial<SearchFilter>) =>
    `${PATH}?${new URLSearchParams([["q", asked], ...fieldsOf({ ...filter, page: 1, ...change })])}`;
  const only = filter.kind && groups.find(({ kind }) => kind === filter.kind);
  return (
    <section className="searchpage">
      <h1>{t("title")}</h1>
      <SearchForm lang={lang} path={PATH} asked={asked} kept={fieldsOf({ ...filter, page: 1 })} />
      {asked === "" && <p className="hint">{t("hint")}</p>}
      {"message" in answer && (
        <p className="note bad" role="alert">
          <CircleAlert className="i" aria-hidden />
          {answer.message}
        </p>
      )}
      {groups.length > 0 && <Narrow lang={lang} filter={filter} groups={groups} addressOf={addressOf} />}
      {shown.map((group) => (
        <section key={group.kind} aria-labelledby={`found-${group.kind}`}>
          <h2 id={`found-${group.kind}`} className={filter.kind ? "vh" : undefined}>
            {t(`kinds.${group.kind}`)}
          </h2>
          <FoundList hits={group.hits} lang={lang} day={day} label={t(`kinds.${group.kind}`)} hrefOf={pathOf} />
          {!filter.kind && group.count > group.hits.length && (
            <Link className="link" href={addressOf({ kind: group.kind })} prefetch={false}>
              {t("more", { kind: t(`kinds.${group.kind}`), count: countOf(group) })}
            </Link>
          )}
        </section>
      ))}
      {groups.length > 0 && shown.length === 0 && (
        <div className="empty">
          <SearchX className="i" aria-hidden />
          <h3>{t("none.title", { words: asked })}</h3>
          <p>{t("none.advice")}</p>
          {fieldsOf(filter).length > 0 && (
            <Link className="btn g s" href={`${PATH}?${new URLSearchParams({ q: asked })}`}>
              {t("none.narrowed")}
            </Link>
          )}
        </div>
      )}
      {only?.goesOn && <p className="hint">{t("limited", { count: LOOKED_AT })}</p>}
      {only && only.count > HITS_PER_PAGE && (
        <nav className="pages" aria-label={t("pages")}>
          {filter.page > 1 && (
            <Link href={addressOf({ page: filter.page - 1 })} rel="prev">
              {t("previous")}
            </Link>
          )}
          {filter.page * HITS_PER_PAGE < only.count && (
            <Link href={addressOf({ page: filter.page + 1 })} rel="next">
              {t("next")}
            </Link>
          )}
        </nav>
      )}
    </section>
  );
});

function refusal(lang: Lang, error: unknown) {
  if (!(error instanceof DomainError) || error.code !== "too_many") throw error;
  answerWith(429, retryAfter(error));
  return sentences(lang, error);
}

/** A filter as the fields of an address; what is left as it is at first is not said. */
function fieldsOf({ kind, age, order, own, page }: SearchFilter): [string, string][] {
  const said = { kind, age, order: order === "best" ? null : order, own: own || null, page: page === 1 ? null : page };
  return Object.entries(said).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
}
