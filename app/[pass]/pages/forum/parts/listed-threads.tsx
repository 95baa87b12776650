import Link from "next/link";
import { ThreadRows } from "#components/forum/thread-rows.tsx";
import type { ListKind } from "#db/enums/lists.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { addressOf } from "#domains/forum/lists/address.ts";
import type { ListQuery } from "#domains/forum/lists/input.ts";
import type { ListedThread, listByKind } from "#domains/forum/lists/queries.ts";
import { postPath } from "#domains/forum/posts/windows.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  day: string;
  kind: ListKind;
  query: ListQuery;
  page: Awaited<ReturnType<typeof listByKind>>;
};

/** A page of a list: each thread says where it belongs and leads to where its reader goes on. */
export function ListedThreads({ lang, day, kind, query, page: { threads, next } }: Props) {
  const t = words(lang, "lists");
  const { before, ...chosen } = query;
  const listed = new Map(threads.map((thread) => [thread.id, thread]));
  return (
    <>
      {threads.length > 0 ? (
        <ThreadRows
          threads={threads}
          lang={lang}
          day={day}
          label={t("list")}
          hrefOf={({ id }) => placeToRead(listed.get(id)!)}
          placeOf={({ boardName, bulletinId }) => boardName ?? t(bulletinId ? "ofBulletin" : "ofCase")}
          unread={Object.fromEntries(threads.map(({ id, unread }) => [id, unread]))}
        />
      ) : (
        <p className="hint empty">{t(`empty.${kind}`)}</p>
      )}
      {(next || before) && (
        <nav className="pages" aria-label={t("pages")}>
          {before && <Link href={addressOf(kind, chosen)}>{t("first")}</Link>}
          {next && (
            <Link href={addressOf(kind, { ...chosen, before: next })} rel="next">
              {t("older")}
            </Link>
          )}
        </nav>
      )}
    </>
  );
}

/** The first unread post, else the beginning. */
const placeToRead = ({ id, unitSlug, unread, lastShownNumber }: ListedThread) =>
  postPath(areaPath(unitSlug), id, unread > 0 ? Math.max(1, lastShownNumber - unread + 1) : 1);
