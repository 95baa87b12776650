import Link from "next/link";
import type { Post } from "#domains/forum/posts/queries.ts";
import { formatMoment } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";

type Props = {
  lang: Lang;
  day: string;
  post: Pick<Post, "id" | "authorId" | "authorName" | "editedAt" | "editedBy" | "editorName">;
  reader: string | null;
};

/** Whoever comes back to a wiki with a draft learns that somebody else was there meanwhile, and what they changed. */
export function LastEdit({ lang, day, post, reader }: Props) {
  const { id, authorId, authorName, editedAt, editedBy, editorName } = post;
  if (!editedAt || (editedBy ?? authorId) === reader) return null;
  const t = words(lang, "forum");
  return (
    <p className="note">
      {t("wiki.last", { name: nameIn(lang, editorName ?? authorName), date: formatMoment(editedAt, lang, day) })}{" "}
      <Link className="link" href={`/history/${id}`} prefetch={false}>
        {t("post.history")}
      </Link>
    </p>
  );
}
