import type { SeenPost } from "#domains/forum/posts/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";
import { excerpt } from "#lib/text/excerpt.ts";

const EXCERPT_CHARS = 80;

/** A post as a line of a list: what it says, who says it and where it stands. */
export function PostLine({ lang, post }: { lang: Lang; post: SeenPost }) {
  const t = words(lang, "moving");
  return (
    <div className="qitem0">
      <b>{post.said ? excerpt(post.said.body, EXCERPT_CHARS) : t("choose.gone")}</b>
      <p className="meta">
        <span>#{post.number}</span>
        {post.said && <span>{nameIn(lang, post.said.authorName)}</span>}
        <time dateTime={post.createdAt.toISOString()}>{formatDateTime(post.createdAt, lang)}</time>
      </p>
    </div>
  );
}
