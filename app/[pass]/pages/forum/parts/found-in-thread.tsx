import { CircleAlert } from "lucide-react";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Crumbs } from "#components/forum/crumbs.tsx";
import { FindForm } from "#components/forum/find-form.tsx";
import { HitList } from "#components/forum/hit-list.tsx";
import type { Person } from "#domains/edge/audience.ts";
import { sentences } from "#domains/edge/form-action.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { retryAfter } from "#domains/edge/retry-after.ts";
import { FindQuery } from "#domains/forum/posts/find/input.ts";
import { searchThread } from "#domains/forum/posts/find/search.ts";
import { postPath, threadPath } from "#domains/forum/posts/windows.ts";
import { findThread } from "#domains/forum/threads/queries.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { answerWith } from "#lib/answer.ts";
import { words } from "#lib/i18n.ts";
import { termsOf } from "#lib/text/hits.ts";
import { titleIn } from "#lib/thread-title.ts";

type Props = { person: Person; unit: string | null; threadId: string; asked: Record<string, unknown> };

/** 帖内查找, for the person who asks: what they may read, page by page. */
export async function foundInThread({ person: { actor, lang, day }, unit, threadId, asked }: Props) {
  const thread = await findThread(actor, threadId);
  if (!thread || thread.unitSlug !== unit) notFound();
  const base = areaPath(unit);
  const path = `${base}/forum/threads/${threadId}/find`;
  const query = FindQuery.safeParse(asked).data;
  const asking = query && searchThread(actor, thread, termsOf(query.q), query.from);
  const answer = await asking?.catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
    answerWith(429, retryAfter(error));
    return sentences(lang, error);
  });
  const found = answer && "hits" in answer ? answer : null;
  const t = words(lang, "finding");
  const address = (from?: number) =>
    `${path}?${new URLSearchParams({ q: query?.q ?? "", ...(from && { from: String(from) }) })}`;
  return (
    <section className="formpage">
      <Crumbs label={t("crumbs")} steps={[{ href: threadPath(base, threadId), text: titleIn(lang, thread.title) }]} />
      <h1>{t("find.title")}</h1>
      <FindForm
        path={path}
        query={query?.q ?? ""}
        words={{ label: t("find.query"), hint: t("find.hint"), submit: t("find.submit") }}
      />
      {answer && "message" in answer && (
        <p className="note bad" role="alert">
          <CircleAlert className="i" aria-hidden />
          {answer.message}
        </p>
      )}
      {found?.hits.length === 0 && <p className="empty">{t("find.none")}</p>}
      {found && found.hits.length > 0 && (
        <HitList hits={found.hits} lang={lang} day={day} postHref={(number) => postPath(base, threadId, number)} />
      )}
      {found && (found.next || query?.from) && (
        <nav className="pages" aria-label={t("find.hits")}>
          {query?.from && <Link href={address()}>{t("find.first")}</Link>}
          {found?.next && (
            <Link href={address(found.next)} rel="next">
              {t("find.more")}
            </Link>
          )}
        </nav>
      )}
    </section>
  );
}
