import Link from "next/link";
import type { SeenPost } from "#domains/forum/posts/queries.ts";
import { formatMoment } from "#lib/dates.ts";
import { words } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";
import { Yours } from "./islands/yours.tsx";
import type { ThreadView } from "./view.ts";

type Props = { post: SeenPost; view: ThreadView };

/** Who said it, from where, when; its number is its permalink. */
export function Who({ post, view }: Props) {
  const { lang, day } = view;
  const t = words(lang, "forum");
  const { said } = post;
  const home = said?.home;
  const unit = home && (lang === "en" && home.enUnit ? home.enUnit : home.unit);
  return (
    <>
      {said && (
        <b>
          {said.isVoice ? (
            <>
              {nameIn(lang, said.authorName)}
              <Yours number={post.number} text={t("anonymous.yours")} />
            </>
          ) : (
            <Link href={`/people/${said.authorId}`} prefetch={false}>
              {said.authorName}
            </Link>
          )}
        </b>
      )}
      <Link
        className="no"
        href={view.postHref(post.number)}
        prefetch={false}
        aria-label={t("post.permalink", { number: post.number })}
      >
        #{post.number}
      </Link>
      <p className="sub">
        {unit && <span>{[unit, home.post].filter(Boolean).join(" · ")}</span>}
        <time dateTime={post.createdAt.toISOString()}>{formatMoment(post.createdAt, lang, day)}</time>
        {said && said.revision > 1 && (
          <Link href={`/history/${post.id}`} prefetch={false} title={t("post.history")}>
            {said.editorName ? t("post.editedBy", { name: said.editorName }) : t("post.edited")}
          </Link>
        )}
      </p>
    </>
  );
}
