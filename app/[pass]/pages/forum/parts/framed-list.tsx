import { Crumbs } from "#components/forum/crumbs.tsx";
import { SweepForm } from "#components/forum/islands/sweep-form.tsx";
import { sweepWords } from "#components/forum/islands/words.ts";
import { ListFilter } from "#components/forum/list-filter.tsx";
import { ListTabs } from "#components/forum/list-tabs.tsx";
import { SavedLists } from "#components/forum/saved-lists.tsx";
import { SweptNote } from "#components/forum/swept-note.tsx";
import type { ListKind } from "#db/enums/lists.ts";
import type { Person } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { listBoards } from "#domains/forum/boards/queries.ts";
import { addressOf, queryOf } from "#domains/forum/lists/address.ts";
import type { ListQuery } from "#domains/forum/lists/input.ts";
import { countUnreadThreads, type listByKind } from "#domains/forum/lists/queries.ts";
import { listSavedLists } from "#domains/forum/lists/saved/queries.ts";
import type { NamedScope } from "#domains/forum/lists/scope.ts";
import { countSwept } from "#domains/forum/reading/queries.ts";
import { listVisibleUnits } from "#domains/units/queries.ts";
import { badge } from "#lib/badge.ts";
import { words } from "#lib/i18n.ts";
import { ListedThreads } from "./listed-threads.tsx";

type Props = {
  person: Person;
  kind: ListKind;
  query: ListQuery;
  named: NamedScope;
  page: Awaited<ReturnType<typeof listByKind>>;
  /** What was marked read a moment ago, for whoever has no scripts. */
  sweepId: string;
};

/** A list with what stands around it: the other lists, what narrows it, the reader's own, what to do about the unread. */
export async function framedList({ person: { actor, lang, day }, kind, query, named, page, sweepId }: Props) {
  const [unread, swept, boards, units, saved] = await Promise.all([
    countUnreadThreads(actor, named.scope),
    countSwept(actor, sweepId),
    listBoards(actor),
    listVisibleUnits(actor),
    listSavedLists(actor),
  ]);
  const t = words(lang, "lists");
  const { before: _, ...chosen } = query;
  const { board } = named;
  const all = board ? `${areaPath(board.unitSlug)}/forum/boards/${board.slug}` : "/forum";
  return (
    <>
      <Crumbs label={t("nav")} steps={[{ href: all, text: board?.name ?? t("toForum") }]} />
      <header className="lhead">
        <h1>{t("title")}</h1>
        <p className="lede">{t(`ledes.${kind}`)}</p>
      </header>
      <div className="bgrid">
        <section aria-label={t("list")}>
          <ListTabs lang={lang} current={kind} here={all} query={queryOf(kind, chosen)} unread={unread} />
          <ListFilter lang={lang} kind={kind} boards={boards} units={units} chosen={chosen} />
          {swept > 0 && <SweptNote lang={lang} sweepId={sweepId} count={swept} />}
          <ListedThreads lang={lang} day={day} kind={kind} query={query} page={page} />
        </section>
        <aside className="bside lside">
          <section>
            <h2>{t("sweep.side")}</h2>
            <p>{unread > 0 ? t("sweep.some", { count: badge(unread) }) : t("sweep.none")}</p>
            <SweepForm boardId={board?.id ?? null} unit={chosen.unit} words={sweepWords(lang)} known={unread} />
          </section>
          <SavedLists
            lang={lang}
            lists={saved.map(({ id, name, ...list }) => ({ id, name, href: addressOf(list.kind, list) }))}
            kind={kind}
            chosen={chosen}
            here={addressOf(kind, chosen)}
          />
        </aside>
      </div>
    </>
  );
}
